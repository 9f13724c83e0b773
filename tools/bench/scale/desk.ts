/** A desk to be measured: who asks, and what they ask about. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ToolError } from '../../lib/fail.ts';
import { step } from '../../lib/progress.ts';
import { SEED } from '../../seed/desk.ts';
import { seededSite } from '../../seed/site.ts';
import { Person, type Ask } from './client.ts';

export type Who = 'all' | 'few' | 'most';

/** The seeded agents: a manager, one who sees 3 of 50 mailboxes, one who sees 45. */
const LOGINS: Record< Who, string > = { all: 'agent01', few: 'agent02', most: 'agent03' };

export interface Desk {
	tickets: number;
	folder: string;
	url: string;
	/** WordPress, PHP and database with their versions. */
	runsOn: string;
	people: Record< Who, Person >;
	/** Twenty clients at once. */
	crowd: Person;
	/** Newest tickets of the inbox with three messages, for those who see all and those who see few. */
	recent: Record< 'all' | 'few', number[] >;
	/** A page that many have been before. */
	deepCursor: string;
	/** Newest sequence number. */
	seq: number;
	stop: () => Promise< void >;
}

export const CROWD = 20;

interface List {
	items: { id: number; message_count: number }[];
	next_cursor: string | null;
}

export const list = ( query: Record< string, string | number > ): Ask => ( {
	path: `/mesa/v1/tickets?${ new URLSearchParams( Object.entries( query ).map( ( [ key, value ] ) => [ key, String( value ) ] ) ).toString() }`,
} );

/** Where the 50th page of closed tickets begins; on a small desk the last whole page before. */
async function deepCursor( person: Person ): Promise< string > {
	let cursor = '';
	for ( let page = 1; page < 50; page++ ) {
		const found = await person.json< List >( list( { folder: 'closed', per_page: 30, ...( cursor === '' ? {} : { cursor } ) } ) );
		if ( found.next_cursor === null ) {
			break;
		}
		const next = await person.json< List >( list( { folder: 'closed', per_page: 30, cursor: found.next_cursor } ) );
		if ( next.items.length < 30 ) {
			break;
		}
		cursor = found.next_cursor;
	}
	return cursor;
}

async function recent( person: Person ): Promise< number[] > {
	const found = await person.json< List >( list( { folder: 'open', per_page: 60 } ) );
	const some = found.items.filter( ( ticket ) => ticket.message_count === 3 ).map( ( ticket ) => ticket.id );
	if ( some.length === 0 ) {
		throw new ToolError( 'This desk has no open ticket of three messages left: earlier runs have closed them. Delete its folder.' );
	}
	return some.slice( 0, 10 );
}

/**
 * Reads the tickets' indexes once. A server that has been up for an hour has them in memory: every list, mail and reply goes
 * through them. One that was started a moment ago has nothing, and would be measured at reading its disk.
 */
const WARM = `global $wpdb;
	foreach ( array( 'tickets', 'active_tickets' ) as $name ) {
		$table = "{$wpdb->prefix}mesa_$name";
		foreach ( array_unique( $wpdb->get_col( "SHOW INDEX FROM $table", 2 ) ) as $index ) {
			$wpdb->get_var( "SELECT COUNT(id) FROM $table FORCE INDEX ($index)" );
		}
	}
	return true;`;

/** Starts a desk, seeds it where it has to be. */
export async function openDesk( tickets: number, keep?: string ): Promise< Desk > {
	const seeded = await seededSite( tickets, SEED, keep );
	try {
		const { site } = seeded;
		const plugins = join( site.folder, 'wp-content', 'mu-plugins' );
		mkdirSync( plugins, { recursive: true } );
		copyFileSync( join( import.meta.dirname, 'probe.php' ), join( plugins, 'mesa-bench-probe.php' ) );
		await step( 'Reading the indexes', () => site.runPhp( WARM ) );
		const people = {} as Record< Who, Person >;
		for ( const who of Object.keys( LOGINS ) as Who[] ) {
			people[ who ] = await Person.logIn( site.url, LOGINS[ who ], 'password' );
		}
		const crowd = await Person.logIn( site.url, LOGINS.all, 'password', CROWD );
		return {
			tickets,
			folder: site.folder,
			url: site.url,
			runsOn: `WordPress ${ site.wordpressVersion }, PHP ${ site.phpVersion }, ${ site.database }`,
			people,
			crowd,
			recent: { all: await recent( people.all ), few: await recent( people.few ) },
			deepCursor: await deepCursor( people.all ),
			seq: ( await people.all.json< { seq: number } >( { path: '/mesa/v1/changes?since=0' } ) ).seq,
			stop: async () => {
				Object.values( people ).forEach( ( person ) => person.leave() );
				crowd.leave();
				await seeded.stop();
			},
		};
	} catch ( error ) {
		await seeded.stop();
		throw error;
	}
}
