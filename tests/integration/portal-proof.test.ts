/** Links that prove an account's address, and where they lead. */
import { as, site } from './site.ts';
import { asked, sendingMailbox, undoSeconds } from './support/desk.ts';
import { unique } from './support/mails.ts';
import { account, Customer, linkIn, portal, token, words } from './support/portal.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';
import { installVisitors } from './visitors.ts';
import { until } from '../../tools/lib/wait.ts';

const agent = as( 'mesa_agent' );
const stamp = unique();
const carl = `carl-${ stamp }@other.example`;
const dana = `dana-${ stamp }@other.example`;

let smtp: TestSmtp;
let undo = 0;
let carls: number;

/** The link of a mail to an address: of the first, the second … */
async function mailed( address: string, many = 1 ): Promise< string > {
	const sent = await until(
		'the mail to the account',
		async () => {
			await agent.call( 'kickJobs', {} );
			return smtp.taken.filter( ( one ) => one.to.includes( address ) )[ many - 1 ] ?? null;
		},
		30_000
	);
	return linkIn( sent.parsed.text );
}

beforeAll( async () => {
	installVisitors();
	smtp = await startSmtp();
	const box = await sendingMailbox( smtp, { signature: '' } );
	undo = await undoSeconds( 0 );
	( { ticket: carls } = await asked( box, {
		from: { address: carl, name: 'Carl' },
		text: 'Only mine. CARLS',
		visible_text: 'Only mine. CARLS',
	} ) );
	await asked( box, { from: { address: dana, name: 'Dana' }, subject: 'My lamp' } );
} );

afterAll( async () => {
	await undoSeconds( undo );
	await smtp.stop();
	await site().runPhp( `delete_option( 'mesa_test_shop' );` );
} );

describe( 'a link', () => {
	it( 'proves the address of an account that has written nothing yet, in the browser in which it is logged in alone', async () => {
		const address = `new-${ stamp }@other.example`;
		const customer = await account( address, false );
		const asking = await customer.send( await customer.get( await portal() ), 'link' );
		expect( words( asking ) ).toContain( `A mail with a link is on its way to ${ address }` );
		// Somebody else who is logged in and asks for that address learns nothing, and sends nothing.
		const other = await account( `other-${ stamp }@other.example`, false );
		expect( words( await other.send( await other.get( await portal() ), 'link', { email: address } ) ) ).toContain(
			'If we have requests'
		);
		const toAccount = await mailed( address );
		// Whoever owns the address and never asked, opens it: nothing is proven for the account that claims it.
		expect( words( await new Customer().get( toAccount ) ) ).toContain( 'Please log in on this device' );
		expect( words( await other.get( toAccount ) ) ).toContain( 'This link has ended' );
		const proven = () =>
			site().runPhp< boolean >( `return Mesa\\Access\\ProvenAddress::has( get_user_by( 'email', $args['address'] ) );`, { address } );
		expect( await proven() ).toBe( false );
		expect( words( await customer.enter( toAccount ) ) ).toContain( 'Your requests' );
		expect( await proven() ).toBe( true );
		expect( smtp.taken.filter( ( one ) => one.to.includes( address ) ) ).toHaveLength( 1 );
	} );

	it( 'goes to the address that was asked for, and counted, not to one that the account takes on meanwhile', async () => {
		const later = `victim-${ stamp }@other.example`;
		const id = await site().runPhp< number >(
			`$s = new Mesa\\Boot\\Services();
			$id = wp_insert_user( array( 'user_login' => uniqid( 'moves' ), 'user_pass' => 'secret', 'user_email' => $args['later'] ) );
			$ask = static function ( $address ) use ( $s, $id ) {
				$s->job_store()->add( Mesa\\Actions\\Portal\\SendLink::JOB, 0, array( 'person' => $s->portal_tokens()->person( $address ), 'user' => $id ), time() );
				$s->job_runner()->run( 20 );
			};
			$ask( 'first-' . $args['later'] );
			return $id;`,
			{ later }
		);
		expect( id ).toBeGreaterThan( 0 );
		expect( smtp.taken.filter( ( one ) => one.to.some( ( to ) => to.includes( later ) ) ) ).toEqual( [] );
	} );

	it( 'to set a password proves it too, in WooCommerce’s page of any age as in WordPress’s', async () => {
		for ( const action of [ 'after_password_reset', 'woocommerce_customer_reset_password' ] ) {
			expect(
				await site().runPhp< boolean[] >(
					`$user = get_userdata( wp_insert_user( array( 'user_login' => uniqid( 'reset' ), 'user_pass' => 'secret', 'user_email' => uniqid( 'reset' ) . '@other.example' ) ) );
					$before = Mesa\\Access\\ProvenAddress::has( $user );
					do_action( $args['action'], $user, 'new' );
					return array( $before, Mesa\\Access\\ProvenAddress::has( $user ) );`,
					{ action }
				)
			).toEqual( [ false, true ] );
		}
	} );

	it( 'to all proves the address of the account that follows it', async () => {
		const customer = await account( carl, false );
		expect( words( await customer.get( await portal() ) ) ).toContain( `Before we show you the requests of ${ carl }` );
		await customer.enter( await portal( 'mesa_link', await token( 'a', carls, carl ) ) );
		const again = new Customer();
		customer.cookie
			.split( '; ' )
			.filter( ( one ) => ! one.startsWith( 'wordpress_mesa_' ) )
			.forEach( ( one ) => again.set( one.slice( 0, one.indexOf( '=' ) ), one.slice( one.indexOf( '=' ) + 1 ) ) );
		expect( words( await again.get( await portal( 'mesa_ticket', carls ) ) ) ).toContain( 'CARLS' );
	} );
} );

