/** The folder in which a test SMTP server keeps what it was given: one .eml and one .json (the envelope) for each mail. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../lib/wait.ts';

/** RFC 5321 envelope and where the mail lies. */
export interface StoredMail {
	/** File name without its ending; sorts by time of arrival. */
	id: string;
	/** MAIL FROM; empty for the null sender. */
	from: string;
	/** RCPT TO. */
	to: string[];
	/** ISO time of arrival. */
	at: string;
	/** The user who logged in; empty without a login. */
	user: string;
	secure: boolean;
	raw: Buffer;
}

let counter = 0;

/** Keeps a mail. The envelope is written last and appears at once, so that a reader never sees half a mail. */
export function keepMail( folder: string, mail: Omit< StoredMail, 'id' > ): StoredMail {
	mkdirSync( folder, { recursive: true } );
	const id = `${ mail.at.replace( /[-:.]/g, '' ) }-${ String( ++counter ).padStart( 4, '0' ) }`;
	const { raw, ...envelope } = mail;
	writeFileSync( join( folder, `${ id }.eml` ), raw );
	writeFileSync( join( folder, `${ id }.tmp` ), JSON.stringify( envelope, null, '\t' ) );
	renameSync( join( folder, `${ id }.tmp` ), join( folder, `${ id }.json` ) );
	return { id, ...mail };
}

/** All mails of an outbox, oldest first. */
export function readOutbox( folder: string ): StoredMail[] {
	if ( ! existsSync( folder ) ) {
		return [];
	}
	return readdirSync( folder )
		.filter( ( name ) => name.endsWith( '.json' ) )
		.sort()
		.map( ( name ) => {
			const id = name.slice( 0, -5 );
			const envelope = JSON.parse( readFileSync( join( folder, name ), 'utf8' ) ) as Omit< StoredMail, 'id' | 'raw' >;
			return { id, ...envelope, raw: readFileSync( join( folder, `${ id }.eml` ) ) };
		} );
}

/**
 * Waits until a mail that fits has arrived.
 *
 * @param timeout Milliseconds.
 */
export function waitForMail( folder: string, fits: ( mail: StoredMail ) => boolean, timeout = 20_000 ): Promise< StoredMail > {
	return until( 'a mail at the SMTP server', () => readOutbox( folder ).find( fits ), timeout );
}
