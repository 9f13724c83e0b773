/** The page in wp-admin: what it hands to the screens, who sees it, and that it loads nothing anywhere else. */
import { as, ROLES, site, type Role } from './site.ts';

/** Logs in the way a person does, asking for `wanted`, a path below the site's address. */
function logIn( user: string, password: string, wanted = 'wp-admin/' ): Promise< Response > {
	const { url } = site();
	return fetch( `${ url }/wp-login.php`, {
		method: 'POST',
		redirect: 'manual',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
		body: new URLSearchParams( {
			log: user,
			pwd: password,
			testcookie: '1',
			...( wanted && { redirect_to: `${ url }/${ wanted }` } ),
		} ),
	} );
}

/** Where somebody of personOf() comes out after logging in. */
async function landing( user: string, wanted: string ): Promise< string | null > {
	return ( await logIn( user, 'pass-word-1', wanted ) ).headers.get( 'location' );
}

/** Logs in; resolves to the cookies. */
async function cookies( user: string, password: string ): Promise< string > {
	const answer = await logIn( user, password );
	const given = answer.headers.getSetCookie().map( ( line ) => line.split( ';' )[ 0 ] );
	expect( given.some( ( one ) => one?.startsWith( 'wordpress_logged_in' ) ) ).toBe( true );
	return given.join( '; ' );
}

async function page( path: string, cookie: string ): Promise< { status: number; html: string } > {
	const answer = await fetch( `${ site().url }/wp-admin/${ path }`, { headers: { Cookie: cookie } } );
	return { status: answer.status, html: await answer.text() };
}

/** Cookies of a person with this role. */
async function personOf( role: Role ): Promise< string > {
	const login = `person-${ role.replaceAll( '_', '-' ) }`;
	await site().runPhp(
		`$id = username_exists( $args['login'] ) ?: wp_create_user( $args['login'], 'pass-word-1', $args['login'] . '@shop.example' );
		( new WP_User( $id ) )->set_role( $args['role'] );`,
		{ login, role }
	);
	return cookies( login, 'pass-word-1' );
}

interface Boot {
	restRoot: string;
	nonce: string;
	capabilities: Record< string, boolean >;
	user: { id: number; name: string; avatar: string };
	pulseUrl: string;
	undoSeconds: number;
	[ key: string ]: unknown;
}

function bootOf( html: string ): Boot {
	const found = /window\.mesaBoot = (\{.*?\});\n/.exec( html );
	expect( found ).not.toBeNull();
	return JSON.parse( found![ 1 ]! ) as Boot;
}

it( 'brings an agent who logs in to the inbox, an administrator to the dashboard', async () => {
	await personOf( 'mesa_agent' );
	expect( await landing( 'person-mesa-agent', '' ) ).toBe( `${ site().url }/wp-admin/admin.php?page=mesa-help-desk` );
	expect( await landing( 'person-mesa-agent', 'wp-admin/' ) ).toBe( `${ site().url }/wp-admin/admin.php?page=mesa-help-desk` );
	expect( await landing( 'person-mesa-agent', 'wp-admin/profile.php' ) ).toBe( `${ site().url }/wp-admin/profile.php` );
	await personOf( 'administrator' );
	expect( await landing( 'person-administrator', 'wp-admin/' ) ).toBe( `${ site().url }/wp-admin/` );
} );

it( 'hands the screens what they need, and nothing else', async () => {
	const { status, html } = await page( 'admin.php?page=mesa-help-desk', await personOf( 'mesa_agent' ) );
	expect( status ).toBe( 200 );
	expect( html ).toContain( '<div id="mesa-root">' );
	expect( html ).toMatch( /<body[^>]+mesa-full-height/ );
	const boot = bootOf( html );
	expect( Object.keys( boot ).sort() ).toEqual( [
		'adminUrl',
		'capabilities',
		'desk',
		'locale',
		'nonce',
		'pulseUrl',
		'restRoot',
		'siteName',
		'undoSeconds',
		'user',
		'version',
	] );
	expect( boot.capabilities ).toMatchObject( {
		mesa_reply: true,
		mesa_view_tickets: true,
		mesa_manage_mailboxes: false,
		mesa_ingest: false,
	} );
	expect( boot.undoSeconds ).toBe( ( await as( 'administrator' ).call( 'getSettings', {} ) ).undo_seconds );
	expect( boot.restRoot ).toBe( `${ site().url }/wp-json/` );
	expect( ( await fetch( boot.pulseUrl ) ).status ).toBe( 200 );
	expect( html.indexOf( 'window.mesaBoot' ) ).toBeLessThan( html.indexOf( 'build/admin/index.js' ) );
	expect( html ).toContain( 'build/admin/index.css' );
	// WordPress's own palette would bring the block editor; without a named icon a private window fetches one with each ticket.
	expect( html ).not.toMatch( /dist\/(?:block-editor|core-commands)/ );
	expect( html ).toMatch( /<link rel="icon" href="[^"]+\.png" \/>/ );
} );

