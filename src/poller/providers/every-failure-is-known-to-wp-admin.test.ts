/** A shop owner whose WordPress speaks Spanish must not read English sentences of the poller in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusedAccount, refusedFolder, toImapError } from './imap-error.ts';

/** The sentences that wp-admin says in the reader's language. */
const known = [
	...readFileSync( join( __dirname, '../../../php/Domain/PollerWords.php' ), 'utf8' ).matchAll(
		/^\t\t\t'(.+?)'\s*=> __\( '(.+?)', 'mesa-help-desk' \)/gm
	),
].map( ( [ , english = '', translatable = '' ] ) => ( { english, translatable } ) );

const patterns = known.map( ( { english } ) => {
	const plain = english.replace( /\\'/g, "'" ).replace( /[.*+?^${}()|[\]\\]/g, ( sign ) => ( sign === '$' ? '$' : `\\${ sign }` ) );
	return new RegExp( `^${ plain.replace( /%(\d\$)?s/g, '.+?' ) }$` );
} );

const isKnown = ( words: string ) => patterns.some( ( pattern ) => pattern.test( words ) );

const failure = ( about: object ) => toImapError( Object.assign( new Error( 'technical' ), about ), 'mail.shop.example', 993 ).message;

test( 'whatever imapflow throws ends in a sentence that wp-admin knows', () => {
	const said = [
		{},
		{ serverResponseCode: 'UNAVAILABLE' },
		{ serverResponseCode: 'UNAVAILABLE', responseText: 'Later.' },
		{ authenticationFailed: true },
		{ authenticationFailed: true, responseText: 'Invalid credentials' },
		{ code: 'ENOTFOUND' },
		{ code: 'CERT_HAS_EXPIRED' },
		{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
		{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
		{ code: 'EPROTO' },
		{ code: 'CERT_REVOKED' },
		{ code: 'ECONNREFUSED' },
		{ code: 'ETIMEDOUT' },
		{ serverResponseCode: 'NONEXISTENT' },
		{ serverResponseCode: 'NONEXISTENT', responseText: 'No such folder' },
	].map( failure );
	expect( said.filter( ( words ) => ! isKnown( words ) ) ).toEqual( [] );
	expect( new Set( said ).size ).toBe( said.length );
} );

test( 'so does what a mail server says to a folder or to a connected account', () => {
	const mailbox = { incoming: { host: 'mail.shop.example', port: 993, username: 'help' } } as unknown as Parameters<
		typeof refusedAccount
	>[ 0 ];
	const said = [ 'Not for you.', '' ].flatMap( ( responseText ) => [
		refusedAccount( mailbox, { responseText } ).message,
		( refusedFolder( { responseStatus: 'NO', responseText }, 'Old mail', 'mail.shop.example' ) as Error ).message,
	] );
	expect( said.filter( ( words ) => ! isKnown( words ) ) ).toEqual( [] );
} );

test( 'each sentence is looked for as it is translated', () => {
	expect( known.length ).toBeGreaterThan( 30 );
	expect( known.filter( ( { english, translatable } ) => english !== translatable ) ).toEqual( [] );
} );
