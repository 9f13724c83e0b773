import { parseMail, type ParsedMail } from '../parse/index.ts';
import { readAuthentication, type Authentication } from './authentication.ts';
import { classifyAutomatic, type Automatic } from './automatic.ts';
import { readBounce, type Bounce } from './bounce.ts';
import { readComplaint, type Complaint } from './complaint.ts';
import { reportFacts } from './facts.ts';
import { readForwarded, type PassedOn } from './forwarded.ts';
import { mayAutoRespond, type MailboxIdentity } from './may-auto-respond.ts';
import { isMarkedAsSpam } from './spam.ts';
import { isThanks } from './thanks.ts';
import { splitHtml } from './visible-html.ts';
import { splitText } from './visible-text.ts';

/** A mail read and understood. */
export interface InterpretedMail {
	mail: ParsedMail;
	/** Sanitised. */
	html: string;
	visibleText: string;
	/** Sanitised. */
	visibleHtml: string;
	quotedText: string;
	automatic: Automatic;
	mayAutoRespond: boolean;
	bounce: Bounce | null;
	forwarded: PassedOn | null;
	authentication: Authentication | null;
	complaint: Complaint | null;
	/** The mail server took it for spam. */
	spam: boolean;
	/** It says thank you and nothing else. */
	isThanks: boolean;
}

/** Longer HTML is not shown as such; its words are, and the mail's source has it whole. Characters. */
const MAX_HTML = 2_000_000;

/** Reads a raw mail and answers each question about it in turn. */
export function interpretMail( raw: Buffer, identity: MailboxIdentity ): InterpretedMail {
	return interpretParsed( parseMail( raw ), identity );
}

/** Answers each question about a mail that has been read, by whichever reader. */
export function interpretParsed( mail: ParsedMail, identity: MailboxIdentity ): InterpretedMail {
	const facts = reportFacts( mail );
	const automatic = classifyAutomatic( mail, facts );
	const fromHtml = mail.html === '' || mail.html.length > MAX_HTML ? null : splitHtml( mail.html );
	const fromText = splitText( mail.text );
	const visibleText = fromHtml && fromText.visible === '' ? fromHtml.visible : fromText.visible;
	const visibleHtml = fromHtml?.visibleHtml ?? '';
	return {
		mail,
		html: fromHtml?.html ?? '',
		visibleText,
		visibleHtml,
		quotedText: fromText.quoted,
		automatic,
		mayAutoRespond: mayAutoRespond( mail, facts, automatic, identity ),
		bounce: automatic === 'bounce' ? readBounce( mail, facts ) : null,
		forwarded: readForwarded( mail, automatic ),
		authentication: readAuthentication( mail ),
		complaint: automatic === 'complaint' ? readComplaint( mail, facts ) : null,
		spam: isMarkedAsSpam( mail ),
		isThanks:
			automatic === null &&
			isThanks( {
				subject: mail.subject,
				visibleText,
				visibleHtml,
				quotedText: fromText.quoted,
				from: mail.from,
				to: [ ...mail.to, ...mail.cc ],
				attachments: mail.attachments,
			} ),
	};
}
