import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from './send.ts';

let server: Server;

beforeAll( async () => {
	server = createServer( ( request, response ) => {
		request.resume();
		request.on( 'end', () =>
			response
				.writeHead( request.method === 'OPTIONS' ? 204 : Number( request.url?.slice( 1 ) ), {
					'Access-Control-Allow-Origin': '*',
					'Content-Type': 'text/html',
				} )
				.end( '<p>page</p>' )
		);
	} ).listen( 0, '127.0.0.1' );
	await new Promise( ( done ) => server.once( 'listening', done ) );
} );

afterAll( () => new Promise( ( done ) => server.close( done ) ) );

const sent = ( status: number ) =>
	send( `http://127.0.0.1:${ ( server.address() as AddressInfo ).port }/${ status }`, new FormData(), () => undefined );

it( 'tells files that are too large for the web server from a connection that failed', async () => {
	expect( await sent( 200 ) ).toMatchObject( { html: '<p>page</p>' } );
	expect( await sent( 413 ) ).toBe( 'tooMuch' );
	expect( await sent( 502 ) ).toBe( 'offline' );
} );
