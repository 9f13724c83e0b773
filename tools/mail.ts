/**
 * Sends a mail into the running demo, the way a customer would:
 *
 *   npm run mail -- --from "Ana <ana@example.org>" --subject "Where is my order?" [--to support@mesa-demo.example]
 *                   [--text "…"] [--html "…"] [--attach file]… [--in-reply-to "<id>"] [--port N]
 */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { runningDemo } from './demo/running.ts';
import { flags } from './lib/args.ts';
import { main, ToolError } from './lib/fail.ts';
import { sendMail } from './mail/send.ts';

await main( async () => {
	const given = flags( {
		from: { type: 'string' },
		to: { type: 'string' },
		subject: { type: 'string' },
		text: { type: 'string' },
		html: { type: 'string' },
		attach: { type: 'string', multiple: true },
		'in-reply-to': { type: 'string' },
		port: { type: 'string' },
	} );
	const demo = runningDemo();
	const port = Number( given.port ?? demo?.smtpPort ?? 0 );
	const to = given.to ?? demo?.address;
	if ( ! port || ! to ) {
		throw new ToolError( 'No demo is running: start it with "npm start" in another window, or give --port and --to.' );
	}
	if ( ! given.from || given.subject === undefined ) {
		throw new ToolError( '--from and --subject are needed: npm run mail -- --from you@example.org --subject "Hello"' );
	}
	const attachments = ( given.attach ?? [] ).map( ( path ) => {
		if ( ! existsSync( path ) ) {
			throw new ToolError( `--attach: there is no file ${ path }` );
		}
		return { path, filename: basename( path ) };
	} );
	const replied = given[ 'in-reply-to' ];
	const id = await sendMail( port, {
		from: given.from,
		to,
		subject: given.subject,
		text: given.text ?? 'Hello, this is a test mail.',
		attachments,
		...( given.html ? { html: given.html } : {} ),
		...( replied ? { inReplyTo: replied, references: replied } : {} ),
	} ).catch( ( error: Error ) => {
		throw new ToolError( `The mail was not taken: ${ error.message }` );
	} );
	console.log( `Sent to ${ to } as ${ id }` );
} );
