/** Saved views: a view is a search, never a way around what somebody may see. */
import { as, RestError, site } from './site.ts';
import { mailbox, ticket, unique } from './support/mails.ts';

const agent = as( 'mesa_agent' );
const other = as( 'mesa_coordinator' );
const manager = as( 'mesa_manager' );
const qa = as( 'mesa_qa' );

const names = async ( who = agent ) => ( await who.call( 'listViews', {} ) ).map( ( view ) => view.name );
const status = ( work: Promise< unknown > ) =>
	work.then(
		() => 200,
		( error: RestError ) => error.status
	);

it( 'comes with views that everybody has, in the reader’s own words', async () => {
	expect( await names( qa ) ).toEqual( expect.arrayContaining( [ 'Urgent', 'Waiting longest', 'Mine, unanswered' ] ) );
	const views = await qa.call( 'listViews', {} );
	expect( views.filter( ( view ) => view.owner === null ).map( ( view ) => view.can_edit ) ).toEqual( [ false, false, false ] );
} );

it( 'is one’s own until it is shared, and shows each person only what they may see', async () => {
	const box = await mailbox( 'Secret' );
	const word = `viewed${ unique() }`;
	await ticket( box.id, { subject: word } );
	const view = await agent.call( 'createView', { body: { name: `  ${ word } `, search: word, order: 'importance', icon: 'flag' } } );
	expect( view ).toMatchObject( { name: word, folder: 'open', shared: 'no', can_edit: true, owner: { id: agent.id } } );
	expect( await names( other ) ).not.toContain( word );
	expect( await status( other.call( 'updateView', { path: { id: view.id }, body: { name: 'x' } } ) ) ).toBe( 404 );
	await agent.call( 'updateView', { path: { id: view.id }, body: { shared: 'all' } } );
	expect( await names( other ) ).toContain( word );
	expect( await status( other.call( 'updateView', { path: { id: view.id }, body: { name: 'x' } } ) ) ).toBe( 403 );

	await manager.call( 'updateMailbox', { path: { id: box.id }, body: { restricted: true, members: [ agent.id ] } } );
	const count = async ( who = agent ) => ( await who.call( 'countViews', {} ) ).find( ( one ) => one.id === view.id );
	expect( await count() ).toEqual( { id: view.id, count: 1, more: false } );
	expect( await count( other ) ).toEqual( { id: view.id, count: 0, more: false } );
	// One that is about the mailbox itself does not exist for those who do not know of it.
	await agent.call( 'updateView', { path: { id: view.id }, body: { mailbox_id: box.id } } );
	expect( await names( other ) ).not.toContain( word );
	expect( await names() ).toContain( word );
	expect( await status( other.call( 'createView', { body: { name: 'x', mailbox_id: box.id } } ) ) ).toBe( 400 );
} );

it( 'sharing is for those who work on tickets, changing others’ for those who keep the team’s words', async () => {
	expect( await status( qa.call( 'createView', { body: { name: 'Mine' } } ) ) ).toBe( 200 );
	expect( await status( qa.call( 'createView', { body: { name: 'Ours', shared: 'all' } } ) ) ).toBe( 403 );
	const view = await agent.call( 'createView', { body: { name: `Ours ${ unique() }`, shared: 'all' } } );
	expect( ( await manager.call( 'updateView', { path: { id: view.id }, body: { name: 'Tidied' } } ) ).name ).toBe( 'Tidied' );
	expect( await status( agent.call( 'createView', { body: { name: 'T', shared: 'team', team_id: 999_999 } } ) ) ).toBe( 400 );
	expect( await status( agent.call( 'createView', { body: { search: 'x' } } ) ) ).toBe( 400 );
} );

it( 'a deleted one is gone for everybody and can be put back as it was', async () => {
	const view = await agent.call( 'createView', { body: { name: `Back ${ unique() }`, shared: 'all', search: 'tag:vip' } } );
	await agent.call( 'deleteView', { path: { id: view.id } } );
	expect( await names( other ) ).not.toContain( view.name );
	expect( await status( other.call( 'restoreView', { path: { id: view.id } } ) ) ).toBe( 404 );
	expect( await agent.call( 'restoreView', { path: { id: view.id } } ) ).toEqual( view );
	expect( await names( other ) ).toContain( view.name );
	await agent.call( 'deleteView', { path: { id: view.id } } );
	await site().runPhp(
		`( new Mesa\\Data\\Db() )->update( 'views', array( 'deleted_at' => '2020-01-01 00:00:00' ), array( 'id' => $args['id'] ) ); return 1;`,
		{
			id: view.id,
		}
	);
	expect( await status( agent.call( 'restoreView', { path: { id: view.id } } ) ) ).toBe( 404 );
} );

it( 'each person has their own order', async () => {
	const made = await Promise.all(
		[ 'A', 'B', 'C' ].map( ( name ) => agent.call( 'createView', { body: { name: `${ name } ${ unique() }`, shared: 'all' } } ) )
	);
	const ids = made.map( ( view ) => view.id );
	await agent.call( 'orderViews', { body: { ids: [ ids[ 2 ]!, ids[ 0 ]!, ids[ 1 ]! ] } } );
	const mine = ( await agent.call( 'listViews', {} ) ).map( ( view ) => view.id );
	expect( mine.slice( 0, 3 ) ).toEqual( [ ids[ 2 ], ids[ 0 ], ids[ 1 ] ] );
	const theirs = ( await other.call( 'listViews', {} ) ).map( ( view ) => view.id ).filter( ( id ) => ids.includes( id ) );
	expect( theirs ).toEqual( [ ...ids ].sort( ( a, b ) => a - b ) );
} );

it( 'one whose search has become wrong keeps nobody from counting the others', async () => {
	await agent.call( 'createView', { body: { name: 'Wrong', search: 'before:someday' } } );
	const good = await agent.call( 'createView', { body: { name: 'Good', folder: 'trash' } } );
	await agent.call( 'orderViews', { body: { ids: [ good.id ] } } );
	expect( ( await agent.call( 'countViews', {} ) ).map( ( one ) => one.id ) ).toContain( good.id );
} );
