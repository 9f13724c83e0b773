import { webcrypto } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
	AuthorityKeyIdentifierExtension,
	ExtendedKeyUsage,
	ExtendedKeyUsageExtension,
	BasicConstraintsExtension,
	KeyUsageFlags,
	KeyUsagesExtension,
	PemConverter,
	SubjectAlternativeNameExtension,
	SubjectKeyIdentifierExtension,
	X509Certificate,
	X509CertificateGenerator,
	cryptoProvider,
	type JsonGeneralName,
} from '@peculiar/x509';

cryptoProvider.set( webcrypto as Crypto );

export interface Certificates {
	ca: string;
	key: string;
	cert: string;
}

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array( [ 1, 0, 1 ] ), modulusLength: 2048 };
const DAY = 86_400_000;

interface Signer {
	cert: X509Certificate;
	key: CryptoKey;
}

interface Wanted {
	/** Common name. */
	name: string;
	/** subjectAltName (RFC 5280), since names are checked there; none: an authority. */
	names?: JsonGeneralName[];
	/** Who signs; without one the certificate signs itself. */
	signer?: Signer;
	/** Days from now. */
	ends?: number;
}

/** A key and its certificate, written as PEM. */
async function make( { name, names, signer, ends = 30 }: Wanted, keyPath: string, certPath: string ): Promise< void > {
	const keys = ( await webcrypto.subtle.generateKey( ALGORITHM, true, [ 'sign', 'verify' ] ) ) as CryptoKeyPair;
	const subject = `CN=${ name }`;
	const cert = await X509CertificateGenerator.create( {
		serialNumber: Buffer.from( webcrypto.getRandomValues( new Uint8Array( 15 ) ) ).toString( 'hex' ),
		subject,
		issuer: signer?.cert.subject ?? subject,
		notBefore: new Date( Date.now() - 2 * DAY ),
		notAfter: new Date( Date.now() + ends * DAY ),
		publicKey: keys.publicKey,
		signingKey: signer?.key ?? keys.privateKey,
		signingAlgorithm: ALGORITHM,
		extensions: [
			...( names
				? [ new SubjectAlternativeNameExtension( names ), new ExtendedKeyUsageExtension( [ ExtendedKeyUsage.serverAuth ] ) ]
				: [ new BasicConstraintsExtension( true, undefined, true ), new KeyUsagesExtension( KeyUsageFlags.keyCertSign, true ) ] ),
			await SubjectKeyIdentifierExtension.create( keys.publicKey ),
			// Two authorities of one name are told from each other by this.
			await AuthorityKeyIdentifierExtension.create( signer?.cert.publicKey ?? keys.publicKey ),
		],
	} );
	writeFileSync( keyPath, PemConverter.encode( await webcrypto.subtle.exportKey( 'pkcs8', keys.privateKey ), 'PRIVATE KEY' ), {
		mode: 0o600,
	} );
	writeFileSync( certPath, cert.toString( 'pem' ) );
}

async function readSigner( folder: string ): Promise< Signer > {
	const key = PemConverter.decodeFirst( await readFile( join( folder, 'ca.key' ), 'utf8' ) );
	return {
		cert: new X509Certificate( await readFile( join( folder, 'ca.pem' ), 'utf8' ) ),
		key: ( await webcrypto.subtle.importKey( 'pkcs8', key, ALGORITHM, false, [ 'sign' ] ) ) as CryptoKey,
	};
}

/** A certificate authority of our own and a certificate for 127.0.0.1. */
export async function makeCertificates( folder: string ): Promise< Certificates > {
	const paths = { ca: join( folder, 'ca.pem' ), key: join( folder, 'server.key' ), cert: join( folder, 'server.pem' ) };
	if ( existsSync( paths.cert ) ) {
		return paths;
	}
	mkdirSync( folder, { recursive: true } );
	await make( { name: 'Mesa test authority' }, join( folder, 'ca.key' ), paths.ca );
	const names: JsonGeneralName[] = [
		{ type: 'ip', value: '127.0.0.1' },
		{ type: 'dns', value: 'localhost' },
	];
	await make( { name: '127.0.0.1', names, signer: await readSigner( folder ) }, paths.key, paths.cert );
	return paths;
}

/** What a server may show and nobody may accept. */
export type Fault = 'expired' | 'another name' | 'self-signed' | 'unknown issuer';

/**
 * A certificate with a fault, for 127.0.0.1 unless its name is the fault.
 *
 * @param folder Of makeCertificates(), whose authority signs it where one does.
 */
export async function makeFaultyCertificate( folder: string, fault: Fault ): Promise< Omit< Certificates, 'ca' > > {
	const base = join( folder, `faulty-${ fault.replace( ' ', '-' ) }` );
	const paths = { key: `${ base }.key`, cert: `${ base }.pem` };
	const elsewhere = 'mail.elsewhere.example';
	const isElsewhere = fault === 'another name';
	const authority = fault === 'unknown issuer' ? dirname( ( await makeCertificates( join( folder, 'stranger' ) ) ).ca ) : folder;
	await make(
		{
			name: isElsewhere ? elsewhere : '127.0.0.1',
			names: [ isElsewhere ? { type: 'dns', value: elsewhere } : { type: 'ip', value: '127.0.0.1' } ],
			...( fault === 'self-signed' ? {} : { signer: await readSigner( authority ) } ),
			// A day ago it was still good.
			...( fault === 'expired' ? { ends: -1 } : {} ),
		},
		paths.key,
		paths.cert
	);
	return paths;
}
