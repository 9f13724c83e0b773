/** Commands in the first lines of an agent's answer: all of them and the words, or nothing; understood as people write. */
import { as, site } from './site.ts';
import { addressOf, answerMail, answerTo, header, idle, mailsTo, startAgentDesk, type AgentDesk } from './support/agent-mail.ts';
import { asked } from './support/desk.ts';
import { deliver, mail } from './support/mails.ts';
import type { Ticket } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
let desk: AgentDesk;

const open = ( id: number ): Promise< Ticket > => agent.call( 'getTicket', { path: { id } } );
const says = ( text: string, html = '' ) => ( { text, visible_text: text, visible_html: html } );

beforeAll( async () => {
	desk = await startAgentDesk();
} );
afterAll( () => desk.stop() );

it( 'words go to the customer without the commands, and the ticket does what they say', async () => {
	const { told, ticket, address } = await desk.mine();
	expect( told.parsed.text ).toContain( '#snooze tomorrow 9:00' );
	const html =
		'<div dir="ltr"><div>#close #tag refund, late parcel</div><div>#priority high<br></div><div><br></div><div>It left <b>today</b> &amp; soon arrives.</div></div>';
	const answer = await answerTo(
		desk.box.id,
		told,
		desk.me,
		says( '#close #tag refund, late parcel\n#priority high\n\nIt left *today*.', html )
	);
	expect( answer ).toMatchObject( { result: 'appended', ticket_id: ticket } );
	const { row, messages } = await open( ticket );
	expect( row ).toMatchObject( { status: 'closed', priority: 'high', tags: [ 'late parcel', 'refund' ] } );
	expect( messages.at( -1 ) ).toMatchObject( { kind: 'reply', visible_text: 'It left today & soon arrives.' } );
	const [ sent ] = await mailsTo( desk.smtp, address );
	expect( sent!.parsed.html ).toContain( 'It left <b>today</b> &amp; soon arrives.' );
	expect( sent!.raw ).not.toContain( '#close' );
} );

it( 'without words only the ticket changes, and the mail is kept as a note that says what was asked', async () => {
	const { told, ticket, address } = await desk.mine();
	const made = await answerTo( desk.box.id, told, desk.me, says( '#asignar nadie\n#posponer 2 días' ) );
	expect( made ).toMatchObject( { result: 'appended', ticket_id: ticket } );
	const { row, messages } = await open( ticket );
	expect( row ).toMatchObject( { status: 'snoozed', assignee: null } );
	expect( Math.abs( Date.parse( row.snoozed_until! ) - Date.now() - 2 * 86_400_000 ) ).toBeLessThan( 3_700_000 );
	expect( messages.at( -1 ) ).toMatchObject( { kind: 'note', visible_text: '#asignar nadie\n#posponer 2 días', has_raw: true } );
	expect( messages.at( -1 )!.author?.id ).toBe( agent.id );
	expect( await mailsTo( desk.smtp, address ) ).toHaveLength( 0 );
} );

it( 'a note stays in the team', async () => {
	const { told, ticket, address } = await desk.mine();
	await answerTo( desk.box.id, told, desk.me, says( '#pending #note asked the carrier, see #AB-12\nthey call back on Monday' ) );
	const { row, messages } = await open( ticket );
	expect( row.status ).toBe( 'pending' );
	expect( messages.at( -1 ) ).toMatchObject( { kind: 'note', visible_text: 'asked the carrier, see #AB-12\nthey call back on Monday' } );
	expect( await mailsTo( desk.smtp, address ) ).toHaveLength( 0 );
} );

it.each( [
	[ 'a slip', '#clsoe\n\nThank you.', '"#clsoe" is no command' ],
	[ 'a good command before a bad one', '#close\n#assign Nobody Known\n\nThank you.', 'nobody called "Nobody Known"' ],
	[ 'a time that has passed', '#snooze 2020-01-01\n\nThank you.', 'is not understood, or has passed' ],
	[
		'too many tags, found out when everything else is done',
		`#priority urgent #tag ${ Array.from( { length: 25 }, ( _, i ) => `t${ i }` ).join( ' ' ) }\n\nThank you.`,
		'tags',
	],
] )( '%s: nothing is half-done, and the agent is told why by mail', async ( _why, text, reason ) => {
	const { told, ticket, address } = await desk.mine();
	const before = ( await open( ticket ) ).row;
	await answerTo( desk.box.id, told, desk.me, says( text ) );
	const { row, messages, events } = await open( ticket );
	expect( row ).toMatchObject( { status: before.status, priority: before.priority, tags: [], assignee: before.assignee } );
	expect( messages.filter( ( one ) => one.kind === 'reply' ) ).toEqual( [] );
	expect( messages.at( -1 ) ).toMatchObject( { kind: 'note', author: null } );
	expect( events.at( -1 ) ).toMatchObject( { type: 'agent_mail_refused', data: { reason: 'command' } } );
	expect( await mailsTo( desk.smtp, address ) ).toHaveLength( 0 );
	const back = ( await mailsTo( desk.smtp, desk.me ) ).at( -1 )!;
	expect( back.parsed.text ).toContain( reason );
	expect( back.parsed.text ).toContain( 'Thank you.' );
} );

