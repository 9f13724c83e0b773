/** The guard of automatic mail: caps that hold whoever asks at once, and a breaker that only a person resets. */
import { as, site } from './site.ts';
import { asked, sendingMailbox, undoSeconds } from './support/desk.ts';
import { deliver, mail, unique } from './support/mails.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';
import { until } from '../../tools/lib/wait.ts';
import type { Mailbox } from '../../src/contract/generated/types.ts';

const manager = as( 'mesa_manager' );
const agent = as( 'mesa_agent' );
let smtp: TestSmtp;
let undo = 0;

beforeAll( async () => {
	smtp = await startSmtp();
	undo = await undoSeconds( 0 );
} );

afterAll( async () => {
	await undoSeconds( undo );
	await smtp.stop();
} );

/** Asks the guard in a PHP process of its own. */
const take = ( mailboxId: number, recipients: string[], kind = 'answer' ): Promise< Array< string | null > > =>
	site().runPhp(
		`$guard = ( new Mesa\\Boot\\Services() )->automatic_mail(); $said = array();
		foreach ( $args['recipients'] as $recipient ) { $said[] = $guard->take( $args['mailbox'], $args['kind'], $recipient ); }
		return $said;`,
		{ mailbox: mailboxId, recipients, kind }
	);

async function answering(): Promise< Mailbox > {
	const box = await sendingMailbox( smtp );
	await manager.call( 'updateAutoAnswer', { path: { id: box.id }, body: { enabled: true } } );
	return box;
}

const people = ( count: number ) => Array.from( { length: count }, () => `p-${ unique() }@client.example` );

it( 'lets no more through when several processes ask at once', async () => {
	const box = await sendingMailbox( smtp );
	const one = people( 1 )[ 0 ]!;
	const said = ( await Promise.all( Array.from( { length: 4 }, () => take( box.id, [ one, one ] ) ) ) ).flat();
	expect( said.filter( ( word ) => word === null ).length ).toBeLessThanOrEqual( 3 );
	expect( said.filter( ( word ) => word === 'sender' ).length ).toBeGreaterThanOrEqual( 5 );
} );

it( 'takes a tag, or another case, for the same person', async () => {
	const box = await sendingMailbox( smtp );
	const one = people( 1 )[ 0 ]!;
	const said = await take( box.id, [ one, one.toUpperCase(), one.replace( '@', '+a@' ), one.replace( '@', '+b@' ) ] );
	expect( said ).toEqual( [ null, null, null, 'sender' ] );
} );

it( 'gives nobody a fresh start at the turn of the hour', async () => {
	const rates = await site().runPhp< number[] >(
		`$rates = ( new Mesa\\Boot\\Services() )->rate_limit_store(); $begin = 3600 * 480000; $said = array();
		foreach ( array( 3500, 3550, 3599, 3601, 3700, 5400, 10800 ) as $at ) { $said[] = round( $rates->rate( $args['bucket'], 3600, $begin + $at ), 2 ); }
		return $said;`,
		{ bucket: `test:${ unique() }` }
	);
	expect( rates ).toEqual( [ 1, 2, 3, 4, 4.92, 4.5, 1 ] );
} );

it( 'never writes to one of our own mailboxes, to an agent as to a customer, or to a blocked sender', async () => {
	const box = await sendingMailbox( smtp );
	const other = await sendingMailbox( smtp );
	const [ blocked ] = people( 1 ) as [ string ];
	await manager.call( 'blockSender', { body: { pattern: blocked } } );
	const email = await site().runPhp< string >( 'return get_userdata( $args["id"] )->user_email;', { id: agent.id } );
	expect( await take( box.id, [ box.address, other.address.replace( '@', '+x@' ), email, blocked ] ) ).toEqual( [
		'own',
		'own',
		'team',
		'blocked',
	] );
	expect( await take( box.id, [ box.address, email ], 'notification' ) ).toEqual( [ 'own', null ] );
} );

