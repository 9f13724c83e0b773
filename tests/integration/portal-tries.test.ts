/** Customers who try again, have two tabs open, press another button than "Send", or have no JavaScript. */
import { as, site } from './site.ts';
import { asked, sendingMailbox, type Asked } from './support/desk.ts';
import { unique } from './support/mails.ts';
import { account, Customer, portal, token, words, type Shown } from './support/portal.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';
import { decode, installVisitors } from './visitors.ts';
import type { Mailbox } from '../../src/contract/generated/types.ts';

let smtp: TestSmtp;
let box: Mailbox;

beforeAll( async () => {
	installVisitors();
	smtp = await startSmtp();
	box = await sendingMailbox( smtp );
} );

afterAll( () => smtp.stop() );

const linkTo = async ( { ticket, address }: Asked ): Promise< string > => portal( 'mesa_link', await token( 't', ticket, address ) );

const said = async ( { ticket }: Asked ): Promise< string[] > =>
	( await as( 'mesa_agent' ).call( 'getTicket', { path: { id: ticket } } ) ).messages
		.slice( 1 )
		.map( ( message ) => message.visible_text );

const page = ( content: string ): Promise< string > =>
	site().runPhp< string >(
		`$id = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Requests', 'post_content' => wp_slash( $args['content'] ) ) );
		return get_permalink( $id );`,
		{ content }
	);

it( 'an answer that was written on before it was sent again is kept, and the same one twice is one', async () => {
	const one = await asked( box );
	const customer = new Customer();
	const shown = await customer.enter( await linkTo( one ) );
	await customer.send( shown, 'answer', { message: 'It broke.' } );
	await customer.send( shown, 'answer', { message: 'It broke.' } );
	await customer.send( shown, 'answer', { message: 'It broke. Now the lid, too.' } );
	expect( await said( one ) ).toEqual( [ 'It broke.', 'It broke. Now the lid, too.' ] );
} );

it( 'another link in another tab does not end what is being written in the first', async () => {
	const [ first, second ] = [ await asked( box ), await asked( box ) ];
	const customer = new Customer();
	const shown = await customer.enter( await linkTo( first ) );
	await customer.enter( await linkTo( second ) );
	// The same link once more, as from the mail.
	await customer.enter( await linkTo( first ) );
	const file = new File( [ 'Order 5521.\n' ], 'order.txt', { type: 'text/plain' } );
	expect( words( await customer.send( shown, 'answer', { message: 'From the first tab' }, [ file ] ) ) ).toContain(
		'Your message is with us'
	);
	expect( await said( first ) ).toEqual( [ 'From the first tab' ] );
	// Somebody else's form does nothing here, and neither does one from before signing out.
	const other = await new Customer().enter( await linkTo( await asked( box ) ) );
	const check = / name="check" value="([^"]*)"/.exec( other.html )![ 1 ]!;
	expect( words( await customer.send( shown, 'answer', { message: 'Forged', check } ) ) ).toContain( 'not signed in here any more' );
	const left = await customer.send( await customer.get( await portal( 'mesa_ticket', first.ticket ) ), 'leave' );
	expect( words( left ) ).toContain( 'signed out' );
	await customer.send( shown, 'answer', { message: 'Too late' } );
	expect( await said( first ) ).toEqual( [ 'From the first tab' ] );
} );

it( 'words are not lost by closing, and come before it', async () => {
	const one = await asked( box );
	const customer = new Customer();
	const shown = await customer.enter( await linkTo( one ) );
	expect( words( await customer.send( shown, 'close', { message: 'Found it behind the sofa.' } ) ) ).toContain(
		'Your request is closed'
	);
	expect( await said( one ) ).toEqual( [ 'Found it behind the sofa.' ] );
	const { row } = await as( 'mesa_agent' ).call( 'getTicket', { path: { id: one.ticket } } );
	expect( row ).toMatchObject( { status: 'closed', waiting_since: null } );
} );

