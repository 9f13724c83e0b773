/** One ticket of a seeded desk, worked out from its number alone: the same ticket in whichever process asks. */
import { random, type Random } from '../bench/mail/random.ts';
import { people, type Person } from './people.ts';
import { LONG_TICKET_MESSAGES, mailboxShares, messageId, timeOf, type Plan } from './plan.ts';
import { plantedIn, type Planted, type Place } from './planted.ts';
import { plantedStory, story, tell, type Happening, type Kind, type State } from './story.ts';
import { html, letter, title, tongue, type Tongue } from './text.ts';
import type { Vocabularies } from './vocabulary.ts';
import { FILE_NAMES, FILE_TYPES } from './words.ts';

export const TAGS =
	'refund shipping broken invoice wholesale gift return question urgent vip glaze custom-order press lost-parcel warranty'.split( ' ' );

export interface SeedFile {
	name: string;
	type: string;
	inline: boolean;
}

export interface SeedMessage {
	id: number;
	kind: Kind;
	/** Seconds since 1970. */
	time: number;
	text: string;
	html: string;
	/** With what was quoted. */
	whole: string;
	wholeHtml: string;
	files: SeedFile[];
}

export interface SeedTicket {
	id: number;
	customer: number;
	person: Person;
	/** Somebody else in copy, or ''. */
	copy: string;
	/** Indexes into the plan's lists. */
	mailbox: number;
	agent: number;
	subject: string;
	priority: string;
	channel: 'email' | 'form';
	/** Indexes into TAGS. */
	tags: number[];
	kinds: readonly Kind[];
	state: State;
	history: Happening[];
	hasFiles: boolean;
	message: ( at: number ) => SeedMessage;
}

/** Different numbers for each ticket and purpose. */
const diceFor = ( plan: Plan, ticket: number, purpose: number ) =>
	random( ( Math.imul( ticket, 0x9e3779b1 ) ^ Math.imul( purpose + 1, 0xc2b2ae35 ) ^ plan.seed ) >>> 0 );

function files( plan: Plan, ticket: number, at: number, kind: Kind, planted: Planted | undefined ): SeedFile[] {
	if ( kind !== 'customer' ) {
		return [];
	}
	const dice = diceFor( plan, ticket, 1000 + at );
	const roll = dice.next();
	const [ ending, type ] = dice.pick( FILE_TYPES );
	const name = `${ dice.pick( FILE_NAMES ) }-${ dice.between( 1, 9999 ) }.${ ending }`;
	return [
		...( planted?.place === 'file' && at === 0 ? [ { name: planted.text, type: 'application/pdf', inline: false } ] : [] ),
		...( roll < 0.12 ? [ { name, type, inline: false } ] : [] ),
		...( roll > 0.95 ? [ { name: 'logo.png', type: 'image/png', inline: true } ] : [] ),
	];
}

const WHERE: Partial< Record< Place, number > > = { first: 0, huge: 0, middle: 1, note: 1, last: 2, quoted: 2 };
/** Characters of the mail in which a word stands at the very end. */
const HUGE = 100_000;

/** Gives a desk's tickets, by their numbers from 1. */
export function tickets( plan: Plan, words: Vocabularies ): ( id: number ) => SeedTicket {
	const person = people( plan, words );
	const planted = plantedIn( plan.tickets );
	const shares = mailboxShares();

	const mailboxOf = ( dice: Random ) => {
		let left = dice.next();
		const at = shares.findIndex( ( share ) => ( left -= share ) < 0 );
		return at < 0 ? 0 : at;
	};

	return ( id ) => {
		const dice = diceFor( plan, id, 0 );
		const extra = planted.get( id );
		const told = extra ? plantedStory( extra.place === 'note' ) : story( dice.next() );
		const isLong = id === plan.tickets;
		const kinds = isLong
			? Array.from( { length: LONG_TICKET_MESSAGES }, ( _each, at ): Kind => ( at % 2 === 0 ? 'customer' : 'reply' ) )
			: told.kinds;
		const { state, history } = tell( isLong ? { share: 0, kinds: told.kinds } : told, kinds );
		const customer = plan.customers[ id ] as number;
		const who = person( customer );
		const speaks: Tongue = tongue( dice );
		const order = dice.next() < 0.35 ? String( 100_000 + id * 7 + dice.between( 0, 6 ) ) : '';
		const mailbox = mailboxOf( dice );
		const team = plan.teams[ mailbox ] as readonly number[];
		// The manager answers little; the newest agent, who sees three mailboxes only, is in no other team.
		const agent = team[ dice.between( Math.min( 1, team.length - 1 ), team.length - 1 ) ] as number;
		const subject = title( words, speaks, dice, order ) + ( extra?.place === 'subject' ? ` ${ extra.text }` : '' );
		const tags = [
			...new Set( Array.from( { length: dice.between( 0, 3 ) }, () => Math.floor( TAGS.length * dice.next() * dice.next() ) ) ),
		];
		const asHtml = dice.next() < 0.5;

		const message = ( at: number ): SeedMessage => {
			const kind = kinds[ at ] as Kind;
			const own = diceFor( plan, id, at + 1 );
			const writer = kind === 'customer' ? who.name : ( plan.agents[ agent ]?.name ?? '' );
			let text = letter( words, speaks, own, writer, order );
			if ( extra && WHERE[ extra.place ] === at && extra.place !== 'quoted' ) {
				while ( extra.place === 'huge' && text.length < HUGE ) {
					text = `${ letter( words, speaks, own, writer, '' ) }\n\n${ text }`;
				}
				text += `\n\n${ extra.text }`;
			}
			const quotes = kind === 'customer' && at > 0 && ( extra?.place === 'quoted' || own.next() < 0.4 );
			const old = extra?.place === 'quoted' && at === WHERE.quoted ? `${ subject } ${ extra.text }` : subject;
			const withHtml = kind !== 'customer' || asHtml;
			return {
				id: messageId( plan, id, at ),
				kind,
				time: timeOf( plan, id, at ),
				text,
				html: withHtml ? html( text ) : '',
				whole: quotes ? `${ text }\n\n2026, ${ plan.mailboxes[ mailbox ]?.name }:\n> ${ old }` : text,
				wholeHtml: withHtml ? html( text ) + ( quotes ? `<blockquote>${ html( old ) }</blockquote>` : '' ) : '',
				files: files( plan, id, at, kind, extra ),
			};
		};
		return {
			id,
			customer,
			person: who,
			copy: dice.next() < 0.15 ? `office${ customer }@${ who.address.split( '@' )[ 1 ] }` : '',
			mailbox,
			agent,
			subject,
			priority: dice.next() < 0.1 ? dice.pick( [ 'low', 'high', 'urgent' ] ) : 'normal',
			channel: dice.next() < 0.15 ? 'form' : 'email',
			tags,
			kinds,
			state,
			history,
			hasFiles: kinds.some( ( kind, at ) => files( plan, id, at, kind, extra ).some( ( file ) => ! file.inline ) ),
			message,
		};
	};
}
