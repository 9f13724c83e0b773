/** Moving, locking, linking, dividing and handing on tickets, and what is said on the phone. */
import { as } from './site.ts';
import { deliver, mail, mailbox, ticket, unique } from './support/mails.ts';
import { refusal } from './support/refusal.ts';
import type { IngestMessage, TaskPatch, Ticket, TicketPatch } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
let box: { id: number; address: string };

const open = ( id: number ): Promise< Ticket > => agent.call( 'getTicket', { path: { id } } );
const change = ( id: number, body: TicketPatch ) => agent.call( 'updateTicket', { path: { id }, body } );
const key = () => ( { client_key: unique() } );
const types = ( { events }: Ticket ) => events.map( ( event ) => event.type );

async function answer( fields: Partial< IngestMessage >, to = box.id ) {
	const made = mail( fields );
	const [ result ] = await deliver( to, made );
	return { ...result!, mail: made.mail };
}

beforeAll( async () => {
	box = await mailbox( 'Work' );
} );

describe( 'a locked ticket', () => {
	it( 'takes no more mail: what its customer writes is a new, linked ticket', async () => {
		const first = await ticket( box.id );
		const reply = { from: first.mail.from, in_reply_to: [ first.mail.message_id ] };
		expect( ( await refusal( change( first.id, { locked: true } ) ) ).data ).toMatchObject( {
			params: { locked: expect.any( String ) },
		} );
		expect( await change( first.id, { status: 'closed', locked: true } ) ).toMatchObject( { status: 'closed', locked: true } );
		const next = await answer( reply );
		expect( next.result ).toBe( 'created' );
		const made = await open( next.ticket_id! );
		expect( made.links ).toEqual( [ { ticket_id: first.id, kind: 'related' } ] );
		expect( made.row.customer_email ).toBe( first.mail.from.address );
		expect( ( await open( first.id ) ).row ).toMatchObject( { status: 'closed', locked: true, message_count: 1 } );
		// What a program answers bothers nobody.
		expect( await answer( { ...reply, automatic: 'auto-reply' } ) ).toMatchObject( { result: 'appended', ticket_id: first.id } );
		// Whoever opens it again takes mail again.
		expect( await change( first.id, { status: 'open' } ) ).toMatchObject( { locked: false } );
		expect( await answer( reply ) ).toMatchObject( { result: 'appended', ticket_id: first.id } );
		expect( types( await open( first.id ) ) ).toEqual( expect.arrayContaining( [ 'locked', 'unlocked', 'ticket_linked' ] ) );
	} );

	it( 'is unlocked by an answer of ours that leaves it open', async () => {
		const first = await ticket( box.id );
		await change( first.id, { status: 'closed', locked: true } );
		await agent.call( 'addReply', { path: { id: first.id }, body: { html: 'One more thing', ...key() } } );
		expect( ( await open( first.id ) ).row ).toMatchObject( { status: 'pending', locked: false } );
	} );
} );

describe( 'thanks', () => {
	const thanks = { text: 'Thank you!', visible_text: 'Thank you!', is_thanks: true };

	it( 'leave a closed ticket closed, but are seen', async () => {
		const first = await ticket( box.id );
		await change( first.id, { status: 'closed', unread: false } );
		const reply = { from: first.mail.from, in_reply_to: [ first.mail.message_id ] };
		expect( await answer( { ...reply, ...thanks } ) ).toMatchObject( { result: 'appended', ticket_id: first.id } );
		const after = await open( first.id );
		expect( after.row ).toMatchObject( {
			status: 'closed',
			waiting_since: null,
			unread: true,
			preview: 'Thank you!',
			message_count: 2,
		} );
		expect( types( after ) ).toContain( 'customer_thanked' );
		expect( types( after ) ).not.toContain( 'customer_replied' );
		// Anything else opens it.
		await answer( reply );
		expect( ( await open( first.id ) ).row.status ).toBe( 'open' );
		// On an open ticket they are a mail like others.
		await answer( { ...reply, ...thanks } );
		expect( ( await open( first.id ) ).row.waiting_since ).not.toBeNull();
	} );

	it( 'open it again where somebody has switched that on', async () => {
		await as( 'administrator' ).call( 'updateSettings', { body: { thanks_keeps_closed: false } } );
		try {
			const first = await ticket( box.id );
			await change( first.id, { status: 'closed' } );
			await answer( { from: first.mail.from, in_reply_to: [ first.mail.message_id ], ...thanks } );
			expect( ( await open( first.id ) ).row.status ).toBe( 'open' );
		} finally {
			await as( 'administrator' ).call( 'updateSettings', { body: { thanks_keeps_closed: true } } );
		}
	} );
} );

