/**
 * No statement scans a table that grows: what MariaDB does for every list, count, search, ticket and change, collected from
 * the requests themselves, on 30,000 tickets whose newest ones lie where they hurt most.
 *
 * MariaDB only (stack lane): SQLite explains otherwise, and WordPress's driver for it not at all.
 */
import { as, site } from './site.ts';
import { makeBigDesk, readings, removeBigDesk, statements, TICKETS, type Asked, type BigDesk } from './support/plans.ts';

const onMariaDb = site().lane === 'stack' ? describe : describe.skip;

/** Tables whose rows come with tickets; in the statements by their aliases, too. */
const GROWING = [
	'tickets',
	'messages',
	'attachments',
	'ticket_participants',
	'ticket_links',
	'ticket_reads',
	'ticket_tags',
	'events',
	'customers',
	'customer_emails',
	'search_postings',
];
/**
 * Rows that one statement may read, whatever there is: a page of 30 from each of 45 mailboxes is the most that a list takes.
 * A statement that scanned would read {@link TICKETS}.
 */
const MOST = 2_500;
/** The same for a search, which walks thousands of steps of an index where hits are few and far down. */
const MOST_OF_SEARCH = 12_500;
/** Statements of ours that a read may take. */
const MOST_STATEMENTS = 8;

onMariaDb( 'with 30,000 tickets', () => {
	let desk: BigDesk;
	/** Aliases of a table in a statement: "FROM wp_mesa_tickets t" makes t one of tickets. */
	const tableOf = ( sql: string, name: string ): string => {
		const alias = new RegExp( `\\b\\w*mesa_(\\w+)(?:\\s+AS)?\\s+${ name }\\b`, 'i' ).exec( sql )?.[ 1 ];
		return alias ?? name.replace( /^.*mesa_/, '' );
	};

	/** What is wrong with the statements of a request. */
	async function faults( asked: Asked, most = MOST_STATEMENTS, mostRows = MOST ): Promise< string[] > {
		const { status, sent } = await statements( asked );
		const found = status >= 300 ? [ `answered ${ status }` ] : [];
		if ( sent.length === 0 || sent.length > most ) {
			found.push( `${ sent.length } statements: ${ sent.map( ( one ) => one.sql.slice( 0, 80 ) ).join( ' | ' ) }` );
		}
		for ( const { sql, plan } of sent ) {
			const read = readings( plan ).map( ( one ) => ( { ...one, table: tableOf( sql, one.table ) } ) );
			const rows = read.reduce( ( sum, one ) => sum + one.rows, 0 );
			const scans = read.filter( ( one ) => GROWING.includes( one.table ) && [ 'ALL', 'index' ].includes( one.access ) );
			if ( scans.length > 0 || rows > mostRows ) {
				found.push(
					`${ rows } rows, ${ JSON.stringify( scans.length > 0 ? scans : read ) }: ${ sql.replace( /\s+/g, ' ' ).slice( 0, 600 ) }`
				);
			}
		}
		return found;
	}

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

	it.each( [ 'newest', 'waiting' ] )( 'reads a page of any folder, in the order "%s", from an index', async ( order ) => {
		const found: Record< string, string[] > = {};
		const middle = `${ order === 'waiting' ? 'waiting' : 'newest' }.${ Date.parse( '2026-01-11T00:00:00Z' ) / 1000 }.${ desk.base + 14_000 }`;
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
	} );

	it.each( [
		'rare1234',
		'frequent',
		'frequent word7',
		'frequent -word7',
		'from:ana17@plans.example',
		'status:closed frequent',
		'tag:"plan 3"',
		'is:unassigned word9',
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
				[ `/tickets/${ seen }` ],
				[ `/tickets/${ small( 1 ) }` ],
				[ `/tickets/${ small( 1 ) }/messages`, { before: small( TICKETS + 200 ) } ],
				[ `/tickets/${ seen }/orders` ],
				[ `/messages/${ seen }` ],
				[ `/customers/${ small( 1 ) }` ],
				[ '/mailboxes' ],
				[ '/tags' ],
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
