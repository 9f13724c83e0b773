import type { MailboxCheck, PollerConfig, PollerMailbox } from '../../contract/generated/types.ts';
import type { ConnectionConfig } from '../config/config.ts';
import { lookAtMailbox } from '../doctor/mailbox.ts';
import { Findings, json, printed, type Report } from '../doctor/report.ts';
import { senderRecords } from '../doctor/sender-records.ts';
import { roundTrip } from '../doctor/round-trip.ts';
import { lookAtSite, lookAtWork } from '../doctor/wordpress.ts';
import { createLog, type Log } from '../log.ts';
import { startRuntime, VERSION, type Runtime } from '../runtime.ts';

export interface DoctorOptions {
	json: boolean;
	/** Only this mailbox; null: all. */
	mailbox: number | null;
	/** Let mailboxes send a mail to themselves. */
	sendMail: boolean;
	/** Seconds to wait for such a mail. */
	patience: number;
	selfFile: string;
	signal: AbortSignal;
}

const LEGS: Record< string, string > = {
	send: 'handed over',
	arrive: 'in the mailbox',
	fetch: 'fetched',
	ticket: 'a ticket',
	clean: 'removed',
};

function tripWords( check: MailboxCheck ): string {
	return check.legs.map( ( { leg, ms } ) => `${ LEGS[ leg ] ?? leg } ${ ms === null ? 'never' : `after ${ ms } ms` }` ).join( ', ' );
}

function addTrip( findings: Findings, check: MailboxCheck | null ): void {
	if ( check === null ) {
		findings.add( 'trip', 'warning', 'This version of the plugin cannot send a mail to itself; update it.' );
		return;
	}
	if ( check.state === 'failed' ) {
		findings.add( check.broken, 'broken', `${ check.detail } (Of the mail to itself: ${ tripWords( check ) }.)` );
	} else {
		findings.add( 'trip', 'ok', `A mail to itself: ${ tripWords( check ) }.` );
	}
	check.warnings.forEach( ( { part, detail } ) => findings.add( part, 'warning', detail ) );
}

const quiet = ( log: Log ): Log => ( { info: () => undefined, warn: log.warn, error: log.error } );

const labelOf = ( mailbox: PollerMailbox ) => `mailbox "${ mailbox.name || mailbox.address }"`;

async function lookAtMailboxes( report: Report, wordpress: Findings, runtime: Runtime, options: DoctorOptions ): Promise< void > {
	const load = (): Promise< PollerConfig > => runtime.client( 'getPollerConfig', { query: { version: VERSION } } );
	const { mailboxes } = await load();
	const chosen = mailboxes.filter( ( mailbox ) => options.mailbox === null || mailbox.id === options.mailbox );
	if ( options.mailbox !== null && chosen.length === 0 ) {
		wordpress.add( 'mailbox', 'broken', `There is no active mailbox with the number ${ options.mailbox }.` );
	}
	for ( const { id } of chosen ) {
		// Cursors move while the one before is looked at.
		const config = await load();
		const mailbox = config.mailboxes.find( ( each ) => each.id === id );
		if ( ! mailbox ) {
			continue;
		}
		const findings = wordpress.of( labelOf( mailbox ), id );
		const readable = await lookAtMailbox( findings, runtime.client, mailbox );
		if ( readable && options.sendMail ) {
			const check = await roundTrip( runtime, config, mailbox, { patience: options.patience * 1000, signal: options.signal } );
			addTrip( findings, check );
			report.trips.push( ...( check ? [ check ] : [] ) );
		}
		for ( const { part, level, detail } of await senderRecords( mailbox.address ) ) {
			if ( ! findings.has( part ) ) {
				findings.add( part, level, detail );
			}
		}
	}
}

/** Looks at every link between the mailboxes and WordPress, and sends a mail through all of them. */
export async function examine( connection: ConnectionConfig, options: DoctorOptions ): Promise< Report > {
	const report: Report = { checks: [], trips: [] };
	const wordpress = new Findings( report.checks, 'wordpress', 'wordpress' );
	try {
		if ( ! ( await lookAtSite( wordpress, connection ) ) ) {
			return report;
		}
		const runtime = await startRuntime( connection, options.selfFile, quiet( createLog( 'human' ) ) );
		try {
			await lookAtWork( wordpress, runtime.client );
			await lookAtMailboxes( report, wordpress, runtime, options );
		} finally {
			await runtime.end();
		}
	} catch ( error ) {
		wordpress.add( 'wordpress', 'broken', error instanceof Error ? error.message : String( error ) );
	}
	return report;
}

/** Says what is wrong. Exit code 0 when nothing is. */
export async function doctorCommand( connection: ConnectionConfig, options: DoctorOptions ): Promise< number > {
	const report = await examine( connection, options );
	process.stdout.write( options.json ? json( report ) : printed( report ) );
	return report.checks.some( ( check ) => ! check.ok ) ? 1 : 0;
}
