/**
 * A site that reads from a replica which is seconds behind, the usual way (a drop-in such as HyperDB): what an agent has done
 * is there when they look, and nothing that decides about a write comes from the past. Needs two MariaDBs, so it belongs to
 * the stack lane.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Changes, IngestResults, Lease, Ticket, TicketList, TicketRow } from '../../src/contract/generated/types.ts';
import { freePort } from '../../tools/lib/ports.ts';
import { rest, type RawAnswer, type RawOptions, type Rest } from '../../tools/lib/rest.ts';
import { until } from '../../tools/lib/wait.ts';
import { SMTP_PASSWORD, startSmtpSink, type SmtpSink } from '../../tools/mail/smtp-sink.ts';
import { startHeads, type Heads } from '../../tools/site/heads.ts';
import { forgetSite, passingName } from '../../tools/site/names.ts';
import { startReplicated, type Replicated } from '../../tools/site/replica.ts';
import { form, mail, sha256, unique, type Made } from './support/mails.ts';
import { site } from './site.ts';

const onStack = site().lane === 'stack' ? describe : describe.skip;
const BEHIND_SECONDS = 20;

onStack( 'with a replica that is behind', () => {
	const name = passingName( 'test-replica' );
	let databases: Replicated;
	let desk: Heads;
	let sink: SmtpSink;
	let agent: Rest;
	let poller: Rest;
	let mailboxId: number;
	let sent = 0;

	/** Delivers mails; returns their results. */
	const deliver = async ( ...made: Made[] ) => {
		const blobs = new Map( made.flatMap( ( one ) => [ ...one.blobs ] ) );
		const body = form( { mailbox_id: mailboxId, owner: 'pipe:test', messages: made.map( ( one ) => one.mail ) }, blobs );
		return ( ( await poller.request( 'POST', '/ingest', { body } ) ).body as IngestResults ).results;
	};
	const newTicket = async () => ( await deliver( mail() ) )[ 0 ]!.ticket_id!;
	/** A read as the screens make it, by somebody who has just written something or heard of a change. */
	const read = < T >( path: string, headers: Record< string, string >, query: RawOptions[ 'query' ] = {} ) =>
		agent.request( 'GET', path, { headers, query } ) as Promise< RawAnswer & { body: T } >;
	const wrote = { 'X-Mesa-Wrote': '1' };
	const fromReplica = ( answer: RawAnswer ) => Number( answer.headers.get( 'x-test-from-replica' ) );
	const newestSeq = async () => ( await read< Changes >( '/changes', wrote, { since: 0 } ) ).body.seq;

	beforeAll( async () => {
		databases = await startReplicated();
		sink = await startSmtpSink( {
			port: await freePort( 23_230 ),
			folder: join( site().folder, '..', 'replica-outbox' ),
			onMail: () => void sent++,
		} );
		const host = `localhost:${ databases.primary.socket }`;
		desk = await startHeads( {
			name,
			databases: [ host ],
			installOn: host,
			user: 'site',
			port: 23_220,
			dropIn: readFileSync( join( __dirname, 'support', 'split-reads.php' ), 'utf8' ),
			constants: { MESA_TEST_REPLICA: `localhost:${ databases.replica.socket }` },
			before: () => until( 'the replica to have WordPress', databases.hasCaughtUp, 30_000 ).then( () => undefined ),
		} );
		const [ administrator, ben, robot ] = await desk.site.users( [
			{ login: 'admin', role: 'administrator' },
			{ login: 'ben', role: 'mesa_agent' },
			{ login: 'robot', role: 'mesa_poller' },
		] );
		await until( 'the replica to know them', databases.hasCaughtUp, 30_000 );
		[ agent, poller ] = [ rest( desk.site.url, ben! ), rest( desk.site.url, robot! ) ];
		const admin = rest( desk.site.url, administrator! );
		const outgoing = { host: '127.0.0.1', port: sink.port, security: 'none' as const, username: 'sender' };
		mailboxId = (
			await admin.call( 'createMailbox', {
				body: { name: 'Help', address: 'help@shop.example', active: true, outgoing, outgoing_password: SMTP_PASSWORD },
			} )
		).id;
		await admin.call( 'updateSettings', { body: { undo_seconds: 0 } } );
		await deliver( mail( { subject: 'From the time before' } ) );
		await until( 'the replica to have it all', databases.hasCaughtUp, 30_000 );
		databases.delay( BEHIND_SECONDS );
	}, 240_000 );

	afterAll( async () => {
		await desk?.stop();
		await sink?.stop();
		await databases?.stop();
		forgetSite( name );
	}, 60_000 );

	it( 'reads lists there when the caller knows of nothing newer, or the replica would be of no use', async () => {
		const id = await newTicket();
		const old = await read< TicketList >( '/tickets', {} );
		expect( fromReplica( old ) ).toBeGreaterThan( 0 );
		expect( old.body.items.map( ( row ) => row.subject ) ).toEqual( [ 'From the time before' ] );
		// The same list for somebody who has heard of the change.
		const fresh = await read< TicketList >( '/tickets', { 'X-Mesa-Seq': String( await newestSeq() ) } );
		expect( fresh.body.items.map( ( row ) => row.id ) ).toContain( id );
	} );

	it( 'shows agents their own reply, change and read mark', async () => {
		const id = await newTicket();
		const reply = await agent.call( 'addReply', {
			path: { id },
			body: { html: '<p>It is on its way.</p>', client_key: sha256( unique() ) },
		} );
		const row = ( await agent.call( 'updateTicket', { path: { id }, body: { subject: 'Where is it?', unread: false } } ) ) as TicketRow;
		expect( row ).toMatchObject( { subject: 'Where is it?', unread: false, message_count: 2 } );
		const ticket = ( await read< Ticket >( `/tickets/${ id }`, wrote ) ).body;
		expect( ticket.messages.map( ( message ) => message.id ) ).toContain( reply.id );
		expect( ticket.row ).toMatchObject( { subject: 'Where is it?', unread: false } );
		const list = ( await read< TicketList >( '/tickets', wrote, { folder: 'pending' } ) ).body.items;
		expect( list.find( ( one ) => one.id === id ) ).toMatchObject( { subject: 'Where is it?' } );
		// That it has left is a change, too, which must not fall into what is compared next.
		await until(
			'the reply to be written down as sent',
			async () => {
				const { messages } = ( await read< Ticket >( `/tickets/${ id }`, wrote ) ).body;
				return messages.some( ( message ) => message.id === reply.id && message.state === 'sent' );
			},
			30_000
		);
		// A colleague who has only heard the pulse.
		const { version } = ( await read< Ticket >( `/tickets/${ id }`, wrote ) ).body.row;
		const heard = { 'X-Mesa-Seq': String( await newestSeq() ) };
		expect( ( await read< Ticket >( `/tickets/${ id }`, heard ) ).body.row.version ).toBe( version );
	} );

	it( 'tells of changes that the pulse has announced, and sends nobody back to the beginning', async () => {
		const since = await newestSeq();
		const id = await newTicket();
		const seq = await newestSeq();
		const told = ( await read< Changes >( '/changes', { 'X-Mesa-Seq': String( seq ) }, { since } ) ).body;
		expect( told ).toMatchObject( { seq, reset: false } );
		expect( told.tickets.map( ( row ) => row.id ) ).toContain( id );
		expect( ( await read< Changes >( '/changes', {}, { since: seq } ) ).body.reset ).toBe( false );
	} );

	it( 'takes a mail in once, and puts the answer to it on its ticket', async () => {
		const question = mail();
		const [ first ] = await deliver( question );
		const [ again ] = await deliver( question );
		expect( again ).toMatchObject( { result: 'duplicate', ticket_id: first!.ticket_id } );
		const [ answer ] = await deliver( mail( { in_reply_to: [ question.mail.message_id ], from: question.mail.from } ) );
		expect( answer ).toMatchObject( { result: 'appended', ticket_id: first!.ticket_id } );
	} );

	it( 'stores a reply once that is sent twice, and takes the version that it has just told', async () => {
		const id = await newTicket();
		const body = { html: '<p>Once.</p>', client_key: sha256( unique() ) };
		const both = [ await agent.call( 'addReply', { path: { id }, body } ), await agent.call( 'addReply', { path: { id }, body } ) ];
		expect( both[ 0 ]!.id ).toBe( both[ 1 ]!.id );
		const { version } = await agent.call( 'updateTicket', { path: { id }, body: { priority: 'high' } } );
		const next = await agent.call( 'updateTicket', { path: { id }, body: { priority: 'low', expected_version: version } } );
		expect( next.priority ).toBe( 'low' );
	} );

	it( 'sends replies whose job the replica has never heard of', async () => {
		const id = await newTicket();
		const before = sent;
		await agent.call( 'addReply', { path: { id }, body: { html: '<p>Off you go.</p>', client_key: sha256( unique() ) } } );
		await until( 'the mail', async () => ( await poller.call( 'tick', {} ), sent > before ), 10_000, 300 );
	} );

	it( 'gives a mailbox to one poller, counts each visit, and deletes no file that a new mail needs', async () => {
		const lease = ( owner: string ) =>
			poller.request( 'POST', `/poller/mailboxes/${ mailboxId }/lease`, { body: { owner, ttl: 60 } } ) as Promise<
				RawAnswer & { body: Lease }
			>;
		expect( ( await lease( 'one' ) ).body.granted ).toBe( true );
		expect( ( await lease( 'two' ) ).body.granted ).toBe( false );
		const hits = await desk.site.runPhp< number[] >(
			'$limits = new Mesa\\Data\\Visitors\\RateLimitStore( new Mesa\\Data\\Db() ); return array( $limits->hit( "test", 600, time() )["hits"], $limits->hit( "test", 600, time() )["hits"] );'
		);
		expect( hits ).toEqual( [ 1, 2 ] );
		const made = mail();
		await deliver( made );
		const kept = await desk.site.runPhp< boolean >(
			'$services = new Mesa\\Boot\\Services(); $services->blob_store()->delete( $args["sha256"] ); return $services->blob_store()->has( $args["sha256"] );',
			{ sha256: made.mail.raw_sha256 }
		);
		expect( kept ).toBe( true );
	} );
} );
