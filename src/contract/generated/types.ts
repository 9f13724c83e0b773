/* Made by "npm run contract" from src/contract. Do not edit. */

/**
 * A secret. Only for mesa_ingest.
 */
export interface AccessToken {
	access_token: string;
	expires_at: string;
}
/**
 * One mailbox address of a mail header (RFC 5322 section 3.4), already decoded.
 */
export interface Address {
	address: string;
	name: string;
}
/**
 * Something that somebody has to look at.
 */
export interface Alarm {
	/**
	 * The same as long as the same thing is wrong.
	 */
	key: string;
	title: string;
	detail: string;
	/**
	 * 0: none in particular.
	 */
	mailbox_id: number;
	/**
	 * Where to look.
	 */
	url: string;
}
/**
 * A draft that was made, to be opened in the block editor.
 */
export interface ArticleDraft {
	id: number;
	title: string;
	edit_url: string;
	/**
	 * Places where personal data was taken out, marked in the draft.
	 */
	replaced: number;
}
/**
 * Something that customers ask again and again. Counts only tickets that the caller may see.
 */
export interface ArticleIdea {
	id: number;
	title: string;
	/**
	 * What its tickets have in common.
	 */
	words: string[];
	tickets: number;
	searches: number;
	/**
	 * Tickets of the last 30 days.
	 */
	recent: number;
	/**
	 * Tickets of the 30 days before.
	 */
	earlier: number;
	/**
	 * Searches without an answer.
	 */
	questions: string[];
	examples: {
		ticket_id: number;
		subject: string;
	}[];
	/**
	 * An article that seems to be about it already.
	 */
	nearest: InsightLink | null;
	/**
	 * Whether a draft can be made from an answer.
	 */
	has_answer: boolean;
	/**
	 * The draft that was made from it.
	 */
	draft: InsightLink | null;
	dismissed: boolean;
}
export interface ArticleIdeas {
	ideas: ArticleIdea[];
	state: "never" | "running" | "ready";
	/**
	 * At most so many of the newest solved tickets are looked at.
	 */
	sample: number;
	/**
	 * Tickets that were looked at.
	 */
	read: number;
	ran_at: string | null;
}
export interface ArticleResults {
	items: {
		id: number;
		title: string;
		url: string;
		excerpt: string;
		topic: string;
		/**
		 * Who may read it; absent when everybody may.
		 */
		readers?: "customers" | "roles" | "internal";
	}[];
}
/**
 * What of a ticket can become an article.
 */
export interface ArticleSource {
	/**
	 * The question, without what is the customer's.
	 */
	title: string;
	answers: {
		message_id: number;
		author: string;
		/**
		 * As it would stand in the draft.
		 */
		text: string;
		best: boolean;
		created_at: string;
	}[];
	/**
	 * Written from this ticket already.
	 */
	articles: InsightLink[];
}
/**
 * An article as it can stand in a mail.
 */
export interface ArticleText {
	id: number;
	title: string;
	url: string;
	/**
	 * Who may read it; absent when everybody may.
	 */
	readers?: "customers" | "roles" | "internal";
	/**
	 * Its words, links and pictures; nothing else.
	 */
	html: string;
}
/**
 * What a reader says about an article; only what was said now.
 */
export interface ArticleVote {
	/**
	 * Did this help?
	 */
	helpful?: boolean;
	/**
	 * Was it up to date?
	 */
	up_to_date?: boolean;
	/**
	 * What is missing. Plain text.
	 */
	comment?: string;
}
/**
 * What readers say about an article.
 */
export interface ArticleVotes {
	helpful: number;
	unhelpful: number;
	up_to_date: number;
	outdated: number;
	/**
	 * The newest first.
	 */
	comments: {
		id: number;
		helpful: boolean | null;
		up_to_date: boolean | null;
		comment: string;
		created_at: string;
	}[];
}
export interface Attachment {
	id: number;
	filename: string;
	content_type: string;
	/**
	 * Bytes.
	 */
	size: number;
	/**
	 * Its content, to attach it again.
	 */
	sha256: string;
	/**
	 * As in stored-file: lets this reader look at it in a draft.
	 */
	proof: string;
	inline: boolean;
	/**
	 * Without angle brackets; the cid: of RFC 2392.
	 */
	content_id: string | null;
	/**
	 * Signed for the reader and short-lived, so that it also loads inside the sandboxed mail frame, which has no cookies.
	 */
	url: string;
}
export interface AutoAnswerInput {
	enabled?: boolean;
	to_forms?: boolean;
	/**
	 * Empty: the one that Mesa comes with.
	 */
	subject?: string;
	/**
	 * Likewise.
	 */
	text?: string;
}
/**
 * An automatic answer as a customer would get it.
 */
export interface AutoAnswerPreview {
	from: Address;
	subject: string;
	text: string;
	html: string;
}
/**
 * What a mailbox answers to new tickets by itself.
 */
export interface AutoAnswer {
	/**
	 * Mail that makes a new ticket is answered.
	 */
	enabled: boolean;
	/**
	 * So are forms.
	 */
	to_forms: boolean;
	/**
	 * With {customer_name}, {ticket_id}, {subject}, {mailbox_name}.
	 */
	subject: string;
	/**
	 * Plain text with the same variables.
	 */
	text: string;
	/**
	 * Kinds of automatic mail of this mailbox that were stopped because too much would have left.
	 */
	stopped: StoppedMail[];
}
export interface BlockedSenderInput {
	/**
	 * A mail address, or "@" and a domain (for those who may manage mailboxes).
	 */
	pattern: string;
	/**
	 * The ticket on which somebody decided it; told in its history.
	 */
	ticket_id?: number;
}
/**
 * Mail from here lands in the spam folder, without a word to anybody; or, in the list "quiet", no automatic mail goes there.
 */
export interface BlockedSender {
	id: number;
	/**
	 * A mail address, or "@" and a domain, which means its subdomains too.
	 */
	pattern: string;
	/**
	 * Who blocked it; null for Mesa itself, and when that user is gone.
	 */
	author: Person | null;
	created_at: string;
}
/**
 * A change of many tickets on its way. waiting: for the time to change one's mind; collecting: finds the tickets; running; done; cancelled: what was changed until then stays changed; undoing; undone; failed.
 */
export interface BulkJob {
	id: number;
	kind: "change" | "delete";
	state: "waiting" | "collecting" | "running" | "done" | "cancelled" | "undoing" | "undone" | "failed";
	patch: TicketPatch | null;
	/**
	 * Tickets found so far; all of them once it runs.
	 */
	total: number;
	/**
	 * Tickets that have been looked at.
	 */
	done: number;
	changed: number;
	refused: number;
	/**
	 * Tickets put back.
	 */
	undone: number;
	/**
	 * Tickets that undoing left alone, because somebody has changed them since.
	 */
	kept: number;
	/**
	 * Why tickets were left out, the most frequent first, at most ten.
	 */
	reasons: {
		reason: string;
		count: number;
		/**
		 * The first of them.
		 */
		ids: number[];
	}[];
	/**
	 * Why it ended before its time.
	 */
	error: string | null;
	begins_at: string;
	created_at: string;
	finished_at: string | null;
	/**
	 * Until then it can be taken back; null when it cannot.
	 */
	undo_until: string | null;
}
export interface BulkResult {
	results: {
		id: number;
		ok: boolean;
		error: string | null;
		row: TicketRow | null;
		/**
		 * What undoing goes back to; null when nothing was changed.
		 */
		before: TicketBefore | null;
	}[];
}
/**
 * A change of everything that a folder or a search shows the person who asks, or of the tickets named.
 */
export interface BulkStart {
	/**
	 * The same for a second try: nothing is begun twice.
	 */
	client_key: string;
	/**
	 * delete: for ever, and only what lies in the trash.
	 */
	kind?: "change" | "delete";
	/**
	 * These tickets, instead of a folder or a search.
	 */
	ids?: number[];
	folder?:
		| "mine"
		| "unassigned"
		| "team"
		| "open"
		| "pending"
		| "snoozed"
		| "closed"
		| "spam"
		| "trash"
		| "all"
		| "drafts"
		| "scheduled"
		| "failed";
	mailbox_id?: number | null;
	team_id?: number | null;
	search?: string;
	/**
	 * Tickets of the folder or search that are left out.
	 */
	except?: number[];
	/**
	 * The change; not for delete.
	 */
	patch?: TicketPatch;
}
/**
 * A phone call on a ticket, written down. Nothing is sent.
 */
export interface CallInput {
	/**
	 * in: the customer called.
	 */
	direction: "in" | "out";
	seconds: number;
	phone?: string;
	html: string;
	client_key: string;
}
/**
 * What moved since the sequence number given. When `reset` is true, too much did: load the lists again.
 */
export interface Changes {
	/**
	 * Send it as `since` next time.
	 */
	seq: number;
	reset: boolean;
	tickets: TicketRow[];
	/**
	 * Which colleagues are looking at which tickets right now.
	 */
	presence: PresencePerson[];
	/**
	 * Another number than before: ask for the caller's notifications again.
	 */
	notified: number;
	counts: FolderCounts;
}
/**
 * What a poller says of a check whose mail it has seen, or looked for in vain.
 */
export interface CheckReport {
	/**
	 * The mail is gone from the mail server.
	 */
	cleaned: boolean;
	/**
	 * A part that the poller knows to be broken; empty for none.
	 */
	broken:
		| ""
		| "dns"
		| "tcp"
		| "tls"
		| "login"
		| "token"
		| "folder"
		| "quota"
		| "smtp"
		| "delivery"
		| "spam"
		| "wordpress"
		| "password"
		| "capability"
		| "clock"
		| "queue"
		| "cron"
		| "poller"
		| "cleanup"
		| "database"
		| "spf"
		| "dkim"
		| "dmarc";
	detail: string;
	quota_used: number | null;
	quota_limit: number | null;
	warnings: {
		part:
			| ""
			| "dns"
			| "tcp"
			| "tls"
			| "login"
			| "token"
			| "folder"
			| "quota"
			| "smtp"
			| "delivery"
			| "spam"
			| "wordpress"
			| "password"
			| "capability"
			| "clock"
			| "queue"
			| "cron"
			| "poller"
			| "cleanup"
			| "database"
			| "spf"
			| "dkim"
			| "dmarc";
		detail: string;
	}[];
}
/**
 * A ticket for a part of another one's work.
 */
export interface ChildInput {
	subject: string;
	/**
	 * What is to be done; a note.
	 */
	html: string;
	assignee_id?: number | null;
	/**
	 * Absent: the parent's.
	 */
	mailbox_id?: number;
	client_key: string;
}
/**
 * Each leg's steps in order; the first that is not ok is the broken part.
 */
export interface ConnectionTest {
	ok: boolean;
	steps: {
		leg: "incoming" | "outgoing";
		step: "token" | "dns" | "connect" | "tls" | "login" | "folder";
		ok: boolean;
		ms: number;
		/**
		 * What to tell the person, with the server's own words.
		 */
		detail: string;
	}[];
}
export interface Customer {
	id: number;
	name: string;
	/**
	 * The first address; empty when none is known.
	 */
	email: string;
	emails: string[];
	/**
	 * Numbers that they have called from, or were called at.
	 */
	phones: string[];
	user_id: number | null;
	created_at: string;
}
export interface DeadLetterList {
	/**
	 * Newest first.
	 */
	items: DeadLetter[];
	/**
	 * Ask with before=this for the next page; null on the last one.
	 */
	older_than: number | null;
}
/**
 * A mail that could not be taken in so far. It still lies on the mail server, untouched.
 */
export interface DeadLetter {
	id: number;
	mailbox_id: number;
	folder: string;
	/**
	 * 0: it was piped in.
	 */
	uid: number;
	from: Address;
	subject: string;
	/**
	 * Bytes; 0 when unknown.
	 */
	size: number;
	received_at: string;
	reason: string;
	/**
	 * trying: the poller goes on by itself; dead: given up; retrying: somebody asked for another try.
	 */
	state: "trying" | "dead" | "retrying";
	attempts: number;
	/**
	 * The original mail is kept here and can be downloaded.
	 */
	has_raw: boolean;
	first_at: string;
	last_at: string;
}
/**
 * Whether suggestions save messages: visits that began to write, with suggestions and, by lot, without.
 */
export interface Deflection {
	days: number;
	/**
	 * Visits that see no suggestions; 0: none.
	 */
	holdout_percent: number;
	shown: {
		begun: number;
		suggested: number;
		opened: number;
		answered: number;
		sent: number;
	};
	held: {
		begun: number;
		suggested: number;
		opened: number;
		answered: number;
		sent: number;
	};
	forms: {
		/**
		 * 0: forms that stand alone.
		 */
		form_id: number;
		name: string;
		shown: {
			begun: number;
			suggested: number;
			opened: number;
			answered: number;
			sent: number;
		};
		held: {
			begun: number;
			suggested: number;
			opened: number;
			answered: number;
			sent: number;
		};
	}[];
}
/**
 * What tickets are sorted by on this site, each list in its order.
 */
