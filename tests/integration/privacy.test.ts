/** WordPress's tools for personal data: a copy of everything, and deletion of everything. */
import { as, site } from './site.ts';
import { attach, deliver, mail, mailbox, unique } from './support/mails.ts';
import { archive, called, change, held, makeField } from './support/sorting.ts';

interface Export {
	done: boolean;
	data: { group_id: string; item_id: string; data: { name: string; value: string }[] }[];
}

interface Erasure {
	items_removed: boolean;
	items_retained: boolean;
	messages: string[];
	done: boolean;
}

const agent = as( 'mesa_agent' );

const exported = ( email: string, page = 1 ): Promise< Export > =>
	site().runPhp(
		`return ( apply_filters( 'wp_privacy_personal_data_exporters', array() )['mesa-help-desk']['callback'] )( $args['email'], $args['page'] );`,
		{ email, page }
	);

const erased = ( email: string ): Promise< Erasure > =>
	site().runPhp(
		`return ( apply_filters( 'wp_privacy_personal_data_erasers', array() )['mesa-help-desk']['callback'] )( $args['email'], 1 );`,
		{ email }
	);

const rowsAbout = ( needle: string ): Promise< string[] > =>
	site().runPhp(
		`global $wpdb; $found = array();
		foreach ( \\Mesa\\Data\\Tables\\Schema::tables() as $table ) {
			foreach ( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}mesa_$table", ARRAY_A ) as $row ) {
				if ( false !== stripos( implode( '|', array_map( 'strval', $row ) ), $args['needle'] ) ) {
					$found[] = $table;
				}
			}
		}
		return $found;`,
		{ needle }
	);

const fileIsThere = ( sha256: string ): Promise< boolean > =>
	site().runPhp( `return ( new \\Mesa\\Boot\\Services() )->blob_store()->has( $args['sha256'] );`, { sha256 } );

it( 'gives a person everything that was written, page by page', async () => {
	const box = await mailbox();
	const address = `export-${ unique() }@client.example`;
	const from = { address, name: 'Ana <b>Ruiz</b>' };
	const made = Array.from( { length: 55 }, ( _, index ) => mail( { from, subject: `Export ${ index }`, text: `Words <${ index }>` } ) );
	attach( made[ 0 ]!, 'passport.pdf', 'bytes' );
	// PHP takes 20 files in one request.
	for ( let index = 0; index < made.length; index += 15 ) {
		await deliver( box.id, ...made.slice( index, index + 15 ) );
	}
	const first = await exported( address );
	expect( first.done ).toBe( false );
	const second = await exported( address, 2 );
	expect( second.done ).toBe( true );
	const items = [ ...first.data, ...second.data ];
	expect( items.filter( ( item ) => item.group_id === 'mesa-messages' ) ).toHaveLength( 55 );
	expect( items.find( ( item ) => item.group_id === 'mesa-customer' )?.data.map( ( line ) => line.value ) ).toContain( address );
	const dump = JSON.stringify( items );
	expect( dump ).toContain( 'passport.pdf' );
	expect( dump ).toContain( 'Words &lt;54&gt;' );
	expect( new Set( items.map( ( item ) => item.item_id ) ).size ).toBe( items.length );
} );

it( 'erases tickets, mails and files, and nothing of anybody else', async () => {
	const box = await mailbox();
	const address = `erase-${ unique() }@client.example`;
	const shared = `shared logo ${ unique() }`;
	const mine = attach(
		attach( mail( { from: { address, name: 'Ana' } } ), 'passport.pdf', `passport ${ unique() }` ),
		'logo.png',
		shared
	);
	const theirs = attach( mail(), 'logo.png', shared );
	const [ my, their ] = await deliver( box.id, mine, theirs );
	await agent.call( 'addNote', { path: { id: my!.ticket_id! }, body: { html: '<p>A note</p>', client_key: unique() + unique() } } );
	expect( await erased( address ) ).toMatchObject( { items_removed: true, items_retained: false, done: false } );
	expect( await erased( address ) ).toMatchObject( { done: true } );
	expect( await erased( address ) ).toMatchObject( { items_removed: false, done: true } );
	expect( ( await agent.request( 'GET', `/tickets/${ my!.ticket_id }` ) ).status ).toBe( 404 );
	expect( await rowsAbout( address ) ).toEqual( [] );
	expect( await fileIsThere( mine.mail.attachments[ 0 ]!.sha256 ) ).toBe( false );
	expect( await fileIsThere( mine.mail.raw_sha256 ) ).toBe( false );
	// The logo is in somebody else's mail too.
	expect( await fileIsThere( mine.mail.attachments[ 1 ]!.sha256 ) ).toBe( true );
	expect( ( await agent.call( 'getTicket', { path: { id: their!.ticket_id! } } ) ).messages ).toHaveLength( 1 );
	expect( ( await exported( address ) ).data ).toEqual( [] );
} );

