/** What is measured. Each case asks for something else in each round, as people do; what they ask for is the same at every size. */
import { randomUUID } from 'node:crypto';
import { PLANTED } from '../../seed/planted.ts';
import { vocabularies } from '../../seed/vocabulary.ts';
import type { Ask } from './client.ts';
import { list, type Desk, type Who } from './desk.ts';

/** cold: what nobody has asked for before, so that it comes from the disk; it is told beside the others, not counted with them. */
export type Kind = 'read' | 'rare' | 'common' | 'write' | 'cold';

export interface Case {
	name: string;
	kind: Kind;
	who: Who;
	/** With twenty clients too. */
	crowded?: true;
	/** Every so many rounds only, where one request is much work. */
	every?: number;
	/** The desk's newest number is asked for before. */
	fresh?: true;
	ask: ( desk: Desk, round: number ) => Ask;
}

const turn = < T >( from: readonly T[], round: number ) => from[ round % from.length ] as T;
const search = ( query: string, more: Record< string, string > = {} ) => list( { folder: 'all', search: query, per_page: 30, ...more } );
const ticket = ( id: number ): Ask => ( { path: `/mesa/v1/tickets/${ id }` } );

/** In one ticket each. */
const RARE = PLANTED.filter( ( each ) => /^[a-z]{6,}$/.test( each.query ) ).map( ( each ) => each.query );
/** In most English or Spanish tickets. */
const COMMON = [ 'order', 'the', 'parcel', 'please', 'pedido', 'refund' ];
const TWO = [ 'order parcel', 'teapot broken', 'refund yesterday', 'pedido taza', 'invoice payment', 'the kettle' ];
const OPERATORS = [
	'status:closed refund',
	'is:unassigned order',
	'has:attachment parcel',
	'tag:shipping invoice',
	'before:2025-06-01 teapot',
	'mailbox:team1@shop.example please',
	'parcel -refund',
	'from:anna order',
	'"order"  subject:parcel',
];
/** Words further down in Zipf's order: in about one ticket of a hundred. */
const ENGLISH = vocabularies().en.words;
const MIDDLING = [ 2000, 2600, 3200, 3900, 4700, 5600 ].map( ( rank ) => ENGLISH[ rank ] as string );
/** Of the long tail, another one each time. */
const unheard = ( round: number ) => ENGLISH[ 9000 + ( ( round * 37 ) % 30_000 ) ] as string;

const TEXT = '<p>Thank you for writing. Your parcel is on its way again; it should be with you on Thursday.</p>';
const BULK = 200;
/** Rounds from one of them to the next: often enough for a median, seldom enough to leave the others their rounds. */
const BULK_EVERY = 2;

/** A ticket anywhere in the desk. */
const anyOf = ( desk: Desk, number: number ) => 1 + ( ( Math.imul( number + 1, 0x9e3779b1 ) >>> 0 ) % ( desk.tickets - 1 ) );

export const READS: readonly Case[] = [
	{
		name: 'inbox, first page',
		kind: 'read',
		who: 'all',
		crowded: true,
		ask: () => list( { folder: 'open', order: 'newest', per_page: 30 } ),
	},
	{
		name: 'inbox, 50th page',
		kind: 'read',
		who: 'all',
		ask: ( desk ) => list( { folder: 'closed', per_page: 30, ...( desk.deepCursor === '' ? {} : { cursor: desk.deepCursor } ) } ),
	},
	{
		name: 'inbox, longest waiting',
		kind: 'read',
		who: 'all',
		ask: () => list( { folder: 'unassigned', order: 'waiting', per_page: 30 } ),
	},
	{ name: 'folder counts', kind: 'read', who: 'all', crowded: true, ask: () => ( { path: '/mesa/v1/folders' } ) },
	{
		name: 'open a ticket of 3',
		kind: 'read',
		who: 'all',
		crowded: true,
		ask: ( desk, round ) => ticket( turn( desk.recent.all, round ) ),
	},
	{
		name: 'open a ticket nobody has read for long',
		kind: 'cold',
		who: 'all',
		ask: ( desk, round ) => ticket( anyOf( desk, round ) ),
	},
	{ name: 'open the ticket of 300', kind: 'read', who: 'all', ask: ( desk ) => ticket( desk.tickets ) },
	{
		name: 'changes, none',
		kind: 'read',
		who: 'all',
		crowded: true,
		fresh: true,
		ask: ( desk ) => ( { path: `/mesa/v1/changes?since=${ desk.seq }` } ),
	},
	{ name: 'inbox, 3 of 50 mailboxes', kind: 'read', who: 'few', ask: () => list( { folder: 'open', per_page: 30 } ) },
	{ name: 'all tickets, 3 of 50', kind: 'read', who: 'few', ask: () => list( { folder: 'all', per_page: 30 } ) },
	{ name: 'folder counts, 3 of 50', kind: 'read', who: 'few', ask: () => ( { path: '/mesa/v1/folders' } ) },
	{ name: 'open a ticket, 3 of 50', kind: 'read', who: 'few', ask: ( desk, round ) => ticket( turn( desk.recent.few, round ) ) },
	{
		name: 'changes, 3 of 50',
		kind: 'read',
		who: 'few',
		fresh: true,
		ask: ( desk ) => ( { path: `/mesa/v1/changes?since=${ desk.seq }` } ),
	},
	{ name: 'inbox, 45 of 50 mailboxes', kind: 'read', who: 'most', ask: () => list( { folder: 'open', per_page: 30 } ) },
	{ name: 'folder counts, 45 of 50', kind: 'read', who: 'most', ask: () => ( { path: '/mesa/v1/folders' } ) },
	{ name: 'search, rare word', kind: 'rare', who: 'all', crowded: true, ask: ( _desk, round ) => search( turn( RARE, round ) ) },
	{ name: 'search, rare, 3 of 50', kind: 'rare', who: 'few', ask: ( _desk, round ) => search( turn( RARE, round ) ) },
	{ name: 'search, middling word', kind: 'common', who: 'all', ask: ( _desk, round ) => search( turn( MIDDLING, round ) ) },
	{ name: 'search, common word', kind: 'common', who: 'all', crowded: true, ask: ( _desk, round ) => search( turn( COMMON, round ) ) },
	{ name: 'search, common, 3 of 50', kind: 'common', who: 'few', ask: ( _desk, round ) => search( turn( COMMON, round ) ) },
	{ name: 'search, two words', kind: 'common', who: 'all', ask: ( _desk, round ) => search( turn( TWO, round ) ) },
	{ name: 'search, with operators', kind: 'common', who: 'all', ask: ( _desk, round ) => search( turn( OPERATORS, round ) ) },
	{
		name: 'search, a word for the first time',
		kind: 'cold',
		who: 'all',
		ask: ( _desk, round ) => search( unheard( round ) ),
	},
	{
		name: 'search, by relevance',
		kind: 'common',
		who: 'all',
		ask: ( _desk, round ) => search( turn( TWO, round ), { order: 'relevance' } ),
	},
];

