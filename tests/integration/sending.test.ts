/** How a reply leaves: taken back for certain, later, held back when the customer writes, with a snooze; and what is held by a colleague's change. */
import { as, RestError, site } from './site.ts';
import { asked, hasten, message, putOff, sendingMailbox, settled, undoSeconds } from './support/desk.ts';
import { deliver, mail, mailbox, ticket, unique } from './support/mails.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';
import type { Mailbox, ReplyInput } from '../../src/contract/generated/types.ts';

const ana = as( 'mesa_agent' );
const ben = as( 'mesa_coordinator' );
const hours = ( count: number ) => new Date( Date.now() + count * 3_600_000 ).toISOString().replace( /\.\d+Z/, 'Z' );
const open = ( id: number, who = ana ) => who.call( 'getTicket', { path: { id } } );
const reply = ( id: number, more: Partial< ReplyInput > = {}, who = ana ) =>
	who.call( 'addReply', { path: { id }, body: { html: '<p>An answer.</p>', client_key: unique(), ...more } } );
const folder = async ( name: 'scheduled' | 'failed' | 'drafts', who = ana ) =>
	( await who.call( 'listTickets', { query: { folder: name, per_page: 100 } } ) ).items.map( ( each ) => each.id );
const counts = () => ana.call( 'listFolders', {} );
const codeOf = ( work: Promise< unknown > ) =>
	work.then(
		() => 'no error',
		( error: unknown ) => ( error as RestError ).code
	);
const jobsOf = ( type: string, id: number ) =>
	site().runPhp< { run_at: string }[] >(
		'return ( new Mesa\\Data\\Db() )->rows( "SELECT run_at FROM {jobs} WHERE type = %s AND subject_id = %d", $args["type"], $args["id"] );',
		{ type, id }
	);
const runSql = ( sql: string ) => site().runPhp( '( new Mesa\\Data\\Db() )->run( $args["sql"] );', { sql } );

let box: { id: number; address: string };
let before: number;

beforeAll( async () => {
	box = await mailbox( 'Sending' );
	before = await undoSeconds( 60 );
} );
afterAll( async () => {
	await undoSeconds( before );
} );