it( "empties what the person wrote on somebody else's ticket", async () => {
	const box = await mailbox();
	const colleague = `colleague-${ unique() }@client.example`;
	const secret = `secret-${ unique() }`;
	const first = mail( { cc: [ { address: colleague, name: 'Tom' } ] } );
	const [ made ] = await deliver( box.id, first );
	const second = mail( {
		from: { address: colleague, name: 'Tom Berg' },
		text: secret,
		visible_text: secret,
		in_reply_to: [ first.mail.message_id ],
		references: [ first.mail.message_id ],
	} );
	const [ added ] = await deliver( box.id, second );
	expect( added ).toMatchObject( { result: 'appended', ticket_id: made!.ticket_id } );
	let steps = 0;
	while ( ! ( await erased( colleague ) ).done && steps < 5 ) {
		steps += 1;
	}
	expect( await rowsAbout( secret ) ).toEqual( [] );
	// Nor among those whom the first mail went to.
	expect( await rowsAbout( colleague ) ).toEqual( [] );
	expect( await fileIsThere( second.mail.raw_sha256 ) ).toBe( false );
	const ticket = await agent.call( 'getTicket', { path: { id: made!.ticket_id! } } );
	expect( ticket.messages ).toHaveLength( 2 );
	expect( ticket.messages[ 1 ]!.visible_text ).toContain( 'erased' );
	expect( ( await exported( colleague ) ).data ).toEqual( [] );
} );

it( 'gives out and erases numbers that a person has called from', async () => {
	const box = await mailbox();
	const address = `caller-${ unique() }@client.example`;
	const digits = String( Math.floor( Math.random() * 1e9 ) ).padStart( 9, '7' );
	const phone = `+34 ${ digits }`;
	await agent.call( 'createTicket', {
		body: {
			mailbox_id: box.id,
			channel: 'phone',
			subject: 'A call',
			html: '<p>Asks.</p>',
			customer_email: address,
			customer_phone: phone,
			client_key: unique() + unique(),
		},
	} );
	const told = ( await exported( address ) ).data.find( ( item ) => item.group_id === 'mesa-customer' );
	expect( told?.data.map( ( line ) => line.value ) ).toContain( phone );
	while ( ! ( await erased( address ) ).done ) {}
	expect( await rowsAbout( digits ) ).toEqual( [] );
} );

it( 'gives out what was filled in on the tickets of a person', async () => {
	const box = await mailbox();
	const address = `fields-${ unique() }@client.example`;
	const [ made ] = await deliver( box.id, mail( { from: { address, name: 'Ana' } } ) );
	const [ order, size ] = [
		await makeField( { name: called( 'Order' ), kind: 'text' } ),
		await makeField( { name: called( 'Size' ), kind: 'choice', options: [ { id: 0, name: 'Small', archived: false } ] } ),
	];
	await change( made!.ticket_id!, { fields: [ held( order, 'A-<1>' ), held( size, String( size.options[ 0 ]!.id ) ) ] } );
	const told = ( await exported( address ) ).data.find( ( item ) => item.group_id === 'mesa-fields' );
	expect( told?.data ).toEqual( [
		{ name: 'Ticket', value: `#${ made!.ticket_id }` },
		{ name: order.name, value: 'A-&lt;1&gt;' },
		{ name: size.name, value: 'Small' },
	] );
	await archive( order, size );
	while ( ! ( await erased( address ) ).done ) {}
	expect( await rowsAbout( 'A-<1>' ) ).toEqual( [] );
} );

