import { parseArgs } from 'node:util';
import { connectCommand } from './commands/connect.ts';
import { doctorCommand } from './commands/doctor.ts';
import { answerLines, type JsonlCommand } from './commands/jsonl.ts';
import { showParsed } from './commands/parse.ts';
import { EX_TEMPFAIL, pipeCommand } from './commands/pipe.ts';
import { reparseCommand, reparseOptions } from './commands/reparse.ts';
import { runCommand } from './commands/run.ts';
import { watchCommand } from './commands/watch.ts';
import { ConfigError, loadConfig } from './config/config.ts';
import { createLog } from './log.ts';
import { createPool, startRuntime, VERSION, type Runtime } from './runtime.ts';

const HELP = `mesa-poller ${ VERSION }: hands the mail of your mailboxes to Mesa Help Desk.

  mesa-poller connect https://your-site     connect this machine to a site, once
  mesa-poller run                           one pass over all mailboxes (for cron)
  mesa-poller watch                         stay, and hand over mail as it arrives
  mesa-poller pipe --mailbox ID             hand over one mail from standard input
  mesa-poller doctor [--json] [--mailbox ID] [--no-mail] [--timeout SECONDS]
                                            say what is wrong; lets each mailbox send a mail to itself
  mesa-poller reparse [--since DATE] [--mailbox ID] [--dry-run] [--json] [--from MESSAGE]
                                            read past mails again, show and store what is understood better
  mesa-poller parse [FILE]                  show how a mail is understood
  mesa-poller parse|strip|sanitize|thread --jsonl   answer JSON questions, one a line

Options
  --config FILE      where the connection is kept (default: ~/.config/mesa-poller/config.json)
  --site URL, --user NAME      instead of the file; the password comes from MESA_APP_PASSWORD
  --log human|json   how log lines look
Environment: MESA_SITE, MESA_USER, MESA_APP_PASSWORD.
`;

const OPTIONS = {
	config: { type: 'string' },
	site: { type: 'string' },
	user: { type: 'string' },
	mailbox: { type: 'string' },
	log: { type: 'string', default: 'human' },
	json: { type: 'boolean', default: false },
	'no-mail': { type: 'boolean', default: false },
	timeout: { type: 'string', default: '60' },
	jsonl: { type: 'boolean', default: false },
	since: { type: 'string' },
	from: { type: 'string' },
	'dry-run': { type: 'boolean', default: false },
	'password-stdin': { type: 'boolean', default: false },
	help: { type: 'boolean', short: 'h', default: false },
	version: { type: 'boolean', short: 'v', default: false },
} as const;

type Values = ReturnType< typeof readArguments >[ 'values' ];

function readArguments( args: string[] ) {
	return parseArgs( { args, options: OPTIONS, allowPositionals: true } );
}

/** Ends cleanly on the signals that service managers send; a second one ends at once. */
function endSignal(): AbortSignal {
	const controller = new AbortController();
	for ( const name of [ 'SIGINT', 'SIGTERM' ] as const ) {
		process.on( name, () => {
			if ( controller.signal.aborted ) {
				process.exit( 130 );
			}
			controller.abort();
		} );
	}
	return controller.signal;
}

async function withRuntime(
	values: Values,
	selfFile: string,
	work: ( runtime: Runtime, signal: AbortSignal ) => Promise< number >
): Promise< number > {
	const log = createLog( values.log === 'json' ? 'json' : 'human' );
	const config = loadConfig( { site: values.site, user: values.user, file: values.config } );
	const runtime = await startRuntime( config, selfFile, log );
	try {
		return await work( runtime, endSignal() );
	} finally {
		await runtime.end();
	}
}

async function dispatch( command: string, rest: string[], values: Values, selfFile: string ): Promise< number > {
	switch ( command ) {
		case 'connect':
			return connectCommand( {
				site: rest[ 0 ] ?? values.site ?? '',
				file: values.config,
				user: values.user,
				passwordStdin: values[ 'password-stdin' ],
			} );
		case 'run':
			return withRuntime( values, selfFile, runCommand );
		case 'watch':
			return withRuntime( values, selfFile, watchCommand );
		case 'reparse': {
			const options = reparseOptions( values );
			return withRuntime( values, selfFile, ( runtime, signal ) => reparseCommand( runtime, options, values.json, signal ) );
		}
		case 'pipe':
			return withRuntime( values, selfFile, ( runtime, signal ) => pipeCommand( runtime, Number( values.mailbox ), signal ) );
		case 'doctor':
			return doctorCommand( loadConfig( { site: values.site, user: values.user, file: values.config } ), {
				json: values.json,
				mailbox: values.mailbox === undefined ? null : Number( values.mailbox ),
				sendMail: ! values[ 'no-mail' ],
				patience: Number( values.timeout ),
				selfFile,
				signal: endSignal(),
			} );
		case 'parse':
		case 'strip':
		case 'sanitize':
		case 'thread': {
			const pool = createPool( selfFile );
			try {
				if ( values.jsonl ) {
					await answerLines( command as JsonlCommand, pool );
					return 0;
				}
				return await showParsed( command as JsonlCommand, rest[ 0 ], pool );
			} finally {
				await pool.close();
			}
		}
		default:
			process.stderr.write( `mesa-poller: there is no command "${ command }". Try --help.\n` );
			return 2;
	}
}

/** Runs a command line. Returns the exit code; errors come out as one line of plain words. */
export async function main( args: string[], selfFile: string ): Promise< number > {
	let command = '';
	try {
		const { values, positionals } = readArguments( args );
		command = positionals[ 0 ] ?? '';
		if ( values.version ) {
			process.stdout.write( `${ VERSION }\n` );
			return 0;
		}
		if ( values.help || command === '' ) {
			process.stdout.write( HELP );
			return command === '' && ! values.help ? 2 : 0;
		}
		if ( command === 'connect' && ! positionals[ 1 ] && ! values.site ) {
			throw new ConfigError( 'Which site? mesa-poller connect https://your-site' );
		}
		if ( command === 'pipe' && ! /^[1-9]\d*$/.test( values.mailbox ?? '' ) ) {
			throw new ConfigError( 'Which mailbox? mesa-poller pipe --mailbox ID (the number is in wp-admin, Mesa, Settings, Mailboxes)' );
		}
		if ( command === 'doctor' && ! /^[1-9]\d{0,3}$/.test( values.timeout ) ) {
			throw new ConfigError( '--timeout takes a number of seconds.' );
		}
		if ( command === 'doctor' && ! /^[1-9]\d*$/.test( values.mailbox ?? '1' ) ) {
			throw new ConfigError( 'Which mailbox? --mailbox takes its number in wp-admin, Help Desk, Settings.' );
		}
		return await dispatch( command, positionals.slice( 1 ), values, selfFile );
	} catch ( error ) {
		process.stderr.write( `mesa-poller: ${ error instanceof Error ? error.message : String( error ) }\n` );
		// A mail server keeps the mail and tries again, whatever went wrong here.
		return command === 'pipe' ? EX_TEMPFAIL : error instanceof ConfigError || error instanceof TypeError ? 2 : 1;
	}
}