describe( 'a reply that leaves later', () => {
	it( 'waits until then, is seen in the thread and in a folder, and can be moved, sent now, or taken back', async () => {
		const { id } = await ticket( box.id );
		const { scheduled } = await counts();
		const at = hours( 20 );
		const sent = await reply( id, { send_at: at } );
		expect( sent ).toMatchObject( { state: 'scheduled', send_at: at } );
		expect( ( await open( id ) ).row ).toMatchObject( { has_scheduled: true, status: 'pending' } );
		expect( await folder( 'scheduled' ) ).toContain( id );
		expect( ( await counts() ).scheduled ).toBe( scheduled + 1 );
		expect( await jobsOf( 'send_reply', sent.id ) ).toHaveLength( 1 );

		const later = hours( 30 );
		const move = ( send_at: string | null ) => ana.call( 'scheduleMessage', { path: { id: sent.id }, body: { send_at } } );
		expect( await move( later ) ).toMatchObject( { state: 'scheduled', send_at: later } );
		expect( await jobsOf( 'send_reply', sent.id ) ).toEqual( [ { run_at: later.slice( 0, 19 ).replace( 'T', ' ' ) } ] );
		expect( await move( null ) ).toMatchObject( { state: 'queued' } );
		expect( await folder( 'scheduled' ) ).not.toContain( id );
		expect( ( await counts() ).scheduled ).toBe( scheduled );

		await move( later );
		expect( await ana.call( 'cancelMessage', { path: { id: sent.id } } ) ).toMatchObject( { state: 'cancelled' } );
		expect( await jobsOf( 'send_reply', sent.id ) ).toEqual( [] );
		expect( ( await open( id ) ).row ).toMatchObject( { has_scheduled: false, status: 'open' } );
		expect( await codeOf( move( later ) ) ).toBe( 'mesa_already_sending' );
	} );

	it( 'names a time that is past, or too far away', async () => {
		const { id } = await ticket( box.id );
		for ( const send_at of [ hours( -1 ), hours( 24 * 400 ) ] ) {
			await expect( reply( id, { send_at } ) ).rejects.toMatchObject( {
				status: 400,
				data: { params: { send_at: expect.any( String ) } },
			} );
		}
		expect( ( await open( id ) ).messages ).toHaveLength( 1 );
	} );

	it( 'is held back when the customer writes before, whoever wrote it is told, and a person decides', async () => {
		const first = await ticket( box.id );
		const sent = await reply( first.id, { send_at: hours( 20 ), status_after: 'closed' } );
		const answer = mail( { from: first.mail.from, in_reply_to: [ first.mail.message_id! ] } );
		await deliver( box.id, answer );
		expect( await message( sent.id ) ).toMatchObject( { state: 'held', send_at: null } );
		expect( await jobsOf( 'send_reply', sent.id ) ).toEqual( [] );
		const opened = await open( first.id );
		expect( opened.row ).toMatchObject( { status: 'open', has_scheduled: true } );
		expect( opened.events.filter( ( each ) => each.type === 'reply_held' ) ).toMatchObject( [
			{ data: { message_id: sent.id, author_id: ana.id } },
		] );
		expect( await folder( 'scheduled' ) ).toContain( first.id );
		expect( await ana.call( 'scheduleMessage', { path: { id: sent.id }, body: { send_at: null } } ) ).toMatchObject( {
			state: 'queued',
		} );
		expect( await jobsOf( 'send_reply', sent.id ) ).toHaveLength( 1 );
	} );

	it( 'does not leave from the trash, nor from among the spam', async () => {
		for ( const status of [ 'trash', 'spam' ] as const ) {
			const { id } = await ticket( box.id );
			const sent = await reply( id, { send_at: hours( 20 ) } );
			await ben.call( 'updateTicket', { path: { id }, body: { status } } );
			await hasten( sent.id );
			expect( await settled( sent.id, [ 'scheduled', 'sending' ] ) ).toMatchObject( { state: 'held', send_at: null } );
			expect( ( await open( id, ben ) ).events.filter( ( each ) => each.type === 'reply_held' ) ).toMatchObject( [
				{ data: { status } },
			] );
		}
	} );

	it( 'that the mail server has put off is still held back when the customer writes', async () => {
		const smtp = await startSmtp();
		smtp.behave( { data: () => ( { code: 451, words: 'Later, please.' } ) } );
		const desk = await sendingMailbox( smtp );
		const first = await ticket( desk.id );
		const sent = await reply( first.id, { send_at: hours( 20 ) } );
		await hasten( sent.id );
		expect( await putOff( sent.id, 'scheduled' ) ).toMatchObject( { error: expect.stringContaining( 'Later, please.' ) } );
		await smtp.stop();
		await deliver( desk.id, mail( { from: first.mail.from, in_reply_to: [ first.mail.message_id! ] } ) );
		expect( await message( sent.id ) ).toMatchObject( { state: 'held' } );
	} );

	it( 'is not held back by an automatic mail', async () => {
		const first = await ticket( box.id );
		const sent = await reply( first.id, { send_at: hours( 20 ) } );
		await deliver( box.id, mail( { from: first.mail.from, in_reply_to: [ first.mail.message_id! ], automatic: 'auto-reply' } ) );
		expect( await message( sent.id ) ).toMatchObject( { state: 'scheduled' } );
	} );
} );

