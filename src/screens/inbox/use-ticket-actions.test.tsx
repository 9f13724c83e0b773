import { renderHook, waitFor } from '@testing-library/react';
import { dispatch, select } from '@wordpress/data';
import { store as noticesStore } from '@wordpress/notices';
import type { TicketPatch, TicketRow } from '../../contract/generated/types.ts';
import { deskStore, registerDeskStore } from '../../store/desk/index.ts';
import { standInForSite, ticketRow } from '../../store/testing.ts';
import { useTicketActions } from './use-ticket-actions.ts';

registerDeskStore();

const notices = () => select( noticesStore ).getNotices();
const undo = () => notices().find( ( notice ) => notice.id === 'mesa-done' )?.actions[ 0 ] as { onClick?: () => void } | undefined;

let release: () => void = () => undefined;

/** A desk with two tickets; a change of tags waits until it is released, one of many refuses the second ticket. */
async function show() {
	const rows: TicketRow[] = [ ticketRow( { id: 1, tags: [ 'vip' ] } ), ticketRow( { id: 2 } ) ];
	const calls = standInForSite( async ( { method, path, data } ) => {
		if ( path.startsWith( '/tickets?' ) ) {
			return { items: rows, next_cursor: null };
		}
		const patch = data as TicketPatch & { ids?: number[] };
		if ( path === '/tickets/bulk' ) {
			return {
				results: ( patch.ids ?? [] ).map( ( id ) =>
					id === 2
						? { id, ok: false, error: 'It is locked.', row: null, before: null }
						: {
								id,
								ok: true,
								error: null,
								row: null,
								before: { status: 'pending', snoozed_until: null, assignee_id: 4, priority: 'normal', tags: [ 'vip' ] },
							}
				),
			};
		}
		if ( method === 'PATCH' && patch.remove_tags ) {
			await new Promise< void >( ( resolve ) => ( release = resolve ) );
		}
		return { ...rows[ 0 ], version: 2 };
	} );
	await dispatch( deskStore ).loadList( { folder: 'open', order: 'newest' } );
	return { calls, actions: renderHook( () => useTicketActions() ).result.current };
}

it( 'offers no way back that leads behind another change', async () => {
	const { calls, actions } = await show();
	await actions.change( 1, { add_tags: [ 'new' ] } );
	expect( undo() ).toBeDefined();
	const second = actions.change( 1, { remove_tags: [ 'vip' ] } );
	expect( undo() ).toBeUndefined();
	await waitFor( () => expect( calls.at( -1 )?.data ).toMatchObject( { remove_tags: [ 'vip' ] } ) );
	release();
	await second;
	expect( undo() ).toBeDefined();
} );

it( 'gives each of many back what the site says it was, and tells which were refused and why', async () => {
	const { calls, actions } = await show();
	expect( await actions.changeMany( [ 1, 2 ], { assignee_id: 7 } ) ).toEqual( [ 2 ] );
	expect( notices().find( ( notice ) => notice.id === 'mesa-failed' )?.content ).toContain( '#2: It is locked.' );
	undo()?.onClick?.();
	await waitFor( () =>
		expect( calls.filter( ( call ) => call.path === '/tickets/bulk' ).map( ( call ) => call.data ) ).toEqual( [
			{ ids: [ 1, 2 ], assignee_id: 7 },
			{ ids: [ 1 ], assignee_id: 4 },
		] )
	);
} );
