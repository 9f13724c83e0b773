/** Search: every word is found wherever it stands, at once and after it has been carried into the index; operators say what they mean. */
import { as, RestError, site } from './site.ts';
import { attach, deliver, mail, mailbox, ticket, unique } from './support/mails.ts';

const agent = as( 'mesa_agent' );
const coordinator = as( 'mesa_coordinator' );
let box: { id: number; address: string; name: string };

interface Where {
	folder?: 'open' | 'all' | 'spam' | 'closed' | 'mine';
	mailbox_id?: number;
	order?: 'newest' | 'relevance' | 'waiting';
	per_page?: number;
	cursor?: string;
}

/** Ids, in the order of the answer. */
async function search( text: string, where: Where = {} ): Promise< number[] > {
	const list = await agent.call( 'listTickets', { query: { folder: 'all', mailbox_id: box.id, ...where, search: text } } );
	return list.items.map( ( row ) => row.id );
}

/** Carries everything that is pending into the index. */
const fold = () =>
	site().runPhp< number >( '$s = new Mesa\\Boot\\Services(); $s->search_folding()->run( 30 ); return $s->search_pending()->count();' );

/** What the index and the pending words still say of a term. */
const traces = ( term: string ) =>
	site().runPhp< string[] >(
		`$db = new Mesa\\Data\\Db();
		return array_merge( $db->column( 'SELECT term FROM {search_postings} WHERE term LIKE %s', '%' . $args['term'] . '%' ), $db->column( 'SELECT ticket_id FROM {search_pending} WHERE terms LIKE %s', '%' . $args['term'] . '%' ) );`,
		{ term }
	);

beforeAll( async () => {
	box = await mailbox( 'Search' );
} );

describe( 'a word is found', () => {
	const id = unique();
	/** What is looked for, and what made it. */
	const planted: Array< { looked: string; fields: Parameters< typeof mail >[ 0 ]; file?: string } > = [
		{ looked: `sub${ id }`, fields: { subject: `About SUB${ id }, please` } },
		{ looked: `body${ id }`, fields: { text: `One line.\nAnother with Body${ id }.` } },
		{ looked: `quoted${ id }`, fields: { text: `New.\n> old quoted${ id }`, visible_text: 'New.' } },
		{ looked: `name${ id }`, fields: { from: { address: `p1-${ id }@client.example`, name: `Ana Name${ id }` } } },
		{ looked: `ana.b+${ id }@mail.client.example`, fields: { from: { address: `ana.b+${ id }@mail.client.example`, name: '' } } },
		{ looked: `dom${ id }`, fields: { from: { address: `x@dom${ id }.example`, name: '' } } },
		{ looked: `invoice-${ id }`, fields: {}, file: `Invoice-${ id } März.pdf` },
		{ looked: `senor${ id }`, fields: { text: `Para el SEÑOR${ id }` } },
		{ looked: `strasse${ id }`, fields: { text: `Die Straße${ id } hinauf` } },
		{ looked: `οδος${ id }`, fields: { text: `η ΟΔΌΣ${ id }` } },
		{ looked: `заказ${ id }`, fields: { text: `Мой Заказ${ id }` } },
		{ looked: `wi-fi-${ id }`, fields: { text: `no wi-fi-${ id } here` } },
		{ looked: `wlan${ id }`, fields: { text: `no w-lan${ id } here` } },
		{ looked: `WC-${ id }-77`, fields: { subject: `Order WC-${ id }-77` } },
		{ looked: `don't${ id }`, fields: { text: `I don’t${ id } know` } },
		{ looked: `html${ id }`, fields: { text: '', html: `<p>only <b>html${ id }</b></p>` } },
		{ looked: `last${ id }`, fields: { text: `${ 'filling words here '.repeat( 5000 ) } last${ id }` } },
		{ looked: `${ 'long'.repeat( 30 ) }${ id }`, fields: { text: `see ${ 'long'.repeat( 30 ) }${ id }` } },
	];
	const made = new Map< string, number >();

	beforeAll( async () => {
		const mails = planted.map( ( one ) => {
			const letter = mail( one.fields );
			return one.file ? attach( letter, one.file, one.file ) : letter;
		} );
		const results = await deliver( box.id, ...mails );
		results.forEach( ( result, i ) => made.set( planted[ i ]!.looked, result.ticket_id! ) );
	} );

	const each = async () => {
		const found: Array< [ string, number[] ] > = [];
		for ( const { looked } of planted ) {
			found.push( [ looked, await search( looked ) ] );
		}
		return found;
	};
	const wanted = () => planted.map( ( { looked } ) => [ looked, [ made.get( looked ) ] ] );

	it( 'as soon as its mail is here', async () => {
		expect( await each() ).toEqual( wanted() );
	} );

	it( 'when it lies in the index, in which doing it again changes nothing', async () => {
		expect( await fold() ).toBe( 0 );
		expect( await each() ).toEqual( wanted() );
		const again = () =>
			site().runPhp< string >(
				`$s = new Mesa\\Boot\\Services(); $s->search_folding()->start_over(); $s->search_folding()->run( 60 );
				return md5( wp_json_encode( $s->db()->rows( 'SELECT segment, term, hits FROM {search_postings} ORDER BY segment, term' ) ) );`
			);
		// Twice: before the first, other files may have changed tickets by SQL, of which the index has not heard.
		const before = await again();
		const after = await again();
		expect( await each() ).toEqual( wanted() );
		expect( after ).toBe( before );
	} );

	it( 'when the index was made at one go, which comes to the same as making it piece by piece', async () => {
		// At one go first: other tests on this site may have deleted tickets by SQL, of which the index has not heard.
		const [ atOnce, byPieces ] = await site().runPhp< string[] >(
			`$s = new Mesa\\Boot\\Services(); $db = $s->db(); $bulk = $s->search_bulk();
			$read = fn() => md5( wp_json_encode( $db->rows( 'SELECT segment, term, hits FROM {search_postings} ORDER BY segment, term' ) ) );
			foreach ( $bulk->segments() as $segment ) { $bulk->index( $segment ); }
			$at_once = $read(); $s->search_folding()->start_over(); $s->search_folding()->run( 60 );
			return array( $at_once, $read() );`
		);
		expect( byPieces ).toBe( atOnce );
		expect( await each() ).toEqual( wanted() );
	} );
} );

