import type { ParsedMail } from '../parse/index.ts';
import { header } from './facts.ts';

/**
 * Whether the mail server took a mail for spam and said so in its header. Somebody may forge these lines; all they win
 * is that their own mail lands in the spam folder.
 */
export function isMarkedAsSpam( mail: ParsedMail ): boolean {
	return (
		/^(yes|true)\b/i.test( header( mail, 'x-spam-flag' ) ) ||
		/^yes\b/i.test( header( mail, 'x-spam-status' ) ) ||
		/^yes\b/i.test( header( mail, 'x-spam' ) )
	);
}

/** Whether an IMAP folder is where a mail server puts spam, by its usual names. */
export function isSpamFolder( path: string ): boolean {
	return /^(?:.*[./])?(?:junk(?: e-?mail)?|spam|bulk mail)$/i.test( path );
}
