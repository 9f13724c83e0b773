import { createReduxStore, register } from '@wordpress/data';
import * as answer from './answer.ts';
import * as change from './change-ticket.ts';
import { changeTickets } from './change-tickets.ts';
import * as changes from './changes.ts';
import * as load from './load.ts';
import { reducer } from './reducer.ts';
import * as setup from './setup.ts';
import type { DeskState } from './state.ts';
import * as work from './work.ts';

/** Tickets, lists and people as the server last told them, and what the person changes on them. */
export const deskStore = createReduxStore( 'mesa/desk', {
	reducer,
	actions: {
		loadList: load.loadList,
		loadMore: load.loadMore,
		showList: load.showList,
		setListAtRest: load.setListAtRest,
		setViewing: ( id: number | null ) => ( { type: 'VIEWING' as const, id } ),
		loadTicket: load.loadTicket,
		prefetchTicket: load.prefetchTicket,
		loadEarlier: load.loadEarlier,
		loadWholeMessage: load.loadWholeMessage,
		loadPeople: load.loadPeople,
		loadTags: load.loadTags,
		loadCounts: load.loadCounts,
		loadSetup: setup.loadSetup,
		takeSetup: setup.takeSetup,
		loadChanges: changes.loadChanges,
		startAt: changes.startAt,
		revealHeld: changes.revealHeld,
		changeTicket: change.changeTicket,
		changeTickets,
		createTicket: change.createTicket,
		sendReply: answer.sendReply,
		saveNote: answer.saveNote,
		takeTicket: work.takeTicket,
		takeTasks: work.takeTasks,
		takeBack: answer.takeBack,
		sendAgain: answer.sendAgain,
		scheduleReply: answer.scheduleReply,
		markDraft: change.markDraft,
		setConnection: ( connection: DeskState[ 'connection' ] ) => ( { type: 'CONNECTION' as const, connection } ),
	},
	selectors: {
		getDesk: ( state: DeskState ) => state,
	},
} );

let registered = false;

/** Makes the store known to WordPress's registry; harmless when done twice. */
export function registerDeskStore(): void {
	if ( ! registered ) {
		registered = true;
		register( deskStore );
	}
}
