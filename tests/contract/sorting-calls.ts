/** Requests about what tickets are sorted by; each that uses something up has one of its own. */
import { as } from '../integration/site.ts';
import { unique } from '../integration/support/mails.ts';
import type { Call } from './calls.ts';

/** A name that nothing else has. */
const name = () => `Contract ${ unique() }`;

export function sortingCalls( allowed: boolean ): Record< string, () => Promise< Call > > {
	const admin = as( 'administrator' );
	const simple = ( path: string, body?: object ) => async (): Promise< Call > => ( body ? { path, body } : { path } );
	const made = async ( make: () => Promise< { id: number } > ) => ( allowed ? ( await make() ).id : 1 );
	const field = () => made( () => admin.call( 'createField', { body: { name: name(), kind: 'text' } } ) );
	const type = () => made( () => admin.call( 'createType', { body: { name: name() } } ) );
	const status = () => made( () => admin.call( 'createStatus', { body: { name: name(), state: 'pending' } } ) );
	const team = () => made( () => admin.call( 'createTeam', { body: { name: name() } } ) );
	return {
		getDesk: simple( '/desk' ),
		createField: async () => ( { path: '/fields', body: { name: name(), kind: 'number' } } ),
		updateField: async () => ( { path: `/fields/${ await field() }`, body: { help: 'As printed on the box' } } ),
		sortFields: async () => ( { path: '/fields/order', body: { ids: [ await field() ] } } ),
		createType: async () => ( { path: '/types', body: { name: name() } } ),
		updateType: async () => ( { path: `/types/${ await type() }`, body: { color: 'red' } } ),
		sortTypes: async () => ( { path: '/types/order', body: { ids: [ await type() ] } } ),
		createStatus: async () => ( { path: '/statuses', body: { name: name(), state: 'closed' } } ),
		updateStatus: async () => ( { path: `/statuses/${ await status() }`, body: { color: 'teal' } } ),
		sortStatuses: async () => ( { path: '/statuses/order', body: { ids: [ await status() ] } } ),
		deleteStatus: async () => ( { path: `/statuses/${ await status() }` } ),
		nameStatus: simple( '/statuses/built-in', { state: 'pending', color: 'yellow' } ),
		namePriority: simple( '/priorities', { level: 'high', name: 'High' } ),
		createTeam: async () => ( { path: '/teams', body: { name: name(), members: [ as( 'mesa_agent' ).id ] } } ),
		updateTeam: async () => ( { path: `/teams/${ await team() }`, body: { color: 'blue' } } ),
		deleteTeam: async () => ( { path: `/teams/${ await team() }` } ),
		sortTeams: async () => ( { path: '/teams/order', body: { ids: [ await team() ] } } ),
	};
}
