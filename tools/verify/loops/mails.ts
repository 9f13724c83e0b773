/** What a mailbox has to bear: delivery reports, and programs that answer everything. */
import type { OutgoingMail } from '../../mail/send.ts';
import type { StoredMail } from '../../mail/outbox.ts';

/** A delivery report (RFC 3464) about a mail that nobody sent. */
export function deliveryReport( to: string, number: number ): OutgoingMail {
	const gone = `gone${ number }@customer.example`;
	const raw = [
		'From: Mail Delivery System <mailer-daemon@provider.example>',
		`To: ${ to }`,
		'Subject: Undelivered Mail Returned to Sender',
		`Date: ${ new Date().toUTCString() }`,
		`Message-ID: <report-${ number }@provider.example>`,
		'Auto-Submitted: auto-replied',
		'MIME-Version: 1.0',
		'Content-Type: multipart/report; report-type=delivery-status; boundary=report',
		'',
		'--report',
		'Content-Type: text/plain',
		'',
		`Your mail to ${ gone } could not be delivered.`,
		'--report',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; mx.provider.example',
		'',
		`Final-Recipient: rfc822; ${ gone }`,
		'Action: failed',
		'Status: 5.1.1',
		'Diagnostic-Code: smtp; 550 5.1.1 no such user',
		'',
		'--report--',
		'',
	].join( '\r\n' );
	return { from: '', to, raw, envelope: { from: '', to: [ to ] } };
}

/** What an old vacation program answers: to everything, with nothing that says that it is one. */
export function dumbAnswer( mail: StoredMail, number: number ): OutgoingMail {
	const header = /^From: .*?([^\s<>]+@[^\s<>]+)/im.exec( mail.raw.toString( 'latin1' ) )?.[ 1 ] ?? '';
	return {
		from: `Dumb Program <${ mail.to[ 0 ] ?? '' }>`,
		to: header,
		subject: `I got your mail (${ number })`,
		text: `Thank you for your mail number ${ number }.`,
	};
}
