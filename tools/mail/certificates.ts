import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** What a server may show and nobody may accept. */
export type Fault = 'expired' | 'another name' | 'self-signed' | 'unknown issuer';

/**
 * A certificate with a fault, for 127.0.0.1 unless its name is the fault.
 *
 * @param folder Of makeCertificates(), whose authority signs it where one does.
 */
export function makeFaultyCertificate( folder: string, fault: Fault ): Omit< Certificates, 'ca' > {
	const name = join( folder, `faulty-${ fault.replace( ' ', '-' ) }` );
	const paths = { key: `${ name }.key`, cert: `${ name }.pem` };
	const subject = fault === 'another name' ? '/CN=mail.elsewhere.example' : '/CN=127.0.0.1';
	const newKey = [ '-newkey', 'rsa:2048', '-nodes', '-batch', '-subj', subject, '-keyout', paths.key ];
	const extensions = `${ name }.ext`;
	writeFileSync(
		extensions,
		`subjectAltName=${ fault === 'another name' ? 'DNS:mail.elsewhere.example' : 'IP:127.0.0.1' }\nextendedKeyUsage=serverAuth\n`
	);
	if ( fault === 'self-signed' ) {
		run( 'openssl', [ 'req', '-x509', ...newKey, '-days', '30', '-addext', 'subjectAltName=IP:127.0.0.1', '-out', paths.cert ] );
		return paths;
	}
	const request = `${ name }.csr`;
	run( 'openssl', [ 'req', ...newKey, '-out', request ] );
	const signer = fault === 'unknown issuer' ? makeCertificates( join( folder, 'stranger' ) ).ca : join( folder, 'ca.pem' );
	const sign = [ '-CA', signer, '-CAkey', join( dirname( signer ), 'ca.key' ), '-CAcreateserial', '-extfile', extensions ];
	// A day ago it was still good.
	run( 'openssl', [ 'x509', '-req', '-in', request, ...sign, '-days', fault === 'expired' ? '-1' : '30', '-out', paths.cert ] );
	return paths;
}