/** Ids of tickets to be changed, none of them twice. */
const untouched = ( desk: Desk, round: number, count: number ) =>
	Array.from( { length: count }, ( _each, at ) => desk.tickets - 2 - ( ( round * count + at ) % ( desk.tickets - 2 ) ) );

export const WRITES: readonly Case[] = [
	{
		name: 'reply',
		kind: 'write',
		who: 'all',
		crowded: true,
		ask: ( desk, round ) => ( {
			method: 'POST',
			path: `/mesa/v1/tickets/${ untouched( desk, round, 1 )[ 0 ] }/replies`,
			body: { html: TEXT, client_key: randomUUID() },
		} ),
	},
	{
		name: 'create a ticket',
		kind: 'write',
		who: 'all',
		ask: ( _desk, round ) => ( {
			method: 'POST',
			path: '/mesa/v1/tickets',
			body: {
				mailbox_id: 1,
				channel: 'phone',
				customer_email: `caller${ round }@people.example`,
				subject: `A call about order ${ round }`,
				html: TEXT,
				client_key: randomUUID(),
			},
		} ),
	},
	{
		name: 'change the status',
		kind: 'write',
		who: 'all',
		ask: ( desk, round ) => ( {
			method: 'PATCH',
			path: `/mesa/v1/tickets/${ untouched( desk, round + 100, 1 )[ 0 ] }`,
			body: { status: 'open' },
		} ),
	},
	{
		name: 'changes, five tickets',
		kind: 'read',
		who: 'all',
		fresh: true,
		ask: ( desk ) => ( { path: `/mesa/v1/changes?since=${ desk.seq - 5 }` } ),
	},
	{
		// As everybody else's screen asks after somebody's bulk change.
		name: 'changes, 200 tickets',
		kind: 'read',
		who: 'all',
		fresh: true,
		ask: ( desk ) => ( { path: `/mesa/v1/changes?since=${ desk.seq - BULK }` } ),
	},
	{
		name: 'bulk 200',
		kind: 'write',
		who: 'all',
		every: BULK_EVERY,
		ask: ( desk, round ) => ( {
			method: 'POST',
			path: '/mesa/v1/tickets/bulk',
			body: {
				ids: untouched( desk, 1 + Math.floor( round / BULK_EVERY / 3 ), BULK ),
				status: turn( [ 'open', 'pending', 'closed' ], round / BULK_EVERY ),
			},
		} ),
	},
	{
		// All over the desk, which nobody selects in one list.
		name: 'bulk 200 of all ages',
		kind: 'cold',
		who: 'all',
		every: BULK_EVERY,
		ask: ( desk, round ) => ( {
			method: 'POST',
			path: '/mesa/v1/tickets/bulk',
			body: {
				// The same twice, there and back: the next run finds something to change.
				ids: [
					...new Set(
						Array.from( { length: BULK }, ( _each, at ) => anyOf( desk, Math.floor( round / BULK_EVERY / 2 ) * BULK + at ) )
					),
				],
				status: ( round / BULK_EVERY ) % 2 === 0 ? 'pending' : 'closed',
			},
		} ),
	},
];
