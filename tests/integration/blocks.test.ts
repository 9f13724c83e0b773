/** The blocks as pages show them: whole without JavaScript, and nothing of one visitor in another's page. */
import { as, site } from './site.ts';
import { decode, installVisitors, makePage, newVisitor, page, ticketCount, valueOf } from './visitors.ts';

let contact: string;
let address: string;

/** Posts the form as a browser without JavaScript does, and follows it back. */
async function send(
	fields: Record< string, string >,
	files: File[] = [],
	from = contact
): Promise< { location: string; html: string; status: number } > {
	const { html } = await page( from );
	const body = new FormData();
	for ( const name of [ 'form', 'page', 'anchor', 'website' ] ) {
		body.append( name, fields[ name ] ?? valueOf( html, name ) );
	}
	for ( const name of [ 'name', 'email', 'subject', 'message' ] ) {
		body.append( name, fields[ name ] ?? '' );
	}
	files.forEach( ( file ) => body.append( 'files[]', file ) );
	// Older than the time trap.
	await new Promise( ( resolve ) => setTimeout( resolve, 2100 ) );
	const action = decode( /<form action="([^"]+)" method="post"/.exec( html )?.[ 1 ] ?? '' );
	const answer = await fetch( action, { method: 'POST', body, redirect: 'manual', headers: { 'X-Test-Address': newVisitor() } } );
	const location = answer.headers.get( 'location' ) ?? '';
	return { status: answer.status, location, html: ( await page( location ) ).html };
}

/** The cookies of somebody who has logged in. */
async function logIn(): Promise< string > {
	const { adminUser, adminPassword, url } = site();
	const answer = await fetch( `${ url }/wp-login.php`, {
		method: 'POST',
		redirect: 'manual',
		headers: { Cookie: 'wordpress_test_cookie=WP+Cookie+check' },
		body: new URLSearchParams( { log: adminUser, pwd: adminPassword, testcookie: '1' } ),
	} );
	return answer.headers
		.getSetCookie()
		.map( ( cookie ) => cookie.split( ';' )[ 0 ] )
		.join( '; ' );
}

beforeAll( async () => {
	installVisitors();
	address = `blocks${ Date.now() }@shop.example`;
	const { id } = await as( 'mesa_manager' ).call( 'createMailbox', { body: { name: 'Blocks', address } } );
	contact = await makePage( 'Contact', `<!-- wp:mesa/ticket-form {"mailboxId":${ id },"thanks":"We answer within a day."} /-->` );
} );