export interface Desk {
	types: TicketType[];
	fields: TicketField[];
	statuses: TicketStatus[];
	priorities: Priority[];
	teams: Team[];
}
export interface DraftInput {
	/**
	 * The draft's name, made by the client when it is begun.
	 */
	key: string;
	kind: "reply" | "note" | "forward";
	/**
	 * With which it is going to be sent: what was sent with it is no draft any more.
	 */
	client_key: string;
	/**
	 * The revision that the client has written on; 0 for a new draft. When another machine has saved a later one: 409 mesa_draft_changed.
	 */
	revision: number;
	/**
	 * The newest message when writing began.
	 */
	based_on: number;
	/**
	 * The words, for lists.
	 */
	text: string;
	/**
	 * Everything else that the editor needs; stored as it is.
	 */
	data: {
		[k: string]: unknown;
	};
}
/**
 * That somebody is writing on a ticket; never what.
 */
export interface DraftStamp {
	person: Person;
	kind: "reply" | "note" | "forward";
	/**
	 * The draft's name; only of one's own.
	 */
	key: string | null;
	/**
	 * Counts how often it was saved.
	 */
	revision: number;
	started_at: string;
	updated_at: string;
}
/**
 * What somebody is writing; nobody but its author ever gets it.
 */
export interface Draft {
	key: string;
	ticket_id: number;
	kind: "reply" | "note" | "forward";
	client_key: string;
	revision: number;
	based_on: number;
	text: string;
	data: {
		[k: string]: unknown;
	};
	started_at: string;
	updated_at: string;
}
/**
 * One line of a ticket's history. Append-only.
 */
export interface TicketEvent {
	id: number;
	ticket_id: number;
	type: string;
	/**
	 * null: the customer or the system.
	 */
	actor: Person | null;
	data: {
		[k: string]: string | number | boolean | null;
	};
	created_at: string;
}
/**
 * A task that was given up.
 */
export interface FailedJob {
	id: number;
	type: string;
	/**
	 * Where it belongs to; null when to no ticket.
	 */
	ticket_id: number | null;
	/**
	 * A reply: it is sent again from its ticket.
	 */
	is_reply: boolean;
	error: string;
	failed_at: string;
}
/**
 * What a ticket's custom field holds.
 */
export interface FieldValue {
	field_id: number;
	/**
	 * None: the field is empty. One, as text: a number with a point, 1 or 0 of yes and no, 2026-11-22 of a date, an option's id of a choice. Several only of a choice of several.
	 */
	values: string[];
}
export interface FolderCounts {
	mine: number;
	unassigned: number;
	open: number;
	pending: number;
	snoozed: number;
	closed: number;
	spam: number;
	trash: number;
	/**
	 * Tickets on which the person who asks has begun to write.
	 */
	drafts: number;
	/**
	 * Tickets with a reply that is to leave later, or was held back from that.
	 */
	scheduled: number;
	/**
	 * Tickets with a reply that could not be sent.
	 */
	failed: number;
	/**
	 * Open tickets by mailbox.
	 */
	mailboxes: {
		mailbox_id: number;
		open: number;
	}[];
	/**
	 * Open tickets by team.
	 */
	teams: {
		team_id: number;
		open: number;
	}[];
}
export interface FollowerInput {
	following: boolean;
	/**
	 * A colleague; left out for oneself.
	 */
	user_id?: number;
}
export interface Followers {
	/**
	 * Whether the caller follows.
	 */
	following: boolean;
	/**
	 * Everybody who follows and may see the ticket.
	 */
	people: Person[];
}
/**
 * A form for visitors; only what is sent changes.
 */
export interface FormInput {
	/**
	 * For the team.
	 */
	name?: string;
	/**
	 * Heading of the form's own page.
	 */
	title?: string;
	/**
	 * A few words above the form.
	 */
	intro?: string;
	/**
	 * 0: the default mailbox.
	 */
	mailbox_id?: number;
	type_id?: number;
	team_id?: number;
	assignee_id?: number;
	priority?: "low" | "normal" | "high" | "urgent";
	tags?: string[];
	ask_name?: "no" | "optional" | "required";
	/**
	 * An order number.
	 */
	ask_order?: "no" | "optional" | "required";
	/**
	 * Custom fields that it asks for, in order.
	 */
	fields?: {
		field_id: number;
		required: boolean;
		/**
		 * What the visitor reads; empty: the field's name.
		 */
		label: string;
		/**
		 * Asked only when this field of the form, which comes before, holds one of when_values; 0: always.
		 */
		when_field: number;
		/**
		 * As in field-value; none: anything.
		 */
		when_values: string[];
	}[];
	/**
	 * 0: it takes none.
	 */
	max_files?: number;
	/**
	 * Each; the site's own limit holds, too.
	 */
	max_file_mb?: number;
	/**
	 * Whether articles are suggested while a visitor writes.
	 */
	suggest?: boolean;
	/**
	 * How soon a message goes to the spam folder.
	 */
	spam?: "low" | "normal" | "strict";
	button?: string;
	/**
	 * After sending, below the number.
	 */
	thanks?: string;
	/**
	 * Whether it has a page of its own.
	 */
	page?: boolean;
	/**
	 * Of that page's address.
	 */
	slug?: string;
	/**
	 * Search engines are asked to leave that page out.
	 */
	noindex?: boolean;
	/**
	 * Takes no messages any more.
	 */
	archived?: boolean;
}
export interface FormPreview {
	/**
	 * Shows the form as it would be, for the caller only and for ten minutes.
	 */
	url: string;
}
/**
 * A form for visitors: what it asks, and where its messages go.
 */
export interface Form {
	id: number;
	/**
	 * For the team.
	 */
	name: string;
	/**
	 * Heading of the form's own page.
	 */
	title: string;
	/**
	 * A few words above the form.
	 */
	intro: string;
	/**
	 * 0: the default mailbox.
	 */
	mailbox_id: number;
	type_id: number;
	team_id: number;
	assignee_id: number;
	priority: "low" | "normal" | "high" | "urgent";
	tags: string[];
	ask_name: "no" | "optional" | "required";
	/**
	 * An order number.
	 */
	ask_order: "no" | "optional" | "required";
	/**
	 * Custom fields that it asks for, in order.
	 */
	fields: {
		field_id: number;
		required: boolean;
		/**
		 * What the visitor reads; empty: the field's name.
		 */
		label: string;
		/**
		 * Asked only when this field of the form, which comes before, holds one of when_values; 0: always.
		 */
		when_field: number;
		/**
		 * As in field-value; none: anything.
		 */
		when_values: string[];
	}[];
	/**
	 * 0: it takes none.
	 */
	max_files: number;
	/**
	 * Each; the site's own limit holds, too.
	 */
	max_file_mb: number;
	/**
	 * Whether articles are suggested while a visitor writes.
	 */
	suggest: boolean;
	/**
	 * How soon a message goes to the spam folder.
	 */
	spam: "low" | "normal" | "strict";
	button: string;
	/**
	 * After sending, below the number.
	 */
	thanks: string;
	/**
	 * Whether it has a page of its own.
	 */
	page: boolean;
	/**
	 * Of that page's address.
	 */
	slug: string;
	/**
	 * Search engines are asked to leave that page out.
	 */
	noindex: boolean;
	/**
	 * Takes no messages any more.
	 */
	archived: boolean;
	/**
	 * Of its own page; empty when it has none.
	 */
	url: string;
	shortcode: string;
	/**
	 * Messages in the last 30 days.
	 */
	requests: number;
}
export interface IdeaPatch {
	/**
	 * Whether nobody has to write it.
	 */
	dismissed: boolean;
}
export interface ImportResult {
	added: number;
	/**
	 * Those that were there already.
	 */
	skipped: number;
}
/**
 * Sent as JSON, or as multipart/form-data with this JSON in the field `batch` and each small blob as a file whose field name is its SHA-256.
 */
export interface IngestBatch {
	mailbox_id: number;
	/**
	 * The lease's owner; empty lease: see leaseMailbox.
	 */
	owner: string;
	/**
	 * None, when only small blobs come, ahead of their mails.
	 */
	messages: IngestMessage[];
}
/**
 * One mail, parsed and understood by the poller.
 */
export interface IngestMessage {
	/**
	 * SHA-256 of what makes this mail this mail, without the trace headers; unique in its mailbox.
	 */
	key: string;
	folder: string;
	/**
	 * 0 when the mail was piped in.
	 */
	uid: number;
	/**
	 * IMAP INTERNALDATE, else the time of reading.
	 */
	received_at: string;
	/**
	 * The Date header; null when it cannot be read.
	 */
	date: string | null;
	/**
	 * With angle brackets; empty when the mail has none.
	 */
	message_id: string;
	in_reply_to: string[];
	references: string[];
	from: Address;
	reply_to: Address[];
	to: Address[];
	cc: Address[];
	/**
	 * Delivered-To, X-Original-To and Envelope-To.
	 */
	delivered_to: string[];
	subject: string;
	/**
	 * The whole body as text.
	 */
	text: string;
	/**
	 * The whole body as sanitised HTML; empty for plain mails.
	 */
	html: string;
	visible_text: string;
	visible_html: string;
	automatic: null | "bounce" | "auto-reply" | "list" | "complaint" | "notification";
	/**
	 * False when any of RFC 3834's reasons against an automatic answer holds.
	 */
	may_auto_respond: boolean;
	bounce: {
		recipient: string;
		/**
		 * RFC 3463 code such as 5.1.1; empty when unknown.
		 */
		status: string;
		diagnostic: string;
		permanent: boolean;
		/**
		 * Of the mail that bounced; empty when unknown.
		 */
		original_message_id: string;
	} | null;
	/**
	 * What a person passed on: the first mail that this one encloses or quotes below a forwarding line. null or absent: none, or its sender cannot be told.
	 */
	forwarded?: {
		from: Address;
		/**
		 * null when it cannot be read.
		 */
		date: string | null;
		/**
		 * Known for enclosed mails only; else empty.
		 */
		message_id: string;
		/**
		 * Empty when it does not say.
		 */
		subject: string;
		/**
		 * Its whole body as text.
		 */
		text: string;
		/**
		 * Its whole body as sanitised HTML; empty for plain mails.
		 */
		html: string;
		/**
		 * What the forwarder wrote above, without signature.
		 */
		comment: string;
	} | null;
	/**
	 * The mailbox's own server on who sent the mail (RFC 8601), each a result such as pass, fail, none; empty when it does not say. null or absent: the server adds no such header.
	 */
	authentication?: {
		spf: string;
		dkim: string;
		dmarc: string;
	} | null;
	/**
	 * What a complaint (RFC 5965) is about. null or absent: it is none, or does not say.
	 */
	complaint?: {
		/**
		 * Who complained; empty when it does not say.
		 */
		recipient: string;
		/**
		 * Of the mail that they complained about; empty when unknown.
		 */
		original_message_id: string;
	} | null;
	/**
	 * It says nothing but thank you. Absent: no.
	 */
	is_thanks?: boolean;
	/**
	 * The mail server took it for spam (its header, or the folder). Absent: no.
	 */
	spam?: boolean;
	attachments: {
		sha256: string;
		filename: string;
		content_type: string;
		size: number;
		inline: boolean;
		content_id: string | null;
	}[];
	/**
	 * Only on a mail that says it is our own check (header X-Mesa-Check); WordPress believes its own signature only.
	 */
	check?: {
		token: string;
		/**
		 * When the poller saw it in the mailbox, by its own clock, milliseconds since 1970.
		 */
		seen_ms: number;
		fetched_ms: number;
		/**
		 * The poller's clock as it hands this over.
		 */
		now_ms: number;
	} | null;
	/**
	 * Of the gzipped mail source, stored as a blob.
	 */
	raw_sha256: string;
	/**
	 * Why the mail could not be read as a whole; the raw source then is an attachment too.
	 */
	parse_error: string | null;
}
/**
 * One result for each message sent, in the same order.
 */
export interface IngestResults {
	results: {
		key: string;
		/**
		 * retry: this one hit a passing problem; deliver it again later. check: a mail of ours that has done its work; delete it on the mail server, then reportCheck.
		 */
		result: "created" | "appended" | "duplicate" | "rejected" | "retry" | "check";
		ticket_id: number | null;
		message_id: number | null;
		reason: string | null;
	}[];
}
/**
 * An article and what is known of its use.
 */
export interface InsightArticle {
	id: number;
	title: string;
	url: string;
	edit_url: string;
	/**
	 * Empty: in none.
	 */
	topic: string;
	updated_at: string;
	helpful: number;
	unhelpful: number;
	/**
	 * Readers who said that it is not up to date.
	 */
	outdated: number;
	/**
	 * Opened from a search, in all.
	 */
	opened: number;
	/**
	 * Answers of this period that link to it.
	 */
	used: number;
}
/**
 * What a reader wrote under an article.
 */
export interface InsightComment {
	id: number;
	article: InsightLink;
	comment: string;
	helpful: boolean | null;
	up_to_date: boolean | null;
	created_at: string;
}
/**
 * An article, as far as a list names it.
 */
export interface InsightLink {
	id: number;
	title: string;
	url: string;
	/**
	 * Empty for those who may not change it.
	 */
	edit_url: string;
}
/**
 * What visitors looked for, in one period. Only questions that two visitors or more have asked.
 */
