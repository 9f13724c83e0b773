/** Live updates: the pulse moves with every write, and what moved is told exactly. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, ticket, unique } from './support/mails.ts';

const agent = as( 'mesa_agent' );
let box: { id: number };

const changes = ( since: number ) => agent.call( 'getChanges', { query: { since } } );
const pulseUrl = () =>
	site().runPhp< string >(
		'$db = new Mesa\\Data\\Db(); return ( new Mesa\\Events\\Pulse( new Mesa\\Data\\SequenceStore( $db ) ) )->url();'
	);
const pulse = async ( url: string ) => Number( await ( await fetch( url ) ).text() );

beforeAll( async () => {
	// A reply that is sent in the background is a change too: none may leave while these tests count.
	await as( 'administrator' ).call( 'updateSettings', { body: { undo_seconds: 60 } } );
	await site().runPhp( `( new Mesa\\Data\\Db() )->run( "DELETE FROM {jobs} WHERE status = 'waiting'" );` );
	box = await mailbox( 'Changes' );
	await ticket( box.id );
} );
afterAll( async () => {
	await as( 'administrator' ).call( 'updateSettings', { body: { undo_seconds: 10 } } );
} );

it( 'raises the pulse with every kind of write, and tells which tickets moved', async () => {
	const url = await pulseUrl();
	expect( url ).toMatch( /\/mesa-pulse-[0-9a-f]{32}\.txt$/ );
	const first = await ticket( box.id );
	const writes: Array< [ string, () => Promise< unknown > ] > = [
		[ 'mail', () => deliver( box.id, mail( { from: first.mail.from, references: [ first.mail.message_id ] } ) ) ],
		[ 'change', () => agent.call( 'updateTicket', { path: { id: first.id }, body: { priority: 'high' } } ) ],
		[ 'note', () => agent.call( 'addNote', { path: { id: first.id }, body: { html: 'x', client_key: unique() } } ) ],
		[ 'reply', () => agent.call( 'addReply', { path: { id: first.id }, body: { html: 'x', client_key: unique() } } ) ],
	];
	for ( const [ what, write ] of writes ) {
		const { seq } = await changes( 0 );
		expect( [ what, await pulse( url ) ] ).toEqual( [ what, seq ] );
		await write();
		const moved = await changes( seq );
		expect( [ what, moved.reset, moved.tickets.map( ( row ) => row.id ), moved.seq > seq ] ).toEqual( [
			what,
			false,
			[ first.id ],
			true,
		] );
		expect( [ what, await pulse( url ) ] ).toEqual( [ what, moved.seq ] );
		const nothing = await changes( moved.seq );
		expect( [ nothing.tickets, nothing.seq ] ).toEqual( [ [], moved.seq ] );
	}
} );

it( 'stays quiet when nothing is written', async () => {
	const { id } = await ticket( box.id );
	const { seq } = await changes( 0 );
	await agent.call( 'getTicket', { path: { id } } );
	await agent.call( 'listTickets', {} );
	await agent.call( 'updateTicket', { path: { id }, body: { unread: false, priority: 'normal' } } );
	expect( ( await changes( seq ) ).seq ).toBe( seq );
} );

it( 'gives the counts of the folders along', async () => {
	const { counts } = await changes( 0 );
	expect( counts ).toEqual( await agent.call( 'listFolders', {} ) );
} );

it( 'says "load again" when too much has moved, or when the number is from the future', async () => {
	const { seq } = await changes( 0 );
	await ticket( box.id );
	const one = await changes( 0 );
	const made = Array.from( { length: 200 }, () => mail() );
	// PHP takes at most twenty files a request.
	for ( let i = 0; i < made.length; i += 20 ) {
		const results = await deliver( box.id, ...made.slice( i, i + 20 ) );
		expect( results.every( ( result ) => result.result === 'created' ) ).toBe( true );
	}
	const many = await changes( seq );
	expect( many ).toMatchObject( { reset: true, tickets: [] } );
	expect( await changes( many.seq + 1000 ) ).toMatchObject( { reset: true, tickets: [], seq: many.seq } );
	expect( ( await changes( one.seq ) ).tickets ).toHaveLength( 200 );
}, 300_000 );

it( 'loses no change when many write at once', async () => {
	const { seq } = await changes( 0 );
	const first = await Promise.all(
		Array.from( { length: 6 }, () =>
			ticket( box.id ).then(
				( one ) => one.id,
				() => 0
			)
		)
	);
	const moved = await changes( seq );
	expect( moved.tickets.map( ( row ) => row.id ).sort() ).toEqual( first.filter( ( id ) => id > 0 ).sort() );
	expect( await pulse( await pulseUrl() ) ).toBe( moved.seq );
} );