it( 'leaves no address in what was written down of a merge', async () => {
	const box = await mailbox();
	const [ address, undone ] = [ `merged-${ unique() }@client.example`, `parted-${ unique() }@client.example` ];
	const [ stays, goes, comesBack ] = await deliver(
		box.id,
		mail(),
		mail( { from: { address, name: 'Ana' } } ),
		mail( { from: { address: undone, name: 'Tom' } } )
	);
	const ids = [ goes!.ticket_id!, comesBack!.ticket_id! ];
	await agent.call( 'mergeTickets', { path: { id: stays!.ticket_id! }, body: { ids, client_key: unique() + unique() } } );
	await agent.call( 'separateTicket', { path: { id: comesBack!.ticket_id! } } );
	for ( const person of [ address, undone ] ) {
		while ( ! ( await erased( person ) ).done ) {}
		expect( await rowsAbout( person ) ).toEqual( [] );
	}
	// One who came in by a merge that stands, and whose own ticket stays with a colleague of theirs.
	const copied = `copied-${ unique() }@client.example`;
	const [ first, second ] = await deliver( box.id, mail(), mail( { cc: [ { address: copied, name: 'Tom' } ] } ) );
	await agent.call( 'mergeTickets', {
		path: { id: first!.ticket_id! },
		body: { ids: [ second!.ticket_id! ], client_key: unique() + unique() },
	} );
	while ( ! ( await erased( copied ) ).done ) {}
	expect( ( await rowsAbout( copied ) ).filter( ( table ) => table === 'ticket_joins' ) ).toEqual( [] );
} );

it( 'leaves others their messages, whose tickets were merged into the person’s', async () => {
	const box = await mailbox();
	const address = `host-${ unique() }@client.example`;
	const [ theirs, mine, guest, deeper ] = await deliver( box.id, mail(), mail( { from: { address, name: 'Ana' } } ), mail(), mail() );
	const merge = ( id: number, ...ids: number[] ) =>
		agent.call( 'mergeTickets', { path: { id }, body: { ids, client_key: unique() + unique() } } );
	const [ host, inside, below ] = [ mine!.ticket_id!, guest!.ticket_id!, deeper!.ticket_id! ];
	await merge( inside, below );
	await merge( host, inside );
	// And one of the person's own in somebody else's, with a third person's merged into it.
	const [ own, third ] = await deliver( box.id, mail( { from: { address, name: 'Ana' } } ), mail() );
	await merge( own!.ticket_id!, third!.ticket_id! );
	await merge( theirs!.ticket_id!, own!.ticket_id! );
	while ( ! ( await erased( address ) ).done ) {}
	expect( await rowsAbout( address ) ).toEqual( [] );
	const opened = await agent.call( 'getTicket', { path: { id: inside } } );
	expect( opened.messages ).toHaveLength( 2 );
	expect( ( await agent.call( 'separateTicket', { path: { id: below } } ) ).messages ).toHaveLength( 1 );
	expect( ( await agent.call( 'getTicket', { path: { id: third!.ticket_id! } } ) ).merged_into ).toBe( theirs!.ticket_id );
	expect( ( await agent.call( 'separateTicket', { path: { id: third!.ticket_id! } } ) ).messages ).toHaveLength( 1 );
} );

it( 'says that an address stays on the block list: forgotten, the person would be heard again', async () => {
	const address = `blocked-${ unique() }@client.example`;
	await as( 'mesa_manager' ).call( 'blockSender', { body: { pattern: address } } );
	expect( await erased( address ) ).toMatchObject( {
		items_retained: true,
		messages: [ expect.stringContaining( 'blocked senders' ) ],
		done: true,
	} );
} );

it( 'leaves nothing of more failed mails than one step takes, nor of jobs that were given up', async () => {
	const box = await mailbox();
	const address = `stuck-${ unique() }@client.example`;
	const [ made ] = await deliver( box.id, mail( { from: { address, name: 'Ana' } } ) );
	await site().runPhp(
		`$services = new \\Mesa\\Boot\\Services();
		for ( $i = 0; $i < 105; $i++ ) {
			$services->dead_letter_store()->insert( array( 'ident' => hash( 'sha256', $args['address'] . $i ), 'mailbox_id' => $args['box'], 'from_address' => $args['address'], 'subject' => "Stuck $i", 'reason' => 'No', 'received_at' => '2026-01-01 00:00:00', 'first_at' => '2026-01-01 00:00:00', 'last_at' => '2026-01-01 00:00:00' ) );
		}
		// Long after the test: nobody shall run them meanwhile.
		$services->job_store()->add( 'automatic_answer', $args['ticket'], array( 'to' => array( 'address' => $args['address'] ) ), time() + 9000 );
		$services->job_store()->add( 'notify_agent', $args['message'], array( 'detail' => $args['address'] ), time() + 9000 );`,
		{ address, box: box.id, ticket: made!.ticket_id, message: made!.message_id }
	);
	const letters = ( await exported( address ) ).data.filter( ( item ) => item.group_id === 'mesa-letters' );
	expect( letters ).toHaveLength( 105 );
	while ( ! ( await erased( address ) ).done ) {
		// The next step.
	}
	expect( await rowsAbout( address ) ).toEqual( [] );
} );
