/** Puts mails into Dovecot by LMTP, one after another, so that their UIDs have the order in which they were written. */
import { createTransport } from 'nodemailer';

export interface Postman {
	deliver: ( from: string, to: string, raw: Buffer ) => Promise< void >;
	close: () => void;
}

export function postman( lmtpPort: number ): Postman {
	const transport = createTransport( {
		host: '127.0.0.1',
		port: lmtpPort,
		lmtp: true,
		secure: false,
		ignoreTLS: true,
		pool: true,
		maxConnections: 1,
		maxMessages: Infinity,
	} );
	return {
		deliver: async ( from, to, raw ) => void ( await transport.sendMail( { raw, envelope: { from, to: [ to ] } } ) ),
		close: () => transport.close(),
	};
}
