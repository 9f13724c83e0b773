import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../../lib/ports.ts';

export interface SlowProxy {
	port: number;
	stop: () => Promise< void >;
}

/** So much may be on its way in one direction, as in a sender's window. Bytes. */
const WINDOW = 4 * 1024 * 1024;

/** Passes on what comes from one side, later; a new connection waits for its handshake too. */
function later( from: Socket, to: Socket, delay: number, ready: Promise< void > ): void {
	let held = 0;
	let last: Promise< void > = ready;
	const after = ( work: () => void ) => {
		const due = new Promise< void >( ( resolve ) => setTimeout( resolve, delay ) );
		last = Promise.all( [ last, due ] ).then( work );
	};
	from.on( 'data', ( chunk ) => {
		held += chunk.length;
		if ( held > WINDOW ) {
			from.pause();
		}
		after( () => {
			to.write( chunk );
			held -= chunk.length;
			from.resume();
		} );
	} );
	from.on( 'end', () => after( () => void to.end() ) );
	from.on( 'error', () => to.destroy() );
	from.on( 'close', () => after( () => void to.destroySoon() ) );
}

/**
 * A connection to somewhere far away: each direction takes so long.
 *
 * @param target Port on 127.0.0.1.
 * @param delay  Milliseconds one way.
 */
export async function startSlowProxy( target: number, delay: number, preferred = 0 ): Promise< SlowProxy > {
	const port = await freePort( preferred );
	const sockets = new Set< Socket >();
	const server = createServer( ( near ) => {
		const far = connect( target, '127.0.0.1' );
		for ( const socket of [ near, far ] ) {
			socket.setNoDelay( true );
			sockets.add( socket );
			socket.once( 'close', () => sockets.delete( socket ) );
		}
		const handshake = new Promise< void >( ( resolve ) => setTimeout( resolve, 2 * delay ) );
		later( near, far, delay, handshake );
		later( far, near, delay, handshake );
	} );
	await new Promise< void >( ( resolve, reject ) => {
		server.once( 'error', reject );
		server.listen( port, '127.0.0.1', resolve );
	} );
	return {
		port,
		stop: () =>
			new Promise< void >( ( resolve ) => {
				server.close( () => resolve() );
				sockets.forEach( ( socket ) => socket.destroy() );
			} ),
	};
}
