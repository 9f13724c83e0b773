/** What customers do on their page: answer, close, rate, fetch files; and what hostile mail cannot do there. */
import { as, site } from './site.ts';
import { answer, asked, sendingMailbox, settled, undoSeconds, type Asked } from './support/desk.ts';
import { attach, deliver, mail, unique } from './support/mails.ts';
import { Customer, portal, token, words, type Shown } from './support/portal.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';
import { decode, installVisitors } from './visitors.ts';
import type { Mailbox } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
let smtp: TestSmtp;
let box: Mailbox;
let undo = 0;

beforeAll( async () => {
	installVisitors();
	smtp = await startSmtp();
	box = await sendingMailbox( smtp );
	undo = await undoSeconds( 0 );
} );

afterAll( async () => {
	await undoSeconds( undo );
	await smtp.stop();
} );

const open = ( ticket: number ) => agent.call( 'getTicket', { path: { id: ticket } } );

/** A customer who has followed the link of a mail. */
async function signedIn( { ticket, address }: Asked ): Promise< { customer: Customer; shown: Shown } > {
	const customer = new Customer();
	return { customer, shown: await customer.enter( await portal( 'mesa_link', await token( 't', ticket, address ) ) ) };
}

const close = ( id: number ) => agent.call( 'updateTicket', { path: { id }, body: { status: 'closed' } } );

it( 'an answer with a file opens the ticket again, once, however often the button is pressed', async () => {
	const one = await asked( box );
	await close( one.ticket );
	const { customer, shown } = await signedIn( one );
	const file = new File( [ 'Order 5521 came broken.\n' ], 'order.txt', { type: 'text/plain' } );
	const after = await customer.send( shown, 'answer', { message: 'Still broken <b>!</b>' }, [ file ] );
	await customer.send( shown, 'answer', { message: 'Still broken <b>!</b>' }, [ file ] );
	expect( words( after ) ).toContain( 'Your message is with us' );
	expect( after.html ).toContain( 'Still broken &lt;b&gt;!&lt;/b&gt;' );
	const { row, messages, events } = await open( one.ticket );
	expect( row ).toMatchObject( { status: 'open', waiting_since: expect.any( String ) } );
	expect( messages.map( ( { kind, channel } ) => [ kind, channel ] ) ).toEqual( [
		[ 'customer', 'email' ],
		[ 'customer', 'form' ],
	] );
	expect( messages[ 1 ] ).toMatchObject( {
		from: { address: one.address, name: 'Ana Ruiz' },
		attachments: [ { filename: 'order.txt' } ],
	} );
	expect( events.map( ( { type } ) => type ) ).toEqual( expect.arrayContaining( [ 'customer_replied', 'status_changed' ] ) );
	// The file comes back to its owner, and to nobody without the address that the page holds.
	const url = decode( /href="([^"]*portal\/files[^"]*)"/.exec( after.html )![ 1 ]! );
	const got = await fetch( url );
	expect( await got.text() ).toBe( 'Order 5521 came broken.\n' );
	expect( got.headers.get( 'content-disposition' ) ).toContain( 'attachment' );
	expect( ( await fetch( url.replace( /signature=./, 'signature=f' ).replace( /expires=\d/, 'expires=2' ) ) ).status ).toBe( 401 );
} );

it( 'what is refused is refused aloud, and no word is lost', async () => {
	const one = await asked( box );
	const { customer, shown } = await signedIn( one );
	const wrong = await customer.send( shown, 'answer', { message: 'Please look </textarea>at it' }, [
		new File( [ 'MZ' ], 'setup.exe' ),
	] );
	expect( wrong.html ).toMatch( /id="mesa-tickets-files-error"[^>]*>setup\.exe/ );
	expect( wrong.html ).toContain( 'Please look &lt;/textarea&gt;at it' );
	expect( ( await customer.send( shown, 'answer', { message: '  ' } ) ).html ).toMatch( /message-error"[^>]*>Please write/ );
	// From a page of an older session, or of another site.
	const old = await customer.send( shown, 'answer', { message: 'Keep me', check: '0'.repeat( 20 ) } );
	expect( words( old ) ).toContain( 'not signed in here any more' );
	expect( old.html ).toContain( 'Keep me' );
	expect( ( await open( one.ticket ) ).messages ).toHaveLength( 1 );
	const cross = await customer.ask( decode( / action="([^"]*mesa_portal[^"]*)"/.exec( shown.html )![ 1 ]! ), {
		method: 'POST',
		body: new URLSearchParams( {
			do: 'close',
			ticket: String( one.ticket ),
			check: / name="check" value="([^"]*)"/.exec( shown.html )![ 1 ]!,
		} ),
		headers: { 'Sec-Fetch-Site': 'cross-site' },
	} );
	expect( cross.status ).toBe( 303 );
	expect( ( await open( one.ticket ) ).row.status ).toBe( 'open' );
} );

