/**
 * Many people and the mail at once: nothing is lost, nothing happens twice, the counts stay right, and a screen that asks
 * for changes sees every one. On the stack only, where requests really run side by side.
 */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, ticket, tickets, unique } from './support/mails.ts';
import type { TicketPatch } from '../../src/contract/generated/types.ts';

const onStack = site().lane === 'stack' ? describe : describe.skip;
const agent = as( 'mesa_agent' );
const writers = [ agent, as( 'mesa_coordinator' ), as( 'mesa_manager' ), as( 'administrator' ), agent ];

const drift = () => site().runPhp< string[] >( 'return ( new Mesa\\Boot\\Services() )->count_store()->drift();' );
const rows = < T >( sql: string ) => site().runPhp< T[] >( 'return ( new Mesa\\Data\\Db() )->rows( $args["sql"] );', { sql } );

/** Everything that a screen would have heard of, asked for again and again until told to stop. */
function follow( since: number ) {
	const versions = new Map< number, number >();
	let running = true;
	const done = ( async () => {
		let seq = since;
		// Once more after the end: what was committed last.
		for ( let last = false; ! last; ) {
			last = ! running;
			const changes = await agent.call( 'getChanges', { query: { since: seq } } );
			expect( changes.reset ).toBe( false );
			expect( changes.seq ).toBeGreaterThanOrEqual( seq );
			seq = changes.seq;
			for ( const row of changes.tickets ) {
				expect( row.version ).toBeGreaterThanOrEqual( versions.get( row.id ) ?? 0 );
				versions.set( row.id, row.version );
			}
		}
	} )();
	return {
		stop: async () => {
			running = false;
			await done;
			return versions;
		},
	};
}

