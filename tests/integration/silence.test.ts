/** A mailbox that has gone quiet is noticed from its own past; nights, weekends and small mailboxes raise no false alarm. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox } from './support/mails.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** A Wednesday, 15:00 UTC. */
const NOW = Date.UTC( 2026, 9, 14, 15 ) / 1000;

/** The same numbers on every run. */
function random( seed: number ): () => number {
	let state = seed;
	return () => {
		state = ( state * 1_664_525 + 1_013_904_223 ) % 4_294_967_296;
		return state / 4_294_967_296;
	};
}

/**
 * Eight weeks of mail.
 *
 * @param rate  Mails an hour, by weekday (0 is Monday) and hour.
 * @param until The last moment that may bring a mail.
 */
function weeks( rate: ( weekday: number, hour: number ) => number, until: number, seed = 7 ): number[] {
	const chance = random( seed );
	const times: number[] = [];
	for ( let hour = NOW - 56 * DAY; hour < until; hour += HOUR ) {
		const date = new Date( hour * 1000 );
		// Knuth's way to a Poisson number.
		const limit = Math.exp( -rate( ( date.getUTCDay() + 6 ) % 7, date.getUTCHours() ) );
		for ( let product = chance(); product > limit; product *= chance() ) {
			const at = Math.floor( hour + chance() * HOUR );
			times.push( ...( at < until ? [ at ] : [] ) );
		}
	}
	return times;
}

interface Found {
	quiet: number;
	usual: number;
}

/** Several mailboxes in one request. */
const judge = ( cases: { times: number[]; now?: number }[] ): Promise< ( Found | null )[] > =>
	site().runPhp(
		`$slot = static fn( int $time ): int => ( (int) gmdate( 'N', $time ) - 1 ) * 24 + (int) gmdate( 'G', $time );
		return array_map( static fn( array $one ) => Mesa\\Domain\\Silence::judge( $one['times'], $one['now'], $slot ), $args['cases'] );`,
		{ cases: cases.map( ( one ) => ( { now: NOW, ...one } ) ) }
	);

const office = ( weekday: number, hour: number ) => ( weekday < 5 && hour >= 8 && hour < 18 ? 3 : 0.02 );
const always = () => 1;
const seldom = () => 0.03;

it( 'notices a silence on a working day, and says what is usual', async () => {
	const [ shop, busy ] = await judge( [ { times: weeks( office, NOW - 19 * HOUR ) }, { times: weeks( always, NOW - 19 * HOUR ) } ] );
	expect( shop ).not.toBeNull();
	expect( shop!.quiet ).toBeGreaterThanOrEqual( 19 * HOUR );
	expect( shop!.usual ).toBeLessThan( shop!.quiet );
	expect( busy!.usual ).toBeLessThan( 8 * HOUR );
} );

it( 'takes a night or a weekend for what it is', async () => {
	const monday = Date.UTC( 2026, 9, 12, 8 ) / 1000;
	const friday = Date.UTC( 2026, 9, 9, 18 ) / 1000;
	const [ weekend, night, morning ] = await judge( [
		{ times: weeks( office, friday ), now: monday },
		{ times: weeks( office, NOW - 21 * HOUR ), now: NOW - 7 * HOUR },
		// Monday noon, and still nothing since Friday.
		{ times: weeks( office, friday ), now: monday + 5 * HOUR },
	] );
	expect( weekend ).toBeNull();
	expect( night ).toBeNull();
	expect( morning ).not.toBeNull();
} );

it( 'raises no false alarm in a year of ordinary mail', async () => {
	const cases = [ office, always, seldom, ( weekday: number ) => ( weekday === 1 ? 0.4 : 0.01 ) ].flatMap( ( rate, kind ) =>
		Array.from( { length: 60 }, ( _none, at ) => ( { times: weeks( rate, NOW, 100 * kind + at ) } ) )
	);
	const found = await judge( cases );
	expect( found.filter( ( one ) => one !== null ) ).toEqual( [] );
} );

