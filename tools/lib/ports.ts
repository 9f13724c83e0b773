import { createServer } from 'node:net';

function tryPort( port: number ): Promise< number | null > {
	return new Promise( ( resolve ) => {
		const server = createServer();
		server.once( 'error', () => resolve( null ) );
		server.listen( { port, host: '127.0.0.1', exclusive: true }, () => {
			const address = server.address();
			const found = typeof address === 'object' && address ? address.port : port;
			server.close( () => resolve( found ) );
		} );
	} );
}

/**
 * A port of 127.0.0.1 that nobody listens on.
 *
 * @param preferred Taken when it is free; otherwise the system chooses.
 */
export async function freePort( preferred = 0 ): Promise< number > {
	const port = ( preferred > 0 ? await tryPort( preferred ) : null ) ?? ( await tryPort( 0 ) );
	if ( port === null ) {
		throw new Error( 'No free port on 127.0.0.1.' );
	}
	return port;
}
