/** Mails as the poller hands them over, made for tests: each field as plain as can be unless a test says otherwise. */
import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { IngestBatch, IngestMessage, IngestResults } from '../../../src/contract/generated/types.ts';
import { as } from '../site.ts';

export const sha256 = ( bytes: string | Uint8Array ): string => createHash( 'sha256' ).update( bytes ).digest( 'hex' );
export const unique = (): string => randomBytes( 6 ).toString( 'hex' );

/** Blobs by hash. */
export type Blobs = Map< string, Buffer >;

export interface Made {
	mail: IngestMessage;
	blobs: Blobs;
}

/**
 * A mail with its source as a blob.
 *
 * @param fields What is special about it.
 */
export function mail( fields: Partial< IngestMessage > = {} ): Made {
	const id = unique();
	const text = fields.text ?? `Hello, this is mail ${ id }.`;
	const raw = gzipSync( `Message-ID: <${ id }@client.example>\r\n\r\n${ text }\r\n` );
	const message: IngestMessage = {
		key: sha256( `key ${ id }` ),
		folder: 'INBOX',
		uid: 1,
		received_at: new Date().toISOString(),
		date: new Date().toISOString(),
		message_id: `<${ id }@client.example>`,
		in_reply_to: [],
		references: [],
		from: { address: `ana-${ id }@client.example`, name: 'Ana Ruiz' },
		reply_to: [],
		to: [ { address: 'desk@shop.example', name: 'Shop' } ],
		cc: [],
		delivered_to: [],
		subject: `Question ${ id }`,
		text,
		html: '',
		visible_text: text,
		visible_html: '',
		automatic: null,
		may_auto_respond: true,
		bounce: null,
		attachments: [],
		raw_sha256: sha256( raw ),
		parse_error: null,
		...fields,
	};
	const blobs: Blobs = new Map();
	if ( message.raw_sha256 === sha256( raw ) ) {
		blobs.set( message.raw_sha256, raw );
	}
	return { mail: message, blobs };
}

/** Adds a file to a mail. */
export function attach(
	made: Made,
	filename: string,
	content: string | Buffer,
	more: Partial< IngestMessage[ 'attachments' ][ number ] > = {}
): Made {
	const bytes = Buffer.from( content );
	const hash = sha256( bytes );
	made.blobs.set( hash, bytes );
	made.mail.attachments.push( {
		sha256: hash,
		filename,
		content_type: 'application/pdf',
		size: bytes.length,
		inline: false,
		content_id: null,
		...more,
	} );
	return made;
}

/** The form of a batch with its small blobs, as the poller sends it. */
export function form( batch: IngestBatch, blobs: Blobs ): FormData {
	const data = new FormData();
	data.set( 'batch', JSON.stringify( batch ) );
	for ( const [ hash, bytes ] of blobs ) {
		data.set( hash, new Blob( [ new Uint8Array( bytes ) ] ), hash );
	}
	return data;
}

let counter = 0;

/** A mailbox of its own for a test file. */
export async function mailbox( name = 'Desk' ): Promise< { id: number; address: string; name: string } > {
	counter += 1;
	const address = `desk-${ unique() }-${ counter }@shop.example`;
	const made = await as( 'mesa_manager' ).call( 'createMailbox', { body: { name, address } } );
	return { id: made.id, address, name };
}

/** Hands mails over through standard input's way, which needs no lease. */
export async function deliver( mailboxId: number, ...made: Made[] ): Promise< IngestResults[ 'results' ] > {
	const blobs: Blobs = new Map( made.flatMap( ( one ) => [ ...one.blobs ] ) );
	const batch: IngestBatch = {
		mailbox_id: mailboxId,
		owner: 'pipe:test',
		messages: made.map( ( one ) => one.mail ) as IngestBatch[ 'messages' ],
	};
	const answer = await as( 'mesa_poller' ).request( 'POST', '/ingest', { body: form( batch, blobs ) } );
	if ( answer.status !== 200 ) {
		throw new Error( `ingest answered ${ answer.status }: ${ JSON.stringify( answer.body ) }` );
	}
	return ( answer.body as IngestResults ).results;
}

/** Hands one mail over that is to make a ticket; gives the ticket's id. */
export async function ticket(
	mailboxId: number,
	fields: Partial< IngestMessage > = {}
): Promise< { id: number; messageId: number; mail: IngestMessage } > {
	const made = mail( fields );
	const [ result ] = await deliver( mailboxId, made );
	if ( result?.result !== 'created' || result.ticket_id === null || result.message_id === null ) {
		throw new Error( `Expected a new ticket, got ${ JSON.stringify( result ) }` );
	}
	return { id: result.ticket_id, messageId: result.message_id, mail: made.mail };
}

/** Several at once, in one request: one can take a second. */
export async function tickets(
	mailboxId: number,
	...fields: Array< Partial< IngestMessage > >
): Promise< Array< { id: number; messageId: number; mail: IngestMessage } > > {
	const made = fields.map( ( one ) => mail( one ) );
	const results = await deliver( mailboxId, ...made );
	return results.map( ( result, i ) => {
		if ( result.result !== 'created' || result.ticket_id === null || result.message_id === null ) {
			throw new Error( `Expected a new ticket, got ${ JSON.stringify( result ) }` );
		}
		return { id: result.ticket_id, messageId: result.message_id, mail: made[ i ]!.mail };
	} );
}
