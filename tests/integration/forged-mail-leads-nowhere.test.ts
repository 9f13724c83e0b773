/** Mail that the sender's domain disowns: nothing in it decides where an answer goes, and no colleague's name is lent to it. */
import { as, site } from './site.ts';
import { addressOf } from './support/agent-mail.ts';
import { answer, asked, sendingMailbox, settled, undoSeconds } from './support/desk.ts';
import { deliver, mail } from './support/mails.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';

const agent = as( 'mesa_agent' );
const DISOWNED = { spf: 'fail', dkim: 'fail', dmarc: 'fail' } as const;
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

const open = ( id: number ) => agent.call( 'getTicket', { path: { id } } );

it( 'an answer goes to the customer, not to where a forged mail wants it', async () => {
	const box = await sendingMailbox( smtp );
	const { ticket, address, made } = await asked( box );
	const [ forged ] = await deliver(
		box.id,
		mail( {
			from: made.mail.from,
			reply_to: [ { address: 'evil@attacker.example', name: 'Ana' } ],
			to: [ { address: box.address, name: '' } ],
			cc: [ { address: 'evil2@attacker.example', name: '"disowned":false' } ],
			in_reply_to: [ made.mail.message_id ],
			authentication: DISOWNED,
		} )
	);
	expect( forged ).toMatchObject( { result: 'appended', ticket_id: ticket } );
	expect( await open( ticket ) ).toMatchObject( { reply_to: [ { address } ], reply_cc: [] } );
	const sent = await settled( ( await answer( ticket ) ).id );
	expect( [ ...sent.to, ...sent.cc ].map( ( one ) => one.address ) ).toEqual( [ address ] );
	// The same from the customer's own server counts.
	await deliver(
		box.id,
		mail( {
			from: made.mail.from,
			reply_to: [ { address: 'other@customer.example', name: 'Ana' } ],
			to: [ { address: box.address, name: '' } ],
			in_reply_to: [ made.mail.message_id ],
			authentication: { spf: 'pass', dkim: 'pass', dmarc: 'pass' },
		} )
	);
	expect( await open( ticket ) ).toMatchObject( { reply_to: [ { address: 'other@customer.example' } ] } );
} );

it( 'a note that claims to be a colleague’s says that it may not be', async () => {
	const box = await sendingMailbox( smtp );
	const { ticket, made } = await asked( box );
	const from = { address: await addressOf( 'mesa_agent' ), name: 'Boss' };
	const says = async ( authentication: object ) => {
		await deliver(
			box.id,
			mail( { from, to: [ { address: box.address, name: '' } ], in_reply_to: [ made.mail.message_id ], authentication } as never )
		);
		return ( await open( ticket ) ).messages.at( -1 );
	};
	expect( await says( DISOWNED ) ).toMatchObject( { kind: 'note', error: expect.stringContaining( 'could not confirm' ) as string } );
	expect( await says( { spf: 'pass', dkim: 'pass', dmarc: 'pass' } ) ).toMatchObject( { kind: 'note', error: null } );
} );

it( 'nobody whose name was borrowed gets an automatic answer', async () => {
	const box = await sendingMailbox( smtp );
	const may = ( authentication: object ) =>
		site().runPhp< boolean >(
			`$message = Mesa\\Domain\\IncomingMessage::from_contract( $args['mail'], $args['box'] ); return Mesa\\Domain\\MayAnswer::to( $message, array( $args['address'] ), time() );`,
			{
				mail: mail( { to: [ { address: box.address, name: '' } ], authentication } as never ).mail,
				box: box.id,
				address: box.address,
			}
		);
	expect( [ await may( { spf: 'pass', dkim: 'pass', dmarc: 'pass' } ), await may( DISOWNED ) ] ).toEqual( [ true, false ] );
} );
