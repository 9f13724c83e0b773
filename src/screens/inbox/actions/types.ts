import type { ReactNode } from 'react';
import type { TicketPatch, TicketRow } from '../../../contract/generated/types.ts';
import type { OpenTicket } from '../../../store/desk/state.ts';
import type { Route } from '../../../store/route.ts';
import type { ReplyHandle } from '../reply/reply-box.tsx';

/** Menus of the thread's head that a key can open. */
export type MenuName = 'assignee' | 'priority' | 'status' | 'more';

/** What an action may look at and do. It is made new for each use: nothing in it is older than the key that was pressed. */
export interface ActionContext {
	route: Route;
	/** The open ticket, else the one under the list's cursor. */
	ticketId: number | null;
	/** Whether the ticket's thread is on screen. */
	isOpen: boolean;
	row: TicketRow | undefined;
	/** The thread, null until it is loaded. */
	ticket: OpenTicket[ 'ticket' ];
	/** Rows of the list on screen, in its order. */
	ids: readonly number[];
	/** Rows with a tick. What is done from the list is done to them when there are any. */
	selected: ReadonlySet< number >;
	/** Changes the selected tickets, else the current one; with undo. */
	change: ( patch: TicketPatch ) => void;
	/** Up or down the list. */
	step: ( by: 1 | -1 ) => void;
	open: ( id: number ) => void;
	toggleSelected: ( id: number ) => void;
	toggleAll: () => void;
	clearSelected: () => void;
	/** Null while no reply box is there. */
	reply: ReplyHandle | null;
	openMenu: ( name: MenuName ) => void;
	/** Shows a dialog, or something else that floats, until it calls `onClose`. */
	show: ( render: ( onClose: () => void ) => ReactNode ) => void;
	/** Brings the side bar on screen, and the cursor to the first element that matches. */
	showSideBar: ( focus?: string ) => void;
	toggleSideBar: () => void;
	/** Closes what floats over the thread; false when nothing did. */
	closeSideBar: () => boolean;
}

/** In the order of the sheet of keys and of the menu. */
export const ACTION_GROUPS = [ 'move', 'answer', 'ticket', 'select', 'go', 'screen' ] as const;
export type ActionGroup = ( typeof ACTION_GROUPS )[ number ];

/** Something a person can do, wherever it is started from: a key, the More menu, the command palette. */
export interface TicketAction {
	/** Of this list, for example "merge". */
	id: string;
	/** A verb with its object, for example "Merge with another ticket". */
	label: ( context: ActionContext ) => string;
	group: ActionGroup;
	/** `KeyboardEvent.key`; "mod+k" with Ctrl or ⌘, "g i" one after the other. */
	keys?: readonly string[];
	/** Shown in the thread's More menu. */
	inMenu?: boolean;
	/** Left out of the command palette: moving by a row makes no sense there. */
	onlyKeys?: boolean;
	isDestructive?: boolean;
	/** Whether it can be done now; always, when there is none. */
	when?: ( context: ActionContext ) => boolean;
	run: ( context: ActionContext ) => void;
}
