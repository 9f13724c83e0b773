/** What stands below replies, and what they are written on: once, as the mailbox wants it, never more than that. */
import { as, RestError, site } from './site.ts';
import { answer, asked, sendingMailbox, settled, undoSeconds } from './support/desk.ts';
import { answerTo, idle, mailsTo, startAgentDesk, type AgentDesk } from './support/agent-mail.ts';
import { startSmtp, type Taken, type TestSmtp } from './support/smtp.ts';
import { unique } from './support/mails.ts';
import type { Mailbox, MailboxInput } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const admin = as( 'administrator' );
const manager = as( 'mesa_manager' );
let smtp: TestSmtp;
let undo: number;

beforeAll( async () => {
	smtp = await startSmtp();
	undo = await undoSeconds( 0 );
} );
afterAll( async () => {
	await undoSeconds( undo );
	await agent.call( 'updateSignature', { body: { html: '' } } );
	await smtp.stop();
} );

const times = ( text: string, part: string ) => text.split( part ).length - 1;
const change = ( box: Mailbox, body: MailboxInput ) => manager.call( 'updateMailbox', { path: { id: box.id }, body } );

async function sent( box: Mailbox, fields: Parameters< typeof asked >[ 1 ] = {} ): Promise< Taken & { ticket: number } > {
	const { ticket, address } = await asked( box, fields );
	const { id } = await answer( ticket );
	expect( ( await settled( id ) ).state ).toBe( 'sent' );
	const [ mail ] = smtp.taken.filter( ( one ) => one.to.includes( address ) );
	return { ...mail!, ticket };
}

