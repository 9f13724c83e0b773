import { ImapMailbox } from '../providers/imap.ts';
import { ImapError } from '../providers/imap-error.ts';
import type { Token } from '../providers/oauth/tokens.ts';
import { mailboxFor, plainMail, startImap, type ImapFixture } from '../testing/imap-fixture.ts';
import { acrossTokens } from './across-tokens.ts';

let server: ImapFixture;
let given: Token[];
/** What the mail server was said to have refused, in order; undefined: nothing. */
let asked: ( Token | undefined )[];

beforeEach( async () => {
	server = await startImap( [ plainMail( 'One' ), plainMail( 'Two' ), plainMail( 'Three' ) ] );
	given = [];
	asked = [];
} );

afterEach( () => server.stop() );

/** A mailbox whose tokens live so long. @param accepted Whether the mail server takes each of them. Milliseconds. */
function mailbox( lifetime: number, accepted: ( number: number ) => boolean = () => true ): ImapMailbox {
	const { incoming, ...rest } = mailboxFor( server.port );
	return new ImapMailbox( { ...rest, incoming: { ...incoming!, auth: 'google' } }, async ( rejected ) => {
		asked.push( rejected );
		const token = { value: `token-${ given.length + 1 }`, expiresAt: Date.now() + lifetime };
		given.push( token );
		server.acceptToken( accepted( given.length ) ? token.value : 'another' );
		return token;
	} );
}

test( 'work goes on with a new token when the server ends the session with the old one', async () => {
	const source = mailbox( 2500 );
	const seen: number[] = [];
	try {
		await source.connect();
		await acrossTokens( source, async () => {
			await source.open( 'INBOX' );
			for ( const { uid } of await source.list( seen.at( -1 ) ?? 0 ) ) {
				await source.fetch( [ uid ] );
				seen.push( uid );
				if ( seen.length === 2 ) {
					// As Google does at the end of the hour.
					await new Promise( ( resolve ) => setTimeout( resolve, 2600 ) );
					server.dropConnections();
				}
			}
		} );
		expect( seen ).toHaveLength( 3 );
		expect( new Set( seen ).size ).toBe( 3 );
		expect( given.map( ( token ) => token.value ) ).toEqual( [ 'token-1', 'token-2' ] );
		expect( asked ).toEqual( [ undefined, undefined ] );
	} finally {
		await source.close();
	}
} );

test( 'a session that breaks while its token is good is a broken session', async () => {
	const source = mailbox( 3_600_000 );
	try {
		await source.connect();
		await expect(
			acrossTokens( source, async () => {
				await source.open( 'INBOX' );
				server.dropConnections();
				await source.list( 0 );
			} )
		).rejects.toMatchObject( { leg: 'connection' } );
		expect( given ).toHaveLength( 1 );
	} finally {
		await source.close();
	}
} );

test( 'a token that ends at once does not make it log in again and again', async () => {
	const source = mailbox( -1000 );
	let tries = 0;
	try {
		await source.connect();
		await expect(
			acrossTokens( source, async () => {
				tries++;
				throw new ImapError( 'gone', 'connection' );
			} )
		).rejects.toThrow( 'gone' );
		expect( tries ).toBe( 1 );
	} finally {
		await source.close();
	}
} );

test( 'a refused token is named and another asked for, once', async () => {
	const source = mailbox( 3_600_000, ( number ) => number === 2 );
	await source.connect();
	await source.close();
	expect( asked ).toEqual( [ undefined, given[ 0 ] ] );

	given = [];
	asked = [];
	const shut = mailbox( 3_600_000, () => false );
	await expect( shut.connect() ).rejects.toMatchObject( {
		leg: 'login',
		message: expect.stringContaining( 'does not let the connected account' ),
	} );
	await shut.close();
	expect( asked ).toEqual( [ undefined, given[ 0 ] ] );
} );
