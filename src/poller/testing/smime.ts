/** S/MIME packages as mail programs send them (RFC 8551), for tests. */
import { webcrypto } from 'node:crypto';
import { X509CertificateGenerator, cryptoProvider } from '@peculiar/x509';
import { OctetString } from 'asn1js';
import {
	Certificate,
	ContentInfo,
	CryptoEngine,
	EncapsulatedContentInfo,
	EnvelopedData,
	IssuerAndSerialNumber,
	SignedData,
	SignerInfo,
	setEngine,
} from 'pkijs';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array( [ 1, 0, 1 ] ), modulusLength: 2048 };
const DATA = '1.2.840.113549.1.7.1';
const SIGNED = '1.2.840.113549.1.7.2';
/** Bytes; less than 128, so that a length is one octet. */
const PIECE = 100;
const ENVELOPED = '1.2.840.113549.1.7.3';

cryptoProvider.set( webcrypto as Crypto );
setEngine( 'node', new CryptoEngine( { name: 'node', crypto: webcrypto as Crypto } ) );

async function makePerson(): Promise< { cert: Certificate; key: CryptoKey } > {
	const keys = ( await webcrypto.subtle.generateKey( ALGORITHM, true, [ 'sign', 'verify' ] ) ) as CryptoKeyPair;
	const cert = await X509CertificateGenerator.createSelfSigned( {
		serialNumber: '01',
		name: 'CN=ana@customer.example',
		notBefore: new Date( Date.now() - 86_400_000 ),
		notAfter: new Date( Date.now() + 86_400_000 ),
		signingAlgorithm: ALGORITHM,
		keys,
	} );
	return { cert: Certificate.fromBER( cert.rawData ), key: keys.privateKey };
}

/** An element's length octets (X.690 section 8.1.3): how many bytes follow, and where they begin. */
function lengthAt( der: Buffer, at: number ): { length: number; from: number } {
	const first = der[ at ] as number;
	const more = first < 0x80 ? 0 : first & 0x7f;
	return { length: more === 0 ? first : der.readUIntBE( at + 1, more ), from: at + 1 + more };
}

/**
 * The same with its content in pieces, and without lengths around it (X.690 section 8.1.3.6), as programs write that sign
 * while they send.
 */
function inPieces( der: Buffer, content: Buffer ): Buffer {
	const out: Buffer[] = [];
	const pieces: Buffer[] = [];
	for ( let at = 0; at < content.length; at += PIECE ) {
		const piece = content.subarray( at, at + PIECE );
		pieces.push( Buffer.from( [ 4, piece.length ] ), piece );
	}
	for ( let at = 0; at < der.length; ) {
		const tag = der[ at ] as number;
		const { length, from } = lengthAt( der, at + 1 );
		const body = der.subarray( from, from + length );
		if ( ! body.includes( content ) ) {
			out.push( der.subarray( at, from + length ) );
		} else {
			const isContent = body.equals( content );
			out.push(
				Buffer.from( [ isContent ? 0x24 : tag, 0x80 ] ),
				...( isContent ? pieces : [ inPieces( body, content ) ] ),
				Buffer.alloc( 2 )
			);
		}
		at = from + length;
	}
	return Buffer.concat( out );
}

/** A mail signed as a package. */
export async function signed( inner: string, isInPieces: boolean ): Promise< Buffer > {
	const { cert, key } = await makePerson();
	const content = new EncapsulatedContentInfo( { eContentType: DATA } );
	content.eContent = new OctetString( { valueHex: Buffer.from( inner ) } );
	const data = new SignedData( {
		encapContentInfo: content,
		certificates: [ cert ],
		signerInfos: [
			new SignerInfo( { version: 1, sid: new IssuerAndSerialNumber( { issuer: cert.issuer, serialNumber: cert.serialNumber } ) } ),
		],
	} );
	await data.sign( key, 0, 'SHA-256' );
	const schema = new ContentInfo( { contentType: SIGNED, content: data.toSchema( true ) } ).toSchema();
	const der = Buffer.from( schema.toBER() );
	return isInPieces ? inPieces( der, Buffer.from( inner ) ) : der;
}

/** A mail that nobody but its reader can open. */
export async function encrypted( inner: string ): Promise< Buffer > {
	const { cert } = await makePerson();
	const data = new EnvelopedData();
	data.addRecipientByCertificate( cert, { oaepHashAlgorithm: 'SHA-256' } );
	await data.encrypt( { name: 'AES-CBC', length: 256 } as never, new TextEncoder().encode( inner ).buffer );
	return Buffer.from( new ContentInfo( { contentType: ENVELOPED, content: data.toSchema() } ).toSchema().toBER() );
}
