/** The ticket form over REST: each message one ticket, and nothing refused in silence. */
import { as, site } from './site.ts';
import { installVisitors, makePage, newVisitor, page, post, sealedForm, ticketCount, timeToCount, valueOf } from './visitors.ts';
import type { RequestResult } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
const PNG = Buffer.from( 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64' );

let form: string;
let mailbox: number;
let counter = 0;

interface ErrorBody {
	code: string;
	message: string;
	data: { status: number; params?: Record< string, string > | string[] };
}

function message( more: Record< string, string > = {} ): Record< string, string > {
	counter += 1;
	return {
		form,
		name: 'Ana Ruiz',
		email: `ana${ counter }@customer.example`,
		subject: `Where is my order ${ counter }?`,
		message: 'It says delivered.\n\nIt is not here.',
		...more,
	};
}

function numberOf( answer: { status: number; body: unknown } ): number {
	expect( answer ).toMatchObject( { status: 201, body: { number: expect.any( Number ) } } );
	return ( answer.body as RequestResult ).number;
}

async function refused( fields: Record< string, string >, files: File[] = [] ): Promise< ErrorBody > {
	const before = await ticketCount();
	const answer = await post( fields, files );
	expect( answer.status ).toBeGreaterThanOrEqual( 400 );
	expect( answer.status ).toBeLessThan( 500 );
	expect( await ticketCount() ).toBe( before );
	return answer.body as ErrorBody;
}

beforeAll( async () => {
	installVisitors();
	( { id: mailbox } = await manager.call( 'createMailbox', { body: { name: 'Forms', address: `forms${ Date.now() }@shop.example` } } ) );
	form = await sealedForm( 60, mailbox );
} );

describe( 'a message from the form', () => {
	it( 'becomes one ticket in the mailbox that the form names', async () => {
		const fields = message();
		const answer = await post( fields );
		const number = numberOf( answer );
		expect( ( answer.body as RequestResult ).message ).toContain( `#${ number }` );
		const ticket = await agent.call( 'getTicket', { path: { id: number } } );
		expect( ticket.row ).toMatchObject( { id: number, channel: 'form', status: 'open', subject: fields.subject, mailbox_id: mailbox } );
		expect( ticket.messages.at( -1 ) ).toMatchObject( { kind: 'customer', from: { address: fields.email, name: 'Ana Ruiz' } } );
		expect( JSON.stringify( ticket.messages ) ).toContain( 'It is not here.' );
	} );

	it( 'arrives as JSON too', async () => {
		const answer = await as( 'anonymous' ).request( 'POST', '/requests', {
			body: message(),
			headers: { 'X-Test-Address': newVisitor() },
		} );
		numberOf( answer );
	} );

	it( 'is one ticket however often the button was pressed', async () => {
		const fields = message( { client_key: `key-${ Date.now() }-abcdef` } );
		const before = await ticketCount();
		const answers = await Promise.all( Array.from( { length: 4 }, () => post( fields ) ) );
		expect( new Set( answers.map( numberOf ) ).size ).toBe( 1 );
		expect( await ticketCount() ).toBe( before + 1 );
	} );

	it( 'is one ticket after a double click without JavaScript, and another one when the words differ', async () => {
		const fields = message();
		const first = numberOf( await post( fields ) );
		expect( numberOf( await post( fields ) ) ).toBe( first );
		expect( numberOf( await post( { ...fields, message: 'Something else.' } ) ) ).not.toBe( first );
	} );

	it( "does not give another person's ticket to somebody who has guessed a key", async () => {
		const fields = message( { client_key: 'guessable' } );
		const first = numberOf( await post( fields ) );
		expect( numberOf( await post( { ...fields, email: 'other@customer.example' } ) ) ).not.toBe( first );
	} );

	it( 'cannot smuggle a header or HTML', async () => {
		const number = numberOf(
			await post(
				message( {
					name: 'Ana\r\nBcc: all@shop.example',
					subject: 'Hello\nBcc: all@shop.example',
					message: '<script>alert(1)</script> & <b>bold</b>',
				} )
			)
		);
		const ticket = await agent.call( 'getTicket', { path: { id: number } } );
		expect( ticket.row.subject ).toBe( 'Hello Bcc: all@shop.example' );
		expect( ticket.messages[ 0 ]?.from?.name ).toBe( 'Ana Bcc: all@shop.example' );
		const stored = await site().runPhp< { visible_text: string; visible_html: string } >(
			`global $wpdb; return $wpdb->get_row( $wpdb->prepare( "SELECT visible_text, visible_html FROM {$wpdb->prefix}mesa_messages WHERE ticket_id = %d", $args['id'] ) );`,
			{ id: number }
		);
		expect( stored ).toEqual( { visible_text: '<script>alert(1)</script> & <b>bold</b>', visible_html: '' } );
	} );

	it( 'keeps every script and emoji', async () => {
		const text = 'Größe, ¿dónde?, 返品, مرحبا, 👩‍👩‍👧';
		const number = numberOf( await post( message( { subject: text, message: text } ) ) );
		const ticket = await agent.call( 'getTicket', { path: { id: number } } );
		expect( ticket.row.subject ).toBe( text );
		expect( JSON.stringify( ticket.messages ) ).toContain( text );
	} );
} );

describe( 'what is not taken', () => {
	it( 'names every wrong field', async () => {
		const { data } = await refused( { form, email: 'not an address', subject: 'x', message: 'y' } );
		expect( Object.keys( data.params ?? {} ) ).toEqual( [ 'email' ] );
		const missing = await refused( { form, email: 'ana@customer.example' } );
		expect( missing.data.params ).toEqual( [ 'subject', 'message' ] );
		const blank = await refused( message( { subject: ' \t ', message: '\n\n' } ) );
		expect( Object.keys( blank.data.params ?? {} ).sort() ).toEqual( [ 'message', 'subject' ] );
		const unknown = await refused( message( { status: 'closed' } ) );
		expect( Object.keys( unknown.data.params ?? {} ) ).toEqual( [ 'status' ] );
	} );

	it( 'tells a person who was taken for a program what to do', async () => {
		const honeypot = await refused( message( { website: 'https://spam.example' } ) );
		expect( honeypot ).toMatchObject( { code: 'mesa_looks_automatic', data: { status: 400 } } );
		expect( honeypot.message ).toMatch( /press the button once more/ );
		// Sealed by a web head whose clock is ahead: however slow this machine is, the form has just been opened.
		const fast = await refused( message( { form: await sealedForm( -50, mailbox ) } ) );
		expect( fast ).toMatchObject( { code: 'mesa_too_fast', data: { status: 400 } } );
	} );

	it( 'gives back no more of a refused one, without JavaScript, than the form takes', async () => {
		const body = new FormData();
		Object.entries( message( { email: 'nobody', message: 'é'.repeat( 200_000 ) } ) ).forEach( ( [ name, value ] ) =>
			body.append( name, value )
		);
		const answer = await fetch( `${ site().url }/wp-admin/admin-post.php?action=mesa_request`, {
			method: 'POST',
			body,
			redirect: 'manual',
		} );
		expect( answer.status ).toBe( 303 );
		const name = new URL( answer.headers.get( 'location' ) ?? '', site().url ).searchParams.get( 'mesa_form' );
		const kept = await site().runPhp< number >(
			`return mb_strlen( get_transient( 'mesa_form_' . $args['name'] )['values']['message'] );`,
			{ name }
		);
		expect( kept ).toBe( 50_000 );
	} );

	it( 'fills no database with refused ones that are large or many', async () => {
		await timeToCount();
		const visitor = newVisitor();
		const send = async ( more: Record< string, string > ): Promise< string > => {
			const answer = await fetch( `${ site().url }/wp-admin/admin-post.php?action=mesa_request`, {
				method: 'POST',
				body: new URLSearchParams( { ...message( { email: 'nobody' } ), ...more } ),
				redirect: 'manual',
				headers: { 'X-Test-Address': visitor },
			} );
			return new URL( answer.headers.get( 'location' ) ?? '', site().url ).searchParams.get( 'mesa_form' )!;
		};
		const kept = ( name: string ) =>
			site().runPhp< { size: number; message: string; filled: boolean } >(
				`$kept = get_transient( 'mesa_form_' . $args['name'] );
				return array( 'size' => strlen( serialize( $kept ) ), 'message' => $kept['message'], 'filled' => isset( $kept['filled'] ) );`,
				{ name }
			);
		const field = { 'fields[7][]': 'blue' };
		const large = await kept( await send( { message: '🙂'.repeat( 50_000 ), ...field } ) );
		expect( large.size ).toBeLessThan( 110_000 );
		expect( large.message ).toContain( 'the end is missing' );
		expect( large.filled ).toBe( true );
		expect( ( await kept( await send( { form: 'made up', ...field } ) ) ).filled ).toBe( false );
		const names = [];
		for ( let tries = 0; tries < 31; tries++ ) {
			names.push( await send( { subject: 'Only once more' } ) );
		}
		expect( new Set( names ).size ).toBeLessThan( 30 );
		const last = await kept( names.at( -1 )! );
		expect( last.message ).toContain( 'go back in your browser' );
		expect( last.size ).toBeLessThan( 1000 );
	} );

	it( 'takes forms from pages that were cached for days, but not for ever, and none that were changed', async () => {
		numberOf( await post( message( { form: await sealedForm( 6 * 86400, mailbox ) } ) ) );
		expect( ( await refused( message( { form: await sealedForm( 31 * 86400, mailbox ) } ) ) ).code ).toBe( 'mesa_form_expired' );
		const [ payload = '', signature = '' ] = form.split( '.' );
		const other = Buffer.from( JSON.stringify( { v: 1, mailbox: 1, at: 1 } ) ).toString( 'base64url' );
		for ( const forged of [ `${ other }.${ signature }`, `${ payload }.${ '0'.repeat( 64 ) }`, payload, '.', 'x.y.z' ] ) {
			expect( ( await refused( message( { form: forged } ) ) ).code ).toBe( 'mesa_form_expired' );
		}
	} );

	it( 'stops a flood from one address with 429, and nobody else', async () => {
		await timeToCount();
		const visitor = newVisitor();
		const statuses: number[] = [];
		let last;
		for ( let index = 0; index < 11; index++ ) {
			last = await post( message(), [], visitor );
			statuses.push( last.status );
		}
		expect( statuses ).toEqual( [ ...Array( 10 ).fill( 201 ), 429 ] );
		const wait = Number( last?.headers.get( 'retry-after' ) );
		expect( wait ).toBeGreaterThan( 0 );
		expect( wait ).toBeLessThanOrEqual( 600 );
		// The same /64 is the same person; a forwarded header changes nothing.
		const neighbour = await as( 'anonymous' ).request( 'POST', '/requests', {
			body: message(),
			headers: { 'X-Test-Address': visitor.replace( '::1', '::beef' ), 'X-Forwarded-For': '198.51.100.7' },
		} );
		expect( neighbour.status ).toBe( 429 );
		numberOf( await post( message() ) );
	} );

	it( 'stores no address of a visitor', async () => {
		const visitor = '203.0.113.77';
		await post( message(), [], visitor );
		const buckets = await site().runPhp< string[] >(
			`global $wpdb; return $wpdb->get_col( "SELECT bucket FROM {$wpdb->prefix}mesa_rate_limits" );`
		);
		expect( buckets.length ).toBeGreaterThan( 0 );
		expect( buckets.join() ).not.toContain( visitor );
	} );
} );

describe( 'files', () => {
	it( 'arrive whole, under their names', async () => {
		const text = 'one\ntwo\n';
		const number = numberOf(
			await post( message(), [
				new File( [ new Uint8Array( PNG ) ], 'Captura de pantalla ñ.png', { type: 'image/png' } ),
				new File( [ text ], 'notes.txt', { type: 'application/x-evil' } ),
			] )
		);
		const ticket = await agent.call( 'getTicket', { path: { id: number } } );
		expect( ticket.row.has_attachments ).toBe( true );
		const [ picture, notes ] = ticket.messages[ 0 ]?.attachments ?? [];
		expect( picture ).toMatchObject( { filename: 'Captura de pantalla ñ.png', content_type: 'image/png', size: PNG.length } );
		// The browser's word for the type counts for nothing.
		expect( notes ).toMatchObject( { filename: 'notes.txt', content_type: 'text/plain', size: text.length } );
		const loaded = await as( 'anonymous' ).request( 'GET', picture?.url ?? '' );
		expect( loaded.bytes.equals( PNG ) ).toBe( true );
	} );

	it( 'of another size under the same name are another message, without JavaScript too', async () => {
		const fields = message();
		const send = async ( text: string ) =>
			numberOf( await post( fields, [ new File( [ text ], 'notes.txt', { type: 'text/plain' } ) ] ) );
		const first = await send( 'the wrong one' );
		expect( await send( 'the wrong one' ) ).toBe( first );
		expect( await send( 'the right one, which is longer' ) ).not.toBe( first );
	} );

	it.each( [
		[ 'a program', 'setup.exe', 'MZ\x90\x00' ],
		[ 'a program that is called a picture', 'photo.png', 'MZ\x90\x00\x03\x00\x00\x00\x04\x00' ],
		[ 'a script that is called text', 'notes.txt', '#!/bin/sh\nrm -rf /\n' ],
		[ 'PHP that is called text', 'notes.txt', '<?php system( "id" );' ],
		[ 'PHP', 'shell.php', '<?php system( "id" );' ],
		[ 'a web page', 'page.html', '<html><script>alert(1)</script></html>' ],
		[ 'a picture with scripts in it', 'logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' ],
		[ 'a picture that is none', 'photo.jpg', 'just some words' ],
		[ 'nothing', 'empty.txt', '' ],
	] )( 'are refused by name when one is %s', async ( _what, name, content ) => {
		const { code, data } = await refused( message(), [ new File( [ Buffer.from( content, 'latin1' ) ], name ) ] );
		expect( code ).toBe( 'rest_invalid_param' );
		expect( ( data.params as Record< string, string > ).files ).toContain( name );
	} );

	it( 'are refused by a block that asks for none, also from somebody who writes their own page', async () => {
		const address = await makePage( 'No files', '<!-- wp:mesa/ticket-form {"allowFiles":false} /-->' );
		const { html } = await page( address );
		expect( html ).not.toContain( 'type="file"' );
		const payload = JSON.parse( Buffer.from( valueOf( html, 'form' ).split( '.' )[ 0 ]!, 'base64url' ).toString() ) as object;
		expect( payload ).toMatchObject( { files: 0 } );
		// The same, from a page that was opened a minute ago.
		const sealed = await site().runPhp< string >(
			`return ( new \\Mesa\\Boot\\Services() )->form_token()->seal( $args['mailbox'], time() - 60, 0, 0 );`,
			{ mailbox }
		);
		const answer = await refused( message( { form: sealed } ), [ new File( [ 'fine' ], 'small.txt' ) ] );
		expect( ( answer.data.params as Record< string, string > ).files ).toBe( 'This form takes no files.' );
		numberOf( await post( message( { form: sealed } ) ) );
	} );

	it( 'may not be too many or too large, whatever one of them is', async () => {
		const many = Array.from( { length: 6 }, ( _value, index ) => new File( [ 'x' ], `${ index }.txt` ) );
		expect( ( await refused( message(), many ) ).data.params ).toHaveProperty( 'files' );
		const admin = as( 'administrator' );
		const { form_max_file_mb: before } = await admin.call( 'getSettings', {} );
		try {
			await admin.call( 'updateSettings', { body: { form_max_file_mb: 1 } } );
			const large = new File( [ 'x'.repeat( 1024 * 1024 + 1 ) ], 'large.txt' );
			const answer = await refused( message(), [ new File( [ 'fine' ], 'small.txt' ), large ] );
			expect( ( answer.data.params as Record< string, string > ).files ).toMatch( /large\.txt.*1 MB/ );
			await admin.call( 'updateSettings', { body: { form_max_file_mb: 0 } } );
			expect( ( await refused( message(), [ new File( [ 'fine' ], 'small.txt' ) ] ) ).data.params ).toHaveProperty( 'files' );
		} finally {
			await admin.call( 'updateSettings', { body: { form_max_file_mb: before } } );
		}
	} );
} );
