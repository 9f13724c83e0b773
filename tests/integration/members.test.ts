/** The team: roles are given by those whom WordPress lets promote users, and whoever loses theirs loses what came with it. */
import { as, RestError, site } from './site.ts';
import { mailbox, ticket, unique } from './support/mails.ts';

const admin = as( 'administrator' );
const manager = as( 'mesa_manager' );
const agent = as( 'mesa_agent' );

const user = ( role: string ) =>
	site().runPhp< { id: number; login: string } >(
		`$id = wp_insert_user( array( 'user_login' => $args['login'], 'user_pass' => wp_generate_password(), 'user_email' => $args['login'] . '@staff.example', 'display_name' => $args['login'], 'role' => $args['role'] ) );
		return array( 'id' => $id, 'login' => $args['login'] );`,
		{ login: `member${ unique() }`, role }
	);
const roles = ( id: number ) => site().runPhp< string[] >( 'return array_values( get_userdata( $args["id"] )->roles );', { id } );
const give = ( id: number, role: string, who = admin ) =>
	who.call( 'setMemberRole', { path: { id }, body: { role: role as 'mesa_agent' } } );
const status = ( work: Promise< unknown > ) =>
	work.then(
		() => 200,
		( error: RestError ) => error.status
	);

it( 'finds users of the site who are not in the team, and takes one in beside the role that they have', async () => {
	const { id, login } = await user( 'editor' );
	const found = await admin.call( 'findCandidates', { query: { search: login.slice( 0, 12 ) } } );
	expect( found.map( ( one ) => one.person.id ) ).toContain( id );
	const member = await give( id, 'mesa_agent' );
	expect( member ).toMatchObject( { role: 'mesa_agent', email: `${ login }@staff.example`, can_change: true } );
	expect( await roles( id ) ).toEqual( [ 'editor', 'mesa_agent' ] );
	expect( ( await admin.call( 'findCandidates', { query: { search: login } } ) ).map( ( one ) => one.person.id ) ).not.toContain( id );
	await give( id, 'mesa_qa' );
	expect( await roles( id ) ).toEqual( [ 'editor', 'mesa_qa' ] );
	expect( ( await manager.call( 'listMembers', {} ) ).find( ( one ) => one.person.id === id ) ).toMatchObject( {
		role: 'mesa_qa',
		can_change: false,
	} );
	await give( id, '' );
	expect( await roles( id ) ).toEqual( [ 'editor' ] );
	expect( ( await manager.call( 'listMembers', {} ) ).map( ( one ) => one.person.id ) ).not.toContain( id );
} );

it( 'gives tickets back that somebody had who may not answer any more', async () => {
	const { id } = await user( 'mesa_agent' );
	const box = await mailbox( 'Members' );
	const made = await ticket( box.id );
	await agent.call( 'updateTicket', { path: { id: made.id }, body: { assignee_id: id } } );
	await give( id, 'mesa_light_agent' );
	expect( ( await agent.call( 'getTicket', { path: { id: made.id } } ) ).row.assignee ).toBeNull();
} );

it( 'is closed to those whom WordPress does not let promote users, and to roles that are not for people', async () => {
	const { id } = await user( 'subscriber' );
	expect( await status( give( id, 'mesa_agent', manager ) ) ).toBe( 403 );
	expect( await status( give( id, 'mesa_poller' ) ) ).toBe( 400 );
	expect( await status( give( id, 'administrator' ) ) ).toBe( 400 );
	expect( await status( give( 99_999_999, 'mesa_agent' ) ) ).toBe( 404 );
	// Somebody who has the settings but may not promote.
	await site().runPhp( `( new WP_User( $args['id'] ) )->add_cap( 'mesa_manage_settings' ); return 1;`, { id: agent.id } );
	const refused = await status( give( id, 'mesa_agent', agent ) );
	const hidden = await status( agent.call( 'findCandidates', { query: { search: 'a' } } ) );
	await site().runPhp( `( new WP_User( $args['id'] ) )->remove_cap( 'mesa_manage_settings' ); return 1;`, { id: agent.id } );
	expect( [ refused, hidden ] ).toEqual( [ 403, 403 ] );
} );

it( 'says of each person which mailboxes they see', async () => {
	const box = await mailbox( 'For some' );
	await manager.call( 'updateMailbox', { path: { id: box.id }, body: { restricted: true, members: [ agent.id ] } } );
	const members = await manager.call( 'listMembers', {} );
	const of = ( id: number ) => members.find( ( one ) => one.person.id === id )!;
	expect( of( agent.id ).mailboxes ).toContain( box.id );
	expect( of( as( 'mesa_qa' ).id ) ).toMatchObject( { sees_all: false } );
	expect( of( as( 'mesa_qa' ).id ).mailboxes ).not.toContain( box.id );
	expect( of( manager.id ) ).toMatchObject( { sees_all: true } );
} );

it( 'lists what each role may do as it is on this site, and an update brings roles up to date', async () => {
	const can = async ( slug: string ) => ( await agent.call( 'listRoles', {} ) ).find( ( role ) => role.slug === slug )!.can;
	expect( await can( 'mesa_agent' ) ).toEqual( expect.arrayContaining( [ 'mesa_reply', 'mesa_edit_tickets' ] ) );
	expect( await can( 'mesa_agent' ) ).not.toContain( 'mesa_delete_tickets' );
	expect( ( await agent.call( 'listRoles', {} ) ).map( ( role ) => role.slug ) ).not.toContain( 'mesa_poller' );
	await site().runPhp( `get_role( 'mesa_qa' )->remove_cap( 'mesa_note' ); return 1;` );
	expect( await can( 'mesa_qa' ) ).not.toContain( 'mesa_note' );
	await site().runPhp( 'Mesa\\Boot\\Activation::set_up(); return 1;' );
	expect( await can( 'mesa_qa' ) ).toContain( 'mesa_note' );
} );