it( 'stops a mailbox whose answers become a flood, tells it once, and stays stopped until a person says otherwise', async () => {
	const box = await answering();
	const others = await answering();
	const before = site().sentMails().length;
	const said = await take( box.id, people( 103 ) );
	expect( said.filter( ( word ) => word === null ) ).toHaveLength( 100 );
	expect( said.slice( 100 ) ).toEqual( [ 'breaker', 'breaker', 'breaker' ] );

	// A mail that comes now is a ticket like any other, without an answer.
	const { ticket, address } = await asked( box );
	await until(
		'the history to say why',
		async () => {
			await agent.call( 'kickJobs', {} );
			const opened = await agent.call( 'getTicket', { path: { id: ticket } } );
			return opened.events.find( ( one ) => one.type === 'automatic_answer_withheld' )?.data.reason === 'breaker' ? true : null;
		},
		30_000
	);
	expect( smtp.taken.some( ( one ) => one.to.includes( address ) ) ).toBe( false );

	const alarm = await site().waitForMail( ( one ) => one.raw.includes( 'was_stopped' ) || one.raw.includes( 'was stopped' ) );
	expect( alarm.to ).toHaveLength( 1 );
	expect( alarm.raw.toString() ).toMatch( /^Auto-Submitted: auto-generated/m );
	await take( box.id, people( 5 ) );
	await agent.call( 'kickJobs', {} );
	const alarms = site()
		.sentMails()
		.slice( before )
		.filter( ( one ) => one.raw.includes( box.address ) && one.raw.includes( 'stopped' ) );
	expect( alarms ).toHaveLength( 1 );

	const now = await manager.call( 'getAutoAnswer', { path: { id: box.id } } );
	expect( now ).toMatchObject( { enabled: true, stopped: [ { kind: 'answer', stopped_at: expect.any( String ) } ] } );
	const told = await manager.call( 'listAlarms', {} );
	expect( told.filter( ( one ) => one.mailbox_id === box.id ) ).toMatchObject( [ { title: expect.stringContaining( 'were stopped' ) } ] );
	const health = await site().runPhp< { status: string; description: string } >(
		"$tests = apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) ); return $tests['direct']['mesa_automatic_mail']['test']();",
		{}
	);
	expect( health ).toMatchObject( { status: 'recommended', description: expect.stringContaining( 'No mail was lost' ) } );
	// Neither the mails to agents nor the other mailbox are touched.
	expect( await take( box.id, people( 1 ), 'notification' ) ).toEqual( [ null ] );
	expect( await take( others.id, people( 1 ) ) ).toEqual( [ null ] );

	// Days later, with every counter forgotten, it still is stopped.
	await site().runPhp( '( new Mesa\\Data\\Db() )->run( "DELETE FROM {rate_limits}" ); return 1;', {} );
	expect( await take( box.id, people( 1 ) ) ).toEqual( [ 'breaker' ] );

	expect( await manager.call( 'restartAutomaticMail', { path: { id: box.id }, body: { kind: 'answer' } } ) ).toMatchObject( {
		stopped: [],
	} );
	expect( await take( box.id, people( 2 ) ) ).toEqual( [ null, null ] );
} );

it( 'says nothing to five hundred delivery reports, and keeps every one', async () => {
	const box = await answering();
	const taken = smtp.taken.length;
	for ( let batch = 0; batch < 25; batch += 1 ) {
		const made = Array.from( { length: 20 }, () =>
			mail( {
				from: { address: 'mailer-daemon@provider.example', name: 'Mail Delivery System' },
				to: [ { address: box.address, name: '' } ],
				automatic: 'bounce',
				may_auto_respond: false,
				bounce: {
					recipient: people( 1 )[ 0 ]!,
					status: '5.1.1',
					diagnostic: 'No such user',
					permanent: true,
					original_message_id: '',
				},
			} )
		);
		const results = await deliver( box.id, ...made );
		expect( results.map( ( one ) => one.result ) ).toEqual( Array( 20 ).fill( 'created' ) );
	}
	await agent.call( 'kickJobs', {} );
	expect( smtp.taken.length ).toBe( taken );
	const counts = await agent.call( 'listTickets', { query: { folder: 'open', mailbox_id: box.id } } );
	expect( counts.items ).toEqual( [] );
}, 120_000 );