export interface InsightQuestion {
	id: number;
	question: string;
	searches: number;
	/**
	 * Nothing was found.
	 */
	unanswered: number;
	/**
	 * An answer was opened.
	 */
	opened: number;
	/**
	 * Searches in the period of the same length before.
	 */
	before: number;
	/**
	 * The article that would be found now, or was opened most.
	 */
	nearest: InsightLink | null;
}
/**
 * What the knowledge base is missing.
 */
export interface Insight {
	days: number;
	/**
	 * All searches of the period, those of single visitors among them.
	 */
	searches: number;
	unanswered: number;
	opened: number;
	questions: {
		unanswered: InsightQuestion[];
		unopened: InsightQuestion[];
		top: InsightQuestion[];
	};
	articles: {
		bad: InsightArticle[];
		stale: InsightArticle[];
		used: InsightArticle[];
	};
	comments: InsightComment[];
}
/**
 * Chooses kinds of content and looks again, begins, or takes everything back.
 */
export interface KbImportPatch {
	action: "check" | "run" | "undo";
	types?: string[];
	/**
	 * same: what is public there is public here.
	 */
	status?: "same" | "draft";
}
/**
 * A file that was sent with uploadFile, or the name of a plugin whose articles are in the database.
 */
export interface KbImportStart {
	source: "markdown" | "wxr" | "betterdocs" | "wedocs" | "echo";
	sha256?: string;
	proof?: string;
	filename?: string;
}
/**
 * Articles that are taken over from elsewhere.
 */
export interface KbImport {
	id: number;
	source: "markdown" | "wxr" | "betterdocs" | "wedocs" | "echo";
	/**
	 * The file's name, or the plugin's.
	 */
	name: string;
	state: "reading" | "checked" | "running" | "done" | "undoing" | "undone" | "failed";
	error: string | null;
	total: number;
	finished: number;
	counts: {
		new: number;
		changed: number;
		same: number;
		/**
		 * Changed here since: left alone.
		 */
		kept: number;
		failed: number;
		topics: number;
		pictures: number;
		redirects: number;
	};
	/**
	 * Kinds of content that a WordPress export has, and how many of each.
	 */
	types: {
		name: string;
		count: number;
		chosen: boolean;
	}[];
	/**
	 * What was left out, and why.
	 */
	notes: string[];
	/**
	 * The first 200.
	 */
	items: {
		title: string;
		topic: string;
		status: string;
		action: "new" | "changed" | "same" | "kept" | "failed";
		/**
		 * What stands in its way; empty for nothing.
		 */
		clash: string;
		article: InsightLink | null;
	}[];
	created_at: string;
}
/**
 * Imports so far, and what could be taken over from this site's own database.
 */
export interface KbImports {
	imports: KbImport[];
	found: {
		source: "betterdocs" | "wedocs" | "echo";
		name: string;
		articles: number;
	}[];
	/**
	 * Bytes that the site takes at once.
	 */
	max_upload: number;
}
/**
 * A name and a colour for something built in; an empty name is the default one again.
 */
export interface LabelInput {
	name?: string;
	color?: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
}
export interface Lease {
	granted: boolean;
	holder: string;
	until: string;
}
/**
 * What a poller could not hand over, and what it could after all.
 */
export interface LetterReport {
	owner: string;
	failed: {
		folder: string;
		/**
		 * Empty when the mail was piped in.
		 */
		uidvalidity: string;
		uid: number;
		key: string;
		from: Address;
		subject: string;
		size: number;
		received_at: string;
		reason: string;
		/**
		 * Trying the same again is useless as far as the poller can tell.
		 */
		permanent: boolean;
		raw_sha256: string;
	}[];
	/**
	 * Ids of letters that have arrived.
	 */
	delivered: number[];
}
/**
 * Who did what, or read what. Nothing changes it.
 */
export interface LogEntry {
	/**
	 * Unique in the log.
	 */
	id: string;
	group: "changes" | "reads" | "sends" | "site";
	/**
	 * See docs/events.md.
	 */
	type: string;
	/**
	 * null: the customer, the system, or somebody whose account was deleted.
	 */
	actor: Person | null;
	actor_id: number;
	/**
	 * What was done, in the caller's language.
	 */
	words: string;
	ticket_id: number | null;
	message_id: number | null;
	/**
	 * The ticket's; empty when it is gone, and in the log of one ticket.
	 */
	subject: string;
	created_at: string;
}
export interface LogPage {
	/**
	 * Newest first. May be fewer than asked for, even none, before the log's end: go on with next_cursor.
	 */
	items: LogEntry[];
	next_cursor: string | null;
}
export interface MailLookInput {
	/**
	 * site: the theme's logo, or the site's icon.
	 */
	logo?: "site" | "own" | "none";
	/**
	 * The picture in the media library, for own.
	 */
	logo_id?: number;
	/**
	 * What stands beside or instead of the logo; empty: the site's name.
	 */
	name?: string;
	/**
	 * Of links and of the line at the top.
	 */
	color?: string;
	/**
	 * Pixels.
	 */
	width?: number;
	/**
	 * Lines of text under each mail; may hold variables of site, mailbox and ticket.
	 */
	footer?: string;
}
/**
 * A mail as a customer would get it.
 */
export interface MailLookPreview {
	subject: string;
	/**
	 * A whole page.
	 */
	html: string;
	text: string;
}
export interface MailLookTest {
	sent: boolean;
	/**
	 * To whom: the caller's own address.
	 */
	address: string;
	/**
	 * The mail server's words when it was not sent.
	 */
	detail: string;
}
/**
 * How mail looks that leaves in the site's own look.
 */
export interface MailLook {
	/**
	 * site: the theme's logo, or the site's icon.
	 */
	logo: "site" | "own" | "none";
	/**
	 * The picture in the media library, for own.
	 */
	logo_id: number;
	/**
	 * What stands beside or instead of the logo; empty: the site's name.
	 */
	name: string;
	/**
	 * Of links and of the line at the top.
	 */
	color: string;
	/**
	 * Pixels.
	 */
	width: number;
	/**
	 * Lines of text under each mail; may hold variables of site, mailbox and ticket.
	 */
	footer: string;
	/**
	 * The logo that this gives; empty for none.
	 */
	logo_url: string;
}
/**
 * The last mail that a mailbox sent to itself, leg by leg. It became a ticket for the length of a transaction and was removed again.
 */
export interface MailboxCheck {
	/**
	 * 0 when there was none yet.
	 */
	id: number;
	mailbox_id: number;
	state: "never" | "open" | "ok" | "failed";
	source: "screen" | "doctor" | "daily";
	/**
	 * The first broken part; empty when none is.
	 */
	broken:
		| ""
		| "dns"
		| "tcp"
		| "tls"
		| "login"
		| "token"
		| "folder"
		| "quota"
		| "smtp"
		| "delivery"
		| "spam"
		| "wordpress"
		| "password"
		| "capability"
		| "clock"
		| "queue"
		| "cron"
		| "poller"
		| "cleanup"
		| "database"
		| "spf"
		| "dkim"
		| "dmarc";
	/**
	 * What to tell the person, with the server's own words.
	 */
	detail: string;
	warnings: {
		part: string;
		detail: string;
	}[];
	/**
	 * In order: send (queued to handed over), arrive (to seen in the mailbox), fetch, ticket, clean (mail and ticket are gone).
	 */
	legs: {
		leg: "send" | "arrive" | "fetch" | "ticket" | "clean";
		/**
		 * Milliseconds since the leg before; null: not reached.
		 */
		ms: number | null;
	}[];
	/**
	 * By the mail server's clock (INTERNALDATE).
	 */
	arrived_at: string | null;
	/**
	 * The poller's clock less WordPress's.
	 */
	clock_ms: number | null;
	/**
	 * Bytes; null where the server does not tell.
	 */
	quota_used: number | null;
	/**
	 * Bytes.
	 */
	quota_limit: number | null;
	started_at: string | null;
	finished_at: string | null;
}
export interface MailboxInput {
	name?: string;
	address?: string;
	aliases?: string[];
	active?: boolean;
	/**
	 * True: only its members, and those who manage mailboxes, see its tickets; for everybody else they do not exist.
	 */
	restricted?: boolean;
	/**
	 * All members' user ids; each must be one of the team.
	 */
	members?: number[];
	/**
	 * All teams whose people see it as its members do.
	 */
	teams?: number[];
	incoming?: ServerConfig | null;
	/**
	 * Left out: the stored one is kept.
	 */
	incoming_password?: string;
	outgoing?: ServerConfig | null;
	outgoing_password?: string;
	folders?: string[];
	after_fetch?: "keep" | "seen" | "move";
	move_to?: string;
	/**
	 * May hold variables of agent, mailbox, ticket, customer and site.
	 */
	signature?: string;
	signature_order?: "mailbox" | "agent" | "agent_mailbox" | "mailbox_agent";
	mail_style?: "plain" | "look";
	/**
	 * Mail that the mail server received before is left alone; null: everything is fetched. Left out for a new mailbox: ten minutes ago. An earlier time than the present one has the folders looked through again.
	 */
	import_since?: string | null;
}
/**
 * What the poller reports after a pass. Cursors only ever describe mail that the server has committed.
 */
export interface MailboxStateInput {
	owner: string;
	status: "ok" | "error";
	error: string | null;
	/**
	 * The broken part of the way to the mail server, where the error is about that.
	 */
	part?: "" | "dns" | "tcp" | "tls" | "token" | "login" | "folder" | "connection";
	/**
	 * As the poller was told; when the mailbox's is another by now, the cursors are refused (409).
	 */
	import_since?: string | null;
	cursors: {
		folder: string;
		uidvalidity: string;
		last_uid: number;
		/**
		 * The folder's highest UID when it was first looked at: up to it, mail older than import_since is left alone.
		 */
		baseline_uid?: number;
		/**
		 * Above the baseline, everything up to this UID is done: new mail goes before mail of before.
		 */
		new_uid?: number;
		/**
		 * Mails of before that are fetched from this folder in all.
		 */
		import_total?: number;
		/**
		 * How many of them still wait.
		 */
		import_left?: number;
	}[];
}
export interface MailboxSummary {
	id: number;
	name: string;
	address: string;
}
export interface Mailbox {
	id: number;
	name: string;
	address: string;
	/**
	 * Other addresses whose mail arrives here.
	 */
	aliases: string[];
	active: boolean;
	/**
	 * Whether only its members, and those who manage mailboxes, see its tickets.
	 */
	restricted: boolean;
	/**
	 * User ids; kept also while everybody sees the mailbox.
	 */
	members: number[];
	/**
	 * Teams whose people see it while it is restricted.
	 */
	teams: number[];
	/**
	 * IMAP; null: mail is piped in, or only forms are used.
	 */
	incoming: ServerConfig | null;
	incoming_has_password: boolean;
	/**
	 * SMTP; null: the site's own mailer sends.
	 */
	outgoing: ServerConfig | null;
	outgoing_has_password: boolean;
	/**
	 * IMAP folders to read.
	 */
	folders: string[];
	after_fetch: "keep" | "seen" | "move";
	move_to: string;
	signature: string;
	/**
	 * Whose signature stands under a reply, in this order.
	 */
	signature_order: "mailbox" | "agent" | "agent_mailbox" | "mailbox_agent";
	/**
	 * plain: like a person's mail; look: in the site's look.
	 */
	mail_style: "plain" | "look";
	/**
	 * Mail that the mail server received before is left alone; null: everything is fetched.
	 */
	import_since: string | null;
	/**
	 * The account that was connected by OAuth 2; null where no server asks for one.
	 */
	sign_in: {
		provider: "google" | "microsoft";
		/**
		 * none: not connected yet. unconfirmed: another account than the mailbox's, a person has to say that it is right. reconnect: the permission is gone. setup: the provider refuses this site's client id or secret.
		 */
		status: "none" | "ok" | "unconfirmed" | "reconnect" | "setup";
		/**
		 * Who signed in.
		 */
		account: string;
		/**
		 * Why it does not work, or why the last try to connect failed.
		 */
		error: string | null;
		connected_at: string | null;
	} | null;
	/**
	 * How far the fetching of older mail has come, in mails; null when there is none to fetch.
	 */
	import?: {
		total: number;
		done: number;
	} | null;
	state: {
		status: "never" | "ok" | "error";
		error: string | null;
		checked_at: string | null;
		last_mail_at: string | null;
	};
}
/**
 * A user of the site who could join the team.
 */
export interface MemberCandidate {
	person: Person;
	email: string;
}
/**
 * Somebody of the team, and what they may see.
 */
export interface Member {
	person: Person;
	email: string;
	/**
	 * Null when another role or plugin gives them what they may do.
	 */
	role:
		| "mesa_manager"
		| "mesa_coordinator"
		| "mesa_knowledge_manager"
		| "mesa_agent"
		| "mesa_light_agent"
		| "mesa_qa"
		| "administrator"
		| null;
	/**
	 * Mailboxes that they see.
	 */
	mailboxes: number[];
	/**
	 * Whether that is all there are.
	 */
	sees_all: boolean;
	/**
	 * Whether the person who asks may give them another role.
	 */
	can_change: boolean;
}
/**
 * What merging tickets would come to.
 */
