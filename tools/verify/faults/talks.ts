/** The conversations of the trial: who writes to whom, what was said so far, what the desk has answered. */
import type { StoredMail } from '../../mail/outbox.ts';
import type { Chance } from './random.ts';
import { writeMail, type Threading, type TrialMail } from './mails.ts';
import type { Step, Way } from './plan.ts';
import { MAILBOX } from './stage.ts';

interface Talk {
	from: string;
	subject: string;
	/** Message-IDs of the customer's mails that can be answered to. */
	ids: string[];
	/** The desk's reply, once it has arrived at the customer. */
	answer: { messageId: string; subject: string } | null;
}

/** Scanners and scripts send every mail under one Message-ID. */
const SCANNER = '<scan@device.example>';
/** One in so many customers writes twice with the same subject: two tickets all the same. */
const TWICE = 40;

const header = ( raw: string, name: string ) =>
	( new RegExp( `^${ name }:((?:.*\\r?\\n[ \\t])*.*)$`, 'im' ).exec( raw )?.[ 1 ] ?? '' ).replace( /\r?\n[ \t]+/g, ' ' ).trim();

export class Talks {
	private readonly talks: Talk[] = [];
	private readonly byCustomer = new Map< string, Talk >();
	private count = 0;
	/** Message-IDs of the desk's replies that arrived more than once. */
	readonly sentTwice: string[] = [];
	private readonly sent = new Set< string >();

	constructor(
		private readonly random: Chance,
		/** So many of the first conversations are answered by the agent. */
		private readonly answered: number
	) {}

	/** Conversations that the agent shall answer, by subject. */
	toAnswer(): string[] {
		return this.talks.slice( 0, this.answered ).map( ( talk ) => talk.subject );
	}

	get answers(): number {
		return this.talks.filter( ( talk ) => talk.answer !== null ).length;
	}

	/** A mail that the desk has sent. */
	arrived( mail: StoredMail ): void {
		const raw = mail.raw.toString( 'latin1' );
		const talk = this.byCustomer.get( mail.to[ 0 ] ?? '' );
		const messageId = header( raw, 'Message-ID' );
		if ( ! talk || /^Auto-Submitted: *auto/im.test( raw.split( /\r?\n\r?\n/ )[ 0 ] ?? '' ) ) {
			return;
		}
		if ( this.sent.has( messageId ) ) {
			this.sentTwice.push( messageId );
		}
		this.sent.add( messageId );
		talk.answer = { messageId, subject: header( raw, 'Subject' ) };
	}

	/** The next mail of the plan; null when the desk's answers that it needs are not there yet. */
	write( step: Step ): TrialMail | null {
		return step.reply ? this.writeReply( step.way, step.files ) : this.writeNew( step.files );
	}

	private mark(): string {
		return `x${ ( ++this.count ).toString( 36 ).padStart( 4, '0' ) }x`;
	}

	private writeNew( files: number ): TrialMail {
		const { random } = this;
		const number = this.talks.length;
		const before = this.talks.at( -1 );
		const again = number > this.answered && before !== undefined && number % TWICE === 0;
		const from = again ? before.from : `ana.${ number }@customer-${ number % 7 }.example`;
		const subject = again ? before.subject : `Parcel ${ number } is late`;
		const mark = this.mark();
		const draw = number > this.answered ? random.next() : 1;
		const own = `<${ mark }.${ random.below( 1e9 ) }@customer.example>`;
		const messageId = draw < 0.01 ? '' : draw < 0.02 ? SCANNER : own;
		const talk: Talk = { from, subject, ids: messageId === own ? [ own ] : [], answer: null };
		this.talks.push( talk );
		if ( ! again ) {
			this.byCustomer.set( from, talk );
		}
		return writeMail( random, { mark, talk: number, from, mailbox: MAILBOX, files, messageId, answers: null, subject } );
	}

	private writeReply( way: Way, files: number ): TrialMail | null {
		const { random } = this;
		const fits = this.talks.filter( ( talk ) => ( way === 'customer' ? talk.ids.length > 0 : talk.answer !== null ) );
		if ( fits.length === 0 ) {
			return null;
		}
		const talk = random.pick( fits );
		const mark = this.mark();
		const messageId = `<${ mark }.${ random.below( 1e9 ) }@customer.example>`;
		const written = writeMail( random, {
			mark,
			talk: this.talks.indexOf( talk ),
			from: talk.from,
			mailbox: MAILBOX,
			files,
			messageId,
			answers: this.threading( talk, way ),
			subject: talk.subject,
		} );
		talk.ids.push( messageId );
		return written;
	}

	private threading( talk: Talk, way: Way ): Threading {
		const { random } = this;
		const subject = random.pick( [ `Re: ${ talk.subject }`, `AW: ${ talk.subject }`, 'Another subject altogether' ] );
		if ( way === 'customer' ) {
			const parent = random.pick( talk.ids );
			return random.next() < 0.8
				? { inReplyTo: parent, references: talk.ids.slice( -5 ), subject }
				: { references: [ '<unknown@elsewhere.example>', parent ], subject };
		}
		const answer = talk.answer as NonNullable< Talk[ 'answer' ] >;
		return way === 'ours'
			? { inReplyTo: answer.messageId, ...( random.next() < 0.5 ? { references: [ answer.messageId ] } : {} ), subject }
			: { subject: `Re: ${ answer.subject }` };
	}
}
