import { lookup } from 'node:dns/promises';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';

const TCP_MS = 10_000;

const bare = ( host: string ) => host.replace( /^\[|\]$/g, '' );

/** The addresses behind a name. @throws Error in plain words. */
export async function lookUpHost( host: string ): Promise< string > {
	const found = await lookup( bare( host ), { all: true } ).catch( () => {
		throw new Error( `The name ${ host } is not known.` );
	} );
	return found.map( ( each ) => each.address ).join( ', ' );
}

/** Whether something listens. @throws Error in plain words. */
export function reach( host: string, port: number ): Promise< string > {
	return new Promise( ( resolve, reject ) => {
		const socket = connectTcp( { host: bare( host ), port, timeout: TCP_MS } );
		socket.on( 'connect', () => {
			socket.destroy();
			resolve( `${ host }:${ port } answers.` );
		} );
		socket.on( 'timeout', () => socket.destroy( new Error( `${ host }:${ port } does not answer.` ) ) );
		socket.on( 'error', ( error: NodeJS.ErrnoException ) =>
			reject( new Error( error.code === 'ECONNREFUSED' ? `${ host }:${ port } refuses the connection.` : error.message ) )
		);
	} );
}

/** Whether the certificate is good. @throws Error in plain words. */
export function encrypt( host: string, port: number ): Promise< string > {
	return new Promise( ( resolve, reject ) => {
		const name = bare( host );
		const isAddress = /^[\d.]+$|:/.test( name );
		const socket = connectTls( { host: name, port, timeout: TCP_MS, ...( isAddress ? {} : { servername: name } ) } );
		socket.on( 'secureConnect', () => {
			const until = socket.getPeerCertificate().valid_to;
			const version = socket.getProtocol() ?? 'TLS';
			socket.destroy();
			resolve( `${ version }; the certificate is good until ${ until }.` );
		} );
		socket.on( 'timeout', () => socket.destroy( new Error( `${ host }:${ port } does not answer.` ) ) );
		socket.on( 'error', ( error: NodeJS.ErrnoException ) =>
			reject( new Error( `No secure connection to ${ host }:${ port }: ${ error.message }.` ) )
		);
	} );
}
