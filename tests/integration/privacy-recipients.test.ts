/** Who is erased leaves the To and Cc of others' messages, wherever they stand, and nothing else changes. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, unique } from './support/mails.ts';

const agent = as( 'mesa_agent' );

const step = ( email: string, page: number ) =>
	site().runPhp< { done: boolean; items_removed: boolean } >(
		`return ( apply_filters( 'wp_privacy_personal_data_erasers', array() )['mesa-help-desk']['callback'] )( $args['email'], $args['page'] );`,
		{ email, page }
	);

async function erase( email: string ): Promise< void > {
	for ( let page = 1; page < 20; page++ ) {
		if ( ( await step( email, page ) ).done ) {
			return;
		}
	}
	throw new Error( 'It did not end.' );
}

/** What the database has of a ticket's newest message. */
const stored = ( ticket: number ) =>
	site().runPhp< { recipients: string; error: string | null } >(
		`global $wpdb; return $wpdb->get_row( $wpdb->prepare( "SELECT recipients, error FROM {$wpdb->prefix}mesa_messages WHERE ticket_id = %d ORDER BY id DESC LIMIT 1", $args['ticket'] ), ARRAY_A );`,
		{ ticket }
	);

const open = ( id: number ) => agent.call( 'getTicket', { path: { id } } );
const person = ( address: string ) => ( { address, name: 'Tom' } );

it( 'keeps what is known of a forged mail: where it wants answers to go stays without effect', async () => {
	const box = await mailbox();
	const tom = `tom-${ unique() }@client.example`;
	const made = mail( { to: [ person( box.address ) ], cc: [ person( tom ) ] } );
	const [ first ] = await deliver( box.id, made );
	const id = first!.ticket_id!;
	await deliver(
		box.id,
		mail( {
			from: made.mail.from,
			reply_to: [ person( 'evil@attacker.example' ) ],
			to: [ person( box.address ) ],
			cc: [ person( tom ) ],
			in_reply_to: [ made.mail.message_id ],
			authentication: { spf: 'fail', dkim: 'fail', dmarc: 'fail' },
		} )
	);
	await erase( tom );
	expect( await open( id ) ).toMatchObject( { reply_to: [ { address: made.mail.from.address } ], reply_cc: [] } );
	expect( await stored( id ) ).toMatchObject( { recipients: expect.stringMatching( /^(?!.*tom-).*"disowned":true/ ) as string } );
} );

it( 'finds an address with other letters than ASCII, however it is written, and leaves those that only contain it', async () => {
	const box = await mailbox();
	const [ one, two ] = [ unique(), unique() ];
	const [ first ] = await deliver(
		box.id,
		mail( {
			cc: [ `jörg-${ one }@müller.example`, `JÖRG-${ one }@Müller.example`, `georg-${ one }@müller.example` ].map( person ),
		} )
	);
	const [ second ] = await deliver(
		box.id,
		mail( { cc: [ `om-${ two }@client.example`, `tom-${ two }@client.example` ].map( person ) } )
	);
	await erase( `jörg-${ one }@müller.example` );
	await erase( `om-${ two }@client.example` );
	const copies = async ( id: number ) => ( await open( id ) ).messages[ 0 ]!.cc.map( ( { address } ) => address );
	expect( await copies( first!.ticket_id! ) ).toEqual( [ `georg-${ one }@müller.example` ] );
	expect( await copies( second!.ticket_id! ) ).toEqual( [ `tom-${ two }@client.example` ] );
} );

