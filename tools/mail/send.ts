import { createTransport } from 'nodemailer';

/** A mail as it is written, before it becomes MIME. Any of nodemailer's message fields, or `raw` as it is. */
export interface OutgoingMail {
	from: string;
	to: string;
	subject?: string;
	text?: string;
	html?: string;
	cc?: string;
	headers?: Record< string, string >;
	messageId?: string;
	inReplyTo?: string;
	references?: string | string[];
	date?: Date;
	attachments?: { filename?: string; path?: string; content?: string | Buffer; contentType?: string; cid?: string }[];
	/** The whole source, sent byte for byte. */
	raw?: string | Buffer;
	/** MAIL FROM and RCPT TO where they differ from the headers; from '' is the null sender of RFC 5321 section 4.5.5. */
	envelope?: { from: string; to: string[] };
}

/**
 * Hands a mail to an SMTP server on 127.0.0.1.
 *
 * @return The Message-ID it went with.
 */
export async function sendMail( port: number, mail: OutgoingMail ): Promise< string > {
	const transport = createTransport( { host: '127.0.0.1', port, secure: false, ignoreTLS: true } );
	try {
		const { raw, ...fields } = mail;
		const envelope = mail.envelope ?? { from: bare( mail.from ), to: [ bare( mail.to ) ] };
		const done = await transport.sendMail( raw === undefined ? fields : { raw, envelope } );
		return done.messageId;
	} finally {
		transport.close();
	}
}

/** The address without a name: "Ana <ana@example.org>" → "ana@example.org". */
export function bare( address: string ): string {
	return /<([^>]*)>/.exec( address )?.[ 1 ] ?? address.trim();
}
