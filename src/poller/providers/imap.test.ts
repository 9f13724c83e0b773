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
