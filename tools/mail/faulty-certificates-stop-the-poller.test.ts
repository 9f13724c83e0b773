import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { pathToFileURL } from 'node:url';
import { makeCertificates, makeFaultyCertificate, type Fault } from './certificates.ts';

const ROOT = join( __dirname, '..', '..' );

/** A program that tries to log in at each port and prints what it is told; only a new one trusts our authority. */
const PROGRAM = `
	const { ImapMailbox } = await import( ${ JSON.stringify( pathToFileURL( join( ROOT, 'src', 'poller', 'providers', 'imap.ts' ) ).href ) } );
	const told = [];
	for ( const port of JSON.parse( process.argv[ 1 ] ) ) {
		const source = new ImapMailbox( { id: 1, name: 'x', incoming: { host: '127.0.0.1', port, security: 'tls', username: 'ana' }, incoming_password: 'secret-word' } );
		told.push( await source.connect().then( () => [ 'ok', '' ], ( error ) => [ error.leg, error.message ] ) );
		await source.close();
	}
	process.stdout.write( JSON.stringify( told ) );
	process.exit( 0 );`;

test( 'each fault is told by its reason, and no server with one hears a password', async () => {
	const folder = mkdtempSync( join( tmpdir(), 'mesa-faulty-' ) );
	const { ca } = await makeCertificates( folder );
	const faults: [ Fault, RegExp ][] = [
		[ 'expired', /its certificate has expired/ ],
		[ 'another name', /its certificate is for another server name/ ],
		[ 'self-signed', /self-signed or from an unknown authority/ ],
		[ 'unknown issuer', /self-signed or from an unknown authority|certificate was not accepted/ ],
	];
	let heard = '';
	const servers: Server[] = [];
	for ( const [ fault ] of faults ) {
		const { key, cert } = await makeFaultyCertificate( folder, fault );
		const server = createServer( { key: readFileSync( key ), cert: readFileSync( cert ) }, ( socket ) => {
			socket.on( 'error', () => {} );
			socket.on( 'data', ( data ) => ( heard += String( data ) ) );
			socket.write( '* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n' );
		} );
		server.on( 'tlsClientError', () => {} );
		await new Promise< void >( ( resolve ) => server.listen( 0, '127.0.0.1', resolve ) );
		servers.push( server );
	}
	const ports = servers.map( ( server ) => ( server.address() as AddressInfo ).port );
	const child = spawn( process.execPath, [ '--import', 'tsx', '--input-type=module', '-e', PROGRAM, JSON.stringify( ports ) ], {
		cwd: ROOT,
		env: { ...process.env, NODE_EXTRA_CA_CERTS: ca },
	} );
	let output = '';
	let problems = '';
	child.stdout.on( 'data', ( data: Buffer ) => ( output += data.toString() ) );
	child.stderr.on( 'data', ( data: Buffer ) => ( problems += data.toString() ) );
	await new Promise( ( resolve ) => child.on( 'close', resolve ) );
	servers.forEach( ( server ) => server.close() );
	rmSync( folder, { recursive: true } );
	expect( problems ).toBe( '' );
	expect( JSON.parse( output ) ).toEqual( faults.map( ( [ , words ] ) => [ 'tls', expect.stringMatching( words ) ] ) );
	expect( heard ).toBe( '' );
}, 60_000 );
