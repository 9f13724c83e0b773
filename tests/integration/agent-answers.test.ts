/** An agent's answer to a notification, when it is proven: it goes to the customer as that agent's reply, once. */
import { as } from './site.ts';
import { asked, sendingMailbox } from './support/desk.ts';
import {
	addressOf,
	answerTo,
	assign,
	choose,
	header,
	idle,
	mailsTo,
	notification,
	open,
	startAgentDesk,
	type AgentDesk,
} from './support/agent-mail.ts';
import { attach, deliver, mail, unique } from './support/mails.ts';

const agent = as( 'mesa_agent' );
let desk: AgentDesk;

beforeAll( async () => {
	desk = await startAgentDesk();
} );
afterAll( () => desk.stop() );
beforeEach( () => desk.smtp.behave( {} ) );

describe( "an agent's answer to a notification", () => {
	it( 'goes to the customer and those in copy as that agent’s reply, once however often it is delivered', async () => {
		const { told, ticket, address, made } = await desk.mine();
		const words = {
			text: 'It left today.\n\n-- \nLuis',
			visible_text: 'It left today.',
			visible_html: '<div>It left <b>today</b>.</div>',
		};
		const first = await answerTo( desk.box.id, told, desk.me, words );
		expect( first ).toMatchObject( { result: 'appended', ticket_id: ticket } );
		expect( ( await deliver( desk.box.id, first.made ) )[ 0 ] ).toMatchObject( { result: 'duplicate', message_id: first.message_id } );
		const { row, messages } = await open( ticket );
		expect( row.status ).toBe( 'pending' );
		expect( messages ).toHaveLength( 2 );
		expect( messages[ 1 ] ).toMatchObject( { id: first.message_id, kind: 'reply', visible_text: 'It left today.', has_raw: true } );
		expect( messages[ 1 ]!.author?.id ).toBe( agent.id );
		const sent = await mailsTo( desk.smtp, address );
		expect( sent ).toHaveLength( 1 );
		expect( sent[ 0 ]!.from ).toBe( desk.box.address );
		expect( sent[ 0 ]!.to.sort() ).toEqual( [ address, made.mail.cc[ 0 ]!.address ].sort() );
		expect( header( sent[ 0 ]!, 'In-Reply-To' ) ).toBe( made.mail.message_id );
		expect( sent[ 0 ]!.parsed.html ).toContain( 'It left <b>today</b>.' );
		// Neither the proof nor the agent's own address gets out.
		expect( sent[ 0 ]!.raw ).not.toMatch( /m-[0-9a-z]+-[0-9a-z]+-[0-9a-z]+-[0-9a-f]{20}|mesa-n\./ );
		expect( sent[ 0 ]!.raw ).not.toContain( desk.me );
	} );

	it( 'is proven by In-Reply-To alone where the server knows no subaddresses, and by the address alone where Message-IDs are replaced', async () => {
		const one = await desk.mine();
		expect( await answerTo( desk.box.id, one.told, desk.me, { to: [ { address: desk.box.address, name: '' } ] } ) ).toMatchObject( {
			result: 'appended',
			ticket_id: one.ticket,
		} );
		const other = await desk.mine();
		expect(
			await answerTo( desk.box.id, other.told, desk.me.toUpperCase(), {
				in_reply_to: [ '<made-anew@mail-service.example>' ],
				references: [],
			} )
		).toMatchObject( {
			result: 'appended',
			ticket_id: other.ticket,
		} );
		for ( const { ticket, address } of [ one, other ] ) {
			expect( ( await open( ticket ) ).messages.at( -1 )!.kind ).toBe( 'reply' );
			expect( await mailsTo( desk.smtp, address ) ).toHaveLength( 1 );
		}
	} );

	it( 'is one reply also when five deliver it at the same moment', async () => {
		const { told, ticket, address } = await desk.mine();
		const made = mail( { from: { address: desk.me, name: '' }, in_reply_to: [ header( told, 'Message-ID' ) ] } );
		const results = ( await Promise.all( Array.from( { length: 5 }, () => deliver( desk.box.id, made ) ) ) ).flat();
		expect( results.map( ( one ) => one.ticket_id ) ).toEqual( Array( 5 ).fill( ticket ) );
		expect( new Set( results.map( ( one ) => one.message_id ) ).size ).toBe( 1 );
		expect( ( await open( ticket ) ).messages.filter( ( one ) => one.kind === 'reply' ) ).toHaveLength( 1 );
		expect( await mailsTo( desk.smtp, address ) ).toHaveLength( 1 );
	} );

	it( 'needs no signed address: where the mailbox’s own is too long for one, or the site wants none', async () => {
		const long = await sendingMailbox( desk.smtp, { address: `a-rather-long-name-for-a-mailbox-${ unique() }@shop.example` } );
		const tickets = [ ( await asked( long ) ).ticket ];
		await assign( tickets[ 0 ]! );
		await idle();
		const admin = as( 'administrator' );
		await admin.call( 'updateSettings', { body: { agent_reply_plus: false } } );
		try {
			tickets.push( ( await asked( desk.box ) ).ticket );
			await assign( tickets[ 1 ]! );
			await idle();
		} finally {
			await admin.call( 'updateSettings', { body: { agent_reply_plus: true } } );
		}
		for ( const [ index, ticket ] of tickets.entries() ) {
			const told = await notification( desk.smtp, desk.me, ticket );
			expect( header( told, 'Reply-To' ) ).toBe( '' );
			const { made, ...result } = await answerTo( index === 0 ? long.id : desk.box.id, told, desk.me );
			expect( made.mail.to ).toEqual( [ { address: told.from, name: '' } ] );
			expect( result ).toMatchObject( { result: 'appended', ticket_id: ticket } );
			expect( ( await open( ticket ) ).messages.at( -1 )!.kind ).toBe( 'reply' );
		}
	} );

	it( 'is not asked for by the mails of somebody who may only look, and goes nowhere', async () => {
		const watcher = as( 'mesa_light_agent' );
		const looks = await addressOf( 'mesa_light_agent' );
		await choose( watcher, { unassigned: 'mail' } );
		const { ticket, address } = await asked( desk.box );
		const told = await notification( desk.smtp, looks, ticket );
		await choose( watcher, { unassigned: 'none' } );
		expect( header( told, 'Reply-To' ) ).toBe( '' );
		expect( told.parsed.text ).not.toMatch( /mesa-\d+ ##|Answer this mail/ );
		await answerTo( desk.box.id, told, looks );
		expect( await mailsTo( desk.smtp, address ) ).toEqual( [] );
		expect( ( await open( ticket ) ).events.at( -1 ) ).toMatchObject( { type: 'agent_mail_refused', data: { reason: 'right' } } );
	} );

	it( 'takes files along, but no pictures of its signature', async () => {
		const { told, ticket, address } = await desk.mine();
		const id = header( told, 'Message-ID' );
		const made = mail( {
			from: { address: desk.me, name: '' },
			in_reply_to: [ id ],
			visible_html: '<p>Look: <img src="cid:photo"></p>',
		} );
		attach( made, 'invoice.pdf', `%PDF ${ unique() }` );
		attach( made, 'photo.png', `photo ${ unique() }`, { inline: true, content_id: 'photo', content_type: 'image/png' } );
		attach( made, 'logo.png', `logo ${ unique() }`, { inline: true, content_id: 'logo', content_type: 'image/png' } );
		await deliver( desk.box.id, made );
		expect( ( await open( ticket ) ).messages.at( -1 )!.attachments.map( ( one ) => one.filename ) ).toEqual( [
			'invoice.pdf',
			'photo.png',
		] );
		const [ sent ] = await mailsTo( desk.smtp, address );
		expect( sent!.parsed.attachments.map( ( one ) => one.filename ) ).toEqual( [ 'invoice.pdf', 'photo.png' ] );
		expect( sent!.raw ).not.toContain( 'cid:photo' );
	} );

	it( 'of a machine is kept quietly and never reaches the customer', async () => {
		const { told, ticket, address } = await desk.mine();
		const before = await open( ticket );
		const away = await answerTo( desk.box.id, told, desk.me, {
			automatic: 'auto-reply',
			may_auto_respond: false,
			text: 'I am away.',
			visible_text: 'I am away.',
		} );
		expect( away ).toMatchObject( { result: 'appended', ticket_id: ticket } );
		const after = await open( ticket );
		expect( after.row ).toMatchObject( { status: 'open', updated_at: before.row.updated_at, preview: before.row.preview } );
		expect( after.messages.at( -1 ) ).toMatchObject( { kind: 'note', automatic: 'auto-reply' } );
		expect( await mailsTo( desk.smtp, address ) ).toEqual( [] );
		expect( ( await mailsTo( desk.smtp, desk.me ) ).filter( ( one ) => /^<mesa-r\./.test( header( one, 'Message-ID' ) ) ) ).toEqual(
			[]
		);
	} );
} );

it( 'lets the customer answer an agent who had them in copy, as the customer', async () => {
	const { told, ticket, made } = await desk.mine();
	await idle();
	const mixed = await answerTo( desk.box.id, told, made.mail.from.address, { text: 'Thank you!', visible_text: 'Thank you!' } );
	expect( mixed ).toMatchObject( { result: 'appended', ticket_id: ticket } );
	expect( ( await open( ticket ) ).messages.at( -1 ) ).toMatchObject( { kind: 'customer', visible_text: 'Thank you!' } );
	expect( JSON.stringify( ( await open( ticket ) ).messages.at( -1 ) ) ).not.toMatch( /\+m-/ );
} );