onStack( 'mail, five people who write and twenty who read, all at once', () => {
	// Longer than the test: a reply that leaves meanwhile changes its ticket after the last look.
	beforeAll( () => as( 'administrator' ).call( 'updateSettings', { body: { undo_seconds: 60 } } ) );
	afterAll( () => as( 'administrator' ).call( 'updateSettings', { body: { undo_seconds: 10 } } ) );

	it( 'lose nothing, do nothing twice, and keep every count', async () => {
		const box = await mailbox( 'Crowded' );
		const shared = await tickets( box.id, ...Array.from( { length: 6 }, () => ( {} ) ) );
		const { seq } = await agent.call( 'getChanges', { query: { since: 0 } } );
		const heard = follow( seq );
		const tag = `crowd ${ unique() }`;
		let writing = true;

		const taken: { created: number[]; appended: number } = { created: [], appended: 0 };
		const mails = async ( poller: number ) => {
			for ( let batch = 0; batch < 3; batch++ ) {
				const made = Array.from( { length: 18 }, ( _, i ) => {
					const first = shared[ ( i + poller ) % shared.length ]!.mail;
					return i % 3 === 0 ? mail( { from: first.from, in_reply_to: [ first.message_id! ] } ) : mail();
				} );
				// Handed over twice at the same time, as after a lost answer: still one message each.
				const [ one, two ] = await Promise.all( [ deliver( box.id, ...made ), deliver( box.id, ...made ) ] );
				for ( const [ i, first ] of one.entries() ) {
					const outcomes = [ first.result, two[ i ]!.result ].sort();
					expect( outcomes ).toEqual( [ i % 3 === 0 ? 'appended' : 'created', 'duplicate' ] );
					expect( two[ i ]!.ticket_id ).toBe( first.ticket_id );
					if ( i % 3 === 0 ) {
						taken.appended++;
					} else {
						taken.created.push( first.ticket_id! );
					}
				}
			}
		};

		const keys = { note: [] as string[], reply: [] as string[] };
		const write = async ( who: ( typeof writers )[ number ], number: number ) => {
			for ( let i = 0; i < 12; i++ ) {
				const path = { id: shared[ ( i * 5 + number ) % shared.length ]!.id };
				const client_key = unique();
				const patches: TicketPatch[] = [
					{ status: i % 2 ? 'closed' : 'pending' },
					{ assignee_id: who.id },
					{ add_tags: [ tag ] },
					{ priority: 'high' },
				];
				if ( i % 3 === 0 ) {
					keys.note.push( client_key );
					await who.call( 'addNote', { path, body: { html: '<p>Seen.</p>', client_key } } );
				} else if ( i % 3 === 1 ) {
					keys.reply.push( client_key );
					const body = { html: '<p>An answer.</p>', client_key, status_after: 'open' as const };
					// A double click: both are answered, one is kept.
					const [ a, b ] = await Promise.all( [
						who.call( 'addReply', { path, body } ),
						who.call( 'addReply', { path, body } ),
					] );
					expect( a.id ).toBe( b.id );
				} else {
					await who.call( 'updateTicket', { path, body: patches[ ( i + number ) % patches.length ]! } );
					await who.call( 'bulkUpdateTickets', {
						body: { ids: shared.map( ( one ) => one.id ), status: i % 2 ? 'open' : 'pending' },
					} );
				}
			}
		};

		const read = async ( number: number ) => {
			while ( writing ) {
				const list = await agent.call( 'listTickets', {
					query: { folder: number % 2 ? 'open' : 'all', mailbox_id: box.id, per_page: 25 },
				} );
				await agent.call( 'getTicket', { path: { id: list.items[ number % list.items.length ]!.id } } );
				await agent.call( 'listFolders', {} );
			}
		};

		const readers = Array.from( { length: 20 }, ( _, i ) => read( i ) );
		await Promise.all( [ mails( 0 ), mails( 1 ), ...writers.map( write ) ] );
		writing = false;
		await Promise.all( readers );
		const versions = await heard.stop();

		expect( await drift() ).toEqual( [] );
		expect( new Set( taken.created ).size ).toBe( 2 * 3 * 12 );
		expect( taken.appended ).toBe( 2 * 3 * 6 );
		for ( const [ kind, wanted ] of Object.entries( keys ) ) {
			const kept = await rows< { client_key: string } >(
				`SELECT client_key FROM {messages} WHERE mailbox_id = ${ box.id } AND kind = '${ kind }' AND client_key IS NOT NULL`
			);
			expect( kept.map( ( row ) => row.client_key ).sort() ).toEqual( [ ...wanted ].sort() );
		}
		// What stands on each ticket is what its messages and its history say.
		const wrong = await rows(
			`SELECT t.id FROM {tickets} t WHERE t.mailbox_id = ${ box.id } AND ( t.message_count <> ( SELECT COUNT(*) FROM {messages} m WHERE m.ticket_id = t.id AND m.kind <> 'note' )
			OR t.status <> COALESCE( ( SELECT CASE e.type WHEN 'customer_replied' THEN t.status ELSE JSON_UNQUOTE( JSON_EXTRACT( e.data, '$.to' ) ) END FROM {events} e WHERE e.ticket_id = t.id AND e.type IN ( 'status_changed', 'customer_replied' ) ORDER BY e.id DESC LIMIT 1 ), 'open' ) )`
		);
		expect( wrong ).toEqual( [] );
		// Each reply has one job, or has left.
		expect(
			await rows(
				`SELECT m.id FROM {messages} m WHERE m.mailbox_id = ${ box.id } AND m.kind = 'reply' AND ( SELECT COUNT(*) FROM {jobs} j WHERE j.type = 'send_reply' AND j.subject_id = m.id ) > 1`
			)
		).toEqual( [] );
		// The screen has heard of every ticket's last change.
		const now = await rows< { id: string; version: string } >( `SELECT id, version FROM {tickets} WHERE mailbox_id = ${ box.id }` );
		expect( now ).toHaveLength( 6 + 72 );
		expect( now.filter( ( row ) => versions.get( Number( row.id ) ) !== Number( row.version ) ) ).toEqual( [] );
	} );

	it( 'two who change one ticket at once: one is told that it has changed, and what is there now', async () => {
		const { id } = await ticket( ( await mailbox( 'Two' ) ).id );
		const { version } = ( await agent.call( 'getTicket', { path: { id } } ) ).row;
		const answers = await Promise.all(
			[ 'high', 'urgent', 'low' ].map( ( priority, i ) =>
				writers[ i ]!.request( 'PATCH', `/tickets/${ id }`, { body: { priority, expected_version: version } } )
			)
		);
		expect( answers.map( ( answer ) => answer.status ).sort() ).toEqual( [ 200, 409, 409 ] );
		const refused = answers.find( ( answer ) => answer.status === 409 )!.body as { code: string; data: { version: number } };
		expect( refused ).toMatchObject( { code: 'mesa_ticket_changed', data: { version: version + 1 } } );
		const won = answers.find( ( answer ) => answer.status === 200 )!.body as { priority: string };
		expect( ( await agent.call( 'getTicket', { path: { id } } ) ).row ).toMatchObject( {
			priority: won.priority,
			version: version + 1,
		} );
	} );
} );
