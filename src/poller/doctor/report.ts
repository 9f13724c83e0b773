import type { MailboxCheck } from '../../contract/generated/types.ts';

/** One thing that was looked at. The keys are stable: docs/poller.md describes them. */
export interface Check {
	/** What, for example "wordpress.dns" or 'mailbox "Help".login'. */
	name: string;
	scope: 'wordpress' | 'mailbox';
	/** The mailbox's id, null for what belongs to none. */
	mailbox: number | null;
	/** The last part of the name: dns, tcp, tls, login, token, folder, quota, wordpress, password, capability, clock, queue, cron … */
	part: string;
	/** False only when it is broken. */
	ok: boolean;
	level: 'ok' | 'warning' | 'broken';
	/** Milliseconds. */
	ms: number;
	/** What was found. */
	detail: string;
	/** What to do, "" when all is well. */
	advice: string;
}

const ADVICE: Record< string, string > = {
	dns: 'Check the name for a typing error, and this machine’s DNS.',
	tcp: 'Check port and firewall; try the same address from another machine.',
	tls: 'Check the security setting and port, and the server’s certificate.',
	wordpress: 'Open the address in a browser; the Mesa Help Desk plugin must be active there.',
	login: 'Type the password again in wp-admin, Help Desk, Settings. Many providers need an app password.',
	token: 'Connect the account again in wp-admin, Help Desk, Settings.',
	folder: 'Check the folder names in the mailbox’s settings.',
	connection: 'Try again in a few minutes; if it stays so, ask the mail provider.',
	password: 'Run "mesa-poller connect" again: the application password was revoked or never was right.',
	capability: 'Give the user the role "Mail Poller", or run "mesa-poller connect" with another user.',
	clock: 'Set this machine’s or the web server’s clock by the network (NTP).',
	quota: 'Delete or archive old mail, or ask the provider for more space.',
	queue: 'Let "mesa-poller watch" run, or let the server call wp-cron.php every minute.',
	cron: 'Let the server call wp-cron.php every minute; deactivating and activating the plugin schedules its work anew.',
	smtp: 'Check "Mail out" in the mailbox’s settings.',
	delivery: 'Look into the mailbox’s spam folder, and ask the mail provider what became of the mail.',
	spam: 'Tell the provider that mail from this address is no spam, and check the domain’s SPF, DKIM and DMARC.',
	poller: 'Start "mesa-poller watch".',
	cleanup: 'The mailbox’s user must be allowed to delete mail.',
	database: 'The web server’s log says more.',
	spf: 'Add the mail provider’s SPF record to the domain’s DNS.',
	dkim: 'Switch on DKIM at the mail provider and add its record to the domain’s DNS.',
	dmarc: 'Add a DMARC record to the domain’s DNS, for example "v=DMARC1; p=none".',
};

export const adviceFor = ( part: string ): string => ADVICE[ part ] ?? '';

/** Collects what was looked at, of one scope. */
export class Findings {
	constructor(
		private readonly all: Check[],
		private readonly scope: Check[ 'scope' ],
		private readonly label: string,
		private readonly mailbox: number | null = null
	) {}

	/** What belongs to a mailbox. */
	of( label: string, mailbox: number ): Findings {
		return new Findings( this.all, 'mailbox', label, mailbox );
	}

	has( part: string ): boolean {
		return this.all.some( ( check ) => check.name === `${ this.label }.${ part }` );
	}

	add( part: string, level: Check[ 'level' ], detail: string, ms = 0 ): void {
		this.all.push( {
			name: `${ this.label }.${ part }`,
			scope: this.scope,
			mailbox: this.mailbox,
			part,
			ok: level !== 'broken',
			level,
			ms,
			detail,
			advice: level === 'ok' ? '' : adviceFor( part ),
		} );
	}

	/**
	 * Looks at one thing after another; the first broken one ends the row, since all behind it would only repeat it.
	 *
	 * @return Whether all were well.
	 */
	async row( steps: readonly ( readonly [ part: string, look: () => Promise< string > ] )[] ): Promise< boolean > {
		for ( const [ part, look ] of steps ) {
			const start = Date.now();
			try {
				this.add( part, 'ok', await look(), Date.now() - start );
			} catch ( error ) {
				const named = error instanceof PartError ? error.part : part;
				this.add( named, 'broken', error instanceof Error ? error.message : String( error ), Date.now() - start );
				return false;
			}
		}
		return true;
	}
}

/** A failure that belongs to another part than the one looked at. */
export class PartError extends Error {
	constructor(
		readonly part: string,
		message: string
	) {
		super( message );
	}
}

export interface Report {
	checks: Check[];
	/** The mails that mailboxes sent to themselves. */
	trips: MailboxCheck[];
}

const MARK = { ok: 'ok     ', warning: 'WARNING', broken: 'BROKEN ' };

/** The report as people read it. */
export function printed( { checks }: Report ): string {
	const lines = checks.map(
		( check ) =>
			`${ MARK[ check.level ] }  ${ check.name.padEnd( 28 ) } ${ check.detail }${ check.advice ? `\n         ${ check.advice }` : '' }\n`
	);
	const broken = checks.find( ( check ) => ! check.ok );
	const end = broken
		? `\nThe first broken part: ${ broken.name }. ${ broken.detail } ${ broken.advice }\n`
		: checks.some( ( check ) => check.level === 'warning' )
			? '\nMail comes through; look at the warnings.\n'
			: '\nEverything answers.\n';
	return lines.join( '' ) + end;
}

/** The report for machines: one line of JSON. */
export function json( { checks, trips }: Report ): string {
	const broken = checks.find( ( check ) => ! check.ok ) ?? null;
	return `${ JSON.stringify( { ok: broken === null, broken: broken?.name ?? null, part: broken?.part ?? null, checks, trips } ) }\n`;
}
