/** Notifications by mail: several in one mail when that was asked for, none in quiet hours, and none twice whatever dies. */
import { as, site } from './site.ts';
import { asked, sendingMailbox } from './support/desk.ts';
import { addressOf, idle, mailsTo } from './support/agent-mail.ts';
import { unique } from './support/mails.ts';
import { connected, startProvider } from './support/oauth.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';
import type { Mailbox, NotificationSettingsPatch } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const reader = as( 'mesa_coordinator' );
let smtp: TestSmtp;
let box: Mailbox;
let me: string;

const CALM: NotificationSettingsPatch = {
	mentioned: 'mail',
	digest: 'hour',
	quiet: false,
	quiet_weekend: false,
	quiet_from: '20:00',
	quiet_to: '08:00',
	away_until: '',
	timezone: '',
};
const choose = ( body: NotificationSettingsPatch ) => reader.call( 'updateNotificationSettings', { body } );
const mention = ( ticket: number ) =>
	agent.call( 'addNote', {
		path: { id: ticket },
		body: { html: `<p><span data-mention="${ reader.id }">@x</span> secretword ${ unique() }</p>`, client_key: unique() + unique() },
	} );
/** Makes everything due now, as if the hour had passed since the last digest. */
const anHourLater = () =>
	site().runPhp(
		`global $wpdb; delete_user_option( $args['id'], 'mesa_last_digest' );
		$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}mesa_jobs SET run_at = %s WHERE type IN ('notify_digest', 'notify_agent') AND status = 'waiting'", gmdate( 'Y-m-d H:i:s', time() - 1 ) ) ); return 1;`,
		{ id: reader.id }
	);
const times = ( choice: object, call: string, ...numbers: number[] ) =>
	site().runPhp< number >(
		`$times = new Mesa\\Domain\\QuietTimes( $args['choice'], new DateTimeZone( 'Europe/Madrid' ) ); return $times->{$args['call']}( ...$args['numbers'] );`,
		{ choice: { ...CALM, digest_hour: 9, ...choice }, call, numbers }
	);
const unix = ( iso: string ) => Date.parse( iso ) / 1000;

beforeAll( async () => {
	smtp = await startSmtp();
	box = await sendingMailbox( smtp );
	me = await addressOf( 'mesa_coordinator' );
	await choose( CALM );
} );
afterAll( async () => {
	await choose( CALM );
	await smtp.stop();
} );