describe( 'words that other searches leave out', () => {
	it( 'are found: one letter, two letters, digits, the commonest words', async () => {
		const id = unique();
		const one = await ticket( box.id, { subject: `Size of ${ id }`, text: 'It is the XL or q 7 of it' } );
		for ( const word of [ 'q', '7', 'xl', 'the', 'or', 'of', 'it' ] ) {
			expect( [ word, await search( `${ id } ${ word }` ) ] ).toEqual( [ word, [ one.id ] ] );
		}
		expect( await search( `${ id } z` ) ).toEqual( [] );
	} );

	it( 'are found in scripts without spaces: one character, two, a phrase, and not what only looks like it', async () => {
		const id = unique();
		const chinese = await ticket( box.id, { subject: `${ id }`, text: '你好，我的订单还没有收到，请帮忙。' } );
		const korean = await ticket( box.id, { subject: `${ id }`, text: '환불이 필요합니다' } );
		const thai = await ticket( box.id, { subject: `${ id }`, text: 'ขอคืนเงินค่าสินค้า' } );
		const japanese = await ticket( box.id, { subject: `${ id }`, text: 'ガイドを注文しました' } );
		for ( const pass of [ 'pending', 'indexed' ] ) {
			expect( [ pass, await search( `${ id } 订单` ) ] ).toEqual( [ pass, [ chinese.id ] ] );
			expect( [ pass, await search( `${ id } 单` ) ] ).toEqual( [ pass, [ chinese.id ] ] );
			expect( [ pass, await search( `${ id } 我的订单` ) ] ).toEqual( [ pass, [ chinese.id ] ] );
			expect( [ pass, await search( `${ id } 订单我的` ) ] ).toEqual( [ pass, [] ] );
			expect( [ pass, await search( `${ id } 환불` ) ] ).toEqual( [ pass, [ korean.id ] ] );
			expect( [ pass, await search( `${ id } คืนเงิน` ) ] ).toEqual( [ pass, [ thai.id ] ] );
			expect( [ pass, await search( `${ id } ガイド` ) ] ).toEqual( [ pass, [ japanese.id ] ] );
			await fold();
		}
	} );
} );

