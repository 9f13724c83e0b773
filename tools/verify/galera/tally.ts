/** Holds what the nodes have against what was acknowledged. */
import type { Written } from './ledger.ts';

export interface StoredMessage {
	id: number;
	ticket: number;
	kind: string;
	key: string;
	state: string;
	text: string;
}

export interface StoredEvent {
	id: number;
	ticket: number;
	type: string;
	data: Record< string, string | number | boolean | null >;
}

export interface StoredTicket {
	id: number;
	status: string;
	priority: string;
	assignee: number;
	subject: string;
	messages: number;
}

export interface Stored {
	messages: StoredMessage[];
	events: StoredEvent[];
	tickets: StoredTicket[];
}

export interface Tally {
	/** Acknowledged and not there. */
	lost: string[];
	/** There more than once, whoever acknowledged it. */
	doubled: string[];
	/** Histories that contradict themselves: an update that overwrote another unseen. */
	torn: string[];
	/** Answers that opened a ticket of their own. */
	split: string[];
	/** Replies whose sending died in the middle: a person decides. */
	unsure: number;
}

const EVENT_OF = { mail: [ 'ticket_created', 'customer_replied' ], reply: [ 'reply_added' ], note: [ 'note_added' ] } as const;

/**
 * @param sent Raw mails that have left the desk.
 */
export function tally( entries: readonly Written[], { messages, events, tickets }: Stored, sent: readonly string[] ): Tally {
	const found: Tally = { lost: [], doubled: [], torn: [], split: [], unsure: 0 };
	const byMark = new Map< string, StoredMessage[] >();
	for ( const message of messages ) {
		const mark = /mark[0-9a-f]{12}/.exec( message.text )?.[ 0 ] ?? '';
		byMark.set( mark, [ ...( byMark.get( mark ) ?? [] ), message ] );
	}
	const told = ( types: readonly string[], id: number ) =>
		events.filter( ( event ) => types.includes( event.type ) && event.data.message_id === id ).length;
	const count = ( what: string, number: number, acknowledged: boolean ) => {
		if ( number > 1 ) {
			found.doubled.push( `${ what } (${ number } times)` );
		} else if ( number === 0 && acknowledged ) {
			found.lost.push( what );
		}
	};
	for ( const entry of entries ) {
		const what = `${ entry.kind } ${ entry.mark }`;
		if ( entry.kind === 'subject' ) {
			count(
				what,
				events.filter( ( event ) => event.type === 'subject_changed' && event.data.to === entry.mark ).length,
				entry.acknowledged
			);
			continue;
		}
		const stored = byMark.get( entry.mark ) ?? [];
		count( what, stored.length, entry.acknowledged );
		const message = stored[ 0 ];
		if ( ! message ) {
			continue;
		}
		if ( entry.belongs > 0 && message.ticket !== entry.belongs ) {
			found.split.push( `${ what } is on ticket ${ message.ticket }, not ${ entry.belongs }` );
		}
		count( `the event of ${ what }`, told( EVENT_OF[ entry.kind ], message.id ), true );
		if ( entry.kind === 'reply' ) {
			const mails = sent.filter( ( raw ) => raw.includes( entry.mark ) ).length;
			found.unsure += message.state === 'unknown' ? 1 : 0;
			count( `the mail of ${ what }`, mails, message.state !== 'unknown' );
		}
	}
	for ( const ticket of tickets ) {
		found.torn.push( ...tornHistory( ticket, messages, events ) );
	}
	return found;
}

/** Each change begins where the one before it ended, the last one ends where the ticket is, and its messages are counted. */
function tornHistory( ticket: StoredTicket, messages: readonly StoredMessage[], events: readonly StoredEvent[] ): string[] {
	const torn: string[] = [];
	const own = events.filter( ( event ) => event.ticket === ticket.id );
	const now = {
		status_changed: ticket.status,
		priority_changed: ticket.priority,
		subject_changed: ticket.subject,
		assigned: ticket.assignee || null,
	};
	for ( const [ type, state ] of Object.entries( now ) ) {
		const steps = own.filter( ( event ) => event.type === type ).sort( ( a, b ) => a.id - b.id );
		for ( const [ at, step ] of steps.entries() ) {
			const next = steps[ at + 1 ];
			const expected = next ? next.data.from : state;
			if ( step.data.to !== expected ) {
				torn.push( `ticket ${ ticket.id }: ${ type } to "${ step.data.to }", then "${ expected }" (event ${ step.id })` );
			}
		}
	}
	// Notes do not count: customers never see them.
	const there = messages.filter( ( message ) => message.ticket === ticket.id && message.kind !== 'note' ).length;
	if ( there !== ticket.messages ) {
		torn.push( `ticket ${ ticket.id } counts ${ ticket.messages } messages and has ${ there }` );
	}
	return torn;
}