export interface MergePlan {
	target: TicketRow;
	sources: TicketRow[];
	/**
	 * How many messages and notes move.
	 */
	messages: number;
	/**
	 * Addresses of those who would take part in it from then on.
	 */
	people: string[];
	/**
	 * Not all of them are of the same customer.
	 */
	other_customer: boolean;
	/**
	 * Not all of them lie in the same mailbox.
	 */
	other_mailbox: boolean;
	/**
	 * Replies that have not left yet; they do all the same.
	 */
	scheduled: number;
}
export interface MessageList {
	/**
	 * Oldest first.
	 */
	items: Message[];
	older_than: number | null;
}
export interface Message {
	id: number;
	ticket_id: number;
	/**
	 * Who speaks: the customer, an agent to the customer, an agent to the team.
	 */
	kind: "customer" | "reply" | "note";
	channel: "email" | "form" | "api" | "phone";
	/**
	 * The agent; null for a customer.
	 */
	author: Person | null;
	from: Address;
	to: Address[];
	cc: Address[];
	bcc: Address[];
	subject: string;
	/**
	 * The new words, without quotation and signature.
	 */
	visible_text: string;
	/**
	 * The same as sanitised HTML; empty when the mail was plain text.
	 */
	visible_html: string;
	/**
	 * True when the whole body holds more than the visible part; fetch the message by id for it.
	 */
	has_more: boolean;
	/**
	 * The whole body as text; null in lists.
	 */
	text: string | null;
	/**
	 * The whole body as sanitised HTML; null in lists and for plain mails.
	 */
	html: string | null;
	/**
	 * A reply that passed a message on to somebody else; what was passed on is in the whole body.
	 */
	forwarded: boolean;
	automatic: null | "bounce" | "auto-reply" | "list" | "complaint" | "notification";
	/**
	 * received and saved (a note) are final; the others are the life of an outgoing reply. scheduled: it leaves at send_at. held: it was scheduled, and the customer wrote before; a person decides.
	 */
	state:
		| "received"
		| "saved"
		| "queued"
		| "scheduled"
		| "held"
		| "sending"
		| "sent"
		| "failed"
		| "unknown"
		| "bounced"
		| "cancelled";
	/**
	 * The mail server's words when sending failed, or the reason why the mail could not be read.
	 */
	error: string | null;
	/**
	 * When a queued or scheduled reply leaves.
	 */
	send_at: string | null;
	sent_at: string | null;
	/**
	 * Of a phone call that was written down.
	 */
	call?: {
		/**
		 * in: the customer called.
		 */
		direction: "in" | "out";
		/**
		 * How long it took; 0 when nobody knows.
		 */
		seconds: number;
		/**
		 * The customer's number; may be empty.
		 */
		phone: string;
		agent: Person | null;
	} | null;
	created_at: string;
	/**
	 * The original mail source can be downloaded.
	 */
	has_raw: boolean;
	/**
	 * There was one; it is no longer kept.
	 */
	raw_expired: boolean;
	/**
	 * Only in the answer to addNote: who was mentioned and not told, in words.
	 */
	mention_warning?: string | null;
	attachments: Attachment[];
}
export interface NoteInput {
	html: string;
	files?: {
		sha256: string;
		filename: string;
		content_type: string;
		/**
		 * For a picture inside the text: what the text names with cid: (RFC 2392). It travels within the mail; one that the text does not name is attached.
		 */
		content_id?: string;
	}[];
	/**
	 * The draft that it was written as; it ends with the note.
	 */
	draft_key?: string;
	client_key: string;
}
export interface NotificationList {
	items: Notification[];
	next_cursor: string | null;
	/**
	 * It is quiet where the caller is: nothing shall make a noise.
	 */
	quiet: boolean;
	/**
	 * 100: a hundred or more.
	 */
	unread: number;
}
/**
 * Which notifications are read: some, those of a ticket, or all up to one.
 */
export interface NotificationMarks {
	ids?: number[];
	/**
	 * All of this ticket are read.
	 */
	ticket_id?: number;
	/**
	 * All are read up to this one, the newest that the caller has seen.
	 */
	up_to?: number;
	/**
	 * Of ids: false makes them unread again.
	 */
	read?: boolean;
}
export interface NotificationSettingsPatch {
	mentioned?: "none" | "inbox" | "digest" | "mail";
	assigned?: "none" | "inbox" | "digest" | "mail";
	answered?: "none" | "inbox" | "digest" | "mail";
	followed?: "none" | "inbox" | "digest" | "mail";
	unassigned?: "none" | "inbox" | "digest" | "mail";
	failed?: "none" | "inbox" | "digest" | "mail";
	woke?: "none" | "inbox" | "digest" | "mail";
	digest?: "15min" | "hour" | "day";
	digest_hour?: number;
	quiet?: boolean;
	quiet_from?: string;
	quiet_to?: string;
	quiet_weekend?: boolean;
	away_until?: string;
	timezone?: string;
	follow_mentioned?: boolean;
	follow_wrote?: boolean;
	follow_assigned?: boolean;
}
/**
 * What an agent is told about tickets, and how: not at all, in the inbox, there and in a mail with others, there and by a mail at once.
 */
export interface NotificationSettings {
	/**
	 * A colleague mentioned them in a note.
	 */
	mentioned: "none" | "inbox" | "digest" | "mail";
	/**
	 * Somebody else assigned a ticket to them.
	 */
	assigned: "none" | "inbox" | "digest" | "mail";
	/**
	 * The customer answered on a ticket of theirs.
	 */
	answered: "none" | "inbox" | "digest" | "mail";
	/**
	 * Something was written on a ticket that they follow, or by a colleague on one of theirs.
	 */
	followed: "none" | "inbox" | "digest" | "mail";
	/**
	 * A new ticket came in that nobody has.
	 */
	unassigned: "none" | "inbox" | "digest" | "mail";
	/**
	 * A reply of theirs did not go out, came back, or was held.
	 */
	failed: "none" | "inbox" | "digest" | "mail";
	/**
	 * A ticket of theirs is back from its snooze.
	 */
	woke: "none" | "inbox" | "digest" | "mail";
	/**
	 * How often what is to be mailed together is mailed.
	 */
	digest: "15min" | "hour" | "day";
	/**
	 * The hour of a daily one, where they live.
	 */
	digest_hour: number;
	/**
	 * Whether they have quiet hours, in which no mail is sent to them.
	 */
	quiet: boolean;
	quiet_from: string;
	/**
	 * May be earlier than quiet_from: then on the next day.
	 */
	quiet_to: string;
	/**
	 * Quiet all Saturday and Sunday.
	 */
	quiet_weekend: boolean;
	/**
	 * The last day of their absence; empty when they are there.
	 */
	away_until: string;
	/**
	 * Where they live, such as "Europe/Madrid"; empty for the site's.
	 */
	timezone: string;
	/**
	 * They follow tickets on which they are mentioned,
	 */
	follow_mentioned: boolean;
	/**
	 * on which they write,
	 */
	follow_wrote: boolean;
	/**
	 * which are given to them.
	 */
	follow_assigned: boolean;
	/**
	 * Where the mails go: the address of their WordPress user.
	 */
	address: string;
	/**
	 * The mail server's words when the last one came back; null when none did.
	 */
	bounced: string | null;
}
/**
 * Something that concerns the caller.
 */
export interface Notification {
	id: number;
	kind: "mentioned" | "assigned" | "answered" | "followed" | "unassigned" | "failed" | "woke" | "refused";
	ticket_id: number;
	/**
	 * What it leads to; null for the ticket itself.
	 */
	message_id: number | null;
	/**
	 * null: the customer or the system.
	 */
	actor: Person | null;
	/**
	 * What happened, in the caller's language.
	 */
	words: string;
	/**
	 * The ticket's.
	 */
	subject: string;
	/**
	 * The beginning of the message; may be empty.
	 */
	excerpt: string;
	read: boolean;
	created_at: string;
}
/**
 * The WooCommerce orders of a ticket's customer, found by every known address and by their WordPress user.
 */
export interface Orders {
	/**
	 * False: WooCommerce is not active.
	 */
	available: boolean;
	currency: string;
	total_count: number;
	/**
	 * Formatted for people.
	 */
	total_spent: string;
	items: {
		id: number;
		number: string;
		status: string;
		status_label: string;
		total: string;
		/**
		 * Empty when nothing was refunded.
		 */
		refunded: string;
		created_at: string | null;
		/**
		 * Empty for those whose role may not edit orders.
		 */
		edit_url: string;
		lines: {
			name: string;
			quantity: number;
			total: string;
		}[];
	}[];
}
/**
 * A WordPress user as the screens show one.
 */
export interface Person {
	id: number;
	name: string;
	/**
	 * URL of a 48 px picture; empty when avatars are off.
	 */
	avatar: string;
}
export interface PollerConfig {
	mailboxes: PollerMailbox[];
	/**
	 * Every address of every mailbox: mail from one of these is our own.
	 */
	own_addresses: string[];
	/**
	 * Bytes; larger blobs go by putBlob.
	 */
	inline_blob_limit: number;
	/**
	 * Bytes a request may have (PHP's post_max_size, with room to spare).
	 */
	batch_limit: number;
}
/**
 * What only WordPress knows, for the doctor.
 */
export interface PollerHealth {
	/**
	 * WordPress's clock, milliseconds since 1970.
	 */
	time_ms: number;
	queue: {
		/**
		 * How long the oldest due job waits; null: none is due.
		 */
		oldest_due_seconds: number | null;
		failed: number;
	};
	cron: {
		scheduled: boolean;
		late_seconds: number;
	};
	/**
	 * The last check of each active mailbox.
	 */
	checks: MailboxCheck[];
}
/**
 * A mail that could not be taken in so far, as the poller needs to know it.
 */
export interface PollerLetter {
	id: number;
	folder: string;
	uidvalidity: string;
	uid: number;
	/**
	 * Its message key; empty when it is not known.
	 */
	key: string;
	received_at: string;
	/**
	 * Blob of the gzipped source; empty when it is not kept here.
	 */
	raw_sha256: string;
	state: "trying" | "dead" | "retrying";
}
/**
 * A mailbox as the poller needs it, secrets included. Only for mesa_ingest.
 */
export interface PollerMailbox {
	id: number;
	name: string;
	address: string;
	aliases: string[];
	incoming: ServerConfig | null;
	incoming_password: string;
	/**
	 * Only where incoming.auth is not a password: the login is by OAuth 2.
	 */
	sign_in?: {
		/**
		 * When a person connected the account; another time means another connection.
		 */
		connected_at: string | null;
		/**
		 * Empty: ask for one by getMailboxToken.
		 */
		access_token: string;
		expires_at: string | null;
	};
	folders: string[];
	after_fetch: "keep" | "seen" | "move";
	move_to: string;
	/**
	 * Of the mail that is in a folder when it is first looked at, only what the mail server received since is fetched; null: all of it.
	 */
	import_since: string | null;
	cursors: {
		folder: string;
		uidvalidity: string;
		last_uid: number;
		baseline_uid: number;
		new_uid?: number;
		import_total?: number;
		import_left?: number;
	}[];
	/**
	 * Mails that could not be taken in so far.
	 */
	letters?: PollerLetter[];
}
export interface PollerStatus {
	/**
	 * When a poller last spoke to this site.
	 */
	seen_at: string | null;
	version: string;
	jobs_waiting: number;
	jobs_failed: number;
	/**
	 * Mails that were given up and need a person.
	 */
	dead_letters: number;
	/**
	 * Mails that could not be taken in so far and are tried again.
	 */
	letters_trying: number;
}
/**
 * Tells a customer's page whether there is something new on its ticket.
 */
export interface PortalNews {
	/**
	 * Changes with every news; means nothing else.
	 */
	mark: string;
}
export interface PresenceInput {
	/**
	 * The ticket on screen.
	 */
	ticket_id: number;
	doing: "viewing" | "writing" | "gone";
	/**
	 * What is being written.
	 */
	kind?: "reply" | "note" | "forward";
	/**
	 * The ticket that was on this screen before.
	 */
	left?: number;
}
/**
 * A colleague who has a ticket open.
 */
export interface PresencePerson {
	ticket_id: number;
	person: Person;
	doing: "viewing" | "writing";
	/**
	 * What they are writing.
	 */
	kind: null | "reply" | "note" | "forward";
}
/**
 * Who is there, for somebody who has a ticket open.
 */
export interface Presence {
	/**
	 * Colleagues who have a ticket open that the person who asks may see, on any ticket.
	 */
	people: PresencePerson[];
	/**
	 * What is being written on the ticket asked about: one's own drafts, and colleagues' of the last day.
	 */
	drafts: DraftStamp[];
}
/**
 * One of the four levels, with the name that this site has for it.
 */
export interface Priority {
	level: "low" | "normal" | "high" | "urgent";
	name: string;
	color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
}
export interface RawMessageList {
	/**
	 * Oldest first; fewer than asked for when their bodies are long.
	 */
	items: RawMessage[];
	/**
	 * How many there are from here on, when that was asked for; else 0.
	 */
	total: number;
	/**
	 * Ask with after=this for the next page; null on the last one.
	 */
	next_after: number | null;
}
/**
 * A message whose original mail is kept, as it is understood at present.
 */