describe( 'words together', () => {
	it( 'a phrase is found as it stands, in any part of a ticket, and minus leaves out what has it', async () => {
		const id = unique();
		const together = await ticket( box.id, { subject: `Blue ${ id }`, text: 'The red shoe, and the left one.' } );
		const apart = await ticket( box.id, { subject: `Blue ${ id }`, text: 'Red are the socks. The shoe is black.' } );
		for ( const pass of [ 'pending', 'indexed' ] ) {
			expect( [ pass, await search( `${ id } "red shoe"` ) ] ).toEqual( [ pass, [ together.id ] ] );
			expect( [ pass, await search( `${ id } "Red  SHOE` ) ] ).toEqual( [ pass, [ together.id ] ] );
			expect( [ pass, await search( `"blue ${ id }" red shoe` ) ] ).toEqual( [ pass, [ apart.id, together.id ] ] );
			expect( [ pass, await search( `${ id } -"red shoe"` ) ] ).toEqual( [ pass, [ apart.id ] ] );
			expect( [ pass, await search( `${ id } -socks` ) ] ).toEqual( [ pass, [ together.id ] ] );
			expect( [ pass, await search( `${ id } socks OR left` ) ] ).toEqual( [ pass, [ apart.id, together.id ] ] );
			expect( [ pass, await search( `${ id } socks OR "red shoe"` ) ] ).toEqual( [ pass, [ apart.id, together.id ] ] );
			expect( [ pass, await search( `${ id } socks left` ) ] ).toEqual( [ pass, [] ] );
			await fold();
		}
	} );

	it( 'a phrase of the commonest words is found among many tickets that have them all', async () => {
		const id = unique();
		const others = Array.from( { length: 6 }, ( _, i ) =>
			mail( { subject: `Words ${ id }`, text: `Be or not, ${ i }: to it. Not to or be.` } )
		);
		const results = await deliver( box.id, ...others, mail( { subject: `Words ${ id }`, text: 'He said: “To be, or not to be”.' } ) );
		const one = results[ 6 ]!.ticket_id;
		expect( await search( `${ id } "to be or not to be"` ) ).toEqual( [ one ] );
		await fold();
		expect( await search( `${ id } "to be or not to be"` ) ).toEqual( [ one ] );
		expect( await search( `${ id } to be or not` ) ).toHaveLength( 7 );
		expect( await search( `${ id } -"to be or not to be"` ) ).toHaveLength( 6 );
	} );

	it( 'what is typed last also stands for longer words, but only that', async () => {
		const id = unique();
		const one = await ticket( box.id, { subject: `Refunding${ id } now` } );
		expect( await search( `refund` ) ).toContain( one.id );
		expect( await search( `now refunding${ id.slice( 0, 3 ) }` ) ).toContain( one.id );
		expect( await search( `refunding${ id.slice( 0, 3 ) } now` ) ).not.toContain( one.id );
		expect( await search( `"refunding${ id.slice( 0, 3 ) }"` ) ).not.toContain( one.id );
		await fold();
		expect( await search( `now refunding${ id.slice( 0, 3 ) }` ) ).toContain( one.id );
	} );
} );

