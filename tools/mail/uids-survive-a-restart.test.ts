/** @jest-environment node */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort } from '../lib/ports.ts';
import { startImapMailbox } from './imap-mailbox.ts';

const USER = 'help@shop.example';
let folder: string;

beforeEach( () => {
	folder = mkdtempSync( join( tmpdir(), 'mesa-imap-' ) );
} );
afterEach( () => rmSync( folder, { recursive: true, force: true } ) );

/** UID → source, as an IMAP client sees the inbox. */
async function inbox( port: number ): Promise< Record< number, string > > {
	const client = new ImapFlow( { host: '127.0.0.1', port, secure: false, auth: { user: USER, pass: 'password' }, logger: false } );
	await client.connect();
	await client.mailboxOpen( 'INBOX' );
	const found: Record< number, string > = {};
	for await ( const message of client.fetch( '1:*', { uid: true, source: true } ) ) {
		found[ message.uid ] = message.source?.toString( 'latin1' ) ?? '';
	}
	await client.logout();
	return found;
}

it( 'gives a new mail a new number after a restart, and keeps every byte', async () => {
	const port = await freePort();
	const bytes = Buffer.from( 'Subject: one\r\n\r\nCaf\xe9 \xff\r\n', 'latin1' );
	const first = await startImapMailbox( USER, 'password', port, folder );
	expect( await first.deliver( bytes ) ).toBe( 1 );
	expect( await first.deliver( Buffer.from( 'Subject: two\r\n\r\n2\r\n' ) ) ).toBe( 2 );
	await first.stop();

	const second = await startImapMailbox( USER, 'password', port, folder );
	try {
		expect( await second.deliver( Buffer.from( 'Subject: three\r\n\r\n3\r\n' ) ) ).toBe( 3 );
		const found = await inbox( port );
		expect( Object.keys( found ) ).toEqual( [ '1', '2', '3' ] );
		expect( found[ 1 ] ).toBe( bytes.toString( 'latin1' ) );
	} finally {
		await second.stop();
	}
} );
