/** What a mail lane is, whichever servers are behind it. */
import type { StoredMail } from './outbox.ts';

export interface MailServer {
	host: string;
	port: number;
	security: 'none' | 'tls' | 'starttls';
	username: string;
	password: string;
}

export interface MailLane {
	/** Takes mail for the mailboxes and for the outside. */
	smtp: MailServer;
	mailboxes: { address: string; server: MailServer }[];
	/** Folder with the mail to the outside. */
	outbox: string;
	/** PEM file of the certificate authority behind `tls` and `starttls`; '' without. */
	ca: string;
	/** IMAP without TLS, where `introspection` was given; 0: none. */
	plainImapPort: number;
	/** For people. */
	kind: string;
	/** Dovecot's own; kind dovecot only. */
	dovecot?: DovecotParts;
	stop: () => Promise< void >;
}

export interface DovecotParts {
	/** Takes mail for the mailboxes (RFC 2033), on 127.0.0.1. */
	lmtpPort: number;
	/** The folder in which an address's mail lies. */
	maildir: ( address: string ) => string;
}

export interface MailLaneOptions {
	base: string;
	mailboxes: string[];
	/** Preferred ports; others are taken when they are not free. */
	smtpPort?: number;
	imapPort?: number;
	/** Keep the mail of the last time. */
	keep?: boolean;
	/** Where Dovecot asks about OAuth tokens (RFC 7662); it then takes XOAUTH2 and OAUTHBEARER as well. Only for kind dovecot. */
	introspection?: string;
	/** Folder of an earlier lane's certificates, to be trusted by whoever trusts those. Only for kind dovecot. */
	tls?: string;
	onMail?: ( mail: StoredMail ) => void;
	/** How much each mailbox holds, in kilobytes; default: as much as the disk. Only for kind dovecot. */
	quotaKb?: number;
	/** When a mail for a mailbox counts as arrived, for a demo that has a past; default: now. Only for kind node. */
	arrival?: ( raw: Buffer ) => Date;
}
