/** Seeded tickets as rows of the plugin's tables, ready for LOAD DATA. */
import { createHash } from 'node:crypto';
import { messageId, sqlTime, ticketAt, timeOf, wakeTime, type Plan } from './plan.ts';
import type { Happening } from './story.ts';
import type { SeedMessage, SeedTicket } from './ticket.ts';

type Value = string | number | null;

/** The columns that are filled, by table; all others keep their defaults. */
export const COLUMNS = {
	tickets:
		'id mailbox_id customer_id assignee_id subject preview status priority channel customer_name customer_email message_count has_attachments last_incoming_id waiting_since snoozed_until created_at updated_at closed_at version seq',
	messages:
		'id ticket_id mailbox_id kind channel author_id customer_id from_address from_name recipients subject message_id message_id_hash in_reply_to reference_ids visible_text visible_html body_text body_html has_more may_auto_respond state message_key client_key raw_expired sent_at created_at',
	attachments: 'id message_id ticket_id sha256 filename content_type size is_inline',
	ticket_participants: 'ticket_id email',
	ticket_tags: 'ticket_id tag_id',
	ticket_reads: 'user_id ticket_id message_id',
	events: 'id ticket_id type actor_id data created_at',
	customers: 'id name created_at',
	customer_emails: 'id customer_id email address',
	jobs: 'id type subject_id payload status run_at created_at',
} as const;

export type Table = keyof typeof COLUMNS;
export const TABLES = Object.keys( COLUMNS ) as Table[];

const ESCAPES: Record< string, string > = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };
const field = ( value: Value ) =>
	value === null ? '\\N' : String( value ).replace( /[\\\t\n\r\0]/g, ( mark ) => ESCAPES[ mark ] as string );

const sha256 = ( text: string ) => createHash( 'sha256' ).update( text ).digest( 'hex' );
/** An hour after the last message an agent sets the status. Seconds. */
const LATER = 3600;

/** Collects rows until somebody takes them. */
export class Rows {
	private readonly lines = Object.fromEntries( TABLES.map( ( table ) => [ table, [] as string[] ] ) ) as Record< Table, string[] >;

	constructor(
		private readonly plan: Plan,
		/** What all files consist of. */
		private readonly blob: { sha256: string; size: number },
		private readonly ticket: ( id: number ) => SeedTicket
	) {}

	private put( table: Table, values: Value[] ): void {
		this.lines[ table ].push( values.map( field ).join( '\t' ) );
	}

	/** Everything that happens in a step: a ticket, a second and a third message, in the order of their ids. */
	step( step: number ): void {
		for ( const at of [ 0, 1, 2 ] ) {
			const id = ticketAt( this.plan, step, at );
			if ( id > 0 ) {
				this.message( this.ticket( id ), at );
			}
		}
		if ( step <= this.plan.tickets ) {
			this.head( this.ticket( step ) );
		}
	}

	/** The messages beyond three of the one ticket that has them. */
	long(): void {
		const ticket = this.ticket( this.plan.tickets );
		for ( let at = 3; at < ticket.kinds.length; at++ ) {
			this.message( ticket, at );
		}
	}

	private head( ticket: SeedTicket ): void {
		const { plan } = this;
		const { state, kinds, person } = ticket;
		const last = kinds.length - 1;
		const times = kinds.map( ( _kind, at ) => timeOf( plan, ticket.id, at ) );
		const changed = ( times[ state.settled ] as number ) + ( ticket.history.at( -1 )?.message === null ? LATER : 0 );
		const shown = ticket.message( state.shown ).text.replace( /\s+/g, ' ' ).trim();
		const agent = plan.agents[ ticket.agent ]?.id ?? 0;
		const idOf = ( at: number ) => messageId( plan, ticket.id, at );
		const newest = idOf( last );
		this.put( 'tickets', [
			ticket.id,
			plan.mailboxes[ ticket.mailbox ]?.id ?? 0,
			ticket.customer,
			state.assigned ? agent : 0,
			ticket.subject,
			Array.from( shown ).slice( 0, 300 ).join( '' ),
			state.status,
			ticket.priority,
			ticket.channel,
			person.name,
			person.address,
			state.count,
			ticket.hasFiles ? 1 : 0,
			idOf( state.unread ),
			state.waiting < 0 ? null : sqlTime( times[ state.waiting ] as number ),
			state.status === 'snoozed' ? sqlTime( wakeTime( ticket.id ) ) : null,
			sqlTime( times[ 0 ] as number ),
			sqlTime( times[ last ] as number ),
			state.status === 'closed' ? sqlTime( changed ) : null,
			kinds.length + 1,
			newest,
		] );
		for ( const email of new Set( [ person.address, ticket.copy ].filter( Boolean ) ) ) {
			this.put( 'ticket_participants', [ ticket.id, email ] );
		}
		for ( const tag of ticket.tags ) {
			this.put( 'ticket_tags', [ ticket.id, tag + 1 ] );
		}
		if ( state.assigned ) {
			const reply = kinds.lastIndexOf( 'reply' );
			this.put( 'ticket_reads', [ agent, ticket.id, state.status === 'open' ? idOf( reply ) : newest ] );
		}
		if ( state.status === 'snoozed' ) {
			const row = [ ticket.id, 'wake_ticket', ticket.id, '[]', 'waiting', sqlTime( wakeTime( ticket.id ) ), sqlTime( changed ) ];
			this.put( 'jobs', row );
		}
		if ( plan.firstTickets[ ticket.customer ] === ticket.id ) {
			this.put( 'customers', [ ticket.customer, person.name, sqlTime( times[ 0 ] as number ) ] );
			for ( const [ at, address ] of [ person.address, ...person.others ].entries() ) {
				this.put( 'customer_emails', [ ticket.customer * 4 + at, ticket.customer, address.toLowerCase(), address ] );
			}
		}
	}

