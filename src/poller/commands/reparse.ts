import { ConfigError } from '../config/config.ts';
import { reparse, type Outcome, type Reparsed, type ReparseOptions } from '../reparse/reparse.ts';
import { textDiff } from '../reparse/text-diff.ts';
import { VERSION, type Runtime } from '../runtime.ts';

/** Between two lines of progress. Milliseconds. */
const PROGRESS_MS = 2000;

const WHY: Record< Outcome, string > = {
	same: 'as before',
	changed: '',
	kept: 'NOT changed',
	moved: 'NOT changed: it is another message by now',
	missing: 'NOT read: its original is not there any more',
};

/** The options of the command line. @throws {ConfigError} In plain words. */
export function reparseOptions( values: {
	since?: string | undefined;
	mailbox?: string | undefined;
	from?: string | undefined;
	'dry-run': boolean;
} ): ReparseOptions {
	const number = ( name: 'mailbox' | 'from', value: string | undefined ) => {
		if ( value !== undefined && ! /^[1-9]\d*$/.test( value ) ) {
			throw new ConfigError( `--${ name } wants a number, not "${ value }".` );
		}
		return value === undefined ? null : Number( value );
	};
	const since = values.since === undefined ? null : new Date( values.since );
	if ( since !== null && Number.isNaN( since.getTime() ) ) {
		throw new ConfigError( `--since wants a date such as 2026-11-01, not "${ values.since ?? '' }".` );
	}
	return {
		dryRun: values[ 'dry-run' ],
		mailbox: number( 'mailbox', values.mailbox ),
		since: since && since.toISOString(),
		from: number( 'from', values.from ) ?? 1,
	};
}

/** One message in words, as a person reads them. */
function lines( { message, outcome, comparison }: Reparsed, dryRun: boolean ): string[] {
	const head = `Ticket #${ message.ticket_id }, message ${ message.id } (${ message.received_at }): `;
	if ( ! comparison ) {
		return [ head + WHY[ outcome ] ];
	}
	const { changed, lost, worse, reading } = comparison;
	if ( outcome === 'kept' ) {
		const why = worse ?? `${ lost.length } words would be lost: ${ lost.slice( 0, 10 ).join( ', ' ) }`;
		return [ `${ head }${ WHY.kept }: ${ why }` ];
	}
	return [
		`${ head }${ dryRun ? 'would change' : 'changed' }: ${ changed.join( ', ' ) }`,
		...( changed.includes( 'visible_text' ) ? textDiff( message.visible_text, reading.visible_text ) : [] ).map(
			( line ) => `    ${ line }`
		),
	];
}

function asJson( { message, outcome, comparison }: Reparsed ): object {
	return {
		message_id: message.id,
		ticket_id: message.ticket_id,
		outcome,
		changed: comparison?.changed ?? [],
		lost_words: comparison?.lost ?? [],
		...( comparison?.worse ? { reason: comparison.worse } : {} ),
		...( comparison?.changed.includes( 'visible_text' )
			? { diff: textDiff( message.visible_text, comparison.reading.visible_text ) }
			: {} ),
	};
}

/**
 * Reads past mails again with today's interpreter and shows what it understands differently.
 *
 * @returns 0 when it came to the end.
 */
export async function reparseCommand( runtime: Runtime, options: ReparseOptions, json: boolean, signal: AbortSignal ): Promise< number > {
	const config = await runtime.client( 'getPollerConfig', { query: { version: VERSION }, signal } );
	const counts: Record< Outcome, number > = { same: 0, changed: 0, kept: 0, moved: 0, missing: 0 };
	const fields: Record< string, number > = {};
	let read = 0;
	let last = options.from - 1;
	let shown = 0;
	let told = Date.now();
	const number = new Intl.NumberFormat( 'en' );
	const tell = ( done: Reparsed, total: number ) => {
		read++;
		last = done.message.id;
		counts[ done.outcome ]++;
		( done.outcome === 'changed' ? ( done.comparison?.changed ?? [] ) : [] ).forEach( ( name ) => {
			fields[ name ] = ( fields[ name ] ?? 0 ) + 1;
		} );
		if ( done.outcome !== 'same' ) {
			shown++;
			process.stdout.write( `${ ( json ? [ JSON.stringify( asJson( done ) ) ] : lines( done, options.dryRun ) ).join( '\n' ) }\n` );
		}
		if ( Date.now() - told > PROGRESS_MS ) {
			told = Date.now();
			process.stderr.write( `${ number.format( read ) } of ${ number.format( total ) } mails read again\n` );
		}
	};
	let failure: unknown = null;
	try {
		await reparse( runtime, config, options, tell, signal );
	} catch ( error ) {
		failure = error;
	}
	const totals = { read, ...counts, fields, dry_run: options.dryRun, complete: failure === null, last };
	if ( json ) {
		process.stdout.write( `${ JSON.stringify( totals ) }\n` );
	} else {
		const what = Object.entries( fields ).map( ( [ name, times ] ) => `${ name } ${ times }` );
		process.stdout.write(
			`${ shown > 0 ? '\n' : '' }${ number.format( read ) } mails read again: ${ counts.same } understood as before, ${ counts.changed } ${ options.dryRun ? 'would be changed' : 'changed' }${ what.length > 0 ? ` (${ what.join( ', ' ) })` : '' }, ${ counts.kept } left as they are because something would be lost, ${ counts.moved } changed by somebody meanwhile, ${ counts.missing } without their original.\n`
		);
	}
	if ( failure !== null ) {
		const why = signal.aborted ? 'Ended.' : failure instanceof Error ? failure.message : String( failure );
		process.stderr.write( `mesa-poller: ${ why } Go on with: mesa-poller reparse --from ${ last + 1 }\n` );
		return 1;
	}
	return 0;
}
