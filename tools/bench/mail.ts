/**
 * How fast mail comes in, and what it costs, on the stack lane (Dovecot, nginx, php-fpm with opcache, MariaDB):
 *
 *   npm run -s bench:mail -- [--json] [--mails 1000] [--rounds 3]
 *
 * Rounds of the floor (imapflow and mailparser over the same mailbox, nothing stored) and of `mesa-poller run` take
 * turns; both count from the start of the process to its end. The last line is JSON.
 */
import { flags } from '../lib/args.ts';
import { main, ToolError } from '../lib/fail.ts';
import { endOnSignal } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import { Bench } from './mail/bench.ts';
import { prepareGround } from './mail/ground.ts';

const MAILBOXES = [ 'warm', 'far', 'big' ].map( ( name ) => `${ name }@shop.example` );
/** Milliseconds one way: 24 for a question and its answer. */
const FAR_MS = 12;
const BIG_MB = 41;
const EMPTY_POLLS = 7;

const rounded = ( value: number, digits = 1 ) => Number( value.toFixed( digits ) );
const median = ( values: number[] ) => [ ...values ].sort( ( a, b ) => a - b )[ Math.floor( values.length / 2 ) ] as number;

await main( async () => {
	endOnSignal();
	const given = flags( {
		json: { type: 'boolean', default: false },
		mails: { type: 'string', default: '1000' },
		rounds: { type: 'string', default: '3' },
	} );
	const [ mails, rounds ] = [ Number( given.mails ), Number( given.rounds ) ];
	if ( ! ( mails >= 10 && mails <= 20_000 && rounds >= 1 && rounds <= 20 ) ) {
		throw new ToolError( '--mails takes 10 to 20000, --rounds 1 to 20.' );
	}
	const addresses = Array.from( { length: rounds }, ( _each, at ) => `round${ at }@shop.example` );
	const ground = await prepareGround( [ ...MAILBOXES, ...addresses ], { site: 21700, imap: 21701 } );
	try {
		const bench = new Bench( ground );
		await step( 'Warming up', () => bench.warmUp( 'warm@shop.example' ) );
		const floor = { count: 0, wallMs: 0, cpuMs: 0 };
		const ours = { count: 0, wallMs: 0, poller: 0, php: 0, database: 0, mail: 0 };
		for ( const [ at, address ] of addresses.entries() ) {
			await step( `Putting ${ mails } mails into ${ address }`, () => bench.fill( address, mails, at + 1 ) );
			const runFloor = async () => {
				const run = await bench.floor( address );
				floor.count += mails;
				floor.wallMs += run.wallMs;
				floor.cpuMs += run.cpuMs;
				say( `  floor ${ rounded( ( mails / run.wallMs ) * 1000 ) }/s, ${ rounded( run.cpuMs / mails, 2 ) } ms CPU` );
			};
			const runOurs = async () => {
				const { run, servers } = await bench.ours( address );
				ours.count += mails;
				ours.wallMs += run.wallMs;
				ours.poller += run.cpuMs;
				ours.php += servers.php;
				ours.database += servers.database;
				ours.mail += servers.mail;
				say(
					`  ours  ${ rounded( ( mails / run.wallMs ) * 1000 ) }/s, CPU ms: poller ${ rounded( run.cpuMs / mails, 2 ) }, PHP ${ rounded( servers.php / mails, 2 ) }, database ${ rounded( servers.database / mails, 2 ) }, Dovecot ${ rounded( servers.mail / mails, 2 ) }; peak ${ rounded( run.peakMb ) } MB`
				);
			};
			// Who comes second finds the mailbox's files read already: they take turns at that too.
			for ( const each of at % 2 === 0 ? [ runFloor, runOurs ] : [ runOurs, runFloor ] ) {
				await each();
			}
		}
		const empty = [];
		for ( let at = 0; at < EMPTY_POLLS; at++ ) {
			empty.push( await bench.empty( addresses.at( -1 ) as string ) );
		}
		const emptyMs = median( empty.map( ( run ) => run.wallMs ) );
		say(
			`  empty poll ${ rounded( emptyMs ) } ms, CPU ${ rounded( median( empty.map( ( run ) => run.cpuMs ) ) ) } ms, peak ${ rounded( median( empty.map( ( run ) => run.peakMb ) ) ) } MB`
		);
		await step( `Putting ${ mails } mails into far@shop.example`, () => bench.fill( 'far@shop.example', mails, rounds + 1 ) );
		const far = await bench.far( 'far@shop.example', FAR_MS );
		say( `  at ${ 2 * FAR_MS } ms: ours ${ rounded( ( mails / far.wallMs ) * 1000 ) }/s` );
		await step( `Putting a mail of ${ BIG_MB } MB into big@shop.example`, () => bench.fillBig( 'big@shop.example', BIG_MB ) );
		const { run: big } = await bench.ours( 'big@shop.example' );
		const perSecond = ( ours.count / ours.wallMs ) * 1000;
		const floorPerSecond = ( floor.count / floor.wallMs ) * 1000;
		const summary = {
			per_s: rounded( perSecond ),
			floor_per_s: rounded( floorPerSecond ),
			share_of_floor: rounded( perSecond / floorPerSecond, 3 ),
			cpu_ms: {
				poller: rounded( ours.poller / ours.count, 2 ),
				php: rounded( ours.php / ours.count, 2 ),
				database: rounded( ours.database / ours.count, 2 ),
			},
			rtt24_per_s: rounded( ( mails / far.wallMs ) * 1000 ),
			big_mail_peak_mb: rounded( big.peakMb ),
			empty_poll_ms: rounded( emptyMs ),
		};
		console.log(
			given.json
				? JSON.stringify( summary )
				: Object.entries( summary )
						.map(
							( [ name, value ] ) => `${ name.padEnd( 18 ) } ${ typeof value === 'object' ? JSON.stringify( value ) : value }`
						)
						.join( '\n' )
		);
		return 0;
	} finally {
		await ground.stop();
	}
} );
