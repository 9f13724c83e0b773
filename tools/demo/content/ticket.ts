import type { Agent, MailboxKey } from './shop.ts';

/** One customer's story: what they wrote, and what the team did. */
export interface DemoTicket {
	/** How it comes in. */
	via: 'mail' | 'form';
	/** Forms go to the default mailbox. */
	to: MailboxKey;
	/** "Name <address>". */
	from: string;
	subject: string;
	text: string;
	/** Mails may have an HTML part; `cid:photo` in it is the picture. */
	html?: string;
	/** photo: an inline picture of a chipped mug; invoice: a PDF. */
	files?: ( 'photo' | 'invoice' )[];
	/** How long ago the mail was sent. */
	hoursAgo: number;
	headers?: Record< string, string >;
	assign?: Agent;
	priority?: 'low' | 'high' | 'urgent';
	status?: 'closed' | 'pending' | 'spam';
	snoozeHours?: number;
	note?: { by: Agent; text: string };
	/** The team's answer; `then` is what the customer writes back to it. */
	reply?: { by: Agent; text: string; close?: boolean; then?: string };
}
