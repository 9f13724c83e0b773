/** Mails with more than one person or mailbox in them: who takes part, who is answered, and that nobody is lost. */
import { as } from './site.ts';
import { answer, asked, message, sendingMailbox, settled, undoSeconds } from './support/desk.ts';
import { addressOf } from './support/agent-mail.ts';
import { deliver, mail, unique } from './support/mails.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';
import type { Mailbox, Ticket } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
let smtp: TestSmtp;
let box: Mailbox;
let other: Mailbox;
let undo = 0;

const open = ( id: number ): Promise< Ticket > => agent.call( 'getTicket', { path: { id } } );
const person = ( name: string ) => ( { address: `${ name.toLowerCase() }-${ unique() }@client.example`, name } );
const at = ( mailbox: Mailbox ) => ( { address: mailbox.address, name: mailbox.name } );
const idOf = ( raw: string ) => /^Message-ID: (\S+)/im.exec( raw )![ 1 ]!;

beforeAll( async () => {
	smtp = await startSmtp();
	box = await sendingMailbox( smtp );
	other = await sendingMailbox( smtp, { name: 'Sales', aliases: [ `offers-${ unique() }@shop.example` ] } );
	undo = await undoSeconds( 0 );
} );
afterAll( async () => {
	await undoSeconds( undo );
	await smtp.stop();
} );

it( 'answers the sender alone where the mailbox was in blind copy, and keeps those whom the mail names', async () => {
	const [ ana, tom ] = [ person( 'Ana' ), person( 'Tom' ) ];
	const made = mail( { from: ana, to: [ tom ], cc: [], delivered_to: [ box.address ], may_auto_respond: false } );
	const [ result ] = await deliver( box.id, made );
	expect( result!.result ).toBe( 'created' );
	const ticket = result!.ticket_id!;
	expect( ( await open( ticket ) ).reply_to ).toEqual( [ ana ] );
	await settled( ( await answer( ticket ) ).id );
	expect( smtp.taken.filter( ( one ) => one.to.includes( ana.address ) ).map( ( one ) => one.to ) ).toEqual( [ [ ana.address ] ] );
	// The person to whom the mail was written may go on with it.
	expect( ( await deliver( box.id, mail( { from: tom, references: [ made.mail.message_id ] } ) ) )[ 0 ] ).toMatchObject( {
		result: 'appended',
		ticket_id: ticket,
	} );
} );

it( 'knows one mail to two of our mailboxes as one ticket, whichever is answered to', async () => {
	const ana = person( 'Ana' );
	const made = mail( { from: ana, to: [ at( box ) ], cc: [ at( other ), { address: other.aliases[ 0 ]!, name: '' } ] } );
	const [ first ] = await deliver( box.id, made );
	const [ second ] = await deliver( other.id, { ...made, mail: { ...made.mail, uid: 7 } } );
	expect( second ).toMatchObject( { result: 'duplicate', ticket_id: first!.ticket_id } );
	const ticket = first!.ticket_id!;
	// Our own mailboxes are no people: an answer does not go to them, not even as a copy.
	const sent = await settled( ( await answer( ticket ) ).id );
	expect( [ ...sent.to, ...sent.cc ] ).toEqual( [ ana ] );
	const raw = smtp.taken.find( ( one ) => one.to.includes( ana.address ) )!.raw;
	// The customer answers to all; the mail comes to both mailboxes again.
	const back = mail( { from: ana, to: [ at( other ) ], cc: [ at( box ) ], in_reply_to: [ idOf( raw ) ] } );
	expect( ( await deliver( other.id, back ) )[ 0 ] ).toMatchObject( { result: 'appended', ticket_id: ticket } );
	expect( ( await deliver( box.id, back ) )[ 0 ] ).toMatchObject( { result: 'duplicate', ticket_id: ticket } );
	expect( ( await open( ticket ) ).messages ).toHaveLength( 3 );
} );

it( 'offers to answer to all: those in copy of the last mail, but neither us, nor the team, nor the sender twice', async () => {
	const [ ana, tom, eva ] = [ person( 'Ana' ), person( 'Tom' ), person( 'Eva' ) ];
	const me = { address: await addressOf( 'mesa_agent' ), name: 'Agent' };
	const { ticket, made } = await asked( box, {
		from: ana,
		to: [ at( box ), tom ],
		cc: [ eva, at( other ), me, ana, { ...eva, address: eva.address.toUpperCase() } ],
	} );
	expect( ( await open( ticket ) ).reply_cc ).toEqual( [ tom, eva ] );
	// Who is left out of a later mail is left out of its answer.
	await deliver( box.id, mail( { from: tom, to: [ at( box ) ], cc: [ ana ], references: [ made.mail.message_id ] } ) );
	const now = await open( ticket );
	expect( now.reply_to ).toEqual( [ tom ] );
	expect( now.reply_cc ).toEqual( [ ana ] );
} );

it( "keeps a colleague's own mail on a ticket among the team: it is neither quoted to the customer nor answered", async () => {
	const { ticket, made, address } = await asked( box, { cc: [] } );
	const eva = person( 'Eva' );
	const inside = mail( {
		from: { address: await addressOf( 'mesa_manager' ), name: 'Boss' },
		cc: [ eva ],
		references: [ made.mail.message_id ],
		text: 'Do not give them a refund.',
		visible_text: 'Do not give them a refund.',
	} );
	expect( ( await deliver( box.id, inside ) )[ 0 ] ).toMatchObject( { result: 'appended', ticket_id: ticket } );
	const now = await open( ticket );
	expect( now.messages.at( -1 ) ).toMatchObject( { kind: 'note', error: null, visible_text: 'Do not give them a refund.' } );
	expect( now.row ).toMatchObject( { unread: true, preview: expect.not.stringContaining( 'refund' ) } );
	expect( now.reply_to.map( ( one ) => one.address ) ).toEqual( [ address ] );
	await settled( ( await answer( ticket ) ).id );
	const sent = smtp.taken.filter( ( one ) => one.to.includes( address ) );
	expect( sent ).toHaveLength( 1 );
	expect( sent[ 0 ]!.raw ).not.toContain( 'refund' );
	// Whom the colleague had in copy may go on.
	expect( ( await deliver( box.id, mail( { from: eva, in_reply_to: [ inside.mail.message_id ] } ) ) )[ 0 ] ).toMatchObject( {
		ticket_id: ticket,
	} );
} );

it( 'takes the answer of somebody in copy to a reply, and of the customer from a second address only as a linked ticket', async () => {
	const [ ana, tom ] = [ person( 'Ana' ), person( 'Tom' ) ];
	const { ticket } = await asked( box, { from: ana, cc: [] } );
	const sent = await settled( ( await answer( ticket, { cc: [ tom.address ] } ) ).id );
	expect( ( await message( sent.id ) ).cc.map( ( one ) => one.address ) ).toEqual( [ tom.address ] );
	const raw = smtp.taken.find( ( one ) => one.to.includes( tom.address ) )!.raw;
	expect( ( await deliver( box.id, mail( { from: tom, in_reply_to: [ idOf( raw ) ] } ) ) )[ 0 ] ).toMatchObject( {
		result: 'appended',
		ticket_id: ticket,
	} );
	const [ elsewhere ] = await deliver(
		box.id,
		mail( { from: { address: `ana-at-home-${ unique() }@private.example`, name: 'Ana' }, in_reply_to: [ idOf( raw ) ] } )
	);
	expect( elsewhere!.result ).toBe( 'created' );
	expect( ( await open( elsewhere!.ticket_id! ) ).linked.map( ( row ) => row.id ) ).toEqual( [ ticket ] );
} );
