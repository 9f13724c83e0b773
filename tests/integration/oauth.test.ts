/** Google and Microsoft accounts: connecting them, and keeping their tokens good. */
import { as, site } from './site.ts';
import { askToken, browse, connected, enterClient, signIn, startProvider, unconnected, type Provider } from './support/oauth.ts';
import { sha256, unique } from './support/mails.ts';
import type { AccessToken } from '../../src/contract/generated/types.ts';

const manager = as( 'administrator' );
const poller = as( 'mesa_poller' );
let server: Provider;

beforeAll( async () => {
	server = await startProvider();
} );

afterAll( () => server.end() );

beforeEach( () => server.behave( {} ) );

const token = async ( id: number, rejected?: string ): Promise< string > => {
	const { status, body } = await askToken( id, rejected );
	expect( [ status, body ] ).toEqual( [ 200, { access_token: expect.any( String ), expires_at: expect.any( String ) } ] );
	return ( body as AccessToken ).access_token;
};
const words = ( body: unknown ) => ( body as { message: string } ).message;
const show = ( id: number ) => manager.call( 'getMailbox', { path: { id } } );

describe( 'connecting', () => {
	it( 'asks for mail only, with PKCE and a state, and stores what comes', async () => {
		const { id, address } = await unconnected();
		expect( ( await show( id ) ).sign_in ).toEqual( {
			provider: 'google',
			status: 'none',
			account: '',
			error: null,
			connected_at: null,
		} );
		const { url } = await manager.call( 'startSignIn', { path: { id } } );
		const asked = Object.fromEntries( new URL( url ).searchParams );
		expect( asked ).toMatchObject( {
			client_id: server.clientId,
			redirect_uri: `${ site().url }/wp-admin/admin-post.php`,
			scope: 'openid email https://mail.google.com/',
			code_challenge_method: 'S256',
			code_challenge: expect.stringMatching( /^[\w-]{43}$/ ),
			state: expect.stringMatching( /^mesa\.[\w-]{43}$/ ),
			access_type: 'offline',
			prompt: 'consent',
			login_hint: address,
		} );
		const mailbox = await signIn( server, id, address );
		expect( mailbox.sign_in ).toMatchObject( { status: 'ok', account: address, error: null, connected_at: expect.any( String ) } );
		expect( server.account( await token( id ) ) ).toBe( address );
	} );

	it( 'keeps no token or secret where a dump of the database, an answer or the log would show it', async () => {
		const { id } = await connected( server );
		const secret = await token( id );
		const rows = await site().runPhp< string >(
			`global $wpdb; return wp_json_encode( array( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}mesa_oauth_grants" ), get_option( 'mesa_sign_in_clients' ) ) );`
		);
		for ( const hidden of [ secret, server.clientSecret ] ) {
			expect( rows ).not.toContain( hidden );
			for ( const path of [ `/mailboxes/${ id }`, '/mailboxes', '/sign-in/clients' ] ) {
				expect( ( await manager.request( 'GET', path ) ).bytes.toString() ).not.toContain( hidden );
			}
		}
		const log = await site().runPhp< string >(
			`return is_file( WP_CONTENT_DIR . '/debug.log' ) ? file_get_contents( WP_CONTENT_DIR . '/debug.log' ) : '';`
		);
		expect( log ).not.toContain( secret );
	} );

	it( 'lets a state be used once', async () => {
		const { id, address } = await unconnected();
		const { url } = await manager.call( 'startSignIn', { path: { id } } );
		const back = server.consent( url, address );
		expect( ( await browse( back ) ).status ).toBe( 303 );
		const again = await browse( back );
		expect( again.status ).toBe( 400 );
		expect( await again.text() ).toContain( 'expired, was used already' );
		expect( ( await show( id ) ).sign_in?.status ).toBe( 'ok' );
	} );

	it( 'takes nothing that another person has begun, that is too old, or that nobody has begun', async () => {
		const { id, address } = await unconnected();
		const { url } = await as( 'mesa_manager' ).call( 'startSignIn', { path: { id } } );
		expect( ( await browse( server.consent( url, address ) ) ).status ).toBe( 400 );
		const late = await manager.call( 'startSignIn', { path: { id } } );
		await site().runPhp(
			`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}mesa_oauth_states SET expires_at = '2020-01-01 00:00:00'" );`
		);
		expect( ( await browse( server.consent( late.url, address ) ) ).status ).toBe( 400 );
		expect( ( await browse( `${ site().url }/wp-admin/admin-post.php?state=mesa.invented&code=x` ) ).status ).toBe( 400 );
		expect( ( await show( id ) ).sign_in?.status ).toBe( 'none' );
	} );

	it( 'leaves visits to admin-post.php alone that belong to other plugins', async () => {
		expect( ( await browse( `${ site().url }/wp-admin/admin-post.php?state=theirs&code=x` ) ).status ).toBe( 200 );
	} );

	it( 'leads whoever was logged out meanwhile through the login and back', async () => {
		const { id, address } = await unconnected();
		const { url } = await manager.call( 'startSignIn', { path: { id } } );
		const back = server.consent( url, address );
		const answer = await fetch( back, { redirect: 'manual' } );
		expect( answer.status ).toBe( 302 );
		const login = new URL( answer.headers.get( 'location' ) ?? '' );
		expect( login.pathname ).toBe( '/wp-login.php' );
		expect( ( await browse( login.searchParams.get( 'redirect_to' ) ?? '' ) ).status ).toBe( 303 );
		expect( ( await show( id ) ).sign_in?.status ).toBe( 'ok' );
	} );

	it( "does not read somebody's other account before a person says that it is right", async () => {
		const { id } = await unconnected();
		const mailbox = await signIn( server, id, 'ana.private@gmail.example' );
		expect( mailbox.sign_in ).toMatchObject( { status: 'unconfirmed', account: 'ana.private@gmail.example' } );
		expect( mailbox.state ).toMatchObject( { status: 'error', error: expect.stringContaining( 'ana.private@gmail.example' ) } );
		expect( await askToken( id ) ).toMatchObject( { status: 409, body: { code: 'mesa_sign_in_needed' } } );
		const confirmed = await manager.call( 'confirmSignIn', { path: { id } } );
		expect( confirmed.sign_in?.status ).toBe( 'ok' );
		expect( confirmed.incoming?.username ).toBe( 'ana.private@gmail.example' );
		expect( server.account( await token( id ) ) ).toBe( 'ana.private@gmail.example' );
	} );

	it( 'says what the person declined or forgot to tick, and what they had goes on working', async () => {
		const { id, address } = await connected( server );
		const before = await token( id );
		const { url } = await manager.call( 'startSignIn', { path: { id } } );
		const state = new URL( url ).searchParams.get( 'state' );
		await browse( `${ site().url }/wp-admin/admin-post.php?state=${ state }&error=access_denied` );
		expect( ( await show( id ) ).sign_in ).toMatchObject( {
			status: 'ok',
			error: expect.stringContaining( 'permission was not given' ),
		} );
		server.behave( { scope: 'openid email' } );
		expect( ( await signIn( server, id, address ) ).sign_in ).toMatchObject( {
			status: 'ok',
			error: expect.stringContaining( 'leave the tick at mail' ),
		} );
		expect( await token( id ) ).toBe( before );
		const fresh = await unconnected();
		expect( ( await signIn( server, fresh.id, fresh.address ) ).sign_in ).toMatchObject( {
			status: 'none',
			error: expect.any( String ),
		} );
		server.behave( { offline: false } );
		expect( ( await signIn( server, fresh.id, fresh.address ) ).sign_in ).toMatchObject( {
			status: 'none',
			error: expect.stringContaining( 'for an hour only' ),
		} );
	} );

	it( 'asks for the client before anybody is sent away, and says when the provider does not take it', async () => {
		await manager.call( 'saveSignInClient', { body: { provider: 'google', client_id: '' } } );
		const { id, address } = await unconnected();
		expect( await manager.request( 'POST', `/mailboxes/${ id }/sign-in` ) ).toMatchObject( {
			status: 409,
			body: { code: 'mesa_sign_in_setup' },
		} );
		expect(
			await manager.request( 'PUT', '/sign-in/clients', { body: { provider: 'google', client_id: server.clientId } } )
		).toMatchObject( { status: 400, body: { data: { params: { client_secret: expect.any( String ) } } } } );
		await enterClient( server, 'google', 'wrong' );
		expect( ( await signIn( server, id, address ) ).sign_in ).toMatchObject( {
			status: 'none',
			error: expect.stringMatching( /client secret.*It said: "The OAuth client was not found\."/ ),
		} );
		await enterClient( server );
		expect( ( await signIn( server, id, address ) ).sign_in?.status ).toBe( 'ok' );
	} );

	it( 'gives tokens to the provider’s own servers only, and never without encryption', async () => {
		const server993 = { port: 993, security: 'tls', username: 'a@shop.example', auth: 'google' } as const;
		const make = ( incoming: object ) =>
			manager.request( 'POST', '/mailboxes', { body: { name: 'x', address: `x-${ unique() }@shop.example`, incoming } } );
		expect( await make( { ...server993, host: 'imap.evil.example' } ) ).toMatchObject( {
			status: 400,
			body: { data: { params: { incoming: expect.stringContaining( 'its own servers only' ) } } },
		} );
		const { id } = await connected( server );
		expect(
			(
				await manager.request( 'PATCH', `/mailboxes/${ id }`, {
					body: { incoming: { ...server993, host: 'gmail.com.evil.example' } },
				} )
			).status
		).toBe( 400 );
		expect(
			(
				await manager.request( 'POST', '/mailboxes/test', {
					body: { id, incoming: { ...server993, host: 'imap.evil.example' } },
				} )
			).status
		).toBe( 400 );
		const outcome = await site().runPhp< string[] >(
			`add_filter( 'mesa_oauth_provider', fn( $p ) => array( 'token_url' => $args['url'] ) + $p, 99 );
			$said = array();
			foreach ( array( 'http://sign-in.example/token', 'http://127.0.0.1.evil.example/' ) as $url ) {
				$args['url'] = $url;
				remove_all_filters( 'mesa_oauth_provider' );
				add_filter( 'mesa_oauth_provider', fn( $p ) => array( 'token_url' => $url ) + $p );
				try { Mesa\\Domain\\MailProvider::of( 'google' ); $said[] = 'taken'; } catch ( Mesa\\Domain\\Refusal $r ) { $said[] = $r->error_code; }
			}
			return $said;`,
			{ url: '' }
		);
		expect( outcome ).toEqual( [ 'mesa_sign_in_setup', 'mesa_sign_in_setup' ] );
	} );
} );