export interface RawMessage {
	id: number;
	ticket_id: number;
	mailbox_id: number;
	received_at: string;
	raw_sha256: string;
	/**
	 * Of whom the message is stored as; another than the mail's sender when an agent forwarded it.
	 */
	from_address: string;
	/**
	 * Of what a new reading may change; send it back with it.
	 */
	stamp: string;
	subject: string;
	from_name: string;
	text: string;
	html: string;
	visible_text: string;
	visible_html: string;
	automatic: null | "bounce" | "auto-reply" | "list" | "complaint" | "notification";
	may_auto_respond: boolean;
	parse_error: string | null;
	attachments: {
		sha256: string;
		filename: string;
		content_type: string;
		size: number;
		inline: boolean;
		content_id: string | null;
	}[];
}
export interface ReplyInput {
	/**
	 * The answer; cleaned by wp_kses_post. Its text part is made from it.
	 */
	html: string;
	/**
	 * Left out: the customer.
	 */
	to?: string[];
	cc?: string[];
	bcc?: string[];
	files?: {
		sha256: string;
		filename: string;
		content_type: string;
		/**
		 * For a picture inside the text: what the text names with cid: (RFC 2392). It travels within the mail; one that the text does not name is attached.
		 */
		content_id?: string;
	}[];
	/**
	 * Whether the message that is answered goes along below the answer.
	 */
	quote?: boolean;
	/**
	 * Passes a message on to somebody else: to is needed then, the ticket stays as it is unless status_after says otherwise.
	 */
	forward?: {
		/**
		 * What is passed on: a mail of the customer or a reply of this ticket, never a note.
		 */
		message_id: number;
		/**
		 * Everything up to that message goes along, newest first.
		 */
		thread?: boolean;
	};
	/**
	 * Default: pending, since it is the customer's turn.
	 */
	status_after?: "open" | "pending" | "closed" | "snoozed";
	/**
	 * With status_after snoozed: in the future, or null for until the customer writes.
	 */
	snoozed_until?: string | null;
	/**
	 * When it leaves, in the future, at most a year away. Left out: when the undo time is over.
	 */
	send_at?: string;
	/**
	 * The newest line of the history that the agent saw. When a colleague has changed status or assignee since, the reply is held as for last_message_id.
	 */
	last_event_id?: number;
	/**
	 * The draft that it was written as; it ends with the reply.
	 */
	draft_key?: string;
	/**
	 * The newest message the agent saw. When a newer one exists the reply is held with 409 mesa_thread_changed; when none does, they have read the ticket.
	 */
	last_message_id?: number;
	/**
	 * Made by the client once a reply; a second request with the same key answers with the first one's message.
	 */
	client_key: string;
}
/**
 * A visitor's file that waits for its message.
 */
export interface RequestFile {
	/**
	 * To be sent with the message; nobody else can know it.
	 */
	id: string;
	filename: string;
	/**
	 * Bytes.
	 */
	size: number;
}
/**
 * The public ticket form. Sent as JSON or as multipart/form-data with files in files[].
 */
export interface RequestInput {
	/**
	 * The form's own settings, signed by the server when it was rendered.
	 */
	form: string;
	name?: string;
	email: string;
	subject: string;
	message: string;
	/**
	 * The honeypot: people leave it empty.
	 */
	website?: string;
	/**
	 * Custom fields that the form asks for, by their ids; values as in field-value.
	 */
	fields?: {
		/**
		 * @maxItems 200
		 */
		[k: string]: string[];
	};
	/**
	 * An order number.
	 */
	order?: string;
	/**
	 * Files that were sent before, of request-file.
	 */
	uploads?: string[];
	/**
	 * Of request-stamp.
	 */
	stamp?: string;
	/**
	 * A number n for which SHA-256 of "stamp:n" begins with as many zero bits as was asked for (mesa_proof_needed).
	 */
	proof?: number;
	/**
	 * With the first message of a visit: its group, of visit-note.
	 */
	visit?: "" | "shown" | "held";
	client_key?: string;
}
export interface RequestResult {
	/**
	 * The ticket's number.
	 */
	number: number;
	/**
	 * What happens next, in the visitor's language.
	 */
	message: string;
	/**
	 * Where the visitor can follow the ticket; empty when nowhere.
	 */
	follow_url: string;
}
export interface RequestStamp {
	/**
	 * When somebody began to write, signed.
	 */
	stamp: string;
}
/**
 * What today's interpreter makes of a message's original mail.
 */
export interface RereadInput {
	stamp: string;
	subject: string;
	from_name: string;
	text: string;
	html: string;
	visible_text: string;
	visible_html: string;
	automatic: null | "bounce" | "auto-reply" | "list" | "complaint" | "notification";
	may_auto_respond: boolean;
	parse_error: string | null;
	attachments: {
		sha256: string;
		filename: string;
		content_type: string;
		size: number;
		inline: boolean;
		content_id: string | null;
	}[];
}
export interface RereadResult {
	/**
	 * Names of the fields that have changed; empty when it was understood the same way before.
	 */
	changed: string[];
}
/**
 * What somebody with this role may do.
 */
export interface Role {
	slug:
		| "administrator"
		| "mesa_manager"
		| "mesa_coordinator"
		| "mesa_knowledge_manager"
		| "mesa_agent"
		| "mesa_light_agent"
		| "mesa_qa";
	name: string;
	summary: string;
	/**
	 * Capabilities of this plugin.
	 */
	can: string[];
}
/**
 * Saved replies from another site or from a copy. One that is there already, with the same title and the same words, is left alone.
 */
export interface SavedReplyImport {
	items: {
		title: string;
		folder?: string;
		html: string;
		shared?: boolean;
		/**
		 * What happens to the ticket besides when it is inserted.
		 */
		actions?: {
			/**
			 * The status that sending gives the ticket; empty: as always.
			 */
			status: string;
			add_tags: string[];
			/**
			 * Empty: nothing; me: whoever inserts it; nobody; or a user id.
			 */
			assign: string;
		};
	}[];
}
/**
 * A new one needs title and html; a change keeps what is left out.
 */
export interface SavedReplyInput {
	title?: string;
	folder?: string;
	/**
	 * Cleaned as a reply is.
	 */
	html?: string;
	shared?: boolean;
	mailbox_ids?: number[];
	files?: {
		sha256: string;
		filename: string;
		content_type: string;
	}[];
	/**
	 * What happens to the ticket besides when it is inserted.
	 */
	actions?: {
		/**
		 * The status that sending gives the ticket; empty: as always.
		 */
		status: string;
		add_tags: string[];
		/**
		 * Empty: nothing; me: whoever inserts it; nobody; or a user id.
		 */
		assign: string;
	};
}
/**
 * Words that are used again and again. Variables such as {customer.first_name|there} are filled in where they are inserted.
 */
export interface SavedReply {
	id: number;
	title: string;
	/**
	 * Empty: in none.
	 */
	folder: string;
	/**
	 * Clean.
	 */
	html: string;
	/**
	 * The same as text, for searching.
	 */
	text: string;
	/**
	 * Whether the team has it too, or its owner alone.
	 */
	shared: boolean;
	/**
	 * Where it is offered; empty: everywhere.
	 */
	mailbox_ids: number[];
	files: {
		sha256: string;
		filename: string;
		content_type: string;
		size: number;
	}[];
	/**
	 * What happens to the ticket besides when it is inserted.
	 */
	actions: {
		/**
		 * The status that sending gives the ticket; empty: as always.
		 */
		status: string;
		add_tags: string[];
		/**
		 * Empty: nothing; me: whoever inserts it; nobody; or a user id.
		 */
		assign: string;
	};
	/**
	 * Who made it; null when they are gone.
	 */
	owner: Person | null;
	/**
	 * Whether the caller may change and delete it.
	 */
	can_edit: boolean;
	/**
	 * How often it was inserted.
	 */
	uses: number;
	last_used_at: string | null;
	updated_at: string;
}
/**
 * A search of the knowledge base that is over.
 */
export interface SearchNote {
	/**
	 * What was typed. Addresses and long numbers are taken out before it is stored.
	 */
	q: string;
	/**
	 * How many articles were found.
	 */
	results: number;
	/**
	 * The article that was opened; 0: none.
	 */
	opened: number;
	/**
	 * What the same visitor had asked just before, in vain.
	 */
	before?: string;
	/**
	 * The search field, the suggestions of a form, or a page of the server.
	 */
	place: "search" | "form" | "server";
}
/**
 * What becomes of a question of the search log.
 */
export interface SearchPatch {
	/**
	 * Whether it is left out of the lists: nobody has to write about it.
	 */
	hidden: boolean;
}
/**
 * How to reach a mail server. The secret itself is only ever written, never read back, except by the poller.
 */
export interface ServerConfig {
	host: string;
	port: number;
	security: "tls" | "starttls" | "none";
	username: string;
	/**
	 * How to log in; left out: with a password. The others by OAuth 2, with the account that was connected to the mailbox.
	 */
	auth?: "password" | "google" | "microsoft";
}
export interface SettingsPatch {
	undo_seconds?: number;
	default_mailbox_id?: number;
	delete_data_on_uninstall?: boolean;
	/**
	 * Whether each mailbox sends itself a mail once a day, to see that mail goes out and comes in.
	 */
	mailbox_check?: "off" | "daily";
	form_max_file_mb?: number;
	/**
	 * Visits to forms that see no suggested articles, by lot, so that one can tell what suggestions do; 0: none.
	 */
	form_holdout_percent?: number;
	raw_mail_days?: number;
	thanks_keeps_closed?: boolean;
	log_days?: number;
	portal_links?: boolean;
	portal_page_id?: number;
	portal_generation?: number;
	/**
	 * Notifications ask for answers to an address such as support+…@shop.example.
	 */
	agent_reply_plus?: boolean;
}
export interface Settings {
	/**
	 * How long a reply can be taken back.
	 */
	undo_seconds: number;
	/**
	 * For forms that name none; 0: the first mailbox.
	 */
	default_mailbox_id: number;
	delete_data_on_uninstall: boolean;
	/**
	 * Whether each mailbox sends itself a mail once a day, to see that mail goes out and comes in.
	 */
	mailbox_check: "off" | "daily";
	form_max_file_mb: number;
	/**
	 * Visits to forms that see no suggested articles, by lot, so that one can tell what suggestions do; 0: none.
	 */
	form_holdout_percent: number;
	/**
	 * How long original mails are kept; 0: for ever.
	 */
	raw_mail_days: number;
	/**
	 * A mail that only says thank you does not open a closed ticket again.
	 */
	thanks_keeps_closed: boolean;
	/**
	 * How long it is kept who has read which ticket and who changed settings; 0: for ever. Tickets' own history stays with them.
	 */
	log_days: number;
	/**
	 * Mails to one customer end with a link to their ticket on this site.
	 */
	portal_links: boolean;
	/**
	 * The page on which customers find their tickets; 0: an address that needs no page.
	 */
	portal_page_id: number;
	/**
	 * Another number makes all links and sessions of customers void that there are.
	 */
	portal_generation: number;
	/**
	 * Notifications ask for answers to an address such as support+…@shop.example.
	 */
	agent_reply_plus: boolean;
}
export type Sha256 = string;
/**
 * A change of the order; only what is given is changed.
 */
export interface ShelfChange {
	/**
	 * Topics and where they lie, those beside each other in their order.
	 */
	topics?: {
		id: number;
		parent: number;
	}[];
	lists?: {
		topic: number;
		ids: number[];
	}[];
	/**
	 * An article goes from one topic to another; 0 is no topic.
	 */
	move?: {
		article: number;
		from: number;
		to: number;
	};
}
/**
 * Topics and articles in their order, drafts included.
 */
export interface Shelf {
	/**
	 * Each before those below it.
	 */
	topics: {
		id: number;
		parent: number;
		name: string;
		url: string;
		edit_url: string;
	}[];
	articles: {
		id: number;
		title: string;
		published: boolean;
		visibility: string;
		url: string;
		edit_url: string;
	}[];
	/**
	 * The articles of each topic, in order.
	 */
	lists: {
		/**
		 * 0: articles without a topic.
		 */
		topic: number;
		ids: number[];
	}[];
}
export interface SignInClientInput {
	provider: "google" | "microsoft";
	/**
	 * Empty: the client is forgotten.
	 */
	client_id: string;
	/**
	 * Left out: the stored one is kept.
	 */
	client_secret?: string;
	tenant?: string;
}
/**
 * This site as Google or Microsoft know it, without the secret.
 */
export interface SignInClient {
	provider: "google" | "microsoft";
	/**
	 * Empty: not set up yet.
	 */
	client_id: string;
	has_secret: boolean;
	/**
	 * Microsoft's directory; "common" takes every account.
	 */
	tenant: string;
	/**
	 * To be entered at the provider.
	 */
	redirect_uri: string;
}
export interface SignInStart {
	/**
	 * The provider's page to go to; it leads back here.
	 */
	url: string;
}
/**
 * An agent's own signature.
 */