describe( 'taking a reply back', () => {
	let smtp: TestSmtp;
	let desk: Mailbox;
	beforeAll( async () => {
		smtp = await startSmtp();
		desk = await sendingMailbox( smtp );
	} );
	afterAll( async () => {
		await smtp.stop();
	} );

	it( 'races the queue and never loses: taken back means no mail, too late means one', async () => {
		// In WebAssembly a request takes a second, and nothing runs side by side.
		for ( let round = 0; round < ( site().lane === 'playground' ? 2 : 12 ); round++ ) {
			const { ticket: id, address } = await asked( desk );
			const sent = await reply( id );
			await hasten( sent.id );
			const kick = () => ben.call( 'kickJobs', {} ).catch( () => null );
			const cancel = () => codeOf( ana.call( 'cancelMessage', { path: { id: sent.id } } ) );
			const [ outcome ] =
				round % 2 === 0
					? await Promise.all( [ cancel(), kick(), kick() ] )
					: [ ( await Promise.all( [ kick(), kick(), cancel() ] ) )[ 2 ] ];
			const end = outcome === 'no error' ? await message( sent.id ) : await settled( sent.id );
			const mails = smtp.taken.filter( ( each ) => each.to.includes( address ) );
			expect( { outcome, state: end.state, mails: mails.length } ).toEqual(
				outcome === 'no error'
					? { outcome, state: 'cancelled', mails: 0 }
					: { outcome: 'mesa_already_sending', state: 'sent', mails: 1 }
			);
		}
	} );
} );

describe( 'a reply with a snooze', () => {
	it( 'lets the ticket sleep and wakes it on top of the list', async () => {
		const { id } = await ticket( box.id );
		const until = hours( 5 );
		await reply( id, { status_after: 'snoozed', snoozed_until: until } );
		expect( ( await open( id ) ).row ).toMatchObject( { status: 'snoozed', snoozed_until: until } );
		expect( await jobsOf( 'wake_ticket', id ) ).toHaveLength( 1 );
		const other = await ticket( box.id );
		await runSql( `UPDATE {tickets} SET snoozed_until = '2020-01-01 00:00:00', updated_at = '2020-01-01 00:00:00' WHERE id = ${ id }` );
		await runSql( `UPDATE {tickets} SET updated_at = '2021-01-01 00:00:00' WHERE id = ${ other.id }` );
		await site().runPhp( '( new Mesa\\Boot\\Services() )->wake_ticket()->wake( $args["id"] );', { id } );
		const woken = await open( id );
		expect( woken.row.status ).toBe( 'open' );
		expect( woken.events[ woken.events.length - 1 ] ).toMatchObject( { type: 'woke_up' } );
		const list = await ana.call( 'listTickets', { query: { folder: 'open', mailbox_id: box.id } } );
		const ids = list.items.map( ( each ) => each.id );
		expect( ids.indexOf( id ) ).toBeLessThan( ids.indexOf( other.id ) );
	} );

	it( 'does not put a ticket back to sleep whose time to wake up came while the reply waited', async () => {
		const { id } = await ticket( box.id );
		await ana.call( 'updateTicket', { path: { id }, body: { status: 'snoozed', snoozed_until: hours( 1 ) } } );
		const sent = await reply( id, { send_at: hours( 20 ) } );
		expect( ( await open( id ) ).row.status ).toBe( 'pending' );
		const sleptBefore = JSON.stringify( { status: 'snoozed', snoozed_until: '2020-01-01 00:00:00', status_after: 'pending' } );
		await runSql( `UPDATE {messages} SET before_send = '${ sleptBefore }' WHERE id = ${ sent.id }` );
		await site().runPhp( '( new Mesa\\Boot\\Services() )->wake_ticket()->wake( $args["id"] );', { id } );
		await ana.call( 'cancelMessage', { path: { id: sent.id } } );
		expect( ( await open( id ) ).row ).toMatchObject( { status: 'open', snoozed_until: null } );
	} );

	it( 'sleeps until the customer writes, where no time is named', async () => {
		const first = await ticket( box.id );
		await ana.call( 'updateTicket', { path: { id: first.id }, body: { status: 'snoozed', snoozed_until: null } } );
		expect( ( await open( first.id ) ).row ).toMatchObject( { status: 'snoozed', snoozed_until: null } );
		expect( await jobsOf( 'wake_ticket', first.id ) ).toEqual( [] );
		await site().runPhp( '( new Mesa\\Boot\\Services() )->wake_ticket()->wake( $args["id"] );', { id: first.id } );
		expect( ( await open( first.id ) ).row.status ).toBe( 'snoozed' );
		await deliver( box.id, mail( { from: first.mail.from, in_reply_to: [ first.mail.message_id! ] } ) );
		expect( ( await open( first.id ) ).row.status ).toBe( 'open' );
	} );

	it( 'wants to know until when', async () => {
		const { id } = await ticket( box.id );
		await expect( reply( id, { status_after: 'snoozed' } ) ).rejects.toMatchObject( {
			data: { params: { snoozed_until: expect.any( String ) } },
		} );
		await expect( reply( id, { status_after: 'snoozed', snoozed_until: hours( -1 ) } ) ).rejects.toMatchObject( {
			data: { params: { snoozed_until: expect.any( String ) } },
		} );
		await expect( reply( id, { snoozed_until: hours( 1 ) } ) ).rejects.toMatchObject( {
			data: { params: { snoozed_until: expect.any( String ) } },
		} );
	} );
} );