/** Lets a mailbox's token reach the time to renew it, and its end too where that is asked for. */
const age = ( id: number, columns: ( 'renew_at' | 'expires_at' )[] ) =>
	site().runPhp(
		`( new Mesa\\Data\\Db() )->update( 'oauth_grants', array_fill_keys( $args['columns'], gmdate( 'Y-m-d H:i:s', time() - 1 ) ), array( 'mailbox_id' => $args['id'] ) );`,
		{ id, columns }
	);

describe( 'tokens', () => {
	it( 'come with the settings while they are good, and are renewed when they are not', async () => {
		const { id } = await connected( server );
		const config = async () =>
			( await poller.call( 'getPollerConfig', { query: { version: '1' } } ) ).mailboxes.find( ( one ) => one.id === id )?.sign_in;
		const first = await token( id );
		expect( await config() ).toMatchObject( { access_token: first, connected_at: expect.any( String ) } );
		const before = server.asked( 'refresh_token' );
		await age( id, [ 'renew_at', 'expires_at' ] );
		expect( await config() ).toMatchObject( { access_token: '', expires_at: null } );
		const second = await token( id );
		expect( second ).not.toBe( first );
		expect( server.account( second ) ).not.toBeNull();
		expect( await token( id ) ).toBe( second );
		expect( server.asked( 'refresh_token' ) - before ).toBe( 1 );
	} );

	it( 'are renewed once when many ask at the same time, and a rotated refresh token is not lost', async () => {
		const { id } = await connected( server );
		let current = await token( id );
		for ( let round = 1; round <= 3; round++ ) {
			server.behave( { delay: 300 } );
			const before = server.asked( 'refresh_token' );
			const rejected = sha256( current );
			const all = await Promise.all( Array.from( { length: 4 }, () => token( id, rejected ) ) );
			expect( new Set( all ).size ).toBe( 1 );
			expect( server.asked( 'refresh_token' ) - before ).toBe( 1 );
			current = all[ 0 ]!;
		}
		expect( ( await show( id ) ).sign_in?.status ).toBe( 'ok' );
	} );

	it( 'do not come back when a mail server has refused them', async () => {
		const { id } = await connected( server );
		const first = await token( id );
		const second = await token( id, sha256( first ) );
		expect( second ).not.toBe( first );
		// Whoever is late with the same news gets the new one as well.
		expect( await token( id, sha256( first ) ) ).toBe( second );
	} );

	it( 'survive an outage of the provider: that is no revocation', async () => {
		server.behave( { lifetime: 4 } );
		const { id } = await connected( server );
		const first = await token( id );
		for ( const broken of [
			{ status: 503, body: 'down' },
			{ status: 200, body: '<html>' },
			{ status: 429, body: { error: 'slow_down' } },
		] ) {
			server.behave( { broken } );
			await site().runPhp( `global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}mesa_oauth_grants SET retry_at = NULL" );` );
			expect( await askToken( id, sha256( first ) ) ).toMatchObject( { status: 503, body: { code: 'mesa_sign_in_unavailable' } } );
			expect( ( await show( id ) ).sign_in?.status ).toBe( 'ok' );
		}
		// It is left in peace for some seconds.
		server.behave( {} );
		expect( ( await askToken( id, sha256( first ) ) ).status ).toBe( 503 );
		await site().runPhp( `global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}mesa_oauth_grants SET retry_at = NULL" );` );
		expect( server.account( await token( id, sha256( first ) ) ) ).not.toBeNull();
		expect( ( await show( id ) ).sign_in ).toMatchObject( { status: 'ok', error: null } );
	} );

	it( 'go on being used during an outage while they are good', async () => {
		const { id } = await connected( server );
		const first = await token( id );
		server.behave( { broken: { status: 500, body: {} } } );
		await age( id, [ 'renew_at' ] );
		const before = server.asked( 'refresh_token' );
		expect( await token( id ) ).toBe( first );
		expect( server.asked( 'refresh_token' ) - before ).toBe( 1 );
	} );

	it( 'end with the permission: the mailbox says so, asks nobody any more, and works again once it is connected', async () => {
		const { id, address } = await connected( server );
		const first = await token( id );
		server.revokeAll( address );
		const answer = await askToken( id, sha256( first ) );
		expect( answer ).toMatchObject( { status: 409, body: { code: 'mesa_sign_in_needed' } } );
		expect( words( answer.body ) ).toMatch( /no longer lets this site in.*connect the account again.*expired or revoked/ );
		const mailbox = await show( id );
		expect( mailbox.sign_in?.status ).toBe( 'reconnect' );
		expect( mailbox.state ).toMatchObject( { status: 'error', error: expect.stringContaining( 'connect the account again' ) } );
		const before = server.asked( 'refresh_token' );
		expect( ( await askToken( id ) ).status ).toBe( 409 );
		expect( server.asked( 'refresh_token' ) ).toBe( before );
		expect( ( await signIn( server, id, address ) ).state ).toMatchObject( { error: null } );
		expect( server.account( await token( id ) ) ).toBe( address );
	} );

	it( 'wait for a new client secret when the old one has run out', async () => {
		const { id } = await connected( server );
		const first = await token( id );
		server.behave( { broken: { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000222: expired' } } } );
		const refused = await askToken( id, sha256( first ) );
		expect( words( refused.body ) ).toMatch( /client secret.*AADSTS7000222/ );
		expect( ( await show( id ) ).sign_in?.status ).toBe( 'setup' );
		server.behave( {} );
		await enterClient( server );
		expect( ( await show( id ) ).sign_in?.status ).toBe( 'ok' );
		expect( server.account( await token( id, sha256( first ) ) ) ).not.toBeNull();
	} );
} );

describe( 'leaving', () => {
	it( 'gives the permission back when the account or the mailbox is taken away', async () => {
		const rows = ( id: number ) =>
			site().runPhp< number >(
				`global $wpdb; return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_oauth_grants WHERE mailbox_id = %d", $args['id'] ) );`,
				{ id }
			);
		const one = await connected( server );
		const access = await token( one.id );
		expect( ( await manager.call( 'endSignIn', { path: { id: one.id } } ) ).sign_in?.status ).toBe( 'none' );
		expect( server.account( access ) ).toBeNull();
		const two = await connected( server );
		const given = server.givenBack().length;
		await manager.call( 'deleteMailbox', { path: { id: two.id } } );
		expect( server.givenBack() ).toHaveLength( given + 1 );
		const three = await connected( server );
		await manager.call( 'updateMailbox', {
			path: { id: three.id },
			body: { incoming: { host: '127.0.0.1', port: 993, security: 'tls', username: 'x' }, incoming_password: 'y' },
		} );
		expect( server.givenBack() ).toHaveLength( given + 2 );
		expect( await Promise.all( [ one, two, three ].map( ( each ) => rows( each.id ) ) ) ).toEqual( [ 0, 0, 0 ] );
	} );

	it( 'is not held up by a provider that does not answer', async () => {
		const { id } = await connected( server );
		await site().runPhp( `update_option( 'mesa_test_oauth', 'http://127.0.0.1:9', false );` );
		try {
			expect( ( await manager.request( 'DELETE', `/mailboxes/${ id }` ) ).status ).toBe( 204 );
		} finally {
			await site().runPhp( `update_option( 'mesa_test_oauth', $args['url'], false );`, { url: server.url } );
		}
	} );
} );