describe( 'another mailbox', () => {
	it( 'is where answers leave from then on, and who may not see it loses the ticket', async () => {
		const other = await mailbox( 'Work, elsewhere' );
		const first = await ticket( box.id );
		await change( first.id, { assignee_id: agent.id } );
		expect( await change( first.id, { mailbox_id: other.id } ) ).toMatchObject( { mailbox_id: other.id, assignee: { id: agent.id } } );
		const reply = await agent.call( 'addReply', { path: { id: first.id }, body: { html: 'From there', ...key() } } );
		expect( reply.from.address ).toBe( other.address );
		const next = await answer( { from: first.mail.from, in_reply_to: [ first.mail.message_id ] } );
		expect( next ).toMatchObject( { result: 'appended', ticket_id: first.id } );
		const closed = await mailbox( 'Work, closed' );
		await manager.call( 'updateMailbox', { path: { id: closed.id }, body: { restricted: true, members: [] } } );
		expect( ( await refusal( change( first.id, { mailbox_id: closed.id } ) ) ).data ).toMatchObject( {
			params: { mailbox_id: expect.any( String ) },
		} );
		expect( ( await refusal( change( first.id, { mailbox_id: 999_999 } ) ) ).status ).toBe( 400 );
		const { seq } = await agent.call( 'getChanges', { query: { since: 0 } } );
		await manager.call( 'updateTicket', { path: { id: first.id }, body: { mailbox_id: closed.id } } );
		expect( ( await refusal( open( first.id ) ) ).status ).toBe( 404 );
		// Nothing tells a screen of a ticket that is gone for it: it loads its lists again.
		expect( await agent.call( 'getChanges', { query: { since: seq } } ) ).toMatchObject( { reset: true } );
		const moved = await manager.call( 'getTicket', { path: { id: first.id } } );
		expect( moved.row.assignee ).toBeNull();
		expect( types( moved ) ).toContain( 'mailbox_changed' );
	} );

	it( 'can be undone like any other change of many', async () => {
		const other = await mailbox( 'Work, bulk' );
		const first = await ticket( box.id );
		const { results } = await agent.call( 'bulkUpdateTickets', { body: { ids: [ first.id ], mailbox_id: other.id } } );
		expect( results[ 0 ] ).toMatchObject( { ok: true, row: { mailbox_id: other.id }, before: { mailbox_id: box.id, locked: false } } );
	} );
} );

describe( 'links', () => {
	it( 'say on both sides what the other is', async () => {
		const [ a, b ] = [ await ticket( box.id ), await ticket( box.id ) ];
		const link = ( ticket_id: number, kind: 'original' | 'cause' ) =>
			agent.call( 'linkTickets', { path: { id: a.id }, body: { ticket_id, kind } } );
		expect( ( await link( b.id, 'original' ) ).links ).toEqual( [ { ticket_id: b.id, kind: 'original' } ] );
		const other = await open( b.id );
		expect( other.links ).toEqual( [ { ticket_id: a.id, kind: 'duplicate' } ] );
		expect( other.linked.map( ( row ) => row.id ) ).toEqual( [ a.id ] );
		await link( b.id, 'cause' );
		expect( ( await open( b.id ) ).links ).toEqual( [ { ticket_id: a.id, kind: 'effect' } ] );
		expect( ( await refusal( link( a.id, 'cause' ) ) ).status ).toBe( 400 );
		expect( ( await refusal( link( 999_999, 'cause' ) ) ).status ).toBe( 400 );
		const bare = await agent.call( 'unlinkTickets', { path: { id: b.id }, query: { ticket_id: a.id } } );
		expect( bare.links ).toEqual( [] );
		expect( ( await open( a.id ) ).links ).toEqual( [] );
		expect( types( bare ) ).toEqual( expect.arrayContaining( [ 'ticket_linked', 'ticket_unlinked' ] ) );
	} );

	it( 'a child ticket is for a part of the work; its customer hears nothing of it', async () => {
		const parent = await ticket( box.id );
		const body = { subject: 'Ask the workshop', html: '<p>Can it be <b>mended</b>?</p>', assignee_id: agent.id, ...key() };
		const clicks = await Promise.all( [ 1, 2, 3 ].map( () => agent.request( 'POST', `/tickets/${ parent.id }/children`, { body } ) ) );
		expect( clicks.filter( ( click ) => ! [ 200, 201, 503 ].includes( click.status ) ) ).toEqual( [] );
		const child = await agent.call( 'createChild', { path: { id: parent.id }, body } );
		expect( child.row ).toMatchObject( { subject: 'Ask the workshop', status: 'open', assignee: { id: agent.id } } );
		expect( child.row ).toMatchObject( { customer_email: parent.mail.from.address, preview: 'Can it be mended?' } );
		expect( child.links ).toEqual( [ { ticket_id: parent.id, kind: 'parent' } ] );
		expect( child.messages.map( ( message ) => message.kind ) ).toEqual( [ 'note' ] );
		expect( ( await open( parent.id ) ).links ).toEqual( [ { ticket_id: child.row.id, kind: 'child' } ] );
		// Twice is once.
		expect( ( await agent.call( 'createChild', { path: { id: parent.id }, body } ) ).row.id ).toBe( child.row.id );
	} );
} );

