/** What tickets are sorted by, made for one test. */
import { as } from '../site.ts';
import type { FieldValue, TicketField, TicketFieldInput, TicketPatch } from '../../../src/contract/generated/types.ts';
import { unique } from './mails.ts';

const manager = as( 'mesa_manager' );
const agent = as( 'mesa_agent' );

/** A name that nothing else has. */
export const called = ( name: string ) => `${ name } ${ unique() }`;

export const makeField = ( body: TicketFieldInput ) => manager.call( 'createField', { body } );

export const makeType = ( name = called( 'Return' ) ) => manager.call( 'createType', { body: { name, color: 'orange' } } );

export const makeTeam = ( members: number[], name = called( 'Returns' ) ) => manager.call( 'createTeam', { body: { name, members } } );

/** A field is out of the way again: it asks nothing of other tests' tickets. */
export const archive = ( ...fields: TicketField[] ) =>
	Promise.all( fields.map( ( { id } ) => manager.call( 'updateField', { path: { id }, body: { archived: true } } ) ) );

export const change = ( id: number, body: TicketPatch ) => agent.call( 'updateTicket', { path: { id }, body } );

export const open = ( id: number ) => agent.call( 'getTicket', { path: { id } } );

export const held = ( field: TicketField, ...values: string[] ): FieldValue => ( { field_id: field.id, values } );
