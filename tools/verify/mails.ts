/** The mails of the verification, each with its own marker so that it can be found wherever it ends up. */
import { randomBytes } from 'node:crypto';
import { mugPhoto, invoicePdf } from '../demo/files.ts';
import type { OutgoingMail } from '../mail/send.ts';

/** Eight characters that no other run and no other mail has. */
export const marker = (): string => randomBytes( 4 ).toString( 'hex' );

export interface Sent {
	marker: string;
	subject: string;
	from: string;
	mail: OutgoingMail;
}

export const PHOTO = mugPhoto();
export const INVOICE = invoicePdf( [ 'Invoice 1042', 'Total 72,00 EUR' ] );

/** A customer's question with a file and a picture in the text. */
export function newMail( mailbox: string ): Sent {
	const mark = marker();
	const subject = `Chipped mug ${ mark }`;
	const from = 'ana.lopez@customer.example';
	return {
		marker: mark,
		subject,
		from,
		mail: {
			from: `Ana López <${ from }>`,
			to: mailbox,
			subject,
			messageId: `<question-${ mark }@customer.example>`,
			text: `Hello, one mug is chipped (${ mark }). See the picture and the invoice.`,
			html: `<p>Hello, one mug is chipped (${ mark }).</p><p><img src="cid:chip-${ mark }" alt="chip"></p><p>The invoice is attached.</p>`,
			attachments: [
				{ filename: 'chip.png', content: PHOTO, contentType: 'image/png', cid: `chip-${ mark }` },
				{ filename: 'invoice-1042.pdf', content: INVOICE, contentType: 'application/pdf' },
			],
		},
	};
}

/** An out-of-office (RFC 3834), to our answer when there is one. */
export function autoReply( mailbox: string, from: string, inReplyTo: string | null ): Sent {
	const mark = marker();
	const subject = `Automatic reply: out of office ${ mark }`;
	return {
		marker: mark,
		subject,
		from,
		mail: {
			from,
			to: mailbox,
			subject,
			text: `I am away until Monday. ${ mark }`,
			headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', Precedence: 'auto_reply' },
			messageId: `<away-${ mark }@customer.example>`,
			...( inReplyTo === null ? {} : { inReplyTo, references: inReplyTo } ),
		},
	};
}

/**
 * A delivery status notification (RFC 3464) from the null sender.
 *
 * @param original Message-ID of the mail that bounced.
 */
export function bounce( mailbox: string, recipient: string, original: string ): Sent {
	const mark = marker();
	const subject = `Undelivered Mail Returned to Sender ${ mark }`;
	const from = 'MAILER-DAEMON@mx.customer.example';
	const boundary = `bounce-${ mark }`;
	const raw = [
		`From: Mail Delivery System <${ from }>`,
		`To: ${ mailbox }`,
		`Subject: ${ subject }`,
		`Message-ID: <dsn-${ mark }@mx.customer.example>`,
		`Date: ${ new Date().toUTCString().replace( 'GMT', '+0000' ) }`,
		'Auto-Submitted: auto-replied',
		'MIME-Version: 1.0',
		`Content-Type: multipart/report; report-type=delivery-status; boundary="${ boundary }"`,
		'',
		`--${ boundary }`,
		'Content-Type: text/plain; charset=us-ascii',
		'',
		`Your message could not be delivered. ${ mark }`,
		`<${ recipient }>: host mx.customer.example said: 550 5.1.1 User unknown`,
		'',
		`--${ boundary }`,
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; mx.customer.example',
		'',
		`Final-Recipient: rfc822; ${ recipient }`,
		'Action: failed',
		'Status: 5.1.1',
		'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
		'',
		`--${ boundary }`,
		'Content-Type: text/rfc822-headers',
		'',
		`From: ${ mailbox }`,
		`To: ${ recipient }`,
		'Subject: the mail that bounced',
		`Message-ID: ${ original }`,
		'',
		`--${ boundary }--`,
		'',
	].join( '\r\n' );
	return { marker: mark, subject, from, mail: { from, to: mailbox, raw, envelope: { from: '', to: [ mailbox ] } } };
}

/** Wrong in many ways at once: no end of the multipart, base64 that is none, bytes in no charset, header lines that are none. */
export function brokenMail( mailbox: string ): Sent {
	const mark = marker();
	const subject = `Broken ${ mark }`;
	const from = 'broken@customer.example';
	const raw = Buffer.concat( [
		Buffer.from(
			[
				`From: ${ from }`,
				`To: ${ mailbox }`,
				`Subject: ${ subject }`,
				'this line is no header at all',
				`Message-ID: <broken-${ mark }@customer.example`,
				'Date: the day after tomorrow',
				'Content-Type: multipart/mixed; boundary="never',
				'Content-Transfer-Encoding: x-unheard-of',
				'',
				'--never',
				'Content-Type: text/html; charset=x-no-such-charset',
				'Content-Transfer-Encoding: base64',
				'',
				'PGI+!!!***not base64***',
				'--never',
				'Content-Type: multipart/alternative; boundary=',
				'',
				`--\r\nThe words ${ mark } `,
			].join( '\r\n' )
		),
		Buffer.from( [ 0xff, 0xfe, 0x00, 0xc3, 0x28, 0xa0, 0x80 ] ),
		Buffer.from( "\r\n--never\r\nContent-Disposition: attachment; filename*=utf-8''%ZZ%\r\n\r\nrest" ),
	] );
	return { marker: mark, subject, from, mail: { from, to: mailbox, raw, envelope: { from, to: [ mailbox ] } } };
}

/** The customer's answer to our answer. */
export function customerReply( mailbox: string, question: Sent, answerId: string, answerSubject: string ): Sent {
	const mark = marker();
	const subject = /^re:/i.test( answerSubject ) ? answerSubject : `Re: ${ answerSubject }`;
	return {
		marker: mark,
		subject,
		from: question.from,
		mail: {
			from: `Ana López <${ question.from }>`,
			to: mailbox,
			subject,
			messageId: `<thanks-${ mark }@customer.example>`,
			inReplyTo: answerId,
			references: `<question-${ question.marker }@customer.example> ${ answerId }`,
			text: `Thank you, that helps! ${ mark }\n\nOn Monday, the help desk wrote:\n> An answer.`,
		},
	};
}
