/**
 * A mail relay as bad as they come: it takes away every header that says a mail is automatic or belongs to another one,
 * and every mark in the subject. Two programs behind it cannot know each other for what they are.
 */
import { randomUUID } from 'node:crypto';
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';
import { freePort } from '../../lib/ports.ts';
import { sendMail } from '../../mail/send.ts';

export interface Relay {
	port: number;
	/** Mails that came through. */
	passed: () => number;
	stop: () => Promise< void >;
}

export async function startStrippingRelay( onto: number ): Promise< Relay > {
	let passed = 0;
	const server = new SMTPServer( {
		authOptional: true,
		allowInsecureAuth: true,
		disabledCommands: [ 'STARTTLS' ],
		disableReverseLookup: true,
		onAuth: ( auth, _session, callback ) => callback( null, { user: auth.username ?? '' } ),
		onData: ( stream, session, callback ) => {
			const pass = async () => {
				const mail = await simpleParser( stream );
				const from = mail.from?.value[ 0 ]?.address ?? '';
				passed += 1;
				for ( const { address } of session.envelope.rcptTo ) {
					await sendMail( onto, {
						from,
						to: address,
						subject: `${ ( mail.subject ?? '' ).replace( /\[#[^\]]*\]/g, '' ) } ${ passed }`,
						text: `${ mail.text ?? '' }\n(${ passed })`,
						messageId: `<${ randomUUID() }@relay.example>`,
					} );
				}
			};
			pass().then(
				() => callback( null ),
				( error: Error ) => callback( error )
			);
		},
	} );
	server.on( 'error', () => {} );
	const port = await freePort();
	await new Promise< void >( ( resolve ) => server.listen( port, '127.0.0.1', () => resolve() ) );
	return { port, passed: () => passed, stop: () => new Promise( ( done ) => server.close( () => done() ) ) };
}
