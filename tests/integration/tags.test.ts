/** Tags: one word is one tag however it is typed, a ticket's history tells of it, and a manager can tidy up. */
import { as, site } from './site.ts';
import { mailbox, ticket, tickets, unique } from './support/mails.ts';
import { refusal } from './support/refusal.ts';
import type { TicketPatch } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
let box: { id: number };

const word = ( name: string ) => `${ name } ${ unique() }`;
const open = ( id: number ) => agent.call( 'getTicket', { path: { id } } );
const change = ( id: number, body: TicketPatch ) => agent.call( 'updateTicket', { path: { id }, body } );
const all = async () => ( await agent.call( 'listTags', {} ) ).map( ( tag ) => tag.name );
const find = async ( name: string ) => ( await agent.call( 'listTags', { query: { search: name } } ) )[ 0 ]!;
const history = async ( id: number ) =>
	( await open( id ) ).events.filter( ( event ) => event.type === 'tags_changed' ).map( ( event ) => event.data );

beforeAll( async () => {
	box = await mailbox( 'Tags' );
} );

it( 'a word is one tag, however it is written', async () => {
	const { id } = await ticket( box.id );
	const name = word( 'Überfällig' );
	expect( ( await change( id, { add_tags: [ `  ${ name } ` ] } ) ).tags ).toEqual( [ name ] );
	const again = await change( id, { add_tags: [ name.toUpperCase(), name.replace( 'Ü', 'U' ).replace( 'ä', 'a' ) ] } );
	expect( again.tags ).toEqual( [ name ] );
	expect( await history( id ) ).toEqual( [ { added: name, removed: '' } ] );
	expect( ( await all() ).filter( ( one ) => one.endsWith( name.slice( -12 ) ) ) ).toEqual( [ name ] );
	expect( ( await change( id, { remove_tags: [ name.toLowerCase(), 'not there' ] } ) ).tags ).toEqual( [] );
	expect( await history( id ) ).toContainEqual( { added: '', removed: name } );
} );

it( 'emoji and writing without letter case are told apart, whatever the database holds for equal', async () => {
	const { id } = await ticket( box.id );
	const end = unique();
	const names = [ `🔥${ end }`, `🎉${ end }`, `返品${ end }`, `退款${ end }`, `50% ${ end }`, `50_ ${ end }` ];
	expect( ( await change( id, { tags: names } ) ).tags.sort() ).toEqual( [ ...names ].sort() );
	expect( ( await agent.call( 'listTags', { query: { search: `🎉${ end }` } } ) ).map( ( tag ) => tag.name ) ).toEqual( [
		`🎉${ end }`,
	] );
	expect( ( await agent.call( 'listTags', { query: { search: `50_ ${ end }` } } ) ).map( ( tag ) => tag.name ) ).toEqual( [
		`50_ ${ end }`,
	] );
} );

it( 'the whole list replaces what was there; the same list is no change', async () => {
	const { id } = await ticket( box.id );
	const [ a, b, c ] = [ word( 'a' ), word( 'b' ), word( 'c' ) ];
	await change( id, { tags: [ a, b ] } );
	const row = await change( id, { tags: [ b, c ] } );
	expect( row.tags ).toEqual( [ b, c ] );
	expect( ( await change( id, { tags: [ c.toUpperCase(), b ] } ) ).version ).toBe( row.version );
	expect( await history( id ) ).toEqual( [
		{ added: `${ a }, ${ b }`, removed: '' },
		{ added: c, removed: a },
	] );
	const list = await agent.call( 'listTickets', { query: { mailbox_id: box.id, per_page: 100 } } );
	expect( list.items.find( ( one ) => one.id === id )!.tags ).toEqual( [ b, c ] );
} );

