/**
 * No statement scans a table that grows: what MariaDB does for every list, count, search, ticket and change, collected from
 * the requests themselves, on 30,000 tickets whose newest ones lie where they hurt most.
 *
 * MariaDB only (stack lane): SQLite explains otherwise, and WordPress's driver for it not at all.
 */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, type Made } from './support/mails.ts';
import { archive, called, makeField, makeTeam } from './support/sorting.ts';
import { faults, faultsIn, MOST, MOST_STATEMENTS } from './support/faults.ts';
import { explained, makeBigDesk, readings, removeBigDesk, statements, TICKETS, type BigDesk } from './support/plans.ts';
import { plantIdeas, removeIdeas } from './support/ideas.ts';

const onMariaDb = site().lane === 'stack' ? describe : describe.skip;

/** MOST for a search, which walks thousands of steps of an index where hits are few and far down. */
const MOST_OF_SEARCH = 12_500;
/** MOST for what nobody waits for, such as looking for mailboxes that have gone quiet. */
const MOST_IN_THE_BACKGROUND = 12_500;

onMariaDb( 'with 30,000 tickets', () => {
	let desk: BigDesk;

	const people = () => [ as( 'mesa_manager' ).id, desk.users.many, desk.users.few ];

	beforeAll( async () => {
		desk = await makeBigDesk();
	}, 120_000 );
	afterAll( () => removeBigDesk( desk ), 120_000 );

	it( 'would notice a scan', async () => {
		const { sent } = await statements( { user: as( 'mesa_manager' ).id, method: 'GET', path: '/tickets' } );
		expect( sent.some( ( one ) => readings( one.plan ).some( ( read ) => read.key === 'by_status' && read.rows > 0 ) ) ).toBe( true );
		const scan = await site().runPhp< string >(
			`$db = new Mesa\\Data\\Db(); return array_values( $db->row( "ANALYZE FORMAT=JSON SELECT COUNT(*) FROM {tickets} WHERE preview <> ''" ) )[0];`
		);
		const [ read ] = readings( JSON.parse( scan ) );
		expect( read ).toMatchObject( { access: 'ALL' } );
		expect( read!.rows ).toBeGreaterThanOrEqual( TICKETS );
	} );

	it.each( [ 'newest', 'waiting', 'importance', 'created' ] )(
		'reads a page of any folder, in the order "%s", from an index',
		async ( order ) => {
			const found: Record< string, string[] > = {};
			const part = order === 'importance' ? 'usual' : order;
			const middle = `${ part }.${ Date.parse( '2026-01-11T00:00:00Z' ) / 1000 }.${ desk.base + 14_000 }`;
			for ( const user of people() ) {
				for ( const folder of [ 'mine', 'unassigned', 'open', 'pending', 'snoozed', 'closed', 'spam', 'trash', 'all' ] ) {
					for ( const more of [
						{},
						{ cursor: middle },
						{ mailbox_id: desk.boxes[ 0 ] },
						{ mailbox_id: desk.boxes[ 20 ], cursor: middle },
					] ) {
						const params = { folder, order, ...more };
						const wrong = await faults( { user, method: 'GET', path: '/tickets', params } );
						if ( wrong.length > 0 ) {
							found[ `${ user } ${ JSON.stringify( params ) }` ] = wrong;
						}
					}
				}
			}
			expect( found ).toEqual( {} );
		}
	);

	it.each( [
		'rare1234',
		'frequent',
		'frequent word7',
		'frequent -word7',
		'from:ana17@plans.example',
		'status:closed frequent',
		'tag:"plan 3"',
		'is:unassigned word9',
		'assignee:agent frequent',
		'has:attachment frequent',
		'before:2026-01-05 frequent',
		'"frequent word7"',
		'word',
		'#1042',
	] )( 'searches for %s by its index', async ( search ) => {
		const found: Record< string, string[] > = {};
		for ( const user of people() ) {
			for ( const params of [ { folder: 'all' }, { folder: 'open' }, { folder: 'all', order: 'relevance' } ] ) {
				const wrong = await faults( { user, method: 'GET', path: '/tickets', params: { ...params, search } }, 24, MOST_OF_SEARCH );
				if ( wrong.length > 0 ) {
					found[ `${ user } ${ JSON.stringify( params ) }` ] = wrong;
				}
			}
		}
		expect( found ).toEqual( {} );
	} );

	it( 'reads counts, changes, a ticket, its messages and its customer from indexes', async () => {
		const found: Record< string, string[] > = {};
		const small = ( i: number ) => desk.base + i;
		// Of a small mailbox that all three may see, and the ticket with 300 messages, of a customer with 2,000 tickets.
		const seen = await site().runPhp< number >(
			`return (int) ( new Mesa\\Data\\Db() )->value( 'SELECT MAX(id) FROM {tickets} WHERE mailbox_id = %d', $args['box'] );`,
			{ box: desk.boxes[ 10 ] }
		);
		await site().runPhp(
			`( new Mesa\\Data\\Db() )->run( 'UPDATE {tickets} SET mailbox_id = %d, customer_id = %d WHERE id = %d', $args['box'], $args['customer'], $args['id'] );`,
			{
				box: desk.boxes[ 10 ],
				customer: small( 1 ),
				id: small( 1 ),
			}
		);
		for ( const user of people() ) {
			const reads: Array< [ string, Record< string, unknown >? ] > = [
				[ '/folders' ],
				[ '/changes', { since: desk.seq + TICKETS } ],
				[ '/changes', { since: desk.seq + TICKETS - 50 } ],
				[ '/changes', { since: desk.seq } ],
				...[ 'drafts', 'scheduled', 'failed' ].map( ( folder ): [ string, Record< string, unknown > ] => [
					'/tickets',
					{ folder },
				] ),
				[ `/tickets/${ seen }` ],
				[ `/tickets/${ small( 1 ) }` ],
				[ `/tickets/${ small( 1 ) }/messages`, { before: small( TICKETS + 200 ) } ],
				[ `/tickets/${ seen }/orders` ],
				[ `/messages/${ seen }` ],
				[ `/customers/${ small( 1 ) }` ],
				[ '/mailboxes' ],
				[ '/tags' ],
				[ '/views' ],
				[ '/tickets/count', { folder: 'open', up_to: 500 } ],
				// Of whom there are most.
				[ '/addresses', { search: 'c' } ],
				[ '/addresses', { search: 'ana' } ],
			];
			for ( const [ path, params ] of reads ) {
				const wrong = await faults( { user, method: 'GET', path, ...( params ? { params } : {} ) } );
				if ( wrong.length > 0 ) {
					found[ `${ user } ${ path } ${ JSON.stringify( params ?? {} ) }` ] = wrong;
				}
			}
		}
		expect( found ).toEqual( {} );
	} );

	it( 'reads the folder of a team with a third of the desk, and finds a value of a field, from indexes', async () => {
		const manager = as( 'mesa_manager' );
		const team = await makeTeam( [ manager.id ] );
		const [ text, amount ] = [
			await makeField( { name: called( 'Code' ), kind: 'text' } ),
			await makeField( { name: called( 'Sum' ), kind: 'number' } ),
		];
		const sorted = { base: desk.base, team: team.id, text: text.id, amount: amount.id };
		await site().runPhp(
			`$db = new Mesa\\Data\\Db();
			$db->run( "UPDATE {tickets} SET team_id = %d WHERE id > %d AND id %% 3 = 0", $args['team'], $args['base'] );
			$db->run( "INSERT INTO {team_tickets} (id, team_id, mailbox_id, updated_at, created_at, waiting_since) SELECT id, team_id, mailbox_id, updated_at, created_at, waiting_since FROM {tickets} WHERE team_id = %d AND status = 'open'", $args['team'] );
			foreach ( array( 'text', 'amount' ) as $field ) {
				$db->run( "INSERT INTO {ticket_values} (ticket_id, field_id, value, find_value, number_value) SELECT id, %d, CONCAT('code ', id), CONCAT('code ', id), id FROM {tickets} WHERE id > %d", $args[ $field ], $args['base'] );
			}
			$db->run( 'ANALYZE TABLE {team_tickets}, {ticket_values}' );`,
			sorted
		);
		const found: Record< string, string[] > = {};
		const note = async ( user: number, params: object, most: number, rows: number ) => {
			const wrong = await faults(
				{ user, method: 'GET', path: '/tickets', params: params as Record< string, unknown > },
				most,
				rows
			);
			if ( wrong.length > 0 ) {
				found[ `${ user } ${ JSON.stringify( params ) }` ] = wrong;
			}
		};
		for ( const user of people() ) {
			for ( const order of [ 'newest', 'waiting', 'created', 'importance' ] ) {
				await note( user, { folder: 'team', team_id: team.id, order }, MOST_STATEMENTS + 4, MOST );
			}
			const one = desk.base + 3 * 4_000;
			for ( const search of [
				`field.${ amount.search_name }:${ one }`,
				`field.${ amount.search_name }:>${ desk.base + TICKETS - 20 }`,
				`team:"${ team.name }"`,
			] ) {
				await note( user, { folder: 'all', search }, 24, MOST_OF_SEARCH );
			}
		}
		await site().runPhp(
			`$db = new Mesa\\Data\\Db();
			$db->run( 'DELETE FROM {team_tickets} WHERE team_id = %d', $args['team'] );
			$db->run( 'DELETE FROM {ticket_values} WHERE field_id IN (%d, %d)', $args['text'], $args['amount'] );
			$db->run( 'UPDATE {tickets} SET team_id = 0 WHERE id > %d', $args['base'] );`,
			sorted
		);
		await archive( text, amount );
		expect( found ).toEqual( {} );
	} );

	it( 'keeps house without scanning: the queue, the poller, what is done every minute and every day', async () => {
		const found: Record< string, string[] > = {};
		for ( const hook of [ 'mesa_run_jobs', 'mesa_poller_tick', 'mesa_daily' ] ) {
			const wrong = faultsIn(
				await explained( `do_action( $args['hook'] ); $status = 200;`, { hook } ),
				2_000,
				MOST_IN_THE_BACKGROUND
			);
			if ( wrong.length > 0 ) {
				found[ hook ] = wrong;
			}
		}
		expect( found ).toEqual( {} );
	} );

	it( 'finds what to write next in steps, and tells of it, by no more than the newest solved tickets', async () => {
		await plantIdeas( desk );
		const found: Record< string, string[] > = {};
		const note = ( name: string, wrong: string[] ) => wrong.length > 0 && ( found[ name ] = wrong );
		// Two steps of a look, the second beginning where the first has ended: 100 tickets each.
		for ( const at of [ 'first', 'second' ] ) {
			const code = `$services = new Mesa\\Boot\\Services(); $services->find_ideas()->step(); $status = 200;`;
			note( `${ at } step`, faultsIn( await explained( code ), 4 + 100, MOST ) );
		}
		// 40 ideas of 100 tickets each: each is read by its number, for whom it may be.
		for ( const user of people() ) {
			const told = `$services = new Mesa\\Boot\\Services(); $status = count( $services->ideas()->all( $args['user'], false, time() ) ) ? 200 : 500;`;
			note( `told ${ user }`, faultsIn( await explained( told, { user } ), MOST_STATEMENTS, 2 * 40 * 100 ) );
		}
		await removeIdeas();
		expect( found ).toEqual( {} );
	} );

	it( 'takes mail in without scanning: a new ticket, an answer on one, a copy of what is there', async () => {
		const box = await mailbox( 'Plans' );
		const first = mail();
		const [ made ] = await deliver( box.id, first );
		const found = await takenIn( box.id, [ mail(), mail( { from: first.mail.from, references: [ first.mail.message_id ] } ), first ] );
		expect( made!.result ).toBe( 'created' );
		expect( found ).toEqual( [] );
	} );

	/** Hands mails over inside PHP, where the statements can be seen. */
	async function takenIn( boxId: number, mails: Made[] ): Promise< string[] > {
		const request = { mailbox_id: boxId, owner: 'pipe:test', messages: mails.map( ( one ) => one.mail ) };
		const sources = mails.flatMap( ( one ) => [ ...one.blobs.values() ].map( ( bytes ) => bytes.toString( 'base64' ) ) );
		return faultsIn(
			await explained(
				`wp_set_current_user( $args['user'] );
				foreach ( $args['sources'] as $source ) { ( new Mesa\\Boot\\Services() )->blob_store()->put( base64_decode( $source ) ); }
				$request = new WP_REST_Request( 'POST', '/mesa/v1/ingest' );
				$request->set_header( 'Content-Type', 'application/json' );
				$request->set_body( wp_json_encode( $args['request'] ) );
				$answer = rest_do_request( $request );
				$status = $answer->get_status();`,
				{ user: as( 'mesa_poller' ).id, request, sources }
			),
			200,
			MOST
		);
	}

	it( 'writes without scanning: a reply, a note, a change, a change of many', async () => {
		const found: Record< string, string[] > = {};
		const user = as( 'mesa_manager' ).id;
		const id = desk.base + 2;
		const writes: Array< [ string, string, Record< string, unknown > ] > = [
			[ 'POST', `/tickets/${ id }/notes`, { html: '<p>x</p>', client_key: 'plans-note-0123456789' } ],
			[ 'POST', `/tickets/${ id }/replies`, { html: '<p>x</p>', client_key: 'plans-reply-0123456789' } ],
			[ 'PATCH', `/tickets/${ id }`, { status: 'closed', tags: [ 'plan 4' ] } ],
			[ 'POST', '/tickets/bulk', { ids: Array.from( { length: 50 }, ( _, i ) => desk.base + 100 + i ), status: 'pending' } ],
		];
		for ( const [ method, path, params ] of writes ) {
			const wrong = await faults( { user, method, path, params }, 80 );
			if ( wrong.length > 0 ) {
				found[ `${ method } ${ path }` ] = wrong;
			}
		}
		expect( found ).toEqual( {} );
	} );
} );