describe( 'a digest', () => {
	it( 'is one mail for all that is unread, with links and without a word of the tickets, and not repeated', async () => {
		await choose( { mentioned: 'digest' } );
		const ids = [ ( await asked( box ) ).ticket, ( await asked( box ) ).ticket, ( await asked( box ) ).ticket ];
		for ( const id of ids ) {
			await mention( id );
		}
		await idle();
		expect( await mailsTo( smtp, me ) ).toEqual( [] );
		await reader.call( 'markNotifications', { body: { ticket_id: ids[ 2 ]! } } );
		await anHourLater();
		const [ told, ...more ] = await mailsTo( smtp, me );
		expect( more ).toEqual( [] );
		expect( told!.parsed.subject ).toMatch( /^2 things to look at/ );
		for ( const id of ids.slice( 0, 2 ) ) {
			expect( told!.parsed.text ).toContain( `page=mesa-help-desk&ticket=${ id }` );
		}
		expect( told!.parsed.text ).not.toContain( `ticket=${ ids[ 2 ] }` );
		expect( told!.raw ).not.toContain( 'secretword' );
		await anHourLater();
		expect( await mailsTo( smtp, me ) ).toHaveLength( 1 );
	} );

	it( 'comes not more often than was asked for, also when the queue is late', async () => {
		await choose( { mentioned: 'digest' } );
		const { ticket } = await asked( box );
		await mention( ticket );
		await anHourLater();
		const before = ( await mailsTo( smtp, me ) ).length;
		await mention( ticket );
		// Due at once, but the last one has just left.
		await site().runPhp(
			`global $wpdb; $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}mesa_jobs SET run_at = %s WHERE type = 'notify_digest' AND status = 'waiting'", gmdate( 'Y-m-d H:i:s', time() - 1 ) ) ); return 1;`,
			{}
		);
		expect( await mailsTo( smtp, me ) ).toHaveLength( before );
		await anHourLater();
		expect( await mailsTo( smtp, me ) ).toHaveLength( before + 1 );
	} );

	it( 'is not sent a second time when its runner dies with the mail half out', async () => {
		await choose( { mentioned: 'digest' } );
		const { ticket } = await asked( box );
		await mention( ticket );
		await anHourLater();
		await idle();
		const before = ( await mailsTo( smtp, me ) ).length;
		await mention( ticket );
		// Not due yet, so that no other runner takes it. The process ends in the middle of its talk with the mail server.
		await site()
			.runPhp< string >(
				`delete_user_option( $args['id'], 'mesa_last_digest' );
				add_action( 'phpmailer_init', static function () { exit; }, 9999 );
				$services = new Mesa\\Boot\\Services();
				$services->notify_digest()->run( array( 'id' => 1, 'subject_id' => $args['id'], 'payload' => array(), 'attempts' => 0, 'claim' => 'killed-runner', 'created_at' => gmdate( 'Y-m-d H:i:s' ) ) );
				return 'lived';`,
				{ id: reader.id }
			)
			.catch( () => undefined );
		const taken = await site().runPhp< number >(
			`global $wpdb; return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_notifications WHERE digest = 'killed-runner'" );`,
			{}
		);
		expect( taken ).toBe( 1 );
		await anHourLater();
		await idle();
		expect( await mailsTo( smtp, me ) ).toHaveLength( before );
		// It stands in the list all the same, and what comes later is told.
		expect(
			( await reader.call( 'listNotifications', { query: { unread: true } } ) ).items.some( ( one ) => one.ticket_id === ticket )
		).toBe( true );
		await mention( ticket );
		await anHourLater();
		expect( await mailsTo( smtp, me ) ).toHaveLength( before + 1 );
	} );

	it( 'that the server puts off comes later, once', async () => {
		await choose( { mentioned: 'digest' } );
		const { ticket } = await asked( box );
		const before = ( await mailsTo( smtp, me ) ).length;
		await mention( ticket );
		smtp.behave( { recipient: () => ( { code: 451, words: '4.7.1 Later' } ) } );
		await anHourLater();
		await idle();
		smtp.behave( {} );
		await anHourLater();
		expect( await mailsTo( smtp, me ) ).toHaveLength( before + 1 );
	} );

	it( 'is not lost while no token can be had for its mailbox', async () => {
		const provider = await startProvider();
		try {
			smtp.behave( { token: ( token, user ) => provider.account( token ) === user } );
			const own = `later-${ unique() }@shop.example`;
			const outgoing = { host: '127.0.0.1', port: smtp.port, security: 'none', username: own, auth: 'google' } as const;
			const { ticket } = await asked( await connected( provider, { address: own, outgoing, incoming: null } ) );
			await choose( { mentioned: 'digest' } );
			const before = ( await mailsTo( smtp, me ) ).length;
			await mention( ticket );
			provider.expireAccess();
			const forget = ( columns: string ) =>
				site().runPhp( `global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}mesa_oauth_grants SET ${ columns }" ); return 1;` );
			await forget( "expires_at = '2020-01-01 00:00:00', renew_at = '2020-01-01 00:00:00'" );
			provider.behave( { broken: { status: 503, body: 'down' } } );
			await anHourLater();
			await idle();
			expect( await mailsTo( smtp, me ) ).toHaveLength( before );
			provider.behave( {} );
			await forget( "retry_at = NULL, claim = '', claim_until = NULL" );
			await anHourLater();
			expect( await mailsTo( smtp, me ) ).toHaveLength( before + 1 );
		} finally {
			smtp.behave( {} );
			await provider.end();
		}
	} );

	it( 'has nothing of a ticket that its reader may no longer see', async () => {
		await choose( { mentioned: 'digest' } );
		const soon = await sendingMailbox( smtp, { name: 'Soon closed' } );
		const { ticket } = await asked( soon );
		await mention( ticket );
		await as( 'mesa_manager' ).call( 'updateMailbox', { path: { id: soon.id }, body: { restricted: true, members: [ agent.id ] } } );
		const before = ( await mailsTo( smtp, me ) ).length;
		await anHourLater();
		expect( await mailsTo( smtp, me ) ).toHaveLength( before );
	} );
} );

