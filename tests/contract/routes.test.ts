/**
 * Every route as every role, held against golden-routes.json: who may call what is decided there, by a person, and a
 * change of it is seen in review. Every successful answer is held against its schema.
 */
import { as, ROLES, site, type Role } from '../integration/site.ts';
import { installVisitors, newVisitor } from '../integration/visitors.ts';
import routesJson from '../../src/contract/routes.json';
import golden from './golden-routes.json';
import { calls, prepare, type Call, type Ground } from './calls.ts';
import { problems } from './schemas.ts';

interface Route {
	operation: string;
	method: string;
	path: string;
	capability: string;
	response?: string;
	responseList?: string;
}

interface Answer {
	status: number;
	body: unknown;
}

interface Golden {
	method: string;
	path: string;
	capability: string;
	outcomes: Record< Role, number >;
}

const routes = routesJson.routes as Route[];
const table = golden as Record< string, Golden >;
let ground: Ground;

/** Over HTTP, as the client that the role has. */
async function overHttp( role: Role, method: string, call: Call ): Promise< Answer > {
	return as( role ).request( method, call.path, {
		...( call.bytes === undefined ? { body: call.body } : { body: call.bytes } ),
		headers: { 'X-Test-Address': newVisitor(), ...( call.bytes === undefined ? {} : { 'Content-Type': 'application/octet-stream' } ) },
	} );
}

/** Inside PHP, where a request over HTTP takes a second (WebAssembly): the same routes, permissions and answers. */
async function inside( role: Role, method: string, call: Call ): Promise< Answer > {
	return site().runPhp< Answer >(
		`wp_set_current_user( $args['user'] );
		$_SERVER['HTTP_X_TEST_ADDRESS'] = $args['visitor'];
		list( $path, $query ) = explode( '?', $args['path'] . '?' );
		$request = new WP_REST_Request( $args['method'], '/mesa/v1' . $path );
		parse_str( $query, $values );
		$request->set_query_params( $values );
		if ( isset( $args['bytes'] ) ) {
			$request->set_body( $args['bytes'] );
		} elseif ( isset( $args['body'] ) ) {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( wp_json_encode( $args['body'] ) );
		}
		$response = rest_do_request( $request );
		return array( 'status' => $response->get_status(), 'body' => json_decode( wp_json_encode( $response->get_data() ) ) );`,
		{ user: as( role ).id, visitor: newVisitor(), method, ...call }
	);
}

const send = () => ( site().lane === 'playground' ? inside : overHttp );

/** What is wrong with a successful answer. */
function misfit( route: Route, answer: Answer ): string {
	if ( route.response === 'none' ) {
		return answer.body === '' || answer.body === null ? '' : 'There should be no body.';
	}
	if ( route.response === 'binary' ) {
		return '';
	}
	if ( route.responseList ) {
		return Array.isArray( answer.body )
			? answer.body.map( ( one ) => problems( route.responseList!, one ) ).join( '' )
			: 'There should be a list.';
	}
	return problems( route.response ?? '', answer.body );
}

beforeAll( async () => {
	installVisitors();
	ground = await prepare();
} );

it( 'the table has every route of the contract, with its capability', () => {
	const expected = Object.fromEntries(
		routes.map( ( { operation, method, path, capability } ) => [ operation, { method, path, capability } ] )
	);
	const actual = Object.fromEntries(
		Object.entries( table ).map( ( [ operation, { method, path, capability } ] ) => [ operation, { method, path, capability } ] )
	);
	expect( actual ).toEqual( expected );
} );

it( 'every capability in the table is one that a role has, and only the public list is public', () => {
	for ( const [ operation, { capability, outcomes } ] of Object.entries( table ) ) {
		expect( Object.keys( outcomes ) ).toEqual( [ ...ROLES ] );
		const open = outcomes.anonymous < 400;
		const listed = [ ...routesJson.publicOperations, ...routesJson.signedOperations ].includes( operation );
		expect( [ operation, open ] ).toEqual( [ operation, listed ] );
		expect( [ operation, [ 'public', 'signed' ].includes( capability ) ] ).toEqual( [ operation, listed ] );
	}
} );

it( 'WordPress has exactly the routes of the contract', async () => {
	const index = await as( 'administrator' ).request( 'GET', '/' );
	const listed = ( index.body as { routes: Record< string, { endpoints: Array< { methods: string[] } > } > } ).routes;
	const there = Object.entries( listed )
		.filter( ( [ path ] ) => path !== '/mesa/v1' )
		.flatMap( ( [ path, { endpoints } ] ) =>
			endpoints.flatMap( ( endpoint ) => endpoint.methods.map( ( method ) => `${ method } ${ path }` ) )
		)
		.map( ( line ) => line.replace( '/mesa/v1', '' ).replace( /\(\?P<(\w+)>[^)]*\)/g, '{$1}' ) );
	expect( there.sort() ).toEqual( routes.map( ( route ) => `${ route.method } ${ route.path }` ).sort() );
} );

describe.each( ROLES )( '%s', ( role ) => {
	it( 'gets from each route what the table says, in the shape that the contract says', async () => {
		const wrong: string[] = [];
		for ( const route of routes ) {
			const expected = table[ route.operation ]!.outcomes[ role ];
			const make = calls( ground, role, expected < 400 )[ route.operation ];
			expect( [ route.operation, typeof make ] ).toEqual( [ route.operation, 'function' ] );
			const answer = await send()( role, route.method, await make!() );
			if ( answer.status !== expected ) {
				wrong.push(
					`${ route.operation }: ${ answer.status } instead of ${ expected } ${ JSON.stringify( answer.body ).slice( 0, 200 ) }`
				);
			} else if ( answer.status < 400 ) {
				const why = misfit( route, answer );
				wrong.push( ...( why === '' ? [] : [ `${ route.operation }: ${ why }` ] ) );
			} else {
				expect( [ route.operation, answer.body ] ).toEqual( [
					route.operation,
					expect.objectContaining( { code: 'rest_forbidden' } ),
				] );
			}
		}
		expect( wrong ).toEqual( [] );
	}, 300_000 );
} );

it( 'a signed route is closed to everybody without its signature', async () => {
	for ( const path of [
		`/attachments/${ ground.attachmentId }?user=1&expires=4000000000&signature=${ '0'.repeat( 64 ) }`,
		`/jobs/run?expires=4000000000&signature=${ '0'.repeat( 64 ) }`,
	] ) {
		const method = path.startsWith( '/jobs' ) ? 'POST' : 'GET';
		expect( ( await send()( 'anonymous', method, { path } ) ).status ).toBe( 401 );
		expect( ( await send()( 'administrator', method, { path } ) ).status ).toBe( 403 );
	}
} );

it( 'a field that no route knows is named, and nothing is done', async () => {
	const answer = await send()( 'mesa_agent', 'PATCH', {
		path: `/tickets/${ ground.ticketId }`,
		body: { unread: true, statsu: 'closed' },
	} );
	expect( answer ).toMatchObject( {
		status: 400,
		body: { code: 'rest_invalid_param', data: { params: { statsu: expect.any( String ) } } },
	} );
} );