describe( 'a reply is held', () => {
	it( 'when a colleague has closed or taken the ticket since, not for one’s own changes', async () => {
		const { id } = await ticket( box.id );
		const newest = async () => ( await open( id ) ).events.at( -1 )!.id;
		const last_event_id = await newest();
		await ana.call( 'updateTicket', { path: { id }, body: { assignee_id: ana.id } } );
		await ben.call( 'updateTicket', { path: { id }, body: { priority: 'high' } } );
		await ben.call( 'updateTicket', { path: { id }, body: { status: 'closed' } } );
		expect( await codeOf( reply( id, { last_event_id } ) ) ).toBe( 'mesa_thread_changed' );
		expect( await reply( id, { last_event_id: await newest() } ) ).toMatchObject( { state: 'queued' } );
		const mine = await newest();
		await ana.call( 'updateTicket', { path: { id }, body: { status: 'open' } } );
		expect( await reply( id, { last_event_id: mine } ) ).toMatchObject( { state: 'queued' } );
	} );

	it( 'when a colleague’s reply is in the queue, or is to leave tomorrow', async () => {
		const { id } = await ticket( box.id );
		const last_message_id = ( await open( id ) ).messages.at( -1 )!.id;
		await reply( id, { last_message_id, send_at: hours( 20 ) }, ben );
		expect( await codeOf( reply( id, { last_message_id } ) ) ).toBe( 'mesa_thread_changed' );
	} );
} );

describe( 'the folder of what was not sent', () => {
	it( 'has a ticket until its failure is settled', async () => {
		const { id } = await ticket( box.id );
		const { failed } = await counts();
		const sent = await reply( id );
		const fail = `( new Mesa\\Boot\\Services() )->message_store()->change_state( $args['id'], array( 'queued' ), 'failed', array( 'error' => 'No.' ) );`;
		await site().runPhp( fail, { id: sent.id } );
		expect( await folder( 'failed' ) ).toContain( id );
		expect( ( await counts() ).failed ).toBe( failed + 1 );
		await ana.call( 'updateTicket', { path: { id }, body: { status: 'spam' } } );
		expect( await folder( 'failed' ) ).not.toContain( id );
		expect( ( await counts() ).failed ).toBe( failed );
		await ana.call( 'updateTicket', { path: { id }, body: { status: 'open' } } );
		await ana.call( 'cancelMessage', { path: { id: sent.id } } );
		expect( await folder( 'failed' ) ).not.toContain( id );
	} );
} );
