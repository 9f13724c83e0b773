/** Requests about visitors' forms; each that uses something up has one of its own. */
import { as } from '../integration/site.ts';
import { unique } from '../integration/support/mails.ts';
import type { Call } from './calls.ts';

const name = () => `Contract ${ unique() }`;

/** @param form As a page carries it. */
export function formCalls( allowed: boolean, form: string ): Record< string, () => Promise< Call > > {
	const simple = ( path: string, body?: object ) => async (): Promise< Call > => ( body ? { path, body } : { path } );
	const made = async () => ( allowed ? ( await as( 'administrator' ).call( 'createForm', { body: { name: name() } } ) ).id : 1 );
	return {
		listForms: simple( '/forms' ),
		createForm: async () => ( { path: '/forms', body: { name: name(), ask_order: 'required' } } ),
		updateForm: async () => ( { path: `/forms/${ await made() }`, body: { intro: 'Hello' } } ),
		sortForms: async () => ( { path: '/forms/order', body: { ids: [ await made() ] } } ),
		previewForm: simple( '/forms/preview', { title: 'Returns' } ),
		getDeflection: simple( '/forms/deflection?days=30' ),
		stampRequest: simple( '/requests/stamp', {} ),
		uploadRequestFile: async () => {
			const parts = new FormData();
			parts.append( 'form', form );
			parts.append( 'file', new File( [ `A text ${ unique() }` ], 'words.txt', { type: 'text/plain' } ) );
			return { path: '/requests/files', parts };
		},
		noteVisit: simple( '/requests/visits', { form, group: 'shown', what: 'begun' } ),
	};
}
