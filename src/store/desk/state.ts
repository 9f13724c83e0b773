import type {
	Desk,
	FolderCounts,
	ListTicketsQuery,
	MailboxSummary,
	Person,
	Tag,
	Ticket,
	TicketRow,
} from '../../contract/generated/types.ts';
import { getBoot } from '../boot.ts';
import type { Failure } from '../failure.ts';
import { NO_SETUP } from './no-setup.ts';

export type Folder = NonNullable< ListTicketsQuery[ 'folder' ] >;

/** 'relevance' is for searches only. */
export type Order = NonNullable< ListTicketsQuery[ 'order' ] >;

/** What makes a list the list it is; the cursor is kept inside. */
export interface ListQuery {
	folder: Folder;
	mailbox_id?: number;
	/** With the folder "team": whose. */
	team_id?: number;
	search?: string;
	order: Order;
}

export interface List {
	query: ListQuery;
	status: 'loading' | 'ready' | 'failed';
	failure: Failure | null;
	ids: number[];
	cursor: string | null;
	loadingMore: boolean;
	/** Rows that arrived or moved up while the person was reading further down; shown on request. */
	held: number[];
}

export interface OpenTicket {
	status: 'loading' | 'ready' | 'failed';
	failure: Failure | null;
	/** The row's version that the thread belongs to; 0 before it is there. */
	version: number;
	/** Its row lives in `rows`, so that list and thread never disagree. */
	ticket: Omit< Ticket, 'row' > | null;
	loadingEarlier: boolean;
}

export interface DeskState {
	rows: Record< number, TicketRow >;
	lists: Record< string, List >;
	tickets: Record< number, OpenTicket >;
	/** Ids of the threads in memory, the one taken in last first. */
	recent: number[];
	counts: FolderCounts | null;
	agents: Person[] | null;
	mailboxes: MailboxSummary[] | null;
	/** All there are, by name; null until somebody needs them. */
	tags: Tag[] | null;
	/** What tickets are sorted by. */
	setup: Desk;
	/** What is wrong with a ticket's custom fields, in words by field, by ticket. */
	missing: Record< number, Record< number, string > >;
	/** Of the last change seen; null until the first is known. */
	seq: number | null;
	/** The key of the list on screen. */
	showing: string | null;
	/** Whether the list on screen is scrolled to its top and nobody is selecting in it. */
	listAtRest: boolean;
	/** The ticket on screen, kept fresh; others are loaded again when they are opened. */
	viewing: number | null;
	connection: 'online' | 'offline' | 'expired';
}

export const INITIAL: DeskState = {
	rows: {},
	lists: {},
	tickets: {},
	recent: [],
	counts: null,
	agents: null,
	mailboxes: null,
	tags: null,
	setup: getBoot().desk ?? NO_SETUP,
	missing: {},
	seq: null,
	showing: null,
	listAtRest: true,
	viewing: null,
	connection: 'online',
};

export function listKey( query: ListQuery ): string {
	return JSON.stringify( [ query.folder, query.mailbox_id ?? 0, query.team_id ?? 0, query.search ?? '', query.order ] );
}
