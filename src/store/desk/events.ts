import type {
	Desk,
	FieldValue,
	FolderCounts,
	MailboxSummary,
	Message,
	Person,
	Tag,
	Task,
	Ticket,
	TicketRow,
} from '../../contract/generated/types.ts';
import type { Failure } from '../failure.ts';
import type { DeskState, ListQuery } from './state.ts';

/** Everything that can happen to the desk's state. */
export type DeskAction =
	| { type: 'LIST_LOADING'; query: ListQuery }
	| { type: 'LIST_LOADED'; key: string; items: TicketRow[]; cursor: string | null }
	| { type: 'LIST_FAILED'; key: string; failure: Failure }
	| { type: 'LIST_MORE_LOADING'; key: string }
	| { type: 'LIST_MORE_LOADED'; key: string; items: TicketRow[]; cursor: string | null }
	| { type: 'LIST_ARRANGED'; key: string; ids: number[]; held: number[] }
	| { type: 'LIST_REST'; atRest: boolean }
	| { type: 'LIST_SHOWN'; query: ListQuery }
	| { type: 'ROWS'; rows: TicketRow[] }
	| { type: 'ROW_PREVIEW'; row: TicketRow }
	| { type: 'VIEWING'; id: number | null }
	| { type: 'TICKET_LOADING'; id: number }
	| { type: 'TICKET_LOADED'; ticket: Ticket }
	| { type: 'TICKET_FAILED'; id: number; failure: Failure }
	| { type: 'EARLIER_LOADING'; id: number }
	| { type: 'MESSAGES'; ticketId: number; messages: Message[]; olderThan?: number | null }
	| { type: 'COUNTS'; counts: FolderCounts }
	| { type: 'PEOPLE'; agents: Person[]; mailboxes: MailboxSummary[] }
	| { type: 'TAGS'; tags: Tag[] }
	| { type: 'TASKS'; id: number; tasks: Task[] }
	| { type: 'SETUP'; setup: Desk }
	| { type: 'FIELDS'; id: number; fields: FieldValue[] }
	| { type: 'MISSING'; id: number; words: Record< number, string > }
	| { type: 'SEQ'; seq: number }
	| { type: 'CONNECTION'; connection: DeskState[ 'connection' ] };

/** What @wordpress/data hands to a thunk, as far as ours use it. */
export interface ThunkTools {
	select: { getDesk: () => DeskState };
	dispatch: < Result >( action: DeskAction | Thunk< Result > ) => Promise< Result >;
}

export type Thunk< Result = void > = ( tools: ThunkTools ) => Promise< Result >;