describe( 'operators', () => {
	const id = unique();
	const rows: Record< string, number > = {};

	beforeAll( async () => {
		const ann = { address: `ann-${ id }@client.example`, name: `Ann ${ id }` };
		rows.from = (
			await ticket( box.id, { from: ann, subject: `one ${ id }`, cc: [ { address: `boss-${ id }@client.example`, name: 'Boss' } ] } )
		).id;
		rows.mention = ( await ticket( box.id, { subject: `two ${ id }`, text: `Ask ann-${ id }@client.example about boss` } ) ).id;
		const [ file ] = await deliver(
			box.id,
			attach( mail( { subject: `three ${ id }` } ), 'photo.png', 'png', { content_type: 'image/png' } )
		);
		rows.file = file!.ticket_id!;
		rows.closed = ( await ticket( box.id, { subject: `four ${ id }` } ) ).id;
		rows.spam = ( await ticket( box.id, { subject: `five ${ id }` } ) ).id;
		rows.mine = ( await ticket( box.id, { subject: `six ${ id }` } ) ).id;
		const change = ( ticketId: number, body: object ) => coordinator.call( 'updateTicket', { path: { id: ticketId }, body } );
		await change( rows.closed!, { status: 'closed', tags: [ `Vip ${ id }`, 'other' ] } );
		await change( rows.spam!, { status: 'spam' } );
		await change( rows.mine!, { assignee_id: agent.id, tags: [ `Vip ${ id }` ] } );
		await agent.call( 'updateTicket', { path: { id: rows.mine! }, body: { unread: false } } );
		await fold();
	} );

	const found = async ( text: string, where: Where = {} ) => {
		const ids = await search( `${ id } ${ text }`, where );
		return Object.keys( rows )
			.filter( ( name ) => ids.includes( rows[ name ]! ) )
			.sort();
	};

	it.each( [
		[ `from:ann-${ id }@client.example`, [ 'from' ] ],
		[ `from:"ann ${ id }"`, [ 'from' ] ],
		[ 'from:boss', [] ],
		[ 'to:boss', [ 'from' ] ],
		[ `to:boss-${ id }@client.example`, [ 'from' ] ],
		[ 'subject:one', [ 'from' ] ],
		[ 'subject:ask', [] ],
		[ `tag:"vip ${ id }"`, [ 'closed', 'mine' ] ],
		[ `tag:"VIP ${ id }" -tag:other`, [ 'mine' ] ],
		[ 'tag:"there is none"', [] ],
		[ 'is:closed', [ 'closed' ] ],
		[ 'status:spam', [ 'spam' ] ],
		[ 'is:spam', [ 'spam' ] ],
		[ '-is:closed', [ 'file', 'from', 'mention', 'mine' ] ],
		[ 'is:mine', [ 'mine' ] ],
		[ 'assignee:me', [ 'mine' ] ],
		[ 'assignee:nobody is:open', [ 'file', 'from', 'mention' ] ],
		[ 'is:unassigned is:open', [ 'file', 'from', 'mention' ] ],
		[ 'assignee:test-mesa-agent', [ 'mine' ] ],
		[ 'is:unread is:mine', [] ],
		[ '-is:unread', [ 'mine' ] ],
		[ 'has:attachment', [ 'file' ] ],
		[ 'after:today', [ 'closed', 'file', 'from', 'mention', 'mine' ] ],
		[ 'before:today', [] ],
		[ 'on:today has:attachment', [ 'file' ] ],
		[ 'on:1999', [] ],
		[ 'has:attachment OR is:mine', [ 'file', 'mine' ] ],
		[ 'has:attachment OR one', [ 'file', 'from' ] ],
		[ 'is:mine OR "two"', [ 'mention', 'mine' ] ],
		[ 'nonsense:one', [] ],
		[ 'is:nonsense', [] ],
		[ 'from:', [ 'closed', 'file', 'from', 'mention', 'mine' ] ],
	] )( '%s', async ( text, names ) => {
		expect( await found( text ) ).toEqual( names );
	} );

	it( 'mailbox: by address, by name, and not another one', async () => {
		const everywhere = await agent.call( 'listTickets', { query: { folder: 'all', search: `${ id } mailbox:${ box.address }` } } );
		expect( everywhere.items ).toHaveLength( 5 );
		expect( await found( 'mailbox:nowhere' ) ).toEqual( [] );
		expect( await found( '-mailbox:search' ) ).toEqual( [] );
	} );

	it( 'work without words, and within the folder', async () => {
		expect( await search( `tag:"vip ${ id }"` ) ).toEqual( [ rows.mine, rows.closed ] );
		expect( await search( `tag:"vip ${ id }"`, { folder: 'open' } ) ).toEqual( [ rows.mine ] );
		expect( await search( `has:attachment from:ana` ) ).toContain( rows.file );
	} );

	it.each( [ 'before:soon', 'after:2026-13-01', 'on:31.02.2026', 'before:20261122' ] )( '%s is told by its name', async ( text ) => {
		const error = ( await search( text ).catch( ( reason: unknown ) => reason ) ) as RestError;
		expect( error ).toBeInstanceOf( RestError );
		expect( error.status ).toBe( 400 );
		expect( error.message ).toContain( `"${ text.split( ':' )[ 0 ]! }:"` );
	} );

	it.each( [
		'"',
		'-',
		'OR',
		'OR OR',
		'- -',
		':',
		'()',
		'%%',
		'\\',
		'😀',
		'a'.repeat( 300 ),
		'"'.repeat( 99 ),
		'x:y:z',
		"'; DROP TABLE x; --",
		'#',
		'#0',
		'#99999999999999999',
		'-#5',
	] )( '%s is never an error', async ( text ) => {
		expect( await search( text ) ).toEqual( expect.any( Array ) );
	} );
} );

