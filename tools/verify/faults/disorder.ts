/** The faults, spread over the whole way: each strikes when so many mails are in, so that there is always work in hand. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../lib/progress.ts';
import { sleep } from '../../lib/wait.ts';
import { deskCounts } from './desk-view.ts';
import type { Chance } from './random.ts';
import { MAILBOX, type Stage } from './stage.ts';

export interface Kills {
	poller: number;
	php: number;
	database: number;
}

export interface Done extends Kills {
	cuts: number;
	uidvalidity: number;
}

type Fault = 'poller' | 'php' | 'phpWorker' | 'database' | 'cut' | 'cutInMail' | 'stall' | 'uidvalidity';

/** How often each fault strikes among so many mails. */
export function faultList( random: Chance, messages: number ): Fault[] {
	const part = Math.min( 1, messages / 2000 );
	const times = ( most: number, least: number ) => Math.max( least, Math.round( most * part ) );
	const php = times( 5, 2 );
	const wanted: Record< Fault, number > = {
		poller: times( 20, 4 ),
		php: Math.ceil( php / 2 ),
		phpWorker: Math.floor( php / 2 ),
		database: times( 3, 1 ),
		cut: times( 4, 1 ),
		cutInMail: times( 3, 1 ),
		stall: 1,
		uidvalidity: 1,
	};
	const list = ( Object.entries( wanted ) as [ Fault, number ][] ).flatMap( ( [ fault, count ] ) =>
		Array< Fault >( count ).fill( fault )
	);
	// Fisher and Yates.
	for ( let at = list.length - 1; at > 0; at-- ) {
		const other = random.below( at + 1 );
		[ list[ at ], list[ other ] ] = [ list[ other ] as Fault, list[ at ] as Fault ];
	}
	return list;
}

/** Dovecot's word on a folder: the first line of its list of UIDs. */
const uidValidity = ( maildir: string ) => /\bV(\d+)/.exec( readFileSync( join( maildir, 'dovecot-uidlist' ), 'utf8' ) )?.[ 1 ] ?? '';

export class Disorder {
	readonly done: Done = { poller: 0, php: 0, database: 0, cuts: 0, uidvalidity: 0 };

	constructor(
		private readonly stage: Stage,
		private readonly random: Chance,
		/** Holds the post back while it runs: Dovecot's list of UIDs must not be written meanwhile. */
		private readonly withoutPost: ( work: () => Promise< void > ) => Promise< void >
	) {}

	async strike( fault: Fault ): Promise< void > {
		const { stage, random, done } = this;
		const { proxy, crash } = stage;
		say( `    ${ fault }` );
		switch ( fault ) {
			case 'poller': {
				const holder = await deskCounts( stage.site ).then(
					( counts ) => counts.holder,
					() => 0
				);
				// Mostly the one that works; the other must not mind either.
				await stage.pollers.kill( random.next() < 0.85 ? holder : 0 );
				done.poller++;
				return;
			}
			case 'php':
				await crash.php( random.below( 1500 ) );
				done.php++;
				return;
			case 'phpWorker':
				await crash.phpWorker();
				done.php++;
				return;
			case 'database':
				await crash.database( random.below( 2000 ) );
				done.database++;
				return;
			case 'cut':
				proxy.cut();
				done.cuts++;
				return;
			case 'cutInMail':
				proxy.cutAfter( 20_000 + random.below( 300_000 ) );
				done.cuts++;
				return;
			case 'stall':
				proxy.stall();
				await sleep( 4000 );
				proxy.cut();
				done.cuts++;
				return;
			case 'uidvalidity':
				await this.withoutPost( () => this.renumber() );
		}
	}

	/** What a restored backup or a moved mailbox does: Dovecot gives every mail a new UID. */
	private async renumber(): Promise< void > {
		const { proxy, dovecot } = this.stage;
		const maildir = dovecot.maildir( MAILBOX );
		proxy.close();
		proxy.cut();
		await sleep( 700 );
		const before = uidValidity( maildir );
		for ( const name of readdirSync( maildir ).filter( ( file ) => /^dovecot[-.](uidlist|index)/.test( file ) ) ) {
			rmSync( join( maildir, name ) );
		}
		proxy.open();
		for ( let tries = 0; tries < 100; tries++ ) {
			await sleep( 200 );
			try {
				if ( uidValidity( maildir ) !== before ) {
					this.done.uidvalidity++;
					return;
				}
			} catch {
				// Nobody has looked into the folder since.
			}
		}
	}
}
