import type { IngestMessage } from '../../contract/generated/types.ts';
import type { MailboxIdentity } from '../interpret/may-auto-respond.ts';
import type { SplitBody } from '../interpret/visible-text.ts';

/** A blob ready to be handed over: in memory when small, else in a temporary file that the receiver removes. */
export interface PreparedBlob {
	sha256: string;
	/** Bytes. */
	size: number;
	data?: Uint8Array;
	path?: string;
}

/** All of an IngestMessage that the mail itself tells; the rest comes from the mailbox. */
export type PreparedMessage = Omit< IngestMessage, 'folder' | 'uid' | 'received_at' >;

export interface PreparedMail {
	message: PreparedMessage;
	blobs: PreparedBlob[];
}

/** The raw mail: bytes, or the file they are in. */
export type RawSource = { bytes: Uint8Array } | { path: string };

export interface PrepareTask {
	kind: 'prepare';
	raw: RawSource;
	identity: MailboxIdentity;
	/** Blobs above this go to a file. Bytes. */
	inlineLimit: number;
	/** Folder for those files, of this try alone; made when the first one comes. */
	directory: string;
	/** Why an earlier try failed: only headers and the raw source are used. */
	failure?: string;
}

/** Where a mail was found. */
export type MessageOrigin = Pick< IngestMessage, 'folder' | 'uid' | 'received_at' > & Partial< Pick< IngestMessage, 'spam' | 'check' > >;

/** The same as prepare, for mail that goes to WordPress as it is: the thread writes the JSON, so that nobody copies it. */
export interface PackTask extends Omit< PrepareTask, 'kind' > {
	kind: 'pack';
	origin: MessageOrigin;
}

/** What this program itself has to know of a mail on its way. */
export type MessageFacts = Pick< IngestMessage, 'key' | 'raw_sha256' | 'parse_error' | 'from' | 'subject' >;

export interface PackedMail {
	message: MessageFacts;
	/** The whole IngestMessage. */
	json: Uint8Array;
	blobs: PreparedBlob[];
}

/** A parsed mail as the command line shows it. */
export interface ParsedView {
	subject: string;
	from: { address: string; name: string };
	to: { address: string; name: string }[];
	date: string | null;
	messageId: string;
	inReplyTo: string;
	references: string[];
	text: string;
	html: string;
	visible: string;
	quoted: string;
	attachments: { filename: string; contentType: string; size: number; inline: boolean; contentId: string | null }[];
	automatic: IngestMessage[ 'automatic' ];
	mayAutoRespond: boolean;
	bounce: IngestMessage[ 'bounce' ];
}

export interface Tasks {
	prepare: { task: PrepareTask; result: PreparedMail };
	pack: { task: PackTask; result: PackedMail };
	parse: { task: { kind: 'parse'; raw: RawSource }; result: ParsedView };
	strip: { task: { kind: 'strip'; text?: string; html?: string }; result: SplitBody };
	sanitize: { task: { kind: 'sanitize'; html: string }; result: { html: string } };
}

export type TaskKind = keyof Tasks;
export type Task = Tasks[ TaskKind ][ 'task' ];

export interface WorkerRequest {
	id: number;
	task: Task;
}

export interface WorkerResponse {
	id: number;
	result?: unknown;
	error?: string;
}