it( 'what a tag cannot be called is said, and nothing of the change is done', async () => {
	const { id } = await ticket( box.id );
	const names = Array.from( { length: 20 }, ( _, i ) => word( `t${ i }` ) );
	const { version } = await change( id, { tags: names } );
	const wrong: Array< [ TicketPatch, string ] > = [
		[ { add_tags: [ 'a, b' ] }, 'add_tags' ],
		[ { tags: [ 'say "hello"' ] }, 'tags' ],
		[ { tags: [ ' \u200b ' ] }, 'tags' ],
		[ { tags: [ 'x'.repeat( 41 ) ] }, 'tags' ],
		[ { add_tags: [ word( 'one more' ) ] }, 'add_tags' ],
		[ { tags: [ 'a' ], add_tags: [ 'b' ] }, 'tags' ],
	];
	for ( const [ body, field ] of wrong ) {
		const error = await refusal( change( id, { ...body, priority: 'high' } ) );
		expect( [ error.status, Object.keys( ( error.data as { params: object } ).params ) ] ).toEqual( [ 400, [ field ] ] );
	}
	expect( ( await open( id ) ).row ).toMatchObject( { version, priority: 'normal' } );
	expect( ( await all() ).filter( ( name ) => name.startsWith( 'one more' ) ) ).toEqual( [] );
	expect( ( await change( id, { add_tags: [ word( 'instead' ) ], remove_tags: [ names[ 0 ]! ] } ) ).tags ).toHaveLength( 20 );
} );

it( 'two agents who make the same tag at once make one', async () => {
	const made = await tickets( box.id, {}, {}, {}, {}, {}, {} );
	const name = word( 'Wholesale' );
	await Promise.all( made.map( ( { id }, i ) => change( id, { add_tags: [ i % 2 ? name : name.toUpperCase() ] } ) ) );
	expect( ( await all() ).filter( ( one ) => one.toLowerCase() === name.toLowerCase() ) ).toHaveLength( 1 );
	const tag = await find( name );
	expect( await manager.call( 'getTag', { path: { id: tag.id } } ) ).toMatchObject( { tickets: made.length } );
} );

it( 'a new name is everywhere at once; one that is taken is refused', async () => {
	const { id } = await ticket( box.id );
	const [ old, other, name ] = [ word( 'old' ), word( 'other' ), word( 'new' ) ];
	await change( id, { tags: [ old, other ] } );
	const tag = await find( old );
	expect( await manager.call( 'renameTag', { path: { id: tag.id }, body: { name } } ) ).toEqual( { id: tag.id, name } );
	expect( ( await open( id ) ).row.tags ).toEqual( [ name, other ] );
	const taken = await refusal( manager.call( 'renameTag', { path: { id: tag.id }, body: { name: other.toUpperCase() } } ) );
	expect( [ taken.status, taken.code ] ).toEqual( [ 409, 'mesa_tag_exists' ] );
	// Only its letter case: still the same tag.
	await manager.call( 'renameTag', { path: { id: tag.id }, body: { name: name.toUpperCase() } } );
	expect( ( await open( id ) ).row.tags ).toContain( name.toUpperCase() );
} );

it( 'two tags become one on every ticket, and the old word is free again', async () => {
	const [ a, b, c ] = await tickets( box.id, {}, {}, {} );
	const [ goes, stays ] = [ word( 'refunds' ), word( 'refund' ) ];
	await change( a!.id, { tags: [ goes ] } );
	await change( b!.id, { tags: [ goes, stays ] } );
	const { id } = await find( goes );
	const into = ( await find( stays ) ).id;
	expect( await manager.call( 'mergeTag', { path: { id }, body: { into } } ) ).toEqual( { id: into, name: stays } );
	expect( ( await open( a!.id ) ).row.tags ).toEqual( [ stays ] );
	expect( ( await open( b!.id ) ).row.tags ).toEqual( [ stays ] );
	expect( await all() ).not.toContain( goes );
	expect( ( await change( c!.id, { tags: [ goes ] } ) ).tags ).toEqual( [ goes ] );
	expect( ( await refusal( manager.call( 'mergeTag', { path: { id: into }, body: { into } } ) ) ).status ).toBe( 400 );
} );

it( 'two managers who merge two tags into each other at once lose neither from their tickets', async () => {
	const [ a, b ] = await tickets( box.id, {}, {} );
	const [ one, two ] = [ word( 'late' ), word( 'delayed' ) ];
	await change( a!.id, { tags: [ one ] } );
	await change( b!.id, { tags: [ two ] } );
	const ids = [ ( await find( one ) ).id, ( await find( two ) ).id ] as const;
	const merge = ( id: number, into: number ) => manager.request( 'POST', `/tags/${ id }/merge`, { body: { into } } );
	const answers = await Promise.all( [ merge( ids[ 0 ], ids[ 1 ] ), merge( ids[ 1 ], ids[ 0 ] ) ] );
	expect( answers.filter( ( answer ) => answer.status === 200 ) ).toHaveLength( 1 );
	const left = ( await all() ).filter( ( name ) => name === one || name === two );
	expect( left ).toHaveLength( 1 );
	expect( [ ( await open( a!.id ) ).row.tags, ( await open( b!.id ) ).row.tags ] ).toEqual( [ left, left ] );
} );