it( 'finds also the last of hundreds, what a mail server said, and drafts', async () => {
	const box = await mailbox();
	const tom = `tom-${ unique() }@client.example`;
	const crowd = Array.from( { length: 150 }, ( _each, at ) => person( `${ at }-${ unique() }@crowd.example` ) );
	const [ made ] = await deliver( box.id, mail( { cc: [ ...crowd, person( tom ) ] } ) );
	const id = made!.ticket_id!;
	await site().runPhp(
		`global $wpdb; $said = '550 5.1.1 <' . $args['tom'] . '>: user unknown';
		$wpdb->update( "{$wpdb->prefix}mesa_messages", array( 'error' => $said ), array( 'ticket_id' => $args['id'] ) );
		$wpdb->insert( "{$wpdb->prefix}mesa_events", array( 'ticket_id' => $args['id'], 'type' => 'reply_failed', 'data' => wp_json_encode( array( 'error' => $said, 'message_id' => 7 ) ), 'created_at' => gmdate( 'Y-m-d H:i:s' ) ) );
		$message = $wpdb->get_var( $wpdb->prepare( "SELECT MAX(id) FROM {$wpdb->prefix}mesa_messages WHERE ticket_id = %d", $args['id'] ) );
		$now     = gmdate( 'Y-m-d H:i:s' );
		$wpdb->insert( "{$wpdb->prefix}mesa_jobs", array( 'type' => 'send_reply', 'subject_id' => $message, 'payload' => '{}', 'status' => 'dead', 'last_error' => $said, 'run_at' => $now, 'created_at' => $now, 'finished_at' => $now ) );`,
		{ id, tom }
	);
	const key = unique().repeat( 3 ).slice( 0, 32 );
	const data = { html: '<p>Hello</p>', to: [ 'ana@client.example', tom ], cc: [ tom ], bcc: [] };
	await agent.call( 'saveDraft', {
		path: { id },
		body: { key, kind: 'reply', client_key: key, revision: 0, based_on: 0, text: 'Hello', data },
	} );
	await erase( tom );
	expect( await stored( id ) ).toEqual( {
		recipients: expect.not.stringContaining( tom ) as string,
		error: '550 5.1.1 <…>: user unknown',
	} );
	expect( ( await open( id ) ).messages[ 0 ]!.cc ).toHaveLength( 150 );
	expect( ( await agent.call( 'listDrafts', { path: { id } } ) )[ 0 ]!.data ).toEqual( {
		...data,
		to: [ 'ana@client.example' ],
		cc: [],
	} );
	const told = await site().runPhp< string >(
		`global $wpdb; return $wpdb->get_var( $wpdb->prepare( "SELECT data FROM {$wpdb->prefix}mesa_events WHERE ticket_id = %d AND type = 'reply_failed'", $args['id'] ) );`,
		{ id }
	);
	expect( JSON.parse( told ) ).toEqual( { error: '550 5.1.1 <…>: user unknown', message_id: 7 } );
	const job = await site().runPhp< string >(
		`global $wpdb; return $wpdb->get_var( $wpdb->prepare( "SELECT last_error FROM {$wpdb->prefix}mesa_jobs j JOIN {$wpdb->prefix}mesa_messages m ON m.id = j.subject_id WHERE m.ticket_id = %d AND j.type = 'send_reply'", $args['id'] ) );`,
		{ id }
	);
	expect( job ).toBe( '550 5.1.1 <…>: user unknown' );
} );

it( 'sends no draft to the customer that was meant for an erased person alone', async () => {
	const box = await mailbox();
	const tom = `tom-${ unique() }@client.example`;
	const [ made ] = await deliver( box.id, mail() );
	const id = made!.ticket_id!;
	const key = unique().repeat( 3 ).slice( 0, 32 );
	await agent.call( 'saveDraft', {
		path: { id },
		body: {
			key,
			kind: 'reply',
			client_key: key,
			revision: 0,
			based_on: 0,
			text: 'Hello',
			data: { html: '<p>Hello</p>', to: [ tom ], cc: [ tom ], bcc: [] },
		},
	} );
	await erase( tom );
	expect( ( await agent.call( 'listDrafts', { path: { id } } ) )[ 0 ]!.data ).toMatchObject( { to: [ '…' ], cc: [], bcc: [] } );
} );

it( 'goes on where a step has stopped, and begins anew when it is asked for anew', async () => {
	const box = await mailbox();
	const tom = `tom-${ unique() }@client.example`;
	for ( let batch = 0; batch < 3; batch++ ) {
		await deliver( box.id, ...Array.from( { length: 20 }, () => mail( { cc: [ person( tom ) ] } ) ) );
	}
	const steps = await site().runPhp< { named: number; next: number | null }[] >(
		`$store = ( new Mesa\\Boot\\Services() )->address_traces(); $steps = array(); $after = 0;
		do { $step = $store->forget( $args['tom'], $after, 0.0 ); $steps[] = $step; $after = $step['next']; } while ( null !== $after );
		return $steps;`,
		{ tom }
	);
	expect( steps.map( ( { named } ) => named ).filter( Boolean ) ).toEqual( [ 50, 10 ] );
	expect( steps.at( -1 )!.next ).toBeNull();
	await deliver( box.id, mail( { cc: [ person( tom ) ] } ) );
	expect( await step( tom, 1 ) ).toMatchObject( { done: true, items_removed: true } );
	expect( await step( tom, 1 ) ).toMatchObject( { done: true, items_removed: false } );
	expect( await site().runPhp( `return get_option( 'mesa_erasing', 'gone' );` ) ).toBe( 'gone' );
} );

it( 'begins anew also where the first step has tickets to erase', async () => {
	const box = await mailbox();
	const tom = `tom-${ unique() }@client.example`;
	const [ other ] = await deliver( box.id, mail( { cc: [ person( tom ) ] } ) );
	await deliver( box.id, mail( { from: person( tom ) } ) );
	// As a run leaves it whose browser was closed.
	await site().runPhp( `update_option( 'mesa_erasing', array( hash( 'sha256', $args['tom'] ) => PHP_INT_MAX ), false );`, { tom } );
	await erase( tom );
	expect( ( await open( other!.ticket_id! ) ).messages[ 0 ]!.cc ).toEqual( [] );
} );
