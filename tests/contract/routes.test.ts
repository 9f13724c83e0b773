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
		body: call.parts ?? call.bytes ?? call.body,
		headers: { 'X-Test-Address': newVisitor(), ...( call.bytes === undefined ? {} : { 'Content-Type': 'application/octet-stream' } ) },
	} );
}

/** All inside one PHP request, where a request over HTTP takes a second (WebAssembly): the same routes, permissions and answers. */
async function inside( role: Role, requests: Array< Call & { method: string } > ): Promise< Answer[] > {
	return site().runPhp< Answer[] >(
		`wp_set_current_user( $args['user'] );
		$_SERVER['HTTP_X_TEST_ADDRESS'] = $args['visitor'];
		$answers = array();
		// No array_map(): WebAssembly cannot wait for a socket below it.
		foreach ( $args['requests'] as $call ) {
			list( $path, $query ) = explode( '?', $call['path'] . '?' );
			$request = new WP_REST_Request( $call['method'], '/mesa/v1' . $path );
			parse_str( $query, $values );
			$request->set_query_params( $values );
			if ( isset( $call['bytes'] ) ) {
				$request->set_body( $call['bytes'] );
			} elseif ( isset( $call['body'] ) ) {
				$request->set_header( 'Content-Type', 'application/json' );
				$request->set_body( wp_json_encode( $call['body'] ) );
			}
			$response  = rest_do_request( $request );
			$answers[] = array( 'status' => $response->get_status(), 'body' => json_decode( wp_json_encode( $response->get_data() ) ) );
		}
		return $answers;`,
		{ user: as( role ).id, visitor: newVisitor(), requests }
	);
}

async function sendAll( role: Role, requests: Array< Call & { method: string } > ): Promise< Answer[] > {
	const answers: Answer[] = [];
	const isSlow = site().lane === 'playground';
	const rest = isSlow
		? await inside(
				role,
				requests.filter( ( { parts } ) => ! parts )
			)
		: [];
	for ( const { method, ...call } of requests ) {
		answers.push( isSlow && ! call.parts ? rest.shift()! : await overHttp( role, method, call ) );
	}
	return answers;
}

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

/** In WebAssembly, where a role takes half a minute: nobody, the least and the most of the team, and a machine. PHP runs them all. */
const FEW: readonly Role[] = [ 'anonymous', 'mesa_light_agent', 'mesa_poller', 'administrator' ];

describe.each( site().lane === 'playground' && ! process.env.MESA_ALL ? FEW : ROLES )( '%s', ( role ) => {
	it( 'gets from each route what the table says, in the shape that the contract says', async () => {
		const requests: Array< Call & { method: string } > = [];
		for ( const { operation, method } of routes ) {
			const make = calls( ground, role, table[ operation ]!.outcomes[ role ] < 400 )[ operation ];
			expect( [ operation, typeof make ] ).toEqual( [ operation, 'function' ] );
			requests.push( { method, ...( await make!() ) } );
		}
		const answers = await sendAll( role, requests );
		const wrong: string[] = [];
		for ( const [ i, route ] of routes.entries() ) {
			const expected = table[ route.operation ]!.outcomes[ role ];
			const answer = answers[ i ]!;
			if ( answer.status !== expected ) {
				wrong.push(
					`${ route.operation }: ${ answer.status } instead of ${ expected } ${ JSON.stringify( answer.body ).slice( 0, 200 ) }`
				);
			} else if ( answer.status < 400 ) {
				const why = misfit( route, answer );
				wrong.push( ...( why === '' ? [] : [ `${ route.operation }: ${ why }` ] ) );
			} else if ( ( answer.body as { code?: string } ).code !== 'rest_forbidden' ) {
				wrong.push( `${ route.operation }: refused for another reason: ${ JSON.stringify( answer.body ).slice( 0, 200 ) }` );
			}
		}
		expect( wrong ).toEqual( [] );
	}, 300_000 );
} );

it( 'a signed route is closed to everybody without its signature', async () => {
	const signature = `signature=${ '0'.repeat( 64 ) }`;
	const requests = [
		{ method: 'GET', path: `/attachments/${ ground.attachmentId }?user=1&expires=4000000000&${ signature }` },
		{ method: 'POST', path: `/jobs/run?expires=4000000000&${ signature }` },
	];
	expect( ( await sendAll( 'anonymous', requests ) ).map( ( answer ) => answer.status ) ).toEqual( [ 401, 401 ] );
	expect( ( await sendAll( 'administrator', requests ) ).map( ( answer ) => answer.status ) ).toEqual( [ 403, 403 ] );
} );

it( 'a field that no route knows is named, and nothing is done', async () => {
	const request = { method: 'PATCH', path: `/tickets/${ ground.ticketId }`, body: { unread: true, statsu: 'closed' } };
	expect( await sendAll( 'mesa_agent', [ request ] ) ).toMatchObject( [
		{ status: 400, body: { code: 'rest_invalid_param', data: { params: { statsu: expect.any( String ) } } } },
	] );
} );