it( 'refused commands do not take back how many tickets there are that a mail before them in the batch has opened again', async () => {
	const done = await asked( desk.box );
	await agent.call( 'updateTicket', { path: { id: done.ticket }, body: { status: 'closed' } } );
	const { told, ticket, made } = await desk.mine();
	const again = mail( { from: done.made.mail.from, in_reply_to: [ done.made.mail.message_id ] } );
	const tags = Array.from( { length: 25 }, ( _, i ) => `t${ i }` ).join( ' ' );
	// Names the customer's mail too, as answers do: so its ticket is locked with the other.
	const ids = [ made.mail.message_id, header( told, 'Message-ID' ) ];
	const results = await deliver(
		desk.box.id,
		again,
		answerMail( told, desk.me, { ...says( `#tag ${ tags }\n\nThank you.` ), references: ids } )
	);
	expect( results.map( ( { ticket_id: id } ) => id ) ).toEqual( [ done.ticket, ticket ] );
	expect( ( await open( done.ticket ) ).row.status ).toBe( 'open' );
	expect( ( await open( ticket ) ).events.at( -1 ) ).toMatchObject( { type: 'agent_mail_refused' } );
	expect( await site().runPhp( 'return ( new Mesa\\Boot\\Services() )->count_store()->drift();' ) ).toEqual( [] );
} );

it( 'a stranger’s commands are words of a stranger', async () => {
	const { told, ticket } = await desk.mine();
	await answerTo( desk.box.id, told, 'mallory@client.example', says( '#close #assign nobody' ) );
	expect( ( await open( ticket ) ).row ).toMatchObject( { status: 'open', assignee: { id: agent.id } } );
} );

it( 'assigns to a colleague by address or name, and an order number at the beginning is no command', async () => {
	const one = await desk.mine();
	const boss = await addressOf( 'mesa_manager' );
	await answerTo( desk.box.id, one.told, desk.me, says( `#assign ${ boss }` ) );
	expect( ( await open( one.ticket ) ).row.assignee?.id ).toBe( as( 'mesa_manager' ).id );
	const two = await desk.mine();
	await answerTo( desk.box.id, two.told, desk.me, says( '#5521 left today.' ) );
	await idle();
	expect( ( await open( two.ticket ) ).messages.at( -1 ) ).toMatchObject( { kind: 'reply', visible_text: '#5521 left today.' } );
} );

it( 'times are read as people write them, in the site’s zone', async () => {
	// A Saturday, 23:30 in Madrid.
	const cases: Record< string, string | null > = {
		'tomorrow 9:00': '2026-11-22 09:00',
		'mañana a las 15:30': '2026-11-22 15:30',
		tomorrow: '2026-11-22 09:00',
		'pasado mañana': '2026-11-23 09:00',
		monday: '2026-11-23 09:00',
		'el sábado 8am': '2026-11-28 08:00',
		'next week': '2026-11-23 09:00',
		'until friday at 3 pm': '2026-11-27 15:00',
		'2h': '2026-11-22 01:30',
		'en 3 días': '2026-11-24 23:30',
		'1 week': '2026-11-28 23:30',
		'15:00': '2026-11-22 15:00',
		'2026-12-24 18.00': '2026-12-24 18:00',
		// The night in which clocks go forward: there is no 2:30.
		'2027-03-28 02:30': '2027-03-28 03:30',
		'today 9:00': null,
		'2026-02-30': null,
		'25:00': null,
		'13pm': null,
		someday: null,
		'': null,
		'2000 years': null,
	};
	const read = await site().runPhp< Record< string, string | null > >(
		`$zone = new DateTimeZone( 'Europe/Madrid' );
		$now = ( new DateTimeImmutable( '2026-11-21 23:30', $zone ) )->getTimestamp();
		$out = array();
		foreach ( $args['words'] as $words ) {
			$unix = Mesa\\Domain\\SpokenTime::read( $words, $now, $zone );
			$out[ $words ] = null === $unix ? null : ( new DateTimeImmutable( "@$unix" ) )->setTimezone( $zone )->format( 'Y-m-d H:i' );
		}
		return $out;`,
		{ words: Object.keys( cases ) }
	);
	expect( read ).toEqual( cases );
} );