describe( 'a checklist', () => {
	it( 'is counted in the list of tickets, says who did what, and keeps its order', async () => {
		const { id } = await ticket( box.id );
		const add = ( text: string, more = key() ) => agent.call( 'addTask', { path: { id }, body: { text, ...more } } );
		const patch = ( task: number, body: TaskPatch ) => agent.call( 'updateTask', { path: { id: task }, body } );
		const again = key();
		await add( 'One', again );
		await add( 'One', again );
		await add( 'Two' );
		const list = await add( ' Three\n' );
		expect( list.map( ( task ) => task.text ) ).toEqual( [ 'One', 'Two', 'Three' ] );
		const done = await patch( list[ 1 ]!.id, { done: true, assignee_id: agent.id, due_at: '2027-01-05T10:00:00Z' } );
		expect( done[ 1 ] ).toMatchObject( { done_by: { id: agent.id }, assignee: { id: agent.id }, due_at: '2027-01-05T10:00:00Z' } );
		const moved = await patch( list[ 2 ]!.id, { place: 0 } );
		expect( moved.map( ( task ) => task.text ) ).toEqual( [ 'Three', 'One', 'Two' ] );
		const opened = await open( id );
		expect( opened.row.tasks ).toEqual( { total: 3, done: 1 } );
		expect( opened.tasks ).toEqual( moved );
		expect( types( opened ) ).toEqual( expect.arrayContaining( [ 'task_added', 'task_done' ] ) );
		await patch( list[ 1 ]!.id, { done: false } );
		expect( await agent.call( 'deleteTask', { path: { id: list[ 0 ]!.id } } ) ).toHaveLength( 2 );
		expect( ( await open( id ) ).row.tasks ).toEqual( { total: 2, done: 0 } );
		expect( ( await refusal( patch( list[ 0 ]!.id, { done: true } ) ) ).status ).toBe( 404 );
		expect( ( await refusal( add( '  ' ) ) ).status ).toBe( 400 );
	} );

	it( 'loses no tick when two people tick at once', async () => {
		const { id } = await ticket( box.id );
		for ( const text of [ 'a', 'b', 'c', 'd' ] ) {
			await agent.call( 'addTask', { path: { id }, body: { text, ...key() } } );
		}
		const { tasks } = await open( id );
		await Promise.all(
			tasks.map( ( task, i ) => [ agent, manager ][ i % 2 ]!.call( 'updateTask', { path: { id: task.id }, body: { done: true } } ) )
		);
		expect( ( await open( id ) ).row.tasks ).toEqual( { total: 4, done: 4 } );
	} );
} );

it( 'a ticket is handed on with its note, or not at all', async () => {
	const { id } = await ticket( box.id );
	const body = { assignee_id: manager.id, html: '<p>You know this one.</p>', ...key() };
	const after = await agent.call( 'transferTicket', { path: { id }, body } );
	expect( after.row.assignee?.id ).toBe( manager.id );
	expect( after.messages.at( -1 ) ).toMatchObject( { kind: 'note', visible_text: 'You know this one.' } );
	await agent.call( 'transferTicket', { path: { id }, body } );
	expect( ( await open( id ) ).messages ).toHaveLength( 2 );
	const wrong = agent.call( 'transferTicket', { path: { id }, body: { assignee_id: as( 'mesa_light_agent' ).id, html: 'x', ...key() } } );
	expect( ( await refusal( wrong ) ).status ).toBe( 400 );
	expect( ( await open( id ) ).messages ).toHaveLength( 2 );
} );

