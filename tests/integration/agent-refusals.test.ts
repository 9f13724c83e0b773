/** What is not proven to be an agent's answer goes to nobody, is kept, and the agent is told. */
import { as, site } from './site.ts';
import { asked } from './support/desk.ts';
import { answerTo, header, mailsTo, startAgentDesk, type AgentDesk } from './support/agent-mail.ts';
import { deliver, mail, unique } from './support/mails.ts';
import type { Ticket } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
let desk: AgentDesk;

const open = ( id: number ): Promise< Ticket > => agent.call( 'getTicket', { path: { id } } );

beforeAll( async () => {
	desk = await startAgentDesk();
} );
afterAll( () => desk.stop() );
beforeEach( () => desk.smtp.behave( {} ) );

describe( 'what is not proven to be an agent’s answer goes to nobody', () => {
	/** Nothing for the customer; a note with the reason for the team; the agent is told. */
	async function refused( ticket: number, address: string, reason: string, words: string ): Promise< void > {
		const told = await mailsTo( desk.smtp, desk.me );
		expect( await mailsTo( desk.smtp, address ) ).toEqual( [] );
		const { messages, events, row } = await open( ticket );
		expect( messages.filter( ( one ) => one.kind === 'reply' ) ).toEqual( [] );
		expect( messages.at( -1 ) ).toMatchObject( { kind: 'note', visible_text: words, author: null } );
		expect( messages.at( -1 )!.error ).not.toBeNull();
		expect( events.at( -1 ) ).toMatchObject( { type: 'agent_mail_refused', data: { reason, user_id: agent.id } } );
		expect( row.unread ).toBe( true );
		const word = told.filter( ( one ) => header( one, 'Message-ID' ).startsWith( `<mesa-r.${ ticket }.` ) );
		expect( word ).toHaveLength( 1 );
		expect( word[ 0 ]!.parsed.text ).toContain( messages.at( -1 )!.error );
		expect( header( word[ 0 ]!, 'Auto-Submitted' ) ).toBe( 'auto-replied' );
		expect( header( word[ 0 ]!, 'Reply-To' ) ).toBe( '' );
	}

	it( 'from another address', async () => {
		const { told, ticket, address } = await desk.mine();
		await answerTo( desk.box.id, told, `luis-at-home-${ unique() }@private.example`, { text: 'Pay here', visible_text: 'Pay here' } );
		await refused( ticket, address, 'sender', 'Pay here' );
	} );

	it( 'that the mail server says the sender’s domain disowns', async () => {
		for ( const authentication of [
			{ spf: 'fail', dkim: 'fail', dmarc: '' },
			{ spf: 'softfail', dkim: 'none', dmarc: 'fail' },
			{ spf: 'fail', dkim: 'none', dmarc: 'none' },
		] ) {
			const { told, ticket, address } = await desk.mine();
			await answerTo( desk.box.id, told, desk.me, { text: 'x', visible_text: 'x', authentication } );
			await refused( ticket, address, 'unverified', 'x' );
		}
		const fine = await desk.mine();
		await answerTo( desk.box.id, fine.told, desk.me, { authentication: { spf: 'softfail', dkim: 'pass', dmarc: 'pass' } } );
		expect( await mailsTo( desk.smtp, fine.address ) ).toHaveLength( 1 );
	} );

	it( 'by somebody who may not answer any more', async () => {
		const { told, ticket, address } = await desk.mine();
		await site().runPhp( '( new WP_User( $args["id"] ) )->add_cap( "mesa_reply", false ); return 1;', { id: agent.id } );
		try {
			await answerTo( desk.box.id, told, desk.me, { text: 'y', visible_text: 'y' } );
			await refused( ticket, address, 'right', 'y' );
		} finally {
			await site().runPhp( '( new WP_User( $args["id"] ) )->remove_cap( "mesa_reply" ); return 1;', { id: agent.id } );
		}
	} );

	it( 'to a notification that is too old', async () => {
		const { ticket, address } = await asked( desk.box );
		const token = await site().runPhp< string >(
			'return ( new Mesa\\Boot\\Services() )->agent_tokens()->make( $args["ticket"], $args["user"], time() - 2 * DAY_IN_SECONDS );',
			{ ticket, user: agent.id }
		);
		await deliver(
			desk.box.id,
			mail( {
				from: { address: desk.me, name: '' },
				to: [ { address: desk.box.address.replace( '@', `+${ token }@` ), name: '' } ],
				text: 'z',
				visible_text: 'z',
			} )
		);
		await refused( ticket, address, 'expired', 'z' );
		// The signed address is shown to nobody.
		expect( JSON.stringify( await open( ticket ) ) ).not.toContain( token );
	} );

	it( 'that passes the notification on, or holds nothing but the notification itself', async () => {
		const forward = await desk.mine();
		await answerTo( desk.box.id, forward.told, desk.me, {
			text: 'fyi',
			visible_text: 'fyi',
			forwarded: {
				from: { address: desk.box.address, name: '' },
				date: null,
				message_id: '',
				subject: '',
				text: 'a',
				html: '',
				comment: 'fyi',
			},
		} );
		await refused( forward.ticket, forward.address, 'forward', 'fyi' );
		const empty = await desk.mine();
		const quoted = `On Monday, Shop <${ desk.box.address }> wrote:\n\n${ empty.told.parsed.text!.trim().replace( /^/gm, '> ' ) }`;
		await answerTo( desk.box.id, empty.told, desk.me, { text: quoted, visible_text: quoted } );
		await refused( empty.ticket, empty.address, 'empty', quoted );
	} );

	it( 'with a signature that we did not make; the agent whose address it bears is told, unless the mail server disowns it', async () => {
		const { ticket, made, address } = await asked( desk.box );
		const forged = desk.box.address.replace(
			'@',
			`+m-${ ticket.toString( 36 ) }-${ agent.id.toString( 36 ) }-zzz-${ '0'.repeat( 20 ) }@`
		);
		const [ onTicket ] = await deliver(
			desk.box.id,
			mail( { from: { address: desk.me, name: '' }, to: [ { address: forged, name: '' } ], references: [ made.mail.message_id ] } )
		);
		expect( onTicket ).toMatchObject( { result: 'appended', ticket_id: ticket } );
		expect( ( await open( ticket ) ).messages.at( -1 ) ).toMatchObject( { kind: 'note' } );
		const [ alone ] = await deliver(
			desk.box.id,
			mail( { from: { address: desk.me, name: '' }, to: [ { address: forged, name: '' } ] } )
		);
		expect( alone!.result ).toBe( 'created' );
		expect( alone!.ticket_id ).not.toBe( ticket );
		expect( await mailsTo( desk.smtp, address ) ).toEqual( [] );
		const disowned = mail( {
			from: { address: desk.me, name: '' },
			to: [ { address: forged, name: '' } ],
			authentication: { spf: 'fail', dkim: 'fail', dmarc: 'fail' },
		} );
		const [ spoofed ] = await deliver( desk.box.id, disowned );
		const told = ( await mailsTo( desk.smtp, desk.me ) ).map( ( one ) => header( one, 'Message-ID' ).split( '.' )[ 1 ] );
		expect( told ).toEqual( expect.arrayContaining( [ String( ticket ), String( alone!.ticket_id ) ] ) );
		expect( told ).not.toContain( String( spoofed!.ticket_id ) );
	} );

	it( 'on a ticket that is gone: it becomes a ticket, and the agent is told', async () => {
		const { told, ticket, address } = await desk.mine();
		await site().runPhp( '( new Mesa\\Boot\\Services() )->person_store()->delete_ticket( $args["id"] ); return 1;', { id: ticket } );
		const kept = await answerTo( desk.box.id, told, desk.me, { text: 'Too late', visible_text: 'Too late' } );
		expect( kept.result ).toBe( 'created' );
		expect( kept.ticket_id ).not.toBe( ticket );
		expect( await mailsTo( desk.smtp, address ) ).toEqual( [] );
		expect(
			( await mailsTo( desk.smtp, desk.me ) ).some( ( one ) =>
				header( one, 'Message-ID' ).startsWith( `<mesa-r.${ kept.ticket_id }.` )
			)
		).toBe( true );
	} );
} );