it( 'a customer closes, opens again, closes, and rates each closing once; agents see it', async () => {
	const one = await asked( box );
	const { customer, shown } = await signedIn( one );
	const closed = await customer.send( shown, 'close' );
	expect( words( closed ) ).toContain( 'Your request is closed' );
	expect( ( await open( one.ticket ) ).row ).toMatchObject( { status: 'closed', waiting_since: null } );
	await customer.send( closed, 'rate', { score: 'bad', comment: 'Took a week' } );
	const rated = await customer.send( closed, 'rate', { score: 'good', comment: 'In the end' } );
	expect( rated.html ).toMatch( /value="good" checked/ );
	const reopened = await customer.send( rated, 'reopen' );
	expect( words( reopened ) ).toContain( 'open again' );
	expect( words( await customer.send( rated, 'rate', { score: 'bad' } ) ) ).toContain( 'once your request is closed' );
	const { row, events } = await open( one.ticket );
	expect( row.status ).toBe( 'open' );
	expect( events.filter( ( { type } ) => type === 'ticket_rated' ).map( ( { data } ) => data ) ).toEqual( [
		{ score: 'bad', comment: 'Took a week' },
		{ score: 'good', comment: 'In the end', before: 'bad' },
	] );
	expect( events.filter( ( { type } ) => type === 'status_changed' ).map( ( { data, actor } ) => [ data.to, data.by, actor ] ) ).toEqual(
		[
			[ 'closed', 'customer', null ],
			[ 'open', 'customer', null ],
		]
	);
	expect(
		await site().runPhp(
			`global $wpdb; return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_ticket_ratings WHERE ticket_id = %d", $args['id'] ) );`,
			{ id: one.ticket }
		)
	).toBe( 1 );
} );

it( 'a thank-you leaves a closed ticket closed', async () => {
	const one = await asked( box );
	await close( one.ticket );
	const { customer, shown } = await signedIn( one );
	await customer.send( shown, 'answer', { message: 'Great, thanks', thanks: '1' } );
	const { row, events } = await open( one.ticket );
	expect( row.status ).toBe( 'closed' );
	expect( events.at( -1 )?.type ).toBe( 'customer_thanked' );
} );

it( 'a locked ticket takes nothing, one in the trash is gone, one among the spam looks like any other', async () => {
	const [ locked, trashed, spam ] = [ await asked( box ), await asked( box ), await asked( box ) ];
	await close( locked.ticket );
	const before = await signedIn( locked );
	await as( 'administrator' ).call( 'updateTicket', { path: { id: locked.ticket }, body: { locked: true } } );
	expect( words( await before.customer.send( before.shown, 'answer', { message: 'Hello?' } ) ) ).toContain( 'takes no more answers' );
	expect( ( await open( locked.ticket ) ).messages ).toHaveLength( 1 );
	await as( 'administrator' ).call( 'updateTicket', { path: { id: trashed.ticket }, body: { status: 'trash' } } );
	expect( words( ( await signedIn( trashed ) ).shown ) ).not.toContain( trashed.made.mail.subject );
	await agent.call( 'updateTicket', { path: { id: spam.ticket }, body: { status: 'spam' } } );
	expect( words( ( await signedIn( spam ) ).shown ) ).toMatch( /We are on it/ );
} );

it( 'a link leads on to where a ticket was merged into, and an answer with it', async () => {
	const first = await asked( box );
	const second = await asked( box, { from: first.made.mail.from, text: 'SECOND', visible_text: 'SECOND' } );
	const { customer, shown } = await signedIn( second );
	await agent.call( 'mergeTickets', {
		path: { id: first.ticket },
		body: { ids: [ second.ticket ], client_key: unique() + unique() },
	} );
	const led = await customer.get( await portal( 'mesa_ticket', second.ticket ) );
	expect( words( led ) ).toContain( first.made.mail.subject );
	expect( words( led ) ).toContain( 'SECOND' );
	await customer.send( shown, 'answer', { message: 'After the merge' } );
	expect( ( await open( first.ticket ) ).messages.at( -1 )?.visible_text ).toBe( 'After the merge' );
} );

