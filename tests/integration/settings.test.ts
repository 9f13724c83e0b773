/** Settings: saved together, checked one by one. */
import { as, RestError } from './site.ts';

const admin = as( 'administrator' );

it( 'keeps what a change does not name', async () => {
	const before = await admin.call( 'getSettings', {} );
	const after = await admin.call( 'updateSettings', { body: { undo_seconds: 25 } } );
	expect( after ).toEqual( { ...before, undo_seconds: 25 } );
	expect( await admin.call( 'getSettings', {} ) ).toEqual( after );
	await admin.call( 'updateSettings', { body: { undo_seconds: before.undo_seconds } } );
} );

it.each( [
	[ { undo_seconds: 61 }, 'undo_seconds' ],
	[ { undo_seconds: -1 }, 'undo_seconds' ],
	[ { form_max_file_mb: 'many' }, 'form_max_file_mb' ],
	[ { default_mailbox_id: 999999 }, 'default_mailbox_id' ],
	[ { delete_data_on_uninstall: 'perhaps' }, 'delete_data_on_uninstall' ],
	[ { undo_second: 5 }, 'undo_second' ],
] )( 'refuses %j and names the field', async ( body, field ) => {
	const before = await admin.call( 'getSettings', {} );
	const error = await admin.call( 'updateSettings', { body: body as never } ).catch( ( reason: unknown ) => reason );
	expect( error ).toBeInstanceOf( RestError );
	expect( error ).toMatchObject( { status: 400, data: { params: { [ field ]: expect.any( String ) } } } );
	expect( await admin.call( 'getSettings', {} ) ).toEqual( before );
} );

it( 'is not for managers of mailboxes, only for those who manage the site', async () => {
	expect( ( await as( 'mesa_manager' ).request( 'GET', '/settings' ) ).status ).toBe( 403 );
	expect( ( await as( 'mesa_manager' ).request( 'PATCH', '/settings', { body: { undo_seconds: 1 } } ) ).status ).toBe( 403 );
} );
