/**
 * What a seeded desk looks like as a whole: when things happen, who the customers are, which agent may see what.
 *
 * Time is made of steps. In step s ticket s is opened, and tickets opened some steps before get their second and third
 * message: messages of one ticket lie apart in the table, as they do on a desk that is in use. How long a ticket waits
 * depends on its number modulo 8 and is a multiple of 8, so each step has exactly one message of each kind.
 */
import { random } from '../bench/mail/random.ts';
import { plantedIn } from './planted.ts';

/** Ids and times of a mailbox or an agent on the site. */
export interface Agent {
	id: number;
	name: string;
	email: string;
}

export interface SeedMailbox {
	id: number;
	address: string;
	name: string;
}

export interface Plan {
	tickets: number;
	seed: number;
	mailboxes: readonly SeedMailbox[];
	agents: readonly Agent[];
	/** Agents who may see each mailbox (indexes), by the mailbox's index. */
	teams: readonly ( readonly number[] )[];
	/** Steps until the last ticket has its third message. */
	steps: number;
	/** Customer (from 1) of each ticket; index 0 is not used. */
	customers: Int32Array;
	/** First ticket of each customer; index 0 is not used. */
	firstTickets: Int32Array;
}

export const MAILBOXES = 50;
/** Mailboxes (indexes, by size) that are open to every agent: a larger, a middling and a small one. */
export const OPEN_MAILBOXES = [ 3, 12, 30 ] as const;
/** Messages of one ticket; all others have three. */
export const LONG_TICKET_MESSAGES = 300;

/** The last step's time, and how long before it the first was. Seconds. Fixed, so that the same desk has the same dates. */
const END = Date.UTC( 2026, 10, 20 ) / 1000;
const SPAN = 3 * 365 * 86_400;

/** Steps from the first to the second, and from the second to the third message, by ticket number modulo 8. */
const SECOND = [ 8, 16, 24, 40, 80, 160, 400, 800 ];
const THIRD = [ 8, 24, 64, 120, 240, 560, 1200, 2400 ];

/** Small desks are as quick to answer as large ones: fewer tickets come between. */
const scaled = ( steps: number, tickets: number ) => Math.max( 8, Math.floor( ( steps * Math.min( 1, tickets / 20_000 ) ) / 8 ) * 8 );

/** Steps between a ticket's first message and this one (0, 1 or 2). */
export function delay( tickets: number, ticket: number, message: number ): number {
	const second = message > 0 ? scaled( SECOND[ ticket % 8 ] as number, tickets ) : 0;
	return second + ( message > 1 ? scaled( THIRD[ ticket % 8 ] as number, tickets ) : 0 );
}

/** The ticket that gets its message of this kind in this step; 0: none. */
export function ticketAt( plan: Pick< Plan, 'tickets' >, step: number, message: number ): number {
	const ticket = step - delay( plan.tickets, step, message );
	return ticket >= 1 && ticket <= plan.tickets ? ticket : 0;
}

/** A message's id. Those of the long ticket follow after all others. */
export const messageId = ( plan: Plan, ticket: number, message: number ) =>
	message < 3 ? 3 * ( ticket + delay( plan.tickets, ticket, message ) ) + message + 1 : 3 * plan.steps + message + 1;

/** UTC, as a database has it. */
export const sqlTime = ( seconds: number ) => new Date( seconds * 1000 ).toISOString().slice( 0, 19 ).replace( 'T', ' ' );

/** When a message was written. Seconds since 1970. */
export function timeOf( plan: Plan, ticket: number, message: number ): number {
	if ( message >= 3 ) {
		return END + message * 60;
	}
	const step = ticket + delay( plan.tickets, ticket, message );
	return END - SPAN + Math.floor( ( step / plan.steps ) * SPAN );
}

/** Until when snoozed tickets sleep, each for itself. */
export const wakeTime = ( ticket: number ) => END + ( 60 + ( ticket % 300 ) ) * 86_400;

/** 8 agents for a thousand tickets, 28 for a hundred thousand, 40 for a million. */
export const agentCount = ( tickets: number ) => Math.min( 40, Math.max( 8, Math.round( 16 + 12 * ( Math.log10( tickets ) - 4 ) ) ) );

/** Parts of all tickets that mailboxes get, largest first. */
export function mailboxShares(): number[] {
	const weights = Array.from( { length: MAILBOXES }, ( _each, at ) => 1 / ( at + 2 ) );
	const total = weights.reduce( ( sum, each ) => sum + each, 0 );
	return weights.map( ( each ) => each / total );
}

/**
 * Who may see what, beside the open mailboxes: agent 0 everything (a manager), agent 1 nothing more (3 of 50), agent 2
 * all but five (45 of 50), the others about half.
 */
export function teams( agents: number, seed: number ): number[][] {
	const dice = random( seed + 7 );
	return Array.from( { length: MAILBOXES }, ( _each, mailbox ) => {
		if ( ( OPEN_MAILBOXES as readonly number[] ).includes( mailbox ) ) {
			return Array.from( { length: agents }, ( _one, agent ) => agent );
		}
		const members = [ 0, ...( mailbox % 10 === 1 ? [] : [ 2 ] ) ];
		for ( let agent = 3; agent < agents; agent++ ) {
			if ( dice.next() < 0.5 ) {
				members.push( agent );
			}
		}
		return members;
	} );
}

/** @param tickets At least 100. */
export function planDesk( tickets: number, seed: number, mailboxes: readonly SeedMailbox[], agents: readonly Agent[] ): Plan {
	const dice = random( seed );
	const customers = new Int32Array( tickets + 1 );
	const first: number[] = [ 0 ];
	// Whom somebody looks for by name has one ticket, not hundreds.
	const alone = new Set( plantedIn( tickets ).keys() );
	for ( let ticket = 1; ticket <= tickets; ticket++ ) {
		// Who has written often of late writes again: a few write hundreds of times, most once or twice.
		const other = dice.next() < 0.66 ? ticket - dice.between( 1, Math.min( ticket, 30_000 ) ) : 0;
		const customer = other > 0 && ! alone.has( ticket ) ? ( customers[ other ] as number ) : 0;
		if ( customer > 0 && ! alone.has( first[ customer ] as number ) ) {
			customers[ ticket ] = customer;
		} else {
			customers[ ticket ] = first.length;
			first.push( ticket );
		}
	}
	const longest = Math.max( ...Array.from( { length: 8 }, ( _each, at ) => delay( tickets, at, 2 ) ) );
	return {
		tickets,
		seed,
		mailboxes,
		agents,
		teams: teams( agents.length, seed ),
		steps: tickets + longest,
		customers,
		firstTickets: Int32Array.from( first ),
	};
}