export interface Signature {
	/**
	 * Clean, with its variables; empty for none.
	 */
	html: string;
}
export interface SplitInput {
	/**
	 * Whether all later messages go too.
	 */
	later?: boolean;
	/**
	 * Of the new ticket; empty: the message's.
	 */
	subject?: string;
	client_key: string;
}
export interface StoppedMail {
	/**
	 * To customers, or to agents.
	 */
	kind: "answer" | "notification";
	stopped_at: string;
}
export interface StoredFile {
	sha256: string;
	size: number;
	filename: string;
	content_type: string;
	/**
	 * Lets the person who stored it look at it again by previewFile, for as long as it is a draft's.
	 */
	proof: string;
}
/**
 * Words that mean the same to those who search the knowledge base.
 */
export interface Synonyms {
	/**
	 * Words and phrases of a group are found by each other.
	 */
	groups: string[][];
}
export interface TagInput {
	/**
	 * 409 mesa_tag_exists when another tag has it: merge them instead.
	 */
	name: string;
}
/**
 * A tag and how much depends on it.
 */
export interface TagUse {
	id: number;
	name: string;
	/**
	 * How many tickets have it, whoever may see them; 10000 means so many or more.
	 */
	tickets: number;
}
/**
 * A word that sorts tickets. Two names that differ in letter case or accents only are one tag.
 */
export interface Tag {
	id: number;
	name: string;
}
export interface TaskInput {
	text: string;
	assignee_id?: number | null;
	due_at?: string | null;
	client_key: string;
}
export interface TaskPatch {
	text?: string;
	assignee_id?: number | null;
	due_at?: string | null;
	done?: boolean;
	/**
	 * Where in the list it goes, counted from 0.
	 */
	place?: number;
}
/**
 * One line of a ticket's checklist.
 */
export interface Task {
	id: number;
	text: string;
	assignee: Person | null;
	due_at: string | null;
	done_by: Person | null;
	/**
	 * null while it is to be done.
	 */
	done_at: string | null;
}
/**
 * A team; only what is sent changes.
 */
export interface TeamInput {
	name?: string;
	color?: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
	members?: number[];
}
/**
 * People who share a folder of tickets.
 */
export interface Team {
	id: number;
	name: string;
	color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
	/**
	 * User ids.
	 */
	members: number[];
}
export interface Tick {
	/**
	 * Jobs finished.
	 */
	ran: number;
	failed: number;
	next_due_at: string | null;
}
/**
 * What a ticket was before a change, in the fields of ticket-patch.
 */
export interface TicketBefore {
	status: "open" | "pending" | "snoozed" | "closed" | "spam" | "trash";
	snoozed_until: string | null;
	assignee_id: number | null;
	status_id: number;
	team_id: number | null;
	type_id: number | null;
	/**
	 * Those that the change was about.
	 */
	fields: FieldValue[];
	locked: boolean;
	mailbox_id: number;
	priority: "low" | "normal" | "high" | "urgent";
	tags: string[];
}
export interface TicketCount {
	count: number;
	/**
	 * There are more than were counted.
	 */
	more: boolean;
}
/**
 * A custom field; only what is sent changes. The kind of a field that is there cannot change.
 */
export interface TicketFieldInput {
	name?: string;
	kind?: "text" | "long" | "number" | "yes_no" | "choice" | "choices" | "date" | "url" | "phone";
	/**
	 * Of a choice, in order. Those that are archived keep their tickets, and are not offered.
	 */
	options?: {
		/**
		 * 0: a new one.
		 */
		id: number;
		name: string;
		archived: boolean;
	}[];
	/**
	 * close: a ticket cannot be closed without it. always: nor can it be emptied again, nor a visitor send a form without it.
	 */
	required?: "no" | "close" | "always";
	visible_to?: "agents" | "customers";
	help?: string;
	/**
	 * Only on tickets of these types; none: on all.
	 */
	type_ids?: number[];
	/**
	 * Only in these mailboxes; none: in all.
	 */
	mailbox_ids?: number[];
	/**
	 * Only where another field, which comes before, has one of depends_values.
	 */
	depends_on?: number | null;
	/**
	 * As in field-value; none: has any value.
	 */
	depends_values?: string[];
	/**
	 * Not shown any more; its values stay.
	 */
	archived?: boolean;
}
/**
 * A custom field of tickets.
 */
export interface TicketField {
	id: number;
	name: string;
	/**
	 * As it is written in a search: field.search_name:value.
	 */
	search_name: string;
	kind: "text" | "long" | "number" | "yes_no" | "choice" | "choices" | "date" | "url" | "phone";
	/**
	 * Of a choice, in order. Those that are archived keep their tickets, and are not offered.
	 */
	options: {
		/**
		 * 0: a new one.
		 */
		id: number;
		name: string;
		archived: boolean;
	}[];
	/**
	 * close: a ticket cannot be closed without it. always: nor can it be emptied again, nor a visitor send a form without it.
	 */
	required: "no" | "close" | "always";
	visible_to: "agents" | "customers";
	help: string;
	/**
	 * Only on tickets of these types; none: on all.
	 */
	type_ids: number[];
	/**
	 * Only in these mailboxes; none: in all.
	 */
	mailbox_ids: number[];
	/**
	 * Only where another field, which comes before, has one of depends_values.
	 */
	depends_on: number | null;
	/**
	 * As in field-value; none: has any value.
	 */
	depends_values: string[];
	/**
	 * Not shown any more; its values stay.
	 */
	archived: boolean;
}
/**
 * A ticket that an agent opens: a phone call logged, or a first mail to a customer.
 */
export interface TicketInput {
	mailbox_id: number;
	/**
	 * email: the text is sent to the customer; phone and api: it is what the customer said.
	 */
	channel: "phone" | "api" | "email";
	/**
	 * Of a phone call it may be missing where another field says who called.
	 */
	customer_email?: string;
	customer_phone?: string;
	/**
	 * A known customer.
	 */
	customer_id?: number;
	customer_name?: string;
	call?: {
		direction: "in" | "out";
		seconds: number;
	};
	subject: string;
	html: string;
	client_key: string;
}
export interface TicketList {
	items: TicketRow[];
	next_cursor: string | null;
}
export interface TicketPatch {
	status?: "open" | "pending" | "snoozed" | "closed" | "spam" | "trash";
	/**
	 * Needed with status snoozed: in the future, or null for until the customer writes.
	 */
	snoozed_until?: string | null;
	/**
	 * One of the site's own statuses; its state becomes the status. 0: the built-in one of the state. Left out together with a new status: the built-in one.
	 */
	status_id?: number;
	priority?: "low" | "normal" | "high" | "urgent";
	assignee_id?: number | null;
	/**
	 * Whoever has the ticket keeps it if they are in the team; else nobody has it.
	 */
	team_id?: number | null;
	type_id?: number | null;
	/**
	 * New values of some fields; the others stay.
	 */
	fields?: FieldValue[];
	subject?: string;
	/**
	 * All that the ticket shall have; names that there are not yet are made. Letter case and accents make no difference.
	 */
	tags?: string[];
	/**
	 * Put on besides those that are there; not together with tags.
	 */
	add_tags?: string[];
	/**
	 * Taken off, where they are there; not together with tags.
	 */
	remove_tags?: string[];
	/**
	 * Only of a closed ticket; opening it unlocks it.
	 */
	locked?: boolean;
	/**
	 * Moves it to another mailbox, from which answers then leave. Who has the ticket loses it when they may not see that mailbox.
	 */
	mailbox_id?: number;
	/**
	 * For the person who asks.
	 */
	unread?: boolean;
	/**
	 * When given and not the stored one: 409 mesa_ticket_changed.
	 */
	expected_version?: number;
}
/**
 * What one line of the inbox shows.
 */
export interface TicketRow {
	id: number;
	subject: string;
	/**
	 * The newest visible words, one line.
	 */
	preview: string;
	/**
	 * merged: a signpost; all that it had is on another ticket.
	 */
	status: "open" | "pending" | "snoozed" | "closed" | "spam" | "trash" | "merged";
	/**
	 * The site's own status, which is of the built-in state that status says; 0 for the built-in one itself.
	 */
	status_id: number;
	priority: "low" | "normal" | "high" | "urgent";
	channel: "email" | "form" | "api" | "phone";
	mailbox_id: number;
	assignee: Person | null;
	team_id: number | null;
	/**
	 * The kind of ticket; null for none.
	 */
	type_id: number | null;
	customer_id: number;
	customer_name: string;
	customer_email: string;
	message_count: number;
	has_attachments: boolean;
	/**
	 * A reply on this ticket could not be sent.
	 */
	has_failed: boolean;
	/**
	 * A reply on this ticket is to leave later, or was held back from that.
	 */
	has_scheduled: boolean;
	/**
	 * The person who asks has begun to write on it.
	 */
	has_draft: boolean;
	/**
	 * Names, by name.
	 */
	tags: string[];
	/**
	 * For the person who asks.
	 */
	unread: boolean;
	/**
	 * Since when the customer waits for an answer; null when it is their turn.
	 */
	waiting_since: string | null;
	snoozed_until: string | null;
	created_at: string;
	/**
	 * Of the newest message; lists are ordered by it.
	 */
	updated_at: string;
	/**
	 * Closed for good: what its customer writes becomes a new, linked ticket.
	 */
	locked: boolean;
	/**
	 * Its checklist.
	 */
	tasks: {
		total: number;
		done: number;
	};
	/**
	 * Counts the changes; send it back as expected_version.
	 */
	version: number;
}
/**
 * A status; only what is sent changes. The state of a status that is there cannot change.
 */
export interface TicketStatusInput {
	name?: string;
	color?: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
	state?: "open" | "pending" | "closed";
	/**
	 * Only of a status of the state open.
	 */
	after_answer?: boolean;
}
/**
 * A status that a ticket can have: a built-in one, or one of the site.
 */
export interface TicketStatus {
	/**
	 * 0: the built-in one of its state.
	 */
	id: number;
	name: string;
	color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
	/**
	 * What folders, counts and mail go by.
	 */
	state: "open" | "pending" | "snoozed" | "closed" | "spam" | "trash";
	/**
	 * What a ticket gets when its customer writes.
	 */
	after_answer: boolean;
}
/**
 * A kind of ticket; only what is sent changes.
 */
export interface TicketTypeInput {
	name?: string;
	color?: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
	archived?: boolean;
}
/**
 * A kind of ticket, such as a return.
 */
export interface TicketType {
	id: number;
	name: string;
	color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
	/**
	 * Not offered any more; tickets keep it.
	 */
	archived: boolean;
}
/**
 * What a variable stands for on a ticket.
 */
export interface TicketVariable {
	/**
	 * Without braces, for example customer.first_name.
	 */
	name: string;
	/**
	 * Plain text; empty when nothing is known.
	 */
	value: string;
}
/**
 * A ticket opened: its row, its customer, its newest messages (oldest first) and its history.
 */
export interface Ticket {
	row: TicketRow;
	customer: Customer;
	messages: Message[];
	/**
	 * When not null, earlier messages exist: ask listMessages with before set to this id.
	 */
	older_than: number | null;
	events: TicketEvent[];
	/**
	 * Other tickets of the same customer, newest first, at most ten.
	 */
	earlier: TicketRow[];
	/**
	 * Tickets linked with this one.
	 */
	linked: TicketRow[];
	/**
	 * The custom fields that have a value.
	 */
	fields: FieldValue[];
	/**
	 * What the linked tickets are to this one.
	 */
	links: {
		ticket_id: number;
		kind: "related" | "original" | "duplicate" | "cause" | "effect" | "parent" | "child" | "stranger" | "split";
	}[];
	/**
	 * Its checklist, in order.
	 */
	tasks: Task[];
	/**
	 * Tickets that were merged into this one and can be separated again.
	 */
	merged: number[];
	/**
	 * Of a signpost: the ticket that it leads to; null also where the caller may not see that one.
	 */
	merged_into: number | null;
	/**
	 * Of a ticket in the spam folder: the entry of the block list that its customer falls under; else null or absent.
	 */
	blocked?: BlockedSender | null;
	/**
	 * Where a reply goes when nothing else is chosen.
	 */
	reply_to: Address[];
	/**
	 * Who is in copy of it then: everybody else to whom the customer's last mail went.
	 */
	reply_cc: Address[];
	/**
	 * What stands under a reply of the caller, as clean HTML with its variables filled in; empty for nothing. It is added when the mail is made, never by the client.
	 */
	signature: string;
	can: {
		reply: boolean;
		note: boolean;
		edit: boolean;
	};
}
/**
 * A ticket is handed on, with words for whoever gets it.
 */
export interface TransferInput {
	/**
	 * null: nobody.
	 */
	assignee_id?: number | null;
	team_id?: number | null;
	/**
	 * The note.
	 */
	html: string;
	client_key: string;
}
/**
 * How many tickets a view shows the person who asks; counted only so far as it costs next to nothing.
 */
export interface ViewCount {
	id: number;
	count: number;
	/**
	 * There are more than that.
	 */
	more: boolean;
}
/**
 * Name is needed for a new view; all else has a default.
 */
