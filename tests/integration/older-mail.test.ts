/** Older mail from a real mail server into a real WordPress, with the poller killed in the middle and a customer who writes meanwhile. */
import { ImapFlow } from 'imapflow';
import { until } from '../../tools/lib/wait.ts';
import { buildBundle, startPoller, type Bundle } from '../../src/poller/testing/bundle.ts';
import { as, site } from './site.ts';
import { unique } from './support/mails.ts';

jest.setTimeout( 180_000 );

const OLD = 180;
const DAY = 24 * 3600 * 1000;
const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
const folder = `Older-${ unique() }`;
const question = `<question-${ unique() }@client.example>`;
let bundle: Bundle;
let id = 0;

const mail = ( subject: string, from: string, headers = '' ) =>
	`From: ${ from }\r\nTo: desk@shop.example\r\nSubject: ${ subject }\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n${ headers }\r\nWords of ${ subject }.\r\n`;

async function inMailbox< Result >( work: ( client: ImapFlow ) => Promise< Result > ): Promise< Result > {
	const { host, port, security, username, password } = site().imap;
	const client = new ImapFlow( {
		host,
		port,
		secure: security === 'tls',
		auth: { user: username, pass: password },
		tls: { rejectUnauthorized: false },
		logger: false,
	} );
	await client.connect();
	try {
		return await work( client );
	} finally {
		await client.logout();
	}
}

const run = () =>
	startPoller( bundle, [ 'run' ], {
		MESA_SITE: site().url,
		MESA_USER: site().users.mesa_poller!.user,
		MESA_APP_PASSWORD: site().users.mesa_poller!.password,
		...( site().ca ? { NODE_EXTRA_CA_CERTS: site().ca } : {} ),
	} );

const progress = async () => ( await manager.call( 'getMailbox', { path: { id } } ) ).import;

/** Of the mailbox's messages: how many, how many different ones, and on how many tickets. */
const stored = () =>
	site().runPhp< { messages: number; keys: number; tickets: number } >(
		`$row = ( new Mesa\\Data\\Db() )->row( 'SELECT COUNT(*) AS messages, COUNT(DISTINCT message_key) AS mails, COUNT(DISTINCT ticket_id) AS tickets FROM {messages} WHERE mailbox_id = %d', $args['id'] );
		return array( 'messages' => (int) $row['messages'], 'keys' => (int) $row['mails'], 'tickets' => (int) $row['tickets'] );`,
		{ id }
	);

beforeAll( async () => {
	bundle = buildBundle();
	await inMailbox( async ( client ) => {
		await client.mailboxCreate( folder );
		for ( let at = 0; at < OLD; at++ ) {
			const headers = at === OLD - 5 ? `Message-ID: ${ question }\r\n` : `Message-ID: <old-${ at }-${ unique() }@client.example>\r\n`;
			await client.append(
				folder,
				mail( `old ${ at }`, `old-${ at }@client.example`, headers ),
				[],
				new Date( Date.now() - ( 400 - at ) * DAY )
			);
		}
	} );
	const { password, ...incoming } = site().imap;
	( { id } = await manager.call( 'createMailbox', {
		body: {
			name: 'Older',
			address: `older-${ unique() }@shop.example`,
			incoming,
			incoming_password: password,
			folders: [ folder ],
			import_since: null,
		},
	} ) );
} );

afterAll( async () => {
	await manager.call( 'updateMailbox', { path: { id }, body: { active: false } } );
	bundle.remove();
} );

it( 'comes once each, closed, on one thread with what answers it, whatever happens in the middle', async () => {
	const first = run();
	const seen = await until(
		'the progress',
		async () => ( await progress() ) ?? ( first.child.exitCode === null ? null : { total: 0, done: 0 } ),
		60_000
	);
	expect( seen.total ).toBe( OLD );
	first.child.kill( 'SIGKILL' );
	await first.finished;
	const before = await stored();
	expect( before.messages ).toBeGreaterThan( 0 );
	expect( before.messages ).toBeLessThan( OLD );

	await inMailbox( ( client ) =>
		client.append(
			folder,
			mail(
				'new',
				`old-${ OLD - 5 }@client.example`,
				`Message-ID: <${ unique() }@client.example>\r\nIn-Reply-To: ${ question }\r\n`
			),
			[],
			new Date()
		)
	);
	const second = run();
	const { code, err } = await second.finished;
	expect( { code, err: code === 0 ? '' : err } ).toEqual( { code: 0, err: '' } );
	expect( await stored() ).toEqual( { messages: OLD + 1, keys: OLD + 1, tickets: OLD } );
	expect( await progress() ).toBeNull();

	const { items } = await agent.call( 'listTickets', { query: { folder: 'open', mailbox_id: id, per_page: 100 } } );
	expect( items.map( ( each ) => each.message_count ) ).toEqual( [ 2 ] );
	const { messages } = await agent.call( 'getTicket', { path: { id: items[ 0 ]!.id } } );
	expect( messages.map( ( each ) => each.subject ) ).toEqual( [ `old ${ OLD - 5 }`, 'new' ] );
} );
