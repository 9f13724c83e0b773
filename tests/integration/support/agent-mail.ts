/** Notifications to agents as their mail server gets them, and answers to them. */
import { as, site, type Role } from '../site.ts';
import { until } from '../../../tools/lib/wait.ts';
import type { IngestMessage, Mailbox, NotificationSettingsPatch, Ticket } from '../../../src/contract/generated/types.ts';
import { asked, sendingMailbox, undoSeconds, type Asked } from './desk.ts';
import { deliver, mail, unique, type Made } from './mails.ts';
import { startSmtp, type Taken, type TestSmtp } from './smtp.ts';

const agent = as( 'mesa_agent' );

export const open = ( id: number ): Promise< Ticket > => agent.call( 'getTicket', { path: { id } } );
/** The manager gives a ticket to somebody. */
export const assign = ( id: number, to = agent.id ) =>
	as( 'mesa_manager' ).call( 'updateTicket', { path: { id }, body: { assignee_id: to } } );
/** Of what somebody wants to be told. */
export const choose = ( caller: typeof agent, body: NotificationSettingsPatch ) => caller.call( 'updateNotificationSettings', { body } );

/** The mail address of the test user with this role. */
export function addressOf( role: Role ): Promise< string > {
	return site().runPhp< string >( 'return get_userdata( $args["id"] )->user_email;', { id: as( role ).id } );
}

export function header( taken: Taken, name: string ): string {
	const head = taken.raw.split( '\r\n\r\n' )[ 0 ]!.replace( /\r\n[ \t]+/g, ' ' );
	return new RegExp( `^${ name }: (.*)$`, 'mi' ).exec( head )?.[ 1 ] ?? '';
}

/** Runs due jobs until none is left, not even in the hands of another runner: the site calls itself, too. */
export async function idle(): Promise< void > {
	await until(
		'the queue to be empty',
		async () => {
			await as( 'mesa_poller' ).call( 'tick', {} );
			const left = await site().runPhp< number >(
				'return (int) ( new Mesa\\Data\\Db() )->value( "SELECT COUNT(*) FROM {jobs} WHERE status = \'running\' OR (status = \'waiting\' AND run_at <= %s)", gmdate( "Y-m-d H:i:s", time() + 1 ) );',
				{}
			);
			return left === 0 ? true : null;
		},
		30_000
	);
}

/** The mails to an address so far, the queue having been worked off. */
export async function mailsTo( smtp: TestSmtp, address: string ): Promise< Taken[] > {
	await idle();
	return smtp.taken.filter( ( one ) => one.to.includes( address ) );
}

/** The newest notification of a ticket to an address. */
export async function notification( smtp: TestSmtp, address: string, ticket: number ): Promise< Taken > {
	const found = ( await mailsTo( smtp, address ) ).filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) ).at( -1 );
	if ( ! found ) {
		throw new Error( `No notification of ticket ${ ticket } to ${ address }.` );
	}
	return found;
}

/** An answer to a notification as the poller hands it over: quotation and signature are cut off already. */
export function answerMail( taken: Taken, from: string, fields: Partial< IngestMessage > = {} ): Made {
	const id = header( taken, 'Message-ID' );
	return mail( {
		from: { address: from, name: 'Luis' },
		to: [ { address: header( taken, 'Reply-To' ) || taken.from, name: '' } ],
		subject: `Re: ${ taken.parsed.subject ?? '' }`,
		in_reply_to: [ id ],
		references: [ header( taken, 'References' ), id ].filter( Boolean ),
		...fields,
	} );
}

/** The same, delivered. */
export async function answerTo( mailboxId: number, taken: Taken, from: string, fields: Partial< IngestMessage > = {} ) {
	const made = answerMail( taken, from, fields );
	const [ result ] = await deliver( mailboxId, made );
	return { ...result!, made };
}

/** A desk whose agents get mails: mesa_agent is "me", mesa_manager "boss". */
export interface AgentDesk {
	smtp: TestSmtp;
	box: Mailbox;
	me: string;
	boss: string;
	/** A ticket that the manager assigned to the agent, with the mail that told them. Tom is in copy. */
	mine: () => Promise< Asked & { told: Taken } >;
	stop: () => Promise< void >;
}

export async function startAgentDesk(): Promise< AgentDesk > {
	const smtp = await startSmtp();
	const box = await sendingMailbox( smtp );
	// Answers by mail leave at once all the same.
	const undo = await undoSeconds( 10 );
	const me = await addressOf( 'mesa_agent' );
	// Other tests write to the same agents, and nobody gets more than so many an hour.
	await site().runPhp( '$GLOBALS["wpdb"]->query( "DELETE FROM {$GLOBALS[\'wpdb\']->prefix}mesa_rate_limits" ); return 1;', {} );
	return {
		smtp,
		box,
		me,
		boss: await addressOf( 'mesa_manager' ),
		mine: async () => {
			const made = await asked( box, { cc: [ { address: `tom-${ unique() }@client.example`, name: 'Tom' } ] } );
			await as( 'mesa_manager' ).call( 'updateTicket', { path: { id: made.ticket }, body: { assignee_id: as( 'mesa_agent' ).id } } );
			return { ...made, told: await notification( smtp, me, made.ticket ) };
		},
		stop: async () => {
			await undoSeconds( undo );
			for ( const role of [ 'mesa_agent', 'mesa_manager' ] as const ) {
				await as( role ).call( 'updateNotificationSettings', { body: { assigned: 'mail', answered: 'mail', unassigned: 'none' } } );
			}
			await smtp.stop();
		},
	};
}