describe( 'where a link was asked for', () => {
	let page: string;
	let tab: string;

	beforeAll( async () => {
		// The tab is WooCommerce's, which a double stands in for.
		page = await site().runPhp< string >(
			`update_option( 'mesa_test_shop', 1 );
			$id = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Help', 'post_name' => 'help-' . $args['stamp'], 'post_content' => '<!-- wp:mesa/my-tickets /-->' ) );
			wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'My account', 'post_name' => 'my-account', 'post_content' => '<!-- wp:shortcode -->[woocommerce_my_account]<!-- /wp:shortcode -->' ) );
			return get_permalink( $id );`,
			{ stamp }
		);
		tab = await site().runPhp< string >( `flush_rewrite_rules(); return wc_get_account_endpoint_url( 'support-requests' );` );
	} );

	it( 'is where it leads back to: the tab of the shop, or a page of the site', async () => {
		const address = `shopper-${ stamp }@other.example`;
		const customer = await account( address, false );
		await customer.send( await customer.get( tab ), 'link' );
		const shown = await customer.enter( await mailed( address ) );
		expect( [ shown.url.split( /[?#]/ )[ 0 ], words( shown ).includes( 'Your requests' ) ] ).toEqual( [ tab, true ] );
		const visitor = new Customer();
		await visitor.send( await visitor.get( page ), 'link', { email: carl } );
		const back = await visitor.enter( await mailed( carl ) );
		expect( [ back.url.split( /[?#]/ )[ 0 ], words( back ).includes( 'Your requests' ) ] ).toEqual( [ page, true ] );
	} );

	it( 'keeps nobody out who opens the mail on a phone, where nobody is logged in', async () => {
		const customer = await account( dana, false );
		await customer.send( await customer.get( tab ), 'link' );
		const phone = await new Customer().enter( await mailed( dana ) );
		expect( [ phone.url.split( /[?#]/ )[ 0 ], words( phone ).includes( 'My lamp' ) ] ).toEqual( [
			( await portal() ).split( '?' )[ 0 ],
			true,
		] );
	} );

	it( 'is never what somebody else wrote: another site, or a page that shows no requests', async () => {
		const other = await site().runPhp< number >(
			`return wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Terms', 'post_content' => 'Nothing' ) );`
		);
		// They show requests, but not to everybody, or nobody can open them.
		const hidden = await site().runPhp< number[] >(
			`$post = array( 'post_status' => 'publish', 'post_title' => 'For us', 'post_content' => '[mesa_tickets]' );
			return array( wp_insert_post( $post + array( 'post_type' => 'mesa_article', 'meta_input' => array( '_mesa_visibility' => 'internal' ) ) ), wp_insert_post( $post + array( 'post_type' => 'wp_block' ) ) );`
		);
		const own = ( await portal() ).split( '?' )[ 0 ];
		for ( const from of [ 'https://evil.example/', '//evil.example', `${ other }`, ...hidden.map( String ), '0', 'account' ] ) {
			const visitor = new Customer();
			const link = new URL( await portal( 'mesa_link', await token( 'a', carls, carl ) ) );
			link.searchParams.set( 'mesa_from', from );
			expect( [ from, ( await visitor.enter( link.href ) ).url.split( /[?#]/ )[ 0 ] ] ).toEqual( [ from, own ] );
		}
		// Nor does it come into the mail.
		const evil = new Customer();
		await evil.send( await evil.get( page ), 'link', { email: carl, page: 'https://evil.example/' } );
		await evil.send( await evil.get( page ), 'link', { email: carl, page: `${ site().url }/?p=${ other }&to=https://evil.example/` } );
		for ( const many of [ 2, 3 ] ) {
			expect( new URL( await mailed( carl, many ) ).searchParams.has( 'mesa_from' ) ).toBe( false );
		}
	} );
} );