export interface ViewInput {
	name?: string;
	icon?: "star" | "flag" | "clock" | "fire" | "bell" | "heart" | "cart" | "tag" | "chat" | "check";
	folder?:
		| "mine"
		| "unassigned"
		| "team"
		| "open"
		| "pending"
		| "snoozed"
		| "closed"
		| "spam"
		| "trash"
		| "all"
		| "drafts"
		| "scheduled"
		| "failed";
	/**
	 * Only tickets of this mailbox; null for any.
	 */
	mailbox_id?: number | null;
	/**
	 * Only tickets of this team; null for any.
	 */
	team_folder_id?: number | null;
	search?: string;
	order?: "newest" | "waiting" | "importance" | "created";
	/**
	 * Who has it: its owner, a team, or everybody.
	 */
	shared?: "no" | "team" | "all";
	/**
	 * Of a view that is shared with a team: which.
	 */
	team_id?: number | null;
}
/**
 * A search that somebody has kept. It shows each person what they may see, whoever made it.
 */
export interface View {
	id: number;
	name: string;
	icon: "star" | "flag" | "clock" | "fire" | "bell" | "heart" | "cart" | "tag" | "chat" | "check";
	folder:
		| "mine"
		| "unassigned"
		| "team"
		| "open"
		| "pending"
		| "snoozed"
		| "closed"
		| "spam"
		| "trash"
		| "all"
		| "drafts"
		| "scheduled"
		| "failed";
	/**
	 * Only tickets of this mailbox; null for any.
	 */
	mailbox_id: number | null;
	/**
	 * Only tickets of this team; null for any.
	 */
	team_folder_id: number | null;
	search: string;
	order: "newest" | "waiting" | "importance" | "created";
	/**
	 * Who has it: its owner, a team, or everybody.
	 */
	shared: "no" | "team" | "all";
	/**
	 * Of a view that is shared with a team: which.
	 */
	team_id: number | null;
	/**
	 * Null for one that came with the plugin, or whose owner is gone.
	 */
	owner: Person | null;
	/**
	 * Whether the person who asks may change it.
	 */
	can_edit: boolean;
}
/**
 * What a visitor did at a form; counted in daily sums, nothing of the visitor is kept.
 */