it( 'hostile mail is words, and pictures come from the message itself only', async () => {
	const made = attach(
		mail( {
			to: [ { address: box.address, name: '' } ],
			visible_html: `<style>*{display:none}</style><div onclick="evil()">Hello <b style="position:fixed">there</b><script>evil()</script>
				<img src="https://tracker.example/a.gif"><img src=cid:cup@client alt="The &quot;cup&quot;" onerror=evil()>
				<a href="javascript:evil()">one</a> <a href="https://fine.example/?a=1&b=2" target=x>two</a></main></div></div>
				<svg><a xlink:href="javascript:evil()">x</a></svg><iframe srcdoc="<script>evil()</script>"></iframe><form action="https://evil.example"><input name=pass></form><!-- <b> --> END`,
			visible_text: 'Hello there',
			text: 'Hello there\n\n> what we wrote before',
		} ),
		'cup.png',
		Buffer.from( 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64' ),
		{ content_type: 'image/png', inline: true, content_id: 'cup@client' }
	);
	const [ result ] = await deliver( box.id, made );
	const { shown } = await signedIn( { ticket: result!.ticket_id!, address: made.mail.from.address, made } );
	const body = /<div class="mesa-tickets__words[^>]*>([\s\S]*?)<\/div>/.exec( shown.html )![ 1 ]!;
	expect( body ).not.toMatch( /evil|tracker|style|onclick|onerror|<(script|svg|iframe|form|input|div|main)/i );
	expect( body ).toContain( 'Hello <b>there</b>' );
	expect( body ).toMatch( /END\s*$/ );
	expect( body ).toMatch(
		/<a rel="nofollow noopener noreferrer" dir="auto" href="https:\/\/fine\.example\/\?a=1&#038;b=2">two<\/a>|href="https:\/\/fine\.example\/\?a=1&amp;b=2">two/
	);
	const [ , address, alt ] = /<img src="([^"]*)" alt="([^"]*)"/.exec( body )!;
	expect( decode( alt! ) ).toBe( 'The "cup"' );
	const picture = await fetch( decode( address! ) );
	expect( [ picture.status, picture.headers.get( 'content-type' ) ] ).toEqual( [ 200, 'image/png' ] );
	// What it answers is there, folded.
	expect( shown.html ).toMatch( /<details>[\s\S]*what we wrote before[\s\S]*<\/details>/ );
} );

it( 'an open page learns of news without asking for the page', async () => {
	const one = await asked( box );
	const { shown } = await signedIn( one );
	const [ url, mark ] = [ 'news', 'mark' ].map( ( name ) =>
		decode( new RegExp( `data-${ name }="([^"]*)"` ).exec( shown.html )![ 1 ]! )
	);
	const first = await fetch( url! );
	expect( await first.json() ).toEqual( { mark } );
	const ask = () => fetch( url!, { headers: { 'If-None-Match': first.headers.get( 'etag' )! } } );
	expect( ( await ask() ).status ).toBe( 304 );
	await agent.call( 'addNote', { path: { id: one.ticket }, body: { html: '<p>Only us</p>', client_key: unique() } } );
	expect( ( await ask() ).status ).toBe( 304 );
	await settled( ( await answer( one.ticket ) ).id );
	expect( ( await ask() ).status ).toBe( 200 );
} );

it( 'puts no right into a mail to several people, into what is passed on, or where the owner wants no link', async () => {
	const one = await asked( box );
	const mails = () => smtp.taken.filter( ( taken ) => taken.to.includes( one.address ) ).map( ( { parsed } ) => parsed.text ?? '' );
	await settled( ( await answer( one.ticket, { cc: [ `boss-${ unique() }@client.example` ] } ) ).id );
	expect( mails()[ 0 ] ).toContain( `mesa_ticket=${ one.ticket }` );
	expect( mails()[ 0 ] ).not.toContain( 'mesa_link' );
	await as( 'administrator' ).call( 'updateSettings', { body: { portal_links: false } } );
	try {
		await settled( ( await answer( one.ticket, { expected_last_id: undefined } as object ) ).id );
	} finally {
		await as( 'administrator' ).call( 'updateSettings', { body: { portal_links: true } } );
	}
	expect( mails()[ 1 ] ).not.toContain( 'support-requests' );
} );

it( 'takes ratings along when a person asks for their data, and out when they are erased', async () => {
	const one = await asked( box );
	const copied = `copied-${ unique() }@client.example`;
	await deliver(
		box.id,
		mail( {
			from: one.made.mail.from,
			in_reply_to: [ one.made.mail.message_id ],
			cc: [ { address: copied, name: '' } ],
			to: [ { address: box.address, name: '' } ],
		} )
	);
	await close( one.ticket );
	const { customer, shown } = await signedIn( { ...one, address: copied } );
	expect( words( await customer.send( shown, 'rate', { score: 'bad', comment: 'My own words' } ) ) ).toContain(
		'Thank you for telling us'
	);
	const data = await site().runPhp< { exported: string; removed: boolean; left: string } >(
		`$export = apply_filters( 'wp_privacy_personal_data_exporters', array() )['mesa-help-desk']['callback']( $args['address'], 1 );
		$erase = apply_filters( 'wp_privacy_personal_data_erasers', array() )['mesa-help-desk']['callback']( $args['address'], 1 );
		global $wpdb;
		return array( 'exported' => wp_json_encode( $export ), 'removed' => $erase['items_removed'], 'left' => wp_json_encode( array( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}mesa_ticket_ratings" ), $wpdb->get_results( "SELECT data FROM {$wpdb->prefix}mesa_events WHERE type = 'ticket_rated'" ) ) ) );`,
		{ address: copied }
	);
	expect( data.exported ).toContain( 'My own words' );
	expect( data.removed ).toBe( true );
	expect( data.left ).not.toContain( 'My own words' );
	expect( data.left ).not.toContain( copied );
} );
