/** Replies on the wire: what the customer's mail server gets. */
import { as, site } from './site.ts';
import { answer, asked, message, sendingDesk, sendingMailbox, settled, undoSeconds } from './support/desk.ts';
import { deliver, mail, sha256, unique } from './support/mails.ts';
import type { Taken } from './support/smtp.ts';
import { until } from '../../tools/lib/wait.ts';

const agent = as( 'mesa_agent' );
const desk = sendingDesk();

const to = desk.takenFor;
const header = ( taken: Taken, name: string ): string => {
	const head = taken.raw.split( '\r\n\r\n' )[ 0 ]!.replace( /\r\n[ \t]+/g, ' ' );
	return new RegExp( `^${ name }: (.*)$`, 'mi' ).exec( head )?.[ 1 ] ?? '';
};

it( "threads an answer with the customer's mail", async () => {
	const references = [
		`<first-${ unique() }@client.example>`,
		`<second-${ unique() }-with-a-rather-long-name-as-Outlook-makes-them@client.example>`,
	];
	const { ticket, made, address } = await asked( desk.box, {
		subject: 'Dónde está mi pedido?',
		references,
		in_reply_to: [ references[ 1 ]! ],
		text: 'Please tell me.\nAna',
		visible_text: 'Please tell me.\nAna',
	} );
	const sent = await settled( ( await answer( ticket ) ).id );
	expect( sent ).toMatchObject( { state: 'sent', error: null, sent_at: expect.any( String ) } );
	const [ taken, ...more ] = to( address );
	expect( more ).toEqual( [] );
	expect( taken ).toMatchObject( { from: desk.box.address, user: 'desk', to: [ address ] } );
	expect( taken!.parsed.from?.value ).toEqual( [ { address: desk.box.address, name: 'Señal & Söhne' } ] );
	expect( taken!.parsed.to ).toMatchObject( { value: [ { address, name: 'Ana Ruiz' } ] } );
	expect( taken!.parsed.subject ).toMatch( /^Re: Dónde está mi pedido\? \[#\d+-[a-z0-9]+\]$/ );
	expect( header( taken!, 'Message-ID' ) ).toMatch( /^<mesa\.\d+\.\d+\.[0-9a-f]+@shop\.example>$/ );
	expect( header( taken!, 'In-Reply-To' ) ).toBe( made.mail.message_id );
	expect( header( taken!, 'References' ) ).toBe( [ ...references, made.mail.message_id ].join( ' ' ) );
	for ( const unwanted of [ 'Auto-Submitted', 'Precedence', 'X-Auto-Response-Suppress', 'X-Mailer', 'Bcc' ] ) {
		expect( header( taken!, unwanted ) ).toBe( '' );
	}
	// The way back: an answer to this mail finds its ticket.
	const [ back ] = await deliver(
		desk.box.id,
		mail( { from: made.mail.from, in_reply_to: [ header( taken!, 'Message-ID' ) ], subject: 'AW: something else' } )
	);
	expect( back ).toMatchObject( { result: 'appended', ticket_id: ticket } );
} );

it( 'writes the answer, the signature and the question, as text and as HTML', async () => {
	const { ticket, address } = await asked( desk.box, {
		text: 'One line.\n\nAnother <line>.',
		visible_text: 'One line.\n\nAnother <line>.',
	} );
	await settled(
		(
			await answer( ticket, {
				html: '<p>Hello Ana,</p><p>see <a href="https://shop.example/track">tracking</a>.<br>Bye</p><script></script>',
			} )
		).id
	);
	const { parsed, raw } = to( address )[ 0 ]!;
	expect( raw ).toMatch( /^Content-Type: multipart\/alternative/m );
	expect( parsed.text ).toMatch(
		/^Hello Ana,\n\nsee tracking \(https:\/\/shop\.example\/track\)\.\nBye\n\n-- \nKind regards\nThe shop\n\nFollow this request on our site:\nhttp\S+mesa_link=t-[\w-]+\n\nOn .+, Ana Ruiz wrote:\n> One line\.\n>\s?\n> Another <line>\.\n*$/
	);
	expect( parsed.html ).toMatch(
		/<p>Hello Ana,<\/p>.*<a href="https:\/\/shop\.example\/track">.*Kind regards.*<blockquote.*One line\..*Another &lt;line&gt;\./s
	);
	expect( parsed.html ).not.toContain( '<script' );
} );

it( "keeps the customer's inline images out of the quotation, where they would be broken", async () => {
	const html = '<p>Look: <img src="cid:photo@client" alt="the crack"> here</p>';
	const { ticket, address } = await asked( desk.box, { html, visible_html: html } );
	await settled( ( await answer( ticket ) ).id );
	expect( to( address )[ 0 ]!.parsed.html ).toMatch( /<blockquote.*Look:\s+here/s );
} );

it( 'sends copies, and blind copies without naming them', async () => {
	const { ticket, address } = await asked( desk.box );
	await settled( ( await answer( ticket, { cc: [ 'chef@client.example' ], bcc: [ 'lawyer@client.example' ] } ) ).id );
	const [ taken ] = to( address );
	expect( taken!.to ).toEqual( [ address, 'chef@client.example', 'lawyer@client.example' ] );
	expect( header( taken!, 'Cc' ) ).toContain( 'chef@client.example' );
	expect( taken!.raw ).not.toContain( 'lawyer@client.example' );
} );

it( 'attaches files under their own names', async () => {
	const { ticket, address } = await asked( desk.box );
	const content = Buffer.from( Array.from( { length: 70_000 }, ( _, index ) => ( index * 7 ) % 256 ) );
	const upload = await agent.request( 'POST', '/files', {
		query: { filename: 'Rechnung März.pdf', content_type: 'application/pdf' },
		body: content,
		headers: { 'Content-Type': 'application/octet-stream' },
	} );
	expect( upload.status ).toBe( 201 );
	await settled(
		(
			await answer( ticket, {
				files: [ { sha256: sha256( content ), filename: 'Rechnung März.pdf', content_type: 'application/pdf' } ],
			} )
		).id
	);
	const { attachments } = to( address )[ 0 ]!.parsed;
	expect( attachments ).toHaveLength( 1 );
	expect( attachments[ 0 ] ).toMatchObject( {
		filename: 'Rechnung März.pdf',
		contentType: 'application/pdf',
		contentDisposition: 'attachment',
	} );
	expect( attachments[ 0 ]!.content.equals( content ) ).toBe( true );
} );

it( 'leaves by itself when the undo time is over, though nobody asks', async () => {
	const { ticket, address } = await asked( desk.box );
	const { id } = await answer( ticket );
	await until( 'the mail', () => to( address )[ 0 ], 20_000 );
	expect( await until( 'the state', async () => ( ( await message( id ) ).state === 'sent' ? true : null ), 5_000 ) ).toBe( true );
} );

it( "uses the site's own way to send where the mailbox has none", async () => {
	const plain = await sendingMailbox( desk.smtp, { outgoing: null, name: 'Plain' } );
	const { ticket, address, made } = await asked( plain );
	await settled( ( await answer( ticket ) ).id );
	const stored = await site().waitForMail( ( one ) => one.to.includes( address ) );
	expect( stored.from ).toBe( plain.address );
	const raw = stored.raw.toString( 'latin1' ).replace( /\r\n[ \t]+/g, ' ' );
	expect( raw ).toMatch( new RegExp( `^From: Plain <${ plain.address }>`, 'm' ) );
	expect( raw ).toContain( `In-Reply-To: ${ made.mail.message_id }` );
	expect( raw ).toMatch( /^Message-ID: <mesa\./m );
	expect( to( address ) ).toEqual( [] );
} );

it( "leaves the site's other mail alone", async () => {
	const { ticket } = await asked( desk.box );
	const { id } = await answer( ticket );
	await settled( id );
	const subject = `Not ours ${ unique() }`;
	const after = await site().runPhp< { same: boolean; sent: boolean } >(
		`$before = $GLOBALS['phpmailer'] ?? null;
		( new \\Mesa\\Boot\\Services() )->job_runner()->run( 5 );
		return array( 'same' => ( $GLOBALS['phpmailer'] ?? null ) === $before, 'sent' => wp_mail( 'someone@else.example', $args['subject'], 'Plain text' ) );`,
		{ subject }
	);
	expect( after ).toEqual( { same: true, sent: true } );
	const stored = await site().waitForMail( ( one ) => one.raw.includes( subject ) );
	expect( stored.raw.toString() ).not.toMatch( /multipart|mesa\./ );
	expect( desk.smtp.taken.some( ( one ) => one.raw.includes( subject ) ) ).toBe( false );
} );

it( 'sends nothing that was taken back in time', async () => {
	await undoSeconds( 30 );
	const { ticket, address } = await asked( desk.box );
	const { id } = await answer( ticket );
	expect( ( await agent.call( 'cancelMessage', { path: { id } } ) ).state ).toBe( 'cancelled' );
	await undoSeconds( 0 );
	await agent.call( 'kickJobs', {} );
	expect( to( address ) ).toEqual( [] );
} );