it( 'loads nothing of ours on other pages', async () => {
	const cookie = await personOf( 'mesa_manager' );
	for ( const path of [ 'index.php', 'edit.php?post_type=mesa_article', 'profile.php' ] ) {
		const { html } = await page( path, cookie );
		expect( html ).not.toMatch( /mesaBoot|build\/admin|mesa-full-height/ );
	}
} );

it( 'is in the menu of those who see tickets, with the settings for those who may change them', async () => {
	for ( const role of ROLES.filter( ( one ) => one.startsWith( 'mesa_' ) ) ) {
		const cookie = await personOf( role );
		const { html } = await page( 'profile.php', cookie );
		expect( [ role, html.includes( 'page=mesa-help-desk' ) ] ).toEqual( [ role, role !== 'mesa_poller' ] );
		expect( [
			role,
			html.includes( 'page=mesa-help-desk&amp;view=settings' ) ||
				html.includes( 'page=mesa-help-desk&#038;view=settings' ) ||
				html.includes( 'page=mesa-help-desk&view=settings' ),
		] ).toEqual( [ role, role === 'mesa_manager' ] );
	}
} );

it( 'is closed to customers', async () => {
	const { status, html } = await page( 'admin.php?page=mesa-help-desk', await personOf( 'subscriber' ) );
	expect( status ).toBe( 403 );
	expect( html ).not.toContain( 'mesaBoot' );
} );

it( 'speaks the language of the person: menu, screens, errors and what the poller reports', async () => {
	const cookie = await personOf( 'mesa_manager' );
	const setLocale = ( locale: string ): Promise< unknown > =>
		site().runPhp( `update_user_meta( username_exists( 'person-mesa-manager' ), 'locale', $args['locale'] );`, { locale } );
	await setLocale( 'es_ES' );
	const { html } = await page( 'admin.php?page=mesa-help-desk', cookie );
	const boot = bootOf( html );
	const get = ( path: string ) =>
		fetch( `${ boot.restRoot }mesa/v1/${ path }?_locale=user`, {
			headers: { Cookie: cookie, 'X-WP-Nonce': boot.nonce, Accept: 'application/json' },
		} );
	const refused = await get( 'settings' );
	const { id } = await as( 'mesa_manager' ).call( 'createMailbox', {
		body: { name: 'Mute', address: `mute-${ Date.now() }@shop.example` },
	} );
	await site().runPhp(
		`$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->prefix . 'mesa_mailboxes', array( 'state' => 'error', 'error' => 'The mail server mail.shop.example:993 does not accept the user name or password: Go away.' ), array( 'id' => $args['id'] ) );`,
		{ id }
	);
	const mute = await ( await get( `mailboxes/${ id }` ) ).json();
	await setLocale( '' );
	expect( html ).toMatch( />Bandeja de entrada</ );
	expect( html ).toMatch( /setLocaleData.*"Unassigned":\["Sin asignar"\]/s );
	expect( boot.locale ).toBe( 'es_ES' );
	expect( refused.status ).toBe( 403 );
	expect( await refused.json() ).toMatchObject( { message: 'Tu perfil no lo permite.' } );
	// What the poller reported in English, and the mail server's own words as they are.
	expect( mute ).toMatchObject( {
		state: { error: 'El servidor de correo mail.shop.example:993 no acepta el nombre de usuario o la contraseña: Go away.' },
	} );
	await as( 'mesa_manager' ).call( 'deleteMailbox', { path: { id } } );
} );