describe( 'the ticket form without JavaScript', () => {
	it( 'comes back with the number of the ticket', async () => {
		const { status, location, html } = await send( { email: 'sin@customer.example', subject: 'No script', message: 'Hello' } );
		expect( status ).toBe( 303 );
		expect( location ).toContain( contact );
		const number = Number( /mesa-form__number[^>]*>#(\d+)</.exec( html )?.[ 1 ] );
		expect( number ).toBeGreaterThan( 0 );
		expect( html ).toContain( 'We answer within a day.' );
		expect( html ).toMatch( /<form [^>]* hidden>/ );
		const { row, messages } = await as( 'mesa_agent' ).call( 'getTicket', { path: { id: number } } );
		expect( row ).toMatchObject( { subject: 'No script', channel: 'form', customer_email: 'sin@customer.example' } );
		expect( messages[ 0 ]?.to?.[ 0 ]?.address ).toBe( address );
	} );

	it( 'keeps what was typed and says what is wrong beside the field', async () => {
		const before = await ticketCount();
		const typed = {
			name: 'Ana "O\'Neill" <x>',
			email: 'no address',
			subject: 'Cats & <dogs>',
			message: 'Line one\n</textarea><script>alert(1)</script>',
		};
		const { html } = await send( typed );
		expect( valueOf( html, 'name' ) ).toBe( typed.name );
		expect( valueOf( html, 'email' ) ).toBe( typed.email );
		expect( valueOf( html, 'subject' ) ).toBe( typed.subject );
		expect( decode( /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec( html )?.[ 1 ] ?? '' ).replace( /\r\n/g, '\n' ) ).toBe(
			typed.message
		);
		expect( html ).not.toContain( '<script>alert(1)' );
		expect( html ).toMatch( /id="mesa-form-1-email-error"[^>]*>Please enter your e-mail address/ );
		expect( html ).toMatch( /name="email"[^>]*aria-invalid="true"/ );
		expect( html ).toMatch( /id="mesa-form-1-subject-error"[^>]* hidden>/ );
		expect( await ticketCount() ).toBe( before );
	} );

	it( 'names the file that it does not take', async () => {
		const { html } = await send( { email: 'sin@customer.example', subject: 'File', message: 'Hello' }, [
			new File( [ 'MZ' ], 'setup.exe' ),
		] );
		expect( html ).toMatch( /id="mesa-form-1-files-error"[^>]*>setup\.exe/ );
	} );

	it( 'shows a result to nobody else, and keeps such pages out of caches', async () => {
		const { location } = await send( { email: 'sin@customer.example', subject: 'Private', message: 'Only mine' } );
		const shown = await page( location );
		expect( shown.headers.get( 'cache-control' ) ).toMatch( /no-cache|no-store/ );
		const guessed = await page( `${ contact }?mesa_form=${ '0'.repeat( 32 ) }` );
		expect( guessed.html ).toMatch( /class="mesa-form__done"[^>]* hidden>/ );
		expect( ( await page( contact ) ).html ).not.toContain( 'sin@customer.example' );
	} );

	it( 'leads nobody to another site', async () => {
		for ( const evil of [ 'https://evil.example/', '//evil.example/', 'javascript:alert(1)' ] ) {
			const { location } = await send( { page: evil, email: 'sin@customer.example', subject: `To ${ evil }`, message: 'Hello' } );
			expect( location.startsWith( site().url ) ).toBe( true );
		}
	} );
} );

describe( 'pages with a form', () => {
	it( 'hold nothing about the visitor unless somebody is logged in', async () => {
		const anonymous = await page( contact );
		expect( anonymous.status ).toBe( 200 );
		expect( valueOf( anonymous.html, 'email' ) ).toBe( '' );
		expect( anonymous.html ).not.toMatch( /nonce/i );
		const cookie = await logIn();
		const known = await page( contact, cookie );
		expect( valueOf( known.html, 'email' ) ).toMatch( /@/ );
	} );

	it( 'have two forms side by side without mixing them up', async () => {
		const both = await makePage( 'Two forms', '<!-- wp:mesa/ticket-form /--><!-- wp:mesa/ticket-form /-->' );
		const { location, html } = await send( { anchor: 'mesa-form-2', email: 'wrong', subject: 'Second', message: 'Hello' }, [], both );
		expect( location ).toMatch( /#mesa-form-2$/ );
		expect( html ).toMatch( /id="mesa-form-1-email-error"[^>]* hidden>/ );
		expect( html ).not.toMatch( /id="mesa-form-2-email-error"[^>]* hidden>/ );
	} );
} );

describe( 'pages without our blocks', () => {
	it( 'load nothing of ours', async () => {
		const plain = await page( await makePage( 'Plain', '<!-- wp:paragraph --><p>Hello</p><!-- /wp:paragraph -->' ) );
		expect( plain.html ).not.toMatch( /mesa-(form|search|topics)|mesa-help-desk\/build/ );
	} );

	it( 'load nothing of ours in a classic theme either', async () => {
		const theme = await site().runPhp< string >( `
			$dir = get_theme_root() . '/mesa-test-classic';
			wp_mkdir_p( $dir );
			file_put_contents( $dir . '/style.css', "/*\\nTheme Name: Mesa Test Classic\\n*/" );
			file_put_contents( $dir . '/index.php', '<?php get_header(); while ( have_posts() ) { the_post(); the_content(); } get_footer();' );
			file_put_contents( $dir . '/header.php', '<!doctype html><html <?php language_attributes(); ?>><head><?php wp_head(); ?></head><body>' );
			file_put_contents( $dir . '/footer.php', '<?php wp_footer(); ?></body></html>' );
			$before = get_stylesheet();
			wp_clean_themes_cache();
			switch_theme( 'mesa-test-classic' );
			// Where there is no article the page has no search field, and WordPress prints no style of what is not shown.
			wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'Read in a classic theme', 'post_content' => '<p>Words.</p>' ) );
			return $before;` );
		try {
			const plain = await page( await makePage( 'Plain classic', '<p>Hello</p>' ) );
			expect( plain.html ).not.toMatch( /mesa-(form|search|topics)|mesa-help-desk\/build/ );
			const form = await page( contact );
			const head = form.html.slice( 0, form.html.indexOf( '</head>' ) );
			expect( head ).toMatch( /mesa-ticket-form-style/ );
			expect( head ).not.toMatch( /mesa-kb-search-style/ );
			expect( form.html ).toMatch( /ticket-form\/view\.js/ );
			const knowledge = await page( `${ site().url }/knowledge-base/` );
			expect( knowledge.status ).toBe( 200 );
			expect( knowledge.html.slice( 0, knowledge.html.indexOf( '</head>' ) ) ).toMatch( /mesa-kb-search-style/ );
			expect( knowledge.html ).toMatch( /class="[^"]*mesa-topics/ );
		} finally {
			await site().runPhp( 'switch_theme( $args["theme"] );', { theme } );
		}
	} );
} );
