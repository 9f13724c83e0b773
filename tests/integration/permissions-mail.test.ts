/** A mailbox that is closed to an agent writes them nothing, and takes no answer of theirs to a customer. */
import { as } from './site.ts';
import { answerTo, idle, mailsTo, startAgentDesk, type AgentDesk } from './support/agent-mail.ts';
import { asked } from './support/desk.ts';
import { deliver, mail, unique } from './support/mails.ts';

const manager = as( 'mesa_manager' );
const agent = as( 'mesa_agent' );
let desk: AgentDesk;

const restrict = ( restricted: boolean, members: number[] = [] ) =>
	manager.call( 'updateMailbox', { path: { id: desk.box.id }, body: { restricted, members } } );
const mailsAbout = async ( ticket: number ) =>
	( await mailsTo( desk.smtp, desk.me ) ).filter( ( one ) => one.raw.includes( `mesa-t.${ ticket }@` ) );

beforeAll( async () => {
	desk = await startAgentDesk();
} );
afterAll( () => desk.stop() );
beforeEach( () => restrict( false ) );

it( 'tells nobody of an answer, or of a new ticket, that they may not see', async () => {
	const { ticket, made } = await desk.mine();
	const before = ( await mailsAbout( ticket ) ).length;
	await agent.call( 'updateNotificationSettings', { body: { unassigned: 'mail' } } );
	await restrict( true, [ manager.id ] );
	await deliver( desk.box.id, mail( { from: made.mail.from, references: [ made.mail.message_id ] } ) );
	const fresh = await asked( desk.box );
	expect( [ ( await mailsAbout( ticket ) ).length, ( await mailsAbout( fresh.ticket ) ).length ] ).toEqual( [ before, 0 ] );
	await restrict( true, [ agent.id ] );
	const known = await asked( desk.box );
	expect( await mailsAbout( known.ticket ) ).toHaveLength( 1 );
} );

it( 'passes no answer on from an agent who may not see the ticket any more, and tells them nothing of it', async () => {
	const { ticket, told, made } = await desk.mine();
	await restrict( true, [] );
	await idle();
	const customer = made.mail.from.address;
	const before = ( await mailsTo( desk.smtp, customer ) ).length;
	const words = `My words ${ unique() }`;
	const answer = await answerTo( desk.box.id, told, desk.me, { text: words, visible_text: words } );
	expect( answer ).toMatchObject( { result: 'appended', ticket_id: ticket } );
	expect( await mailsTo( desk.smtp, customer ) ).toHaveLength( before );
	const { messages, events } = await manager.call( 'getTicket', { path: { id: ticket } } );
	expect( messages.at( -1 ) ).toMatchObject( { kind: 'note', visible_text: words } );
	expect( events.map( ( event ) => event.type ) ).toContain( 'agent_mail_refused' );
	const refusal = ( await mailsTo( desk.smtp, desk.me ) ).at( -1 )!;
	expect( refusal.parsed.text ).toContain( words );
	expect( refusal.parsed.text ).not.toMatch( new RegExp( `#${ ticket }|ticket=${ ticket }` ) );
} );