it( 'a new request without JavaScript says what is wrong, keeps the words, and tells its number', async () => {
	const url = await page( '<!-- wp:mesa/my-tickets /-->' );
	const customer = new Customer();
	const post = async ( shown: Shown, fields: Record< string, string > ): Promise< Shown > => {
		const form = /<form[^>]*mesa_request[\s\S]*?<\/form>/.exec( shown.html )![ 0 ];
		const body = new URLSearchParams();
		for ( const [ tag ] of form.matchAll( /<input type="hidden"[^>]*>/g ) ) {
			body.set( / name="([^"]*)"/.exec( tag )![ 1 ]!, decode( / value="([^"]*)"/.exec( tag )![ 1 ]! ) );
		}
		Object.entries( fields ).forEach( ( [ name, value ] ) => body.set( name, value ) );
		const answer = await customer.ask( decode( / action="([^"]+)"/.exec( form )![ 1 ]! ), { method: 'POST', body } );
		return customer.get( answer.headers.get( 'location' )! );
	};
	const empty = await customer.get( `${ url }${ url.includes( '?' ) ? '&' : '?' }mesa_new=1&mesa_order=5521` );
	const subject = `About a cup ${ unique() }`;
	const wrong = await post( empty, { name: 'Ana', email: 'ana at example', subject, message: 'The handle came off.' } );
	expect( wrong.html ).toContain( 'The handle came off.' );
	expect( wrong.html ).toContain( subject );
	expect( wrong.html ).toMatch( /name="email"[^>]*aria-invalid="true"/ );
	expect( wrong.html ).toMatch( /value="5521"/ );
	const done = await post( wrong, { name: 'Ana', email: `ana.${ unique() }@people.example`, subject, message: 'The handle came off.' } );
	expect( done.html ).toMatch( /mesa-form__number/ );
} );

it( 'a page is private wherever on it the block stands', async () => {
	const pattern = await site().runPhp< number >(
		`$inner = wp_insert_post( array( 'post_type' => 'wp_block', 'post_status' => 'publish', 'post_title' => 'Requests', 'post_content' => '<!-- wp:mesa/my-tickets /-->' ) );
		return wp_insert_post( array( 'post_type' => 'wp_block', 'post_status' => 'publish', 'post_title' => 'Outer', 'post_content' => '<!-- wp:block {"ref":' . $inner . '} /-->' ) );`
	);
	const url = await page( `<!-- wp:paragraph --><p>Hello</p><!-- /wp:paragraph --><!-- wp:block {"ref":${ pattern }} /-->` );
	const shown = await new Customer().get( url );
	expect( shown.html ).toContain( 'mesa-tickets' );
	expect( shown.headers.get( 'cache-control' ) ).toContain( 'no-store' );
	expect( shown.headers.get( 'referrer-policy' ) ).toBe( 'no-referrer' );
	expect( shown.html ).toMatch( /<meta name='robots' content='[^']*noindex/ );
	// A link leads to a page without the block, since somebody has taken it off: its token is nobody's business all the same.
	const plain = await page( '<!-- wp:paragraph --><p>Moved</p><!-- /wp:paragraph -->' );
	const led = await new Customer().get( `${ plain }${ plain.includes( '?' ) ? '&' : '?' }mesa_link=abc` );
	expect( led.headers.get( 'referrer-policy' ) ).toBe( 'no-referrer' );
	expect( led.html ).toContain( 'searchParams.delete( "mesa_link" )' );
} );

it( 'says to the owner of an address when no further link is sent to it, and to nobody else', async () => {
	const address = `often-${ unique() }@other.example`;
	const [ owner, other ] = [ await account( address, false ), await account( `else-${ unique() }@other.example`, false ) ];
	const asks = async ( who: Customer ) => words( await who.send( await who.get( await portal() ), 'link', { email: address } ) );
	for ( let tries = 0; tries < 3; tries++ ) {
		expect( await asks( owner ) ).toContain( 'is on its way to' );
	}
	expect( await asks( owner ) ).toContain( 'You have asked for many links' );
	expect( await asks( other ) ).toContain( 'If we have requests' );
} );
