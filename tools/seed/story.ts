/**
 * What happens to a ticket, and what the plugin writes into its row meanwhile: the rules of AppendMessage, AddReply,
 * AddNote and UpdateTicket, in short. tests/integration/seeded-tickets-are-like-real-ones.test.ts plays
 * each story through the plugin itself.
 */
export type Kind = 'customer' | 'reply' | 'note';

export interface Story {
	/** In percent. */
	share: number;
	kinds: readonly [ Kind, Kind, Kind ];
	/** Status that the last reply leaves; pending where nothing is said. */
	closes?: boolean;
	/** What an agent sets at the end. */
	sets?: 'closed' | 'snoozed' | 'spam' | 'trash';
}

const [ C, R, N ] = [ 'customer', 'reply', 'note' ] as const;

export const STORIES: readonly Story[] = [
	{ share: 35, kinds: [ C, R, C ], sets: 'closed' },
	{ share: 15, kinds: [ C, R, R ], sets: 'closed' },
	{ share: 20, kinds: [ C, N, R ], closes: true },
	{ share: 3, kinds: [ C, C, C ] },
	{ share: 2, kinds: [ C, N, C ] },
	{ share: 9, kinds: [ C, R, C ] },
	{ share: 4, kinds: [ C, C, R ] },
	{ share: 3, kinds: [ C, R, R ] },
	{ share: 2, kinds: [ C, R, N ], sets: 'snoozed' },
	{ share: 1, kinds: [ C, N, C ], sets: 'snoozed' },
	{ share: 4, kinds: [ C, C, C ], sets: 'spam' },
	{ share: 2, kinds: [ C, R, C ], sets: 'trash' },
];

/** @param roll From 0 to below 1. */
export function story( roll: number ): Story {
	let left = roll * 100;
	return STORIES.find( ( each ) => ( left -= each.share ) < 0 ) ?? ( STORIES[ 0 ] as Story );
}

/** The story of tickets that something is planted in: closed, with room for a note where one is needed. */
export const plantedStory = ( note: boolean ) => STORIES[ note ? 2 : 0 ] as Story;

/** Where a ticket stands after some of its messages; messages by number from 0, -1 for none. */
export interface State {
	status: 'open' | 'pending' | 'closed' | 'snoozed' | 'spam' | 'trash';
	assigned: boolean;
	/** The message since which the customer waits. */
	waiting: number;
	/** The message whose text lists show. */
	shown: number;
	/** The newest message that makes a ticket unread. */
	unread: number;
	/** Messages that count: notes do not. */
	count: number;
	/** The message that changed the status last. */
	settled: number;
}

/** A line of the ticket's history; `message` null for what an agent does at the end. */
export interface Happening {
	message: number | null;
	type: string;
	from?: string;
	to?: string;
}

function happen( state: State, kind: Kind, at: number, closes: boolean ): Happening[] {
	const before = state.status;
	if ( kind === 'note' ) {
		return [ { message: at, type: 'note_added' } ];
	}
	state.count++;
	state.shown = at;
	const lines: Happening[] = [
		{ message: at, type: kind === 'reply' ? 'reply_added' : at === 0 ? 'ticket_created' : 'customer_replied' },
	];
	if ( kind === 'customer' ) {
		state.unread = at;
		state.waiting = state.waiting < 0 ? at : state.waiting;
		state.status = 'open';
	} else {
		state.waiting = -1;
		state.status = closes ? 'closed' : 'pending';
		if ( ! state.assigned ) {
			state.assigned = true;
			lines.push( { message: at, type: 'assigned' } );
		}
	}
	if ( state.status !== before ) {
		state.settled = at;
		lines.push( { message: at, type: 'status_changed', from: before, to: state.status } );
	}
	return lines;
}

/** @param kinds All messages of the ticket, oldest first. */
export function tell( told: Story, kinds: readonly Kind[] ): { state: State; history: Happening[] } {
	const state: State = { status: 'open', assigned: false, waiting: -1, shown: 0, unread: -1, count: 0, settled: 0 };
	const history = kinds.flatMap( ( kind, at ) => happen( state, kind, at, told.closes === true && at === 2 ) );
	if ( told.sets ) {
		history.push( { message: null, type: 'status_changed', from: state.status, to: told.sets } );
		state.status = told.sets;
		state.settled = kinds.length - 1;
		state.waiting = told.sets === 'snoozed' ? state.waiting : -1;
	}
	return { state, history };
}