	private message( ticket: SeedTicket, at: number ): void {
		const message = ticket.message( at );
		const { kind, id } = message;
		const mailbox = this.plan.mailboxes[ ticket.mailbox ];
		const agent = this.plan.agents[ ticket.agent ];
		const isCustomer = kind === 'customer';
		const isNote = kind === 'note';
		const domain = isCustomer ? ticket.person.address.split( '@' )[ 1 ] : 'shop.example';
		const mailId = isNote ? '' : `<${ ticket.id }.${ at }.${ id.toString( 36 ) }@${ domain }>`;
		const people = ( addresses: string[] ) => addresses.filter( Boolean ).map( ( address ) => ( { address, name: '' } ) );
		const to = isCustomer ? ( mailbox?.address ?? '' ) : ticket.person.address;
		this.put( 'messages', [
			id,
			ticket.id,
			mailbox?.id ?? 0,
			kind,
			isNote ? 'api' : isCustomer ? ticket.channel : 'email',
			isCustomer ? 0 : ( agent?.id ?? 0 ),
			isNote ? 0 : ticket.customer,
			isCustomer ? ticket.person.address : isNote ? ( agent?.email ?? '' ) : ( mailbox?.address ?? '' ),
			isCustomer ? ticket.person.name : isNote ? ( agent?.name ?? '' ) : ( mailbox?.name ?? '' ),
			JSON.stringify( {
				to: isNote ? [] : people( [ to ] ),
				cc: isCustomer && at === 0 ? people( [ ticket.copy ] ) : [],
				bcc: [],
				reply_to: [],
			} ),
			isNote ? '' : at === 0 ? ticket.subject : `Re: ${ ticket.subject }`,
			mailId,
			isNote ? '' : sha256( mailId.slice( 1, -1 ) ),
			'',
			'',
			message.text,
			message.html,
			message.whole,
			message.wholeHtml,
			message.whole === message.text ? 0 : 1,
			isCustomer ? 1 : 0,
			isCustomer ? 'received' : isNote ? 'saved' : 'sent',
			isCustomer && ticket.channel === 'email' ? sha256( `key ${ mailId }` ) : null,
			isCustomer ? null : `seed-${ id }`,
			1,
			kind === 'reply' ? sqlTime( message.time + 10 ) : null,
			sqlTime( message.time ),
		] );
		for ( const [ number, file ] of message.files.entries() ) {
			this.put( 'attachments', [
				id * 4 + number,
				id,
				ticket.id,
				this.blob.sha256,
				file.name,
				file.type,
				this.blob.size,
				file.inline ? 1 : 0,
			] );
		}
		const isLast = at === ticket.kinds.length - 1;
		const lines = ticket.history.filter( ( line ) => line.message === at || ( isLast && line.message === null ) );
		for ( const [ number, line ] of lines.entries() ) {
			this.event( ticket, message, line, id * 4 + number );
		}
	}

	private event( ticket: SeedTicket, message: SeedMessage, line: Happening, id: number ): void {
		const agent = this.plan.agents[ ticket.agent ]?.id ?? 0;
		const data =
			line.type === 'status_changed'
				? {
						from: line.from,
						to: line.to,
						...( line.to === 'snoozed' ? { until: `${ sqlTime( wakeTime( ticket.id ) ).replace( ' ', 'T' ) }Z` } : {} ),
					}
				: line.type === 'assigned'
					? { from: null, to: agent }
					: { ...( line.type === 'ticket_created' ? { channel: ticket.channel } : {} ), message_id: message.id };
		const byCustomer = message.kind === 'customer' && line.message !== null;
		const time = message.time + ( line.message === null ? LATER : 0 );
		this.put( 'events', [ id, ticket.id, line.type, byCustomer ? 0 : agent, JSON.stringify( data ), sqlTime( time ) ] );
	}

	/** The rows so far, which are forgotten here. */
	take(): Partial< Record< Table, string > > {
		const taken: Partial< Record< Table, string > > = {};
		for ( const table of TABLES ) {
			if ( this.lines[ table ].length > 0 ) {
				taken[ table ] = `${ this.lines[ table ].join( '\n' ) }\n`;
				this.lines[ table ] = [];
			}
		}
		return taken;
	}
}