it.each( [
	[ 'agent_mailbox', [ 'Luis of', 'The shop' ] ],
	[ 'mailbox_agent', [ 'The shop', 'Luis of' ] ],
	[ 'agent', [ 'Luis of' ] ],
	[ 'mailbox', [ 'The shop' ] ],
] as const )( '%s: in this order, once in HTML and once in text', async ( order, expected ) => {
	await agent.call( 'updateSignature', { body: { html: '<p>Luis of {mailbox.name}, {agent.email|no address}{order.number}</p>' } } );
	const box = await sendingMailbox( smtp, { signature: '<p><b>The shop</b> · #{ticket.number}</p>', signature_order: order } );
	const mail = await sent( box );
	for ( const body of [ String( mail.parsed.html ), mail.parsed.text ?? '' ] ) {
		expect( expected.map( ( words ) => times( body, words ) ) ).toEqual( expected.map( () => 1 ) );
		expect( expected.map( ( words ) => body.indexOf( words ) ) ).toEqual(
			expected.map( ( words ) => body.indexOf( words ) ).sort( ( a, b ) => a - b )
		);
		// Nobody looks before it leaves: what is not known is left out.
		expect( body ).not.toMatch( /\{[a-z]+\.[a-z_]+/ );
	}
	for ( const words of [ 'Luis of', 'The shop' ].filter( ( one ) => ! ( expected as readonly string[] ).includes( one ) ) ) {
		expect( String( mail.parsed.html ) ).not.toContain( words );
	}
	// What whoever writes sees below the text is what is sent.
	const { signature, messages } = await agent.call( 'getTicket', { path: { id: mail.ticket } } );
	expect( signature ).toContain( expected[ 0 ] );
	expect( messages.at( -1 )!.visible_html ).not.toContain( expected[ 0 ] );
	if ( order !== 'agent' ) {
		expect( signature ).toContain( `#${ mail.ticket }` );
	}
} );

it( 'an agent without one has the mailbox’s, whatever the mailbox wants; a dangerous one is cleaned; quotes and backslashes stay', async () => {
	expect( ( await agent.call( 'updateSignature', { body: { html: '<p> </p>' } } ) ).html ).toBe( '' );
	const box = await sendingMailbox( smtp, { signature: 'Line one\nLine two', signature_order: 'agent' } );
	expect( String( ( await sent( box ) ).parsed.html ) ).toMatch( /Line one<br ?\/?>\s*Line two/ );
	const html = '<p title="a">Luis "\\o/"</p>';
	expect( ( await agent.call( 'updateSignature', { body: { html: `${ html }<script>alert(1)</script>` } } ) ).html ).toContain(
		'Luis "\\o/"'
	);
	expect( ( await agent.call( 'getSignature', {} ) ).html ).not.toContain( '<script' );
} );

it( 'a customer’s name in a signature is no HTML and no variable', async () => {
	const box = await sendingMailbox( smtp, { signature: '<p>For {customer.name}</p>', signature_order: 'mailbox' } );
	const mail = await sent( box, { from: { address: `x-${ unique() }@client.example`, name: '<img src=x> {agent.email}' } } );
	expect( String( mail.parsed.html ) ).toContain( 'For &lt;img src=x&gt;' );
	expect( String( mail.parsed.html ) ).not.toContain( '<img src=x' );
} );

describe( 'an answer by mail', () => {
	let desk: AgentDesk;
	beforeAll( async () => {
		desk = await startAgentDesk();
	} );
	afterAll( () => desk.stop() );

	it( 'gets the agent’s signature once, also when the agent’s mail program has its own', async () => {
		await agent.call( 'updateSignature', { body: { html: '<p>Luis, your shop</p>' } } );
		const { told, address } = await desk.mine();
		await answerTo( desk.box.id, told, desk.me, { text: 'It left.\n\n-- \nLuis', visible_text: 'It left.', visible_html: '' } );
		await idle();
		const [ mail ] = await mailsTo( desk.smtp, address );
		expect( times( mail!.parsed.text ?? '', 'Luis, your shop' ) ).toBe( 1 );
		expect( times( String( mail!.parsed.html ), 'Luis, your shop' ) ).toBe( 1 );
	} );
} );

describe( 'the site’s own look', () => {
	it( 'is a mailbox’s choice: name, colour and footer in HTML, the footer in text, and the answer whole in both', async () => {
		await admin.call( 'updateMailLook', {
			body: {
				logo: 'none',
				name: 'Taller & Norte',
				color: '#aa3300',
				width: 560,
				footer: 'Calle 1 · #{ticket.number}\n<b>VAT</b> {order.number}',
			},
		} );
		const box = await sendingMailbox( smtp );
		const plain = String( ( await sent( box ) ).parsed.html );
		expect( plain ).not.toContain( 'Taller &amp; Norte' );
		await change( box, { mail_style: 'look' } );
		const mail = await sent( box );
		const html = String( mail.parsed.html );
		expect( html ).toContain( 'It left <b>today</b>.' );
		expect( html ).toContain( 'Taller &amp; Norte' );
		expect( html ).toContain( 'border-top:4px solid #aa3300' );
		expect( html ).toContain( `Calle 1 · #${ mail.ticket }` );
		expect( html ).toContain( '&lt;b&gt;VAT&lt;/b&gt;' );
		// Outlook lays out by tables, and no mail program runs anything or fetches a style.
		expect( html ).toContain( '<!--[if mso]><table role="presentation" width="560"' );
		expect( html ).toContain( 'prefers-color-scheme:dark' );
		expect( html ).not.toMatch( /<script|<link|@import|@font-face/i );
		expect( mail.parsed.text ).toContain( 'It left today.' );
		expect( mail.parsed.text!.trim().endsWith( `Calle 1 · #${ mail.ticket }\n<b>VAT</b>` ) ).toBe( true );
	} );

	it( 'is shown before it is saved, with the newest reply, and a test goes to nobody but oneself and into no ticket', async () => {
		const before = await admin.call( 'getMailLook', {} );
		const shown = await admin.call( 'previewMailLook', { body: { footer: 'Only tried', logo: 'none' } } );
		expect( shown.html ).toContain( 'Only tried' );
		expect( shown.text ).toContain( 'Only tried' );
		expect( ( await admin.call( 'previewMailLook', { body: { style: 'plain', footer: 'Only tried' } } ) ).html ).not.toContain(
			'Only tried'
		);
		expect( await admin.call( 'getMailLook', {} ) ).toEqual( before );
		const box = await sendingMailbox( smtp );
		await sent( box );
		const count = smtp.taken.length;
		const me = await site().runPhp< string >( 'return get_userdata( $args["id"] )->user_email;', { id: admin.id } );
		expect( await admin.call( 'testMailLook', { body: { footer: 'Only tried' } } ) ).toEqual( { sent: true, address: me, detail: '' } );
		const mails = smtp.taken.slice( count );
		expect( mails.map( ( one ) => one.to ) ).toEqual( [ [ me ] ] );
		expect( mails[ 0 ]!.raw ).not.toMatch( /^(?:In-Reply-To|References|Reply-To):/im );
		expect( mails[ 0 ]!.parsed.subject ).not.toMatch( /\[#\d+-/ );
	} );

	it( 'says beside the field what is wrong, and a server that refuses the test is quoted', async () => {
		const pdf = await site().runPhp< number >(
			`return wp_insert_attachment( array( 'post_mime_type' => 'application/pdf', 'post_title' => 'x' ) );`
		);
		const refused = await admin.call( 'updateMailLook', { body: { logo: 'own', logo_id: pdf } } ).then(
			() => null,
			( error: unknown ) => error as RestError
		);
		expect( refused?.status ).toBe( 400 );
		expect( Object.keys( ( refused?.data as { params: object } ).params ) ).toEqual( [ 'logo_id' ] );
		smtp.behave( { recipient: () => ( { code: 550, words: '5.7.1 Not today' } ) } );
		const result = await admin.call( 'testMailLook', { body: {} } );
		smtp.behave( {} );
		expect( result.sent ).toBe( false );
		expect( result.detail ).toContain( 'Not today' );
	} );
} );

it( 'an administrator writes a colleague’s signature on the profile page; a form from elsewhere cannot', async () => {
	const save = ( nonce: boolean ) =>
		site().runPhp< string >(
			`wp_set_current_user( $args['admin'] );
			$store = ( new Mesa\\Boot\\Services() )->signature_store();
			$field = new Mesa\\Integrations\\Profile\\SignatureField( $store );
			ob_start(); $field->show( get_userdata( $args['user'] ) ); $html = ob_get_clean();
			preg_match( '/name="mesa_signature_nonce" value="([^"]+)"/', $html, $found );
			$_POST = array( 'mesa_signature' => wp_slash( 'By "hand" ' . $args['words'] ), 'mesa_signature_nonce' => $args['nonce'] ? $found[1] : 'x' );
			$field->save( $args['user'] );
			$_POST = array();
			return $store->of( $args['user'] );`,
			{ admin: admin.id, user: agent.id, nonce, words: nonce ? 'good' : 'bad' }
		);
	expect( await save( true ) ).toBe( 'By "hand" good' );
	expect( await save( false ) ).toBe( 'By "hand" good' );
} );