describe( 'a phone call', () => {
	const call = ( fields: object ) =>
		agent.call( 'createTicket', {
			body: { mailbox_id: box.id, channel: 'phone', subject: 'A call', html: '<p>Asks for the invoice.</p>', ...key(), ...fields },
		} );

	it( 'is a ticket of whoever called, known by a number alone; nothing is mailed', async () => {
		const phone = `+34 600 ${ String( Math.floor( Math.random() * 1e6 ) ).padStart( 6, '0' ) }`;
		const first = await call( { customer_name: 'Ana Phone', customer_phone: phone, call: { direction: 'in', seconds: 252 } } );
		expect( first.row ).toMatchObject( {
			channel: 'phone',
			customer_name: 'Ana Phone',
			customer_email: '',
			assignee: { id: agent.id },
		} );
		expect( first.messages[ 0 ]!.call ).toEqual( {
			direction: 'in',
			seconds: 252,
			phone,
			agent: expect.objectContaining( { id: agent.id } ),
		} );
		// The same number without its country is the same person.
		const second = await call( { customer_phone: phone.replace( '+34 ', '' ).replaceAll( ' ', '' ) } );
		expect( second.row ).toMatchObject( { customer_id: first.row.customer_id, customer_name: 'Ana Phone' } );
		const found = await agent.call( 'findCustomers', { query: { search: phone } } );
		expect( found.map( ( one ) => one.id ) ).toEqual( [ first.row.customer_id ] );
		expect( found[ 0 ]!.phones ).toContain( phone );
		const listed = await agent.call( 'listTickets', { query: { folder: 'all', search: phone.split( ' ' ).at( -1 )! } } );
		expect( listed.items.map( ( row ) => row.id ) ).toContain( first.row.id );
		expect( first.messages.map( ( message ) => message.state ) ).toEqual( [ 'received' ] );
	} );

	it( 'names what is wrong', async () => {
		expect( ( await refusal( call( {} ) ) ).data ).toMatchObject( { params: { customer_name: expect.any( String ) } } );
		expect( ( await refusal( call( { customer_phone: 'call me' } ) ) ).data ).toMatchObject( {
			params: { customer_phone: expect.any( String ) },
		} );
		expect( ( await refusal( call( { customer_email: 'not an address' } ) ) ).status ).toBe( 400 );
	} );

	it( 'on a ticket that is there, the customer has been spoken to', async () => {
		const { id, mail: asked } = await ticket( box.id );
		const body = { direction: 'out' as const, seconds: 61, phone: '+34 911 222 333', html: '<p>Told her.</p>', ...key() };
		const message = await agent.call( 'logCall', { path: { id }, body } );
		expect( message ).toMatchObject( { channel: 'phone', state: 'saved', call: { direction: 'out', seconds: 61 } } );
		expect( ( await agent.call( 'logCall', { path: { id }, body } ) ).id ).toBe( message.id );
		const after = await open( id );
		expect( after.row ).toMatchObject( { status: 'open', waiting_since: null, message_count: 2, preview: 'Told her.' } );
		expect( types( after ) ).toContain( 'call_logged' );
		expect( after.reply_to ).toEqual( [ asked.from ] );
	} );
} );

it( 'customers of a mailbox that somebody may not see are not found', async () => {
	const closed = await mailbox( 'Work, customers' );
	const name = `Zyx${ unique() }`;
	await ticket( closed.id, { from: { address: `${ name }@client.example`, name } } );
	await manager.call( 'updateMailbox', { path: { id: closed.id }, body: { restricted: true, members: [] } } );
	expect( await manager.call( 'findCustomers', { query: { search: name } } ) ).toHaveLength( 1 );
	expect( await agent.call( 'findCustomers', { query: { search: name } } ) ).toEqual( [] );
	expect( await agent.call( 'findCustomers', { query: { search: `${ name }@client.example` } } ) ).toEqual( [] );
} );

it( 'a phone number tells nobody who a customer of a mailbox is that they may not see', async () => {
	const closed = await mailbox( 'Work, callers' );
	const phone = `+34 7${ String( Math.floor( Math.random() * 1e8 ) ).padStart( 8, '0' ) }`;
	const called = ( by: typeof agent, id: number ) =>
		by.call( 'createTicket', {
			body: { mailbox_id: id, channel: 'phone', subject: 'A call', html: '<p>Asks.</p>', customer_phone: phone, ...key() },
		} );
	const { id, mail: asked } = await ticket( closed.id );
	await manager.call( 'updateMailbox', { path: { id: closed.id }, body: { restricted: true, members: [] } } );
	await manager.call( 'logCall', { path: { id }, body: { direction: 'in', seconds: 5, phone, html: '<p>Asked.</p>', ...key() } } );
	expect( ( await called( agent, box.id ) ).row ).toMatchObject( { customer_name: phone, customer_email: '' } );
	// Whoever sees the mailbox is told, as before.
	expect( ( await called( manager, box.id ) ).row ).toMatchObject( { customer_email: asked.from.address } );
} );