it( 'says nothing of mailboxes with little mail or a short past', async () => {
	const few = Array.from( { length: 20 }, ( _none, at ) => NOW - 50 * DAY + at * DAY );
	const fresh = weeks( () => 5, NOW - 2 * DAY ).filter( ( time ) => time > NOW - 10 * DAY );
	expect( await judge( [ { times: [] }, { times: few }, { times: fresh }, { times: weeks( always, NOW - 2 * HOUR ) } ] ) ).toEqual( [
		null,
		null,
		null,
		null,
	] );
} );

it( 'tells it in the screens and in Site Health until the next mail comes', async () => {
	const box = await mailbox( 'Quiet' );
	const now = Math.floor( Date.now() / 1000 );
	// Every half hour for four weeks, and nothing for two days.
	const times = Array.from( { length: 48 * 28 }, ( _none, at ) => now - 2 * DAY - at * 1800 );
	await site().runPhp(
		`$db = new Mesa\\Data\\Db();
		foreach ( array_chunk( $args['times'], 200 ) as $chunk ) {
			$db->transaction( static function () use ( $db, $chunk, $args ): void {
				foreach ( $chunk as $time ) {
					$db->insert( 'messages', array( 'ticket_id' => 0, 'mailbox_id' => $args['box'], 'kind' => 'customer', 'recipients' => '{}', 'subject' => '', 'message_id' => '', 'in_reply_to' => '', 'reference_ids' => '', 'visible_text' => '', 'visible_html' => '', 'body_text' => '', 'body_html' => '', 'state' => 'received', 'created_at' => gmdate( 'Y-m-d H:i:s', $time ) ) );
				}
			} );
		}`,
		{ box: box.id, times }
	);
	const health = () =>
		site().runPhp< { status: string; description: string } >(
			`require_once ABSPATH . 'wp-admin/includes/admin.php';
			return ( apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) )['direct']['mesa_silence']['test'] )();`
		);
	const told = await health();
	expect( told ).toMatchObject( { status: 'recommended' } );
	expect( told.description ).toContain( 'none has come for 2 days' );
	const alarms = async () => ( await as( 'mesa_manager' ).call( 'listAlarms', {} ) ).filter( ( alarm ) => alarm.mailbox_id === box.id );
	expect( await alarms() ).toMatchObject( [ { key: `silence-${ box.id }`, detail: expect.stringContaining( '2 days' ) } ] );
	// What was stored before the weeks that count is not looked at again; later marks leave everything as it is.
	const marked = ( weeksAgo: number[] ) =>
		site().runPhp< { found: boolean; marks: number } >(
			`$newest = (int) ( new Mesa\\Data\\Db() )->value( 'SELECT MAX(id) FROM {messages}' );
			$marks  = array();
			foreach ( $args['weeks'] as $weeks ) {
				$marks[ time() - $weeks * WEEK_IN_SECONDS ] = $newest;
			}
			update_option( 'mesa_silence', array( 'marks' => $marks ) + get_option( 'mesa_silence' ), false );
			$found = ( new Mesa\\Boot\\Services() )->watch_silence()->look();
			return array( 'found' => isset( $found[ $args['box'] ] ), 'marks' => count( get_option( 'mesa_silence' )['marks'] ) );`,
			{ box: box.id, weeks: weeksAgo }
		);
	expect( await marked( [ 11, 10, 9, 2 ] ) ).toEqual( { found: false, marks: 3 } );
	expect( await marked( [ 7, 0 ] ) ).toEqual( { found: true, marks: 2 } );
	await deliver( box.id, mail() );
	await site().runPhp( `update_option( 'mesa_silence', array( 'at' => time() - 60 ) + get_option( 'mesa_silence' ), false );` );
	expect( await alarms() ).toEqual( [] );
	expect( await health() ).toMatchObject( { status: 'good' } );
	await site().runPhp(
		`( new Mesa\\Data\\Db() )->run( 'DELETE FROM {messages} WHERE mailbox_id = %d AND ticket_id = 0', $args['box'] );`,
		{ box: box.id }
	);
} );