describe( 'a tag of very many tickets', () => {
	/** Merged or deleted, and its tickets have not followed yet, as when PHP died in the middle. */
	const leave = ( id: number, into: number ) =>
		site().runPhp(
			`$services = new Mesa\\Boot\\Services();
			$services->tag_store()->leave( $args['id'], $args['into'] );
			$services->job_store()->add( 'follow_tag', $args['id'], array(), time() + 3600 );`,
			{ id, into }
		);
	const follow = async ( id: number ) => {
		await site().runPhp(
			"( new Mesa\\Data\\Db() )->update( 'jobs', array( 'run_at' => gmdate( 'Y-m-d H:i:s' ) ), array( 'type' => 'follow_tag', 'subject_id' => $args['id'] ) );",
			{ id }
		);
		await as( 'mesa_poller' ).call( 'tick', {} );
	};
	const rows = ( id: number ) =>
		site().runPhp< number >(
			"return (int) ( new Mesa\\Data\\Db() )->value( 'SELECT COUNT(*) FROM {ticket_tags} WHERE tag_id = %d', $args['id'] );",
			{ id }
		);

	it( 'counts as the other one while its tickets follow, and a job brings them', async () => {
		const [ a, b ] = await tickets( box.id, {}, {} );
		const [ goes, stays ] = [ word( 'complaint' ), word( 'complaints' ) ];
		await change( a!.id, { tags: [ goes ] } );
		await change( b!.id, { tags: [ goes, stays ] } );
		const [ id, into ] = [ ( await find( goes ) ).id, ( await find( stays ) ).id ];
		await leave( id, into );
		expect( await all() ).not.toContain( goes );
		expect( ( await open( a!.id ) ).row.tags ).toEqual( [ stays ] );
		expect( ( await open( b!.id ) ).row.tags ).toEqual( [ stays ] );
		// Taken off meanwhile, it stays off; put on by its old name, it is the one that stays.
		expect( ( await change( b!.id, { remove_tags: [ stays ] } ) ).tags ).toEqual( [] );
		expect( ( await change( b!.id, { add_tags: [ goes ] } ) ).tags ).toEqual( [ stays ] );
		await follow( id );
		expect( [ await rows( id ), await rows( into ) ] ).toEqual( [ 0, 2 ] );
		expect( ( await open( a!.id ) ).row.tags ).toEqual( [ stays ] );
	} );

	it( 'is gone at once when it is deleted, and its word can be used anew', async () => {
		const [ a, b ] = await tickets( box.id, {}, {} );
		const name = word( 'spring sale' );
		await change( a!.id, { tags: [ name ] } );
		const { id } = await find( name );
		await leave( id, 0 );
		expect( ( await open( a!.id ) ).row.tags ).toEqual( [] );
		expect( ( await change( b!.id, { tags: [ name ] } ) ).tags ).toEqual( [ name ] );
		await follow( id );
		expect( await rows( id ) ).toBe( 0 );
		expect( ( await open( a!.id ) ).row.tags ).toEqual( [] );
		expect( ( await open( b!.id ) ).row.tags ).toEqual( [ name ] );
	} );
} );

it( 'a deleted tag leaves its tickets', async () => {
	const { id } = await ticket( box.id );
	const name = word( 'obsolete' );
	await change( id, { tags: [ name ] } );
	const tag = await find( name );
	await manager.call( 'deleteTag', { path: { id: tag.id } } );
	expect( ( await open( id ) ).row.tags ).toEqual( [] );
	expect( ( await refusal( manager.call( 'getTag', { path: { id: tag.id } } ) ) ).status ).toBe( 404 );
	expect(
		await site().runPhp(
			"return (int) ( new Mesa\\Data\\Db() )->value( \"SELECT COUNT(*) FROM {jobs} WHERE type = 'follow_tag' AND subject_id = %d\", $args['id'] );",
			{ id: tag.id }
		)
	).toBe( 0 );
} );