describe( 'quiet hours', () => {
	it( 'turn what would be mailed at once into one mail afterwards', async () => {
		const today = new Date();
		await choose( { ...CALM, away_until: new Date( today.getTime() + 3 * 86_400_000 ).toISOString().slice( 0, 10 ) } );
		const before = ( await mailsTo( smtp, me ) ).length;
		const first = ( await asked( box ) ).ticket;
		await mention( first );
		await mention( ( await asked( box ) ).ticket );
		await idle();
		expect( ( await reader.call( 'listNotifications', {} ) ).quiet ).toBe( true );
		expect( await mailsTo( smtp, me ) ).toHaveLength( before );
		await anHourLater();
		expect( await mailsTo( smtp, me ) ).toHaveLength( before );
		await choose( CALM );
		await anHourLater();
		const mails = ( await mailsTo( smtp, me ) ).slice( before );
		expect( mails ).toHaveLength( 1 );
		expect( mails[ 0 ]!.parsed.subject ).toMatch( /^2 things/ );
	} );

	it( 'are those of the place where somebody lives, over midnight, at weekends and while they are away', async () => {
		const night = { quiet: true, quiet_from: '20:00', quiet_to: '08:00' };
		// Winter in Madrid is UTC+1.
		expect( await times( night, 'next_loud', unix( '2026-11-23T22:30:00Z' ) ) ).toBe( unix( '2026-11-24T07:00:00Z' ) );
		expect( await times( night, 'next_loud', unix( '2026-11-24T05:00:00Z' ) ) ).toBe( unix( '2026-11-24T07:00:00Z' ) );
		expect( await times( night, 'next_loud', unix( '2026-11-24T10:00:00Z' ) ) ).toBe( unix( '2026-11-24T10:00:00Z' ) );
		expect( await times( { ...night, timezone: 'America/New_York' }, 'next_loud', unix( '2026-11-24T12:00:00Z' ) ) ).toBe(
			unix( '2026-11-24T13:00:00Z' )
		);
		// Friday night leads over the weekend to Monday morning.
		expect( await times( { ...night, quiet_weekend: true }, 'next_loud', unix( '2026-11-27T22:00:00Z' ) ) ).toBe(
			unix( '2026-11-30T07:00:00Z' )
		);
		expect( await times( { away_until: '2026-12-24' }, 'next_loud', unix( '2026-12-01T12:00:00Z' ) ) ).toBe(
			unix( '2026-12-24T23:00:00Z' )
		);
	} );

	it( 'are not broken by a digest, whose own times hold over the change to summer time', async () => {
		expect( await times( {}, 'next_digest', unix( '2026-11-24T10:20:00Z' ), 0 ) ).toBe( unix( '2026-11-24T11:00:00Z' ) );
		expect( await times( { digest: '15min' }, 'next_digest', unix( '2026-11-24T10:20:00Z' ), unix( '2026-11-24T10:31:00Z' ) ) ).toBe(
			unix( '2026-11-24T10:45:00Z' )
		);
		// Nine in the morning on both sides of the last Sunday in March.
		expect( await times( { digest: 'day' }, 'next_digest', unix( '2026-03-28T07:00:00Z' ), 0 ) ).toBe( unix( '2026-03-28T08:00:00Z' ) );
		expect( await times( { digest: 'day' }, 'next_digest', unix( '2026-03-28T09:00:00Z' ), 0 ) ).toBe( unix( '2026-03-29T07:00:00Z' ) );
		expect(
			await times( { quiet: true, quiet_from: '20:00', quiet_to: '08:00' }, 'next_digest', unix( '2026-11-24T19:30:00Z' ), 0 )
		).toBe( unix( '2026-11-25T07:00:00Z' ) );
	} );
} );
