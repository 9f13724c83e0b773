/** A wire to a server that can be slow, be cut, or lead nowhere. It does not look at what it carries. */
import { connect, createServer, type Socket } from 'node:net';

export interface Proxy {
	port: number;
	/** Cuts made so far, counted by connection. */
	cuts: () => number;
	/** Each piece arrives so much later, in either direction. Milliseconds. */
	delay: ( ms: number ) => void;
	/** Breaks every connection at once. */
	cut: () => void;
	/** Breaks each connection that is open now after so many more bytes from the server: in the middle of a mail. */
	cutAfter: ( bytes: number ) => void;
	/** Nothing gets through any more, but nobody is told; the next cut ends it. */
	stall: () => void;
	/** Refuses new connections until it opens again. */
	close: () => void;
	open: () => void;
	stop: () => Promise< void >;
}

/** Bytes that are on their way at most. */
const MOST_UNDER_WAY = 4 * 1024 * 1024;

interface Wire {
	client: Socket;
	server: Socket;
	/** Bytes from the server until it breaks. */
	left: number;
	stalled: boolean;
}

export async function startProxy( port: number, target: { host: string; port: number } ): Promise< Proxy > {
	const wires = new Set< Wire >();
	let delay = 0;
	let closed = false;
	let cuts = 0;
	const breakWire = ( wire: Wire ) => {
		if ( wires.delete( wire ) ) {
			cuts++;
			wire.client.resetAndDestroy();
			wire.server.destroy();
		}
	};
	const carry = ( wire: Wire, from: Socket, to: Socket ) => {
		// Pieces follow each other in order, each after its delay: a long way, not a narrow one.
		let before = Promise.resolve();
		let under = 0;
		from.on( 'data', ( piece: Buffer ) => {
			const due = Date.now() + delay;
			under += piece.length;
			if ( under > MOST_UNDER_WAY ) {
				from.pause();
			}
			before = before.then( async () => {
				const wait = due - Date.now();
				if ( wait > 0 ) {
					await new Promise( ( done ) => setTimeout( done, wait ) );
				}
				if ( wire.stalled || ! wires.has( wire ) ) {
					return;
				}
				if ( from === wire.server && piece.length >= wire.left ) {
					to.write( piece.subarray( 0, wire.left ), () => breakWire( wire ) );
					return;
				}
				wire.left -= from === wire.server ? piece.length : 0;
				if ( ! to.write( piece ) ) {
					await new Promise< void >( ( done ) => {
						to.once( 'drain', done );
						to.once( 'close', () => done() );
					} );
				}
				under -= piece.length;
				from.resume();
			} );
		} );
		from.on( 'end', () => void before.then( () => to.end() ) );
		from.on( 'error', () => to.destroy() );
		from.on( 'close', () => {
			void before.then( () => {
				to.end();
				wires.delete( wire );
			} );
		} );
	};
	const server = createServer( { allowHalfOpen: true }, ( client ) => {
		if ( closed ) {
			client.resetAndDestroy();
			return;
		}
		const wire: Wire = { client, server: connect( { ...target, allowHalfOpen: true } ), left: Infinity, stalled: false };
		wires.add( wire );
		carry( wire, client, wire.server );
		carry( wire, wire.server, client );
	} );
	await new Promise< void >( ( resolve, reject ) => {
		server.once( 'error', reject );
		server.listen( port, '127.0.0.1', resolve );
	} );
	return {
		port,
		cuts: () => cuts,
		delay: ( ms ) => {
			delay = ms;
		},
		cut: () => [ ...wires ].forEach( breakWire ),
		cutAfter: ( bytes ) => wires.forEach( ( wire ) => ( wire.left = bytes ) ),
		stall: () => wires.forEach( ( wire ) => ( wire.stalled = true ) ),
		close: () => {
			closed = true;
		},
		open: () => {
			closed = false;
		},
		stop: () =>
			new Promise( ( resolve ) => {
				[ ...wires ].forEach( breakWire );
				server.close( () => resolve() );
			} ),
	};
}