describe( 'pages', () => {
	it( 'follow each other without a gap or a double, by date and by relevance, the best match first', async () => {
		const id = unique();
		const made: number[] = [];
		for ( let i = 0; i < 3; i++ ) {
			const results = await deliver(
				box.id,
				mail( { subject: 'Plain', text: `${ id } in a text ${ i }` } ),
				mail( { subject: `${ id } in a subject ${ i }`, text: 'plain' } ),
				mail( { subject: 'Plain', from: { address: `c${ i }-${ unique() }@client.example`, name: `Customer ${ id }` } } )
			);
			made.push( ...results.map( ( result ) => result.ticket_id! ) );
		}
		const walk = async ( order: 'newest' | 'relevance' | 'waiting' ): Promise< number[] > => {
			const ids: number[] = [];
			let cursor: string | null = null;
			do {
				const page: { items: Array< { id: number } >; next_cursor: string | null } = await agent.call( 'listTickets', {
					query: { folder: 'all', mailbox_id: box.id, search: id, order, per_page: 2, ...( cursor ? { cursor } : {} ) },
				} );
				ids.push( ...page.items.map( ( row ) => row.id ) );
				cursor = page.next_cursor;
			} while ( cursor );
			return ids;
		};
		const newest = [ ...made ].sort( ( a, b ) => b - a );
		const kinds = ( ids: number[] ) => ids.map( ( one ) => [ 'text', 'subject', 'customer' ][ made.indexOf( one ) % 3 ] );
		for ( const pass of [ 'pending', 'indexed' ] ) {
			expect( [ pass, await walk( 'newest' ) ] ).toEqual( [ pass, newest ] );
			expect( [ pass, [ ...( await walk( 'waiting' ) ) ].sort( ( a, b ) => b - a ) ] ).toEqual( [ pass, newest ] );
			const best = await walk( 'relevance' );
			expect( [ pass, [ ...best ].sort( ( a, b ) => b - a ) ] ).toEqual( [ pass, newest ] );
			expect( kinds( best ) ).toEqual( [
				...Array( 3 ).fill( 'subject' ),
				...Array( 3 ).fill( 'customer' ),
				...Array( 3 ).fill( 'text' ),
			] );
			await fold();
		}
	} );

	it( 'a ticket is found by its number, before those that mention it', async () => {
		const one = await ticket( box.id );
		const other = await ticket( box.id, { text: `The same as ticket #${ one.id }` } );
		const ids = await search( `#${ one.id }` );
		expect( ids[ 0 ] ).toBe( one.id );
		expect( ids ).toContain( other.id );
		expect( ids.filter( ( found ) => found === one.id ) ).toHaveLength( 1 );
	} );
} );

describe( 'what is gone', () => {
	it( 'an erased person leaves no word in the index, and what others said stays', async () => {
		const id = unique();
		const address = `gone-${ id }@client.example`;
		const own = await deliver(
			box.id,
			attach(
				mail( { from: { address, name: `Gone${ id }` }, subject: `Mine${ id }`, text: `Secret${ id }` } ),
				`file${ id }.txt`,
				'x'
			)
		);
		const host = await ticket( box.id, { subject: `Host${ id }`, text: `Hello${ id }`, cc: [ { address, name: '' } ] } );
		await deliver(
			box.id,
			mail( {
				from: { address, name: `Gone${ id }` },
				in_reply_to: [ host.mail.message_id ],
				subject: `Re: Host${ id }`,
				text: `Elsewhere${ id }`,
			} )
		);
		await fold();
		expect( await search( `secret${ id }` ) ).toEqual( [ own[ 0 ]!.ticket_id ] );
		expect( await search( `elsewhere${ id }` ) ).toEqual( [ host.id ] );
		await site().runPhp(
			`$erasers = apply_filters( 'wp_privacy_personal_data_erasers', array() );
			for ( $i = 1; $i < 20; $i++ ) { $step = call_user_func( $erasers['mesa-help-desk']['callback'], $args['address'], $i ); if ( $step['done'] ) break; }`,
			{ address }
		);
		for ( const word of [ `gone${ id }`, `mine${ id }`, `secret${ id }`, `file${ id }`, `elsewhere${ id }` ] ) {
			// Somebody else's mail still says to whom it went.
			const left = ( await traces( word ) ).filter( ( term ) => ! term.startsWith( 'r.' ) );
			expect( [ word, await search( word ), left ] ).toEqual( [ word, [], [] ] );
		}
		expect( await search( `hello${ id }` ) ).toEqual( [ host.id ] );
	} );

	it( 'a changed subject is found by its new words only', async () => {
		const id = unique();
		const one = await ticket( box.id, { subject: `Before${ id }`, text: `Kept${ id }` } );
		await coordinator.call( 'updateTicket', { path: { id: one.id }, body: { subject: `After${ id }` } } );
		expect( await search( `subject:after${ id }` ) ).toEqual( [ one.id ] );
		expect( await search( `subject:before${ id }` ) ).toEqual( [] );
		expect( await search( `kept${ id }` ) ).toEqual( [ one.id ] );
		await fold();
		expect( await search( `after${ id }` ) ).toEqual( [ one.id ] );
	} );
} );
