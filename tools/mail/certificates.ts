import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/process.ts';

export interface Certificates {
	ca: string;
	key: string;
	cert: string;
}

/** A certificate authority of our own and a certificate for 127.0.0.1 (RFC 5280 subjectAltName, since names are checked). */
export function makeCertificates( folder: string ): Certificates {
	const paths = { ca: join( folder, 'ca.pem' ), key: join( folder, 'server.key' ), cert: join( folder, 'server.pem' ) };
	if ( existsSync( paths.cert ) ) {
		return paths;
	}
	mkdirSync( folder, { recursive: true } );
	const caKey = join( folder, 'ca.key' );
	const request = join( folder, 'server.csr' );
	const extensions = join( folder, 'server.ext' );
	writeFileSync( extensions, 'subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth\n' );
	const newKey = [ '-newkey', 'rsa:2048', '-nodes', '-batch' ];
	run( 'openssl', [ 'req', '-x509', ...newKey, '-days', '30', '-subj', '/CN=Mesa test authority', '-keyout', caKey, '-out', paths.ca ] );
	run( 'openssl', [ 'req', ...newKey, '-subj', '/CN=127.0.0.1', '-keyout', paths.key, '-out', request ] );
	const sign = [ '-CA', paths.ca, '-CAkey', caKey, '-CAcreateserial', '-days', '30', '-extfile', extensions ];
	run( 'openssl', [ 'x509', '-req', '-in', request, ...sign, '-out', paths.cert ] );
	return paths;
}
