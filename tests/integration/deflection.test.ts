/** What suggestions save, from visits as browsers report them to what the screen says. */
import { as, site } from './site.ts';
import { installVisitors, newVisitor } from './visitors.ts';
import { readAgain } from './support/forms.ts';
import { called } from './support/sorting.ts';
import { reportOf } from '../../src/core/deflection/report.ts';
import type { Form, VisitNote } from '../../src/contract/generated/types.ts';

const manager = as( 'mesa_manager' );
let form: Form;
let token: string;

beforeAll( async () => {
	installVisitors();
	form = await manager.call( 'createForm', { body: { name: called( 'Deflection' ) } } );
	await manager
		.call( 'listMailboxes', {} )
		.then( ( boxes ) =>
			boxes.length > 0
				? undefined
				: manager.call( 'createMailbox', { body: { name: 'Deflection', address: `d${ Date.now() }@shop.example` } } )
		);
	token = await readAgain( form.id );
} );

const sums = async () => {
	const data = await manager.call( 'getDeflection', { query: { days: 30 } } );
	return { data, ours: data.forms.find( ( each ) => each.form_id === form.id ) };
};

const note = ( what: VisitNote[ 'what' ], group: VisitNote[ 'group' ], visitor = newVisitor() ) =>
	as( 'anonymous' ).request( 'POST', '/requests/visits', { body: { form: token, group, what }, headers: { 'X-Test-Address': visitor } } );

it( 'counts visits and the messages of visits, and nothing about who it was', async () => {
	const visitor = newVisitor();
	expect( ( await note( 'begun', 'held', visitor ) ).status ).toBe( 204 );
	await note( 'suggested', 'shown', visitor );
	const send = ( visit: '' | 'held', subject: string ) =>
		as( 'anonymous' ).request( 'POST', '/requests', {
			body: { form: token, email: 'ana@customer.example', subject, message: called( 'Hello' ), visit },
			headers: { 'X-Test-Address': visitor },
		} );
	expect( ( await send( 'held', 'One' ) ).status ).toBe( 201 );
	// The second message of a visit says nothing about groups.
	expect( ( await send( '', 'Two' ) ).status ).toBe( 201 );
	const { ours } = await sums();
	expect( ours ).toMatchObject( { held: { begun: 1, sent: 1 }, shown: { begun: 0, suggested: 1 } } );
	const rows = await site().runPhp< unknown[] >(
		`global $wpdb; return $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}mesa_form_visits" );`
	);
	expect( Object.keys( rows[ 0 ] as object ).sort() ).toEqual( [ 'day', 'form_id', 'hits', 'visit_group', 'what' ] );
} );

it( 'takes no counts for forms that are not ours, and not too many of one visitor', async () => {
	const visitor = newVisitor();
	const forged = await as( 'anonymous' ).request( 'POST', '/requests/visits', {
		body: { form: 'x.y', group: 'shown', what: 'begun' },
		headers: { 'X-Test-Address': visitor },
	} );
	expect( forged.status ).toBe( 400 );
	await site().runPhp(
		`$_SERVER['HTTP_X_TEST_ADDRESS'] = $args['visitor'];
		$limits = new Mesa\\Data\\Visitors\\RateLimitStore( new Mesa\\Data\\Db() );
		for ( $i = 0; $i < 121; $i++ ) { $limits->hit( 'request-visit:' . Mesa\\Domain\\Visitor::bucket(), 600, time() ); }`,
		{ visitor }
	);
	expect( ( await note( 'begun', 'shown', visitor ) ).status ).toBe( 429 );
} );

it( 'finds again what was planted: a fifth of all messages saved', async () => {
	// 3,000 visits by the same dice in each run; a tenth sees no suggestions, three of five write.
	await site().runPhp(
		`$token = $args['token'];
		mt_srand( 20261122 );
		$call = static function ( $path, $body ) {
			$request = new WP_REST_Request( 'POST', '/mesa/v1' . $path );
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( wp_json_encode( $body ) );
			return rest_do_request( $request )->get_status();
		};
		// By the routes for some, so that they are what counts; by the store for the rest, so that it is quick.
		$visits = new Mesa\\Data\\Visitors\\VisitStore( new Mesa\\Data\\Db() );
		$sums   = array();
		for ( $i = 0; $i < 3000; $i++ ) {
			$group  = mt_rand( 1, 10 ) === 1 ? 'held' : 'shown';
			$writes = mt_rand( 1, 100 ) <= 60 && ( 'held' === $group || mt_rand( 1, 100 ) > 20 );
			if ( $i < 60 ) {
				$_SERVER['HTTP_X_TEST_ADDRESS'] = '2001:db8:def:' . dechex( $i ) . '::1';
				$call( '/requests/visits', array( 'form' => $token, 'group' => $group, 'what' => 'begun' ) );
			} else {
				$sums[ "$group begun" ] = ( $sums[ "$group begun" ] ?? 0 ) + 1;
			}
			if ( $writes ) {
				$sums[ "$group sent" ] = ( $sums[ "$group sent" ] ?? 0 ) + 1;
			}
		}
		foreach ( $sums as $key => $times ) {
			list( $group, $what ) = explode( ' ', $key );
			$visits->count( $args['form'], $group, $what, time() );
			global $wpdb;
			$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}mesa_form_visits SET hits = hits + %d WHERE form_id = %d AND visit_group = %s AND what = %s", $times - 1, $args['form'], $group, $what ) );
		}`,
		{ token, form: form.id }
	);
	const { ours, data } = await sums();
	expect( ours!.held.begun + ours!.shown.begun ).toBe( 3001 );
	const report = reportOf( { ...ours!, holdout_percent: data.holdout_percent } );
	expect( report.verdict ).toBe( 'saves' );
	expect( report.saved.low ).toBeLessThan( 0.12 );
	expect( report.saved.high ).toBeGreaterThan( 0.12 );
	expect( Math.abs( report.saved.value - 0.12 ) ).toBeLessThan( 0.05 );
} );

it( 'tells those who do not set forms up nothing', async () => {
	expect( ( await as( 'mesa_agent' ).request( 'GET', '/forms/deflection' ) ).status ).toBe( 403 );
} );
