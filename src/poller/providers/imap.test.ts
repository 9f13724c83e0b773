import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailboxFor, plainMail, startImap } from '../testing/imap-fixture.ts';
import { ImapMailbox } from './imap.ts';

test( 'a connection that has ended is an error, not a folder whose mails were deleted', async () => {
	const server = await startImap( [ plainMail( 'One' ), plainMail( 'Two' ) ] );
	const source = new ImapMailbox( mailboxFor( server.port ) );
	try {
		await source.connect();
		await source.open( 'INBOX' );
		const waiting = await source.list( 0 );
		const uids = waiting.map( ( mail ) => mail.uid );
		expect( await source.fetch( uids ) ).toHaveLength( 2 );
		const ended = source.wait( AbortSignal.timeout( 5000 ) ).catch( ( error: Error ) => error.name );
		server.dropConnections();
		await ended;
		const broken = { leg: 'connection' };
		await expect( source.list( 0 ) ).rejects.toMatchObject( broken );
		await expect( source.fetch( uids ) ).rejects.toMatchObject( broken );
		await expect( source.download( uids[ 0 ] as number, join( tmpdir(), 'never-written' ) ) ).rejects.toMatchObject( broken );
		await expect( source.finish( uids, 'seen', '' ) ).rejects.toMatchObject( broken );
	} finally {
		await source.close();
		await server.stop();
	}
} );

test( 'a mail whose content the server does not give is not taken for deleted, nor does it hold up the others', async () => {
	const server = await startImap( [ 'One', 'Two', 'Three', 'Four' ].map( ( subject ) => plainMail( subject ) ) );
	server.content( 2, 'nil' );
	server.content( 3, 'refused' );
	const source = new ImapMailbox( mailboxFor( server.port ) );
	const path = join( tmpdir(), `mesa-imap-test-${ process.pid }` );
	try {
		await source.connect();
		await source.open( 'INBOX' );
		const fetched = await source.fetch( [ 1, 2, 3, 4, 99 ] );
		expect( fetched ).toMatchObject( [
			{ uid: 1, source: expect.any( Buffer ) },
			{ uid: 2, withheld: expect.stringContaining( 'does not give its content' ) },
			{ uid: 3, withheld: expect.stringContaining( 'cannot be read from the disk' ) },
			{ uid: 4, source: expect.any( Buffer ) },
		] );
		expect( await source.download( 2, path ) ).toMatchObject( { withheld: expect.any( String ) } );
		expect( await source.download( 99, path ) ).toBe( false );
		expect( await source.download( 4, path ) ).toBe( true );
		server.content( 3, 'given' );
		expect( await source.fetch( [ 3 ] ) ).toMatchObject( [ { uid: 3, source: expect.any( Buffer ) } ] );
	} finally {
		await source.close();
		await server.stop();
		rmSync( path, { force: true } );
	}
} );
