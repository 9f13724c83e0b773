/**
 * The floor: imapflow and mailparser over a mailbox, nothing stored. A program of its own, bundled as the poller is:
 *
 *   MESA_FLOOR='{"port":993,"user":"…","password":"…"}' node floor.mjs
 *
 * Prints how many mails it has read.
 */
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';

const { port, user, password } = JSON.parse( process.env.MESA_FLOOR ?? '{}' ) as { port: number; user: string; password: string };
const client = new ImapFlow( {
	host: '127.0.0.1',
	port,
	secure: true,
	auth: { user, pass: password },
	logger: false,
	emitLogs: false,
} );
await client.connect();
await client.mailboxOpen( 'INBOX' );
let count = 0;
for await ( const message of client.fetch( '1:*', { uid: true, source: true } ) ) {
	const mail = await simpleParser( message.source as Buffer );
	count += mail.headers.size > 0 ? 1 : 0;
}
await client.logout();
process.stdout.write( String( count ) );