export interface VisitNote {
	/**
	 * As in request-input.
	 */
	form: string;
	/**
	 * held: the visitor sees no suggestions, by lot.
	 */
	group: "shown" | "held";
	what: "begun" | "suggested" | "opened" | "answered";
}
export interface ListTicketsQuery {
	folder?:
		| "mine"
		| "unassigned"
		| "team"
		| "open"
		| "pending"
		| "snoozed"
		| "closed"
		| "spam"
		| "trash"
		| "all"
		| "drafts"
		| "scheduled"
		| "failed";
	mailbox_id?: number;
	/**
	 * With folder team: whose open tickets.
	 */
	team_id?: number;
	search?: string;
	/**
	 * waiting: who waits longest comes first. importance: what is urgent comes first, then who waits longest. created: the youngest ticket comes first. relevance: the best match comes first; only with search.
	 */
	order?: "newest" | "waiting" | "importance" | "created" | "relevance";
	cursor?: string;
	per_page?: number;
}
export interface BulkUpdateTicketsParams {
	ids: number[];
}
export interface GetTicketQuery {
	/**
	 * Fetched before anybody has opened it: nobody has read it.
	 */
	ahead?: boolean;
}
export interface ListTagsQuery {
	/**
	 * Only names that have this in them.
	 */
	search?: string;
	per_page?: number;
}
export interface MergeTagParams {
	/**
	 * The tag that stays.
	 */
	into: number;
}
export interface PreviewMailLookParams {
	style?: "plain" | "look";
}
export interface TestMailLookParams {
	style?: "plain" | "look";
}
export interface ListMessagesQuery {
	before?: number;
	per_page?: number;
}
export interface PlanMergeQuery {
	ids: number[];
}
export interface MergeTicketsParams {
	ids: number[];
	client_key: string;
}
export interface LinkTicketsParams {
	ticket_id: number;
	kind?: "related" | "original" | "duplicate" | "cause" | "effect";
}
export interface UnlinkTicketsQuery {
	ticket_id: number;
}
export interface FindCustomersQuery {
	search: string;
}
export interface ScheduleMessageParams {
	/**
	 * In the future, at most a year away; null: now, after the undo time.
	 */
	send_at: string | null;
}
export interface DiscardDraftQuery {
	key: string;
}
export interface GetAttachmentQuery {
	user: number;
	expires: number;
	signature: string;
	download?: boolean;
}
export interface UploadFileQuery {
	filename: string;
	content_type?: string;
}
export interface PreviewFileQuery {
	proof: string;
}
export interface FindAddressesQuery {
	search: string;
}
export interface SortFieldsParams {
	ids: number[];
}
export interface SortTypesParams {
	ids: number[];
}
export interface SortStatusesParams {
	ids: number[];
}
export interface DeleteStatusQuery {
	/**
	 * The status that they get; 0: the built-in one.
	 */
	into?: number;
}
export interface NameStatusParams {
	state: "open" | "pending" | "snoozed" | "closed" | "spam" | "trash";
}
export interface NamePriorityParams {
	level: "low" | "normal" | "high" | "urgent";
}
export interface SortTeamsParams {
	ids: number[];
}
export interface GetChangesQuery {
	since: number;
}
export interface ListAgentsQuery {
	/**
	 * assignable: whom tickets can be assigned to. team: also those who only read and write notes. managers: those who see every mailbox.
	 */
	who?: "assignable" | "team" | "managers";
	/**
	 * Only those who may see this ticket.
	 */
	ticket_id?: number;
	/**
	 * Only those who may see the tickets of this mailbox.
	 */
	mailbox_id?: number;
}
export interface TestMailboxParams {
	/**
	 * Use this mailbox's stored passwords where none is given.
	 */
	id?: number;
}
export interface RestartAutomaticMailParams {
	kind: "answer" | "notification";
}
export interface ListBlockedSendersQuery {
	list?: "blocked" | "quiet";
	/**
	 * Only entries with a smaller id.
	 */
	before?: number;
	per_page?: number;
}
export interface ListDeadLettersQuery {
	before?: number;
	per_page?: number;
}
export interface CountTicketsQuery {
	folder?:
		| "mine"
		| "unassigned"
		| "team"
		| "open"
		| "pending"
		| "snoozed"
		| "closed"
		| "spam"
		| "trash"
		| "all"
		| "drafts"
		| "scheduled"
		| "failed";
	mailbox_id?: number;
	team_id?: number;
	search?: string;
	up_to?: number;
}
export interface OrderViewsParams {
	ids: number[];
}
export interface FindCandidatesQuery {
	search: string;
}
export interface SetMemberRoleParams {
	role:
		"" | "mesa_manager" | "mesa_coordinator" | "mesa_knowledge_manager" | "mesa_agent" | "mesa_light_agent" | "mesa_qa";
}
export interface ListNotificationsQuery {
	/**
	 * Only what is unread.
	 */
	unread?: boolean;
	cursor?: string;
	per_page?: number;
}
export interface GetTicketLogQuery {
	what?: "all" | "changes" | "reads" | "sends";
	cursor?: string;
	per_page?: number;
}
export interface GetLogQuery {
	what?: "all" | "changes" | "reads" | "sends" | "site";
	ticket_id?: number;
	actor_id?: number;
	since?: string;
	until?: string;
	cursor?: string;
	per_page?: number;
}
export interface GetPollerConfigQuery {
	version?: string;
}
export interface LeaseMailboxParams {
	owner: string;
	/**
	 * Seconds.
	 */
	ttl: number;
}
export interface ReleaseMailboxQuery {
	owner: string;
}
export interface GetMailboxTokenParams {
	/**
	 * SHA-256 of a token that the mail server has just refused: it is not given again.
	 */
	rejected?: string;
}
export interface ListRawMessagesQuery {
	after?: number;
	mailbox_id?: number;
	since?: string;
	per_page?: number;
	/**
	 * Whether to count all that follow.
	 */
	count?: boolean;
}
export interface FindMissingBlobsParams {
	sha256: string[];
}
export interface SortFormsParams {
	ids: number[];
}
export interface GetDeflectionQuery {
	days?: number;
}
export interface UploadRequestFileParams {
	form: string;
}
export interface SearchArticlesQuery {
	q: string;
	per_page?: number;
}
export interface GetInsightQuery {
	days?: number;
	stale_months?: number;
}
export interface AddSearchAliasParams {
	article_id: number;
}
export interface MarkVotesParams {
	ids: number[];
	done?: boolean;
}
export interface ListIdeasQuery {
	dismissed?: boolean;
}
export interface WriteArticleParams {
	message_id: number;
	title?: string;
}
export interface GetPortalFileQuery {
	expires: number;
	signature: string;
	download?: boolean;
}
export interface GetPortalNewsQuery {
	expires: number;
	signature: string;
}
export interface RunJobsQuery {
	expires: number;
	signature: string;
}
/** Every operation of the REST contract: what goes in and what comes out. */
export interface Operations {
	listTickets: { path: undefined; query: ListTicketsQuery; body: undefined; response: TicketList };
	createTicket: { path: undefined; query: undefined; body: TicketInput; response: Ticket };
	bulkUpdateTickets: { path: undefined; query: undefined; body: BulkUpdateTicketsParams & TicketPatch; response: BulkResult };
	getTicket: { path: { id: number }; query: GetTicketQuery; body: undefined; response: Ticket };
	updateTicket: { path: { id: number }; query: undefined; body: TicketPatch; response: TicketRow };
	listTags: { path: undefined; query: ListTagsQuery; body: undefined; response: Tag[] };
	getTag: { path: { id: number }; query: undefined; body: undefined; response: TagUse };
	renameTag: { path: { id: number }; query: undefined; body: TagInput; response: Tag };
	mergeTag: { path: { id: number }; query: undefined; body: MergeTagParams; response: Tag };
	deleteTag: { path: { id: number }; query: undefined; body: undefined; response: undefined };
	listSavedReplies: { path: undefined; query: undefined; body: undefined; response: SavedReply[] };
	createSavedReply: { path: undefined; query: undefined; body: SavedReplyInput; response: SavedReply };
	importSavedReplies: { path: undefined; query: undefined; body: SavedReplyImport; response: ImportResult };
	updateSavedReply: { path: { id: number }; query: undefined; body: SavedReplyInput; response: SavedReply };
	deleteSavedReply: { path: { id: number }; query: undefined; body: undefined; response: undefined };
	noteSavedReplyUse: { path: { id: number }; query: undefined; body: undefined; response: undefined };
	listTicketVariables: { path: { id: number }; query: undefined; body: undefined; response: TicketVariable[] };
	getArticleText: { path: { id: number }; query: undefined; body: undefined; response: ArticleText };
	getSignature: { path: undefined; query: undefined; body: undefined; response: Signature };
	updateSignature: { path: undefined; query: undefined; body: Signature; response: Signature };
	getMailLook: { path: undefined; query: undefined; body: undefined; response: MailLook };
	updateMailLook: { path: undefined; query: undefined; body: MailLookInput; response: MailLook };
	previewMailLook: { path: undefined; query: undefined; body: PreviewMailLookParams & MailLookInput; response: MailLookPreview };
	testMailLook: { path: undefined; query: undefined; body: TestMailLookParams & MailLookInput; response: MailLookTest };
	listMessages: { path: { id: number }; query: ListMessagesQuery; body: undefined; response: MessageList };
	addReply: { path: { id: number }; query: undefined; body: ReplyInput; response: Message };
	addNote: { path: { id: number }; query: undefined; body: NoteInput; response: Message };
	getTicketOrders: { path: { id: number }; query: undefined; body: undefined; response: Orders };
	planMerge: { path: { id: number }; query: PlanMergeQuery; body: undefined; response: MergePlan };
	mergeTickets: { path: { id: number }; query: undefined; body: MergeTicketsParams; response: Ticket };
	separateTicket: { path: { id: number }; query: undefined; body: undefined; response: Ticket };
	splitTicket: { path: { id: number }; query: undefined; body: SplitInput; response: Ticket };
	linkTickets: { path: { id: number }; query: undefined; body: LinkTicketsParams; response: Ticket };
	unlinkTickets: { path: { id: number }; query: UnlinkTicketsQuery; body: undefined; response: Ticket };
	createChild: { path: { id: number }; query: undefined; body: ChildInput; response: Ticket };
	transferTicket: { path: { id: number }; query: undefined; body: TransferInput; response: Ticket };
	logCall: { path: { id: number }; query: undefined; body: CallInput; response: Message };
	addTask: { path: { id: number }; query: undefined; body: TaskInput; response: Task[] };
	updateTask: { path: { id: number }; query: undefined; body: TaskPatch; response: Task[] };
	deleteTask: { path: { id: number }; query: undefined; body: undefined; response: Task[] };
	findCustomers: { path: undefined; query: FindCustomersQuery; body: undefined; response: Customer[] };
	getMessage: { path: { id: number }; query: undefined; body: undefined; response: Message };
	cancelMessage: { path: { id: number }; query: undefined; body: undefined; response: Message };
	scheduleMessage: { path: { id: number }; query: undefined; body: ScheduleMessageParams; response: Message };
	listDrafts: { path: { id: number }; query: undefined; body: undefined; response: Draft[] };
	saveDraft: { path: { id: number }; query: undefined; body: DraftInput; response: DraftStamp };
	discardDraft: { path: { id: number }; query: DiscardDraftQuery; body: undefined; response: undefined };
	notePresence: { path: undefined; query: undefined; body: PresenceInput; response: Presence };
	retryMessage: { path: { id: number }; query: undefined; body: undefined; response: Message };
	getRawMessage: { path: { id: number }; query: undefined; body: undefined; response: Blob };
	getAttachment: { path: { id: number }; query: GetAttachmentQuery; body: undefined; response: Blob };
	uploadFile: { path: undefined; query: UploadFileQuery; body: Blob | Uint8Array | ArrayBuffer | ReadableStream; response: StoredFile };
	previewFile: { path: { sha256: string }; query: PreviewFileQuery; body: undefined; response: Blob };
	findAddresses: { path: undefined; query: FindAddressesQuery; body: undefined; response: Address[] };
	getDesk: { path: undefined; query: undefined; body: undefined; response: Desk };
	createField: { path: undefined; query: undefined; body: TicketFieldInput; response: TicketField };
	updateField: { path: { id: number }; query: undefined; body: TicketFieldInput; response: TicketField };
	sortFields: { path: undefined; query: undefined; body: SortFieldsParams; response: Desk };
	createType: { path: undefined; query: undefined; body: TicketTypeInput; response: TicketType };
	updateType: { path: { id: number }; query: undefined; body: TicketTypeInput; response: TicketType };
	sortTypes: { path: undefined; query: undefined; body: SortTypesParams; response: Desk };
	createStatus: { path: undefined; query: undefined; body: TicketStatusInput; response: TicketStatus };
	updateStatus: { path: { id: number }; query: undefined; body: TicketStatusInput; response: TicketStatus };
	sortStatuses: { path: undefined; query: undefined; body: SortStatusesParams; response: Desk };
	deleteStatus: { path: { id: number }; query: DeleteStatusQuery; body: undefined; response: undefined };
	nameStatus: { path: undefined; query: undefined; body: NameStatusParams & LabelInput; response: TicketStatus };
	namePriority: { path: undefined; query: undefined; body: NamePriorityParams & LabelInput; response: Priority };
	createTeam: { path: undefined; query: undefined; body: TeamInput; response: Team };
	updateTeam: { path: { id: number }; query: undefined; body: TeamInput; response: Team };
	deleteTeam: { path: { id: number }; query: undefined; body: undefined; response: undefined };
	sortTeams: { path: undefined; query: undefined; body: SortTeamsParams; response: Desk };
	listFolders: { path: undefined; query: undefined; body: undefined; response: FolderCounts };
	getChanges: { path: undefined; query: GetChangesQuery; body: undefined; response: Changes };
	listAgents: { path: undefined; query: ListAgentsQuery; body: undefined; response: Person[] };
	getCustomer: { path: { id: number }; query: undefined; body: undefined; response: Customer };
	listMailboxes: { path: undefined; query: undefined; body: undefined; response: MailboxSummary[] };
	createMailbox: { path: undefined; query: undefined; body: MailboxInput; response: Mailbox };
	testMailbox: { path: undefined; query: undefined; body: TestMailboxParams & MailboxInput; response: ConnectionTest };
	getMailbox: { path: { id: number }; query: undefined; body: undefined; response: Mailbox };
	updateMailbox: { path: { id: number }; query: undefined; body: MailboxInput; response: Mailbox };
	deleteMailbox: { path: { id: number }; query: undefined; body: undefined; response: undefined };
	startSignIn: { path: { id: number }; query: undefined; body: undefined; response: SignInStart };
	confirmSignIn: { path: { id: number }; query: undefined; body: undefined; response: Mailbox };
	endSignIn: { path: { id: number }; query: undefined; body: undefined; response: Mailbox };
	listSignInClients: { path: undefined; query: undefined; body: undefined; response: SignInClient[] };
	saveSignInClient: { path: undefined; query: undefined; body: SignInClientInput; response: SignInClient };
	getMailboxCheck: { path: { id: number }; query: undefined; body: undefined; response: MailboxCheck };
	startMailboxCheck: { path: { id: number }; query: undefined; body: undefined; response: MailboxCheck };
	getAutoAnswer: { path: { id: number }; query: undefined; body: undefined; response: AutoAnswer };
	updateAutoAnswer: { path: { id: number }; query: undefined; body: AutoAnswerInput; response: AutoAnswer };
	previewAutoAnswer: { path: { id: number }; query: undefined; body: AutoAnswerInput; response: AutoAnswerPreview };
	restartAutomaticMail: { path: { id: number }; query: undefined; body: RestartAutomaticMailParams; response: AutoAnswer };
	listBlockedSenders: { path: undefined; query: ListBlockedSendersQuery; body: undefined; response: BlockedSender[] };
	blockSender: { path: undefined; query: undefined; body: BlockedSenderInput; response: BlockedSender };
	unblockSender: { path: { id: number }; query: undefined; body: undefined; response: undefined };
	listAlarms: { path: undefined; query: undefined; body: undefined; response: Alarm[] };
	listDeadLetters: { path: undefined; query: ListDeadLettersQuery; body: undefined; response: DeadLetterList };
	retryDeadLetter: { path: { id: number }; query: undefined; body: undefined; response: DeadLetter };
	dismissDeadLetter: { path: { id: number }; query: undefined; body: undefined; response: undefined };
	getDeadLetterSource: { path: { id: number }; query: undefined; body: undefined; response: Blob };
	listFailedJobs: { path: undefined; query: undefined; body: undefined; response: FailedJob[] };
	retryJob: { path: { id: number }; query: undefined; body: undefined; response: undefined };
	countTickets: { path: undefined; query: CountTicketsQuery; body: undefined; response: TicketCount };
	listViews: { path: undefined; query: undefined; body: undefined; response: View[] };
	createView: { path: undefined; query: undefined; body: ViewInput; response: View };
	countViews: { path: undefined; query: undefined; body: undefined; response: ViewCount[] };
	orderViews: { path: undefined; query: undefined; body: OrderViewsParams; response: undefined };
	updateView: { path: { id: number }; query: undefined; body: ViewInput; response: View };
	deleteView: { path: { id: number }; query: undefined; body: undefined; response: undefined };
	restoreView: { path: { id: number }; query: undefined; body: undefined; response: View };
	startBulk: { path: undefined; query: undefined; body: BulkStart; response: BulkJob };
	listBulk: { path: undefined; query: undefined; body: undefined; response: BulkJob[] };
	getBulk: { path: { id: number }; query: undefined; body: undefined; response: BulkJob };
	cancelBulk: { path: { id: number }; query: undefined; body: undefined; response: BulkJob };
	undoBulk: { path: { id: number }; query: undefined; body: undefined; response: BulkJob };
	listRoles: { path: undefined; query: undefined; body: undefined; response: Role[] };
	listMembers: { path: undefined; query: undefined; body: undefined; response: Member[] };
	findCandidates: { path: undefined; query: FindCandidatesQuery; body: undefined; response: MemberCandidate[] };
	setMemberRole: { path: { id: number }; query: undefined; body: SetMemberRoleParams; response: Member };
	getSettings: { path: undefined; query: undefined; body: undefined; response: Settings };
	updateSettings: { path: undefined; query: undefined; body: SettingsPatch; response: Settings };
	listNotifications: { path: undefined; query: ListNotificationsQuery; body: undefined; response: NotificationList };
	markNotifications: { path: undefined; query: undefined; body: NotificationMarks; response: undefined };
	getFollowers: { path: { id: number }; query: undefined; body: undefined; response: Followers };
	setFollower: { path: { id: number }; query: undefined; body: FollowerInput; response: Followers };
	getTicketLog: { path: { id: number }; query: GetTicketLogQuery; body: undefined; response: LogPage };
	getLog: { path: undefined; query: GetLogQuery; body: undefined; response: LogPage };
	getNotificationSettings: { path: undefined; query: undefined; body: undefined; response: NotificationSettings };
	updateNotificationSettings: { path: undefined; query: undefined; body: NotificationSettingsPatch; response: NotificationSettings };
	getPollerStatus: { path: undefined; query: undefined; body: undefined; response: PollerStatus };
	getPollerConfig: { path: undefined; query: GetPollerConfigQuery; body: undefined; response: PollerConfig };
	leaseMailbox: { path: { id: number }; query: undefined; body: LeaseMailboxParams; response: Lease };
	releaseMailbox: { path: { id: number }; query: ReleaseMailboxQuery; body: undefined; response: undefined };
	saveMailboxState: { path: { id: number }; query: undefined; body: MailboxStateInput; response: undefined };
	getMailboxToken: { path: { id: number }; query: undefined; body: GetMailboxTokenParams; response: AccessToken };
	reportLetters: { path: { id: number }; query: undefined; body: LetterReport; response: PollerLetter[] };
	listRawMessages: { path: undefined; query: ListRawMessagesQuery; body: undefined; response: RawMessageList };
	rereadMessage: { path: { id: number }; query: undefined; body: RereadInput; response: RereadResult };
	getRawSource: { path: { sha256: string }; query: undefined; body: undefined; response: Blob };
	tick: { path: undefined; query: undefined; body: undefined; response: Tick };
	getPollerHealth: { path: undefined; query: undefined; body: undefined; response: PollerHealth };
	startPollerCheck: { path: { id: number }; query: undefined; body: undefined; response: MailboxCheck };
	reportCheck: { path: { id: number }; query: undefined; body: CheckReport; response: undefined };
	findMissingBlobs: { path: undefined; query: undefined; body: FindMissingBlobsParams; response: Sha256[] };
	putBlob: { path: { sha256: string }; query: undefined; body: Blob | Uint8Array | ArrayBuffer | ReadableStream; response: undefined };
	ingest: { path: undefined; query: undefined; body: IngestBatch; response: IngestResults };
	listForms: { path: undefined; query: undefined; body: undefined; response: Form[] };
	createForm: { path: undefined; query: undefined; body: FormInput; response: Form };
	updateForm: { path: { id: number }; query: undefined; body: FormInput; response: Form };
	sortForms: { path: undefined; query: undefined; body: SortFormsParams; response: Form[] };
	previewForm: { path: undefined; query: undefined; body: FormInput; response: FormPreview };
	getDeflection: { path: undefined; query: GetDeflectionQuery; body: undefined; response: Deflection };
	stampRequest: { path: undefined; query: undefined; body: undefined; response: RequestStamp };
	uploadRequestFile: { path: undefined; query: undefined; body: UploadRequestFileParams; response: RequestFile };
	noteVisit: { path: undefined; query: undefined; body: VisitNote; response: undefined };
	createRequest: { path: undefined; query: undefined; body: RequestInput; response: RequestResult };
	searchArticles: { path: undefined; query: SearchArticlesQuery; body: undefined; response: ArticleResults };
	noteSearch: { path: undefined; query: undefined; body: SearchNote; response: undefined };
	getShelf: { path: undefined; query: undefined; body: undefined; response: Shelf };
	changeShelf: { path: undefined; query: undefined; body: ShelfChange; response: Shelf };
	getArticleVotes: { path: { id: number }; query: undefined; body: undefined; response: ArticleVotes };
	voteOnArticle: { path: { id: number }; query: undefined; body: ArticleVote; response: undefined };
	getInsight: { path: undefined; query: GetInsightQuery; body: undefined; response: Insight };
	updateSearch: { path: { id: number }; query: undefined; body: SearchPatch; response: undefined };
	addSearchAlias: { path: { id: number }; query: undefined; body: AddSearchAliasParams; response: undefined };
	getSynonyms: { path: undefined; query: undefined; body: undefined; response: Synonyms };
	saveSynonyms: { path: undefined; query: undefined; body: Synonyms; response: Synonyms };
	markVotes: { path: undefined; query: undefined; body: MarkVotesParams; response: undefined };
	listIdeas: { path: undefined; query: ListIdeasQuery; body: undefined; response: ArticleIdeas };
	updateIdea: { path: { id: number }; query: undefined; body: IdeaPatch; response: undefined };
	draftIdea: { path: { id: number }; query: undefined; body: undefined; response: ArticleDraft };
	refreshIdeas: { path: undefined; query: undefined; body: undefined; response: ArticleIdeas };
	getArticleSource: { path: { id: number }; query: undefined; body: undefined; response: ArticleSource };
	writeArticle: { path: { id: number }; query: undefined; body: WriteArticleParams; response: ArticleDraft };
	listImports: { path: undefined; query: undefined; body: undefined; response: KbImports };
	createImport: { path: undefined; query: undefined; body: KbImportStart; response: KbImport };
	getImport: { path: { id: number }; query: undefined; body: undefined; response: KbImport };
	updateImport: { path: { id: number }; query: undefined; body: KbImportPatch; response: KbImport };
	getPortalFile: { path: { id: number }; query: GetPortalFileQuery; body: undefined; response: Blob };
	getPortalNews: { path: { id: number }; query: GetPortalNewsQuery; body: undefined; response: PortalNews };
	runJobs: { path: undefined; query: RunJobsQuery; body: undefined; response: Tick };
	kickJobs: { path: undefined; query: undefined; body: undefined; response: Tick };
}
