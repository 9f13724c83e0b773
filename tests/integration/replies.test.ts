/** Replies and notes: once each, never past a message that the agent has not seen, and taken back in time. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, sha256, ticket, unique } from './support/mails.ts';
import { refusal } from './support/refusal.ts';
import type { ReplyInput } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const coordinator = as( 'mesa_coordinator' );
let box: { id: number; address: string };

const open = ( id: number ) => agent.call( 'getTicket', { path: { id } } );
const reply = ( id: number, more: Partial< ReplyInput > = {}, who = agent ) =>
	who.call( 'addReply', { path: { id }, body: { html: '<p>An answer.</p>', client_key: unique(), ...more } } );

/** What the contract does not tell of a message or its job. */
const stored = ( id: number ) =>
	site().runPhp< Record< string, string > >(
		`$db = new Mesa\\Data\\Db();
		return $db->row( 'SELECT message_id, in_reply_to, reference_ids, body_text, body_html FROM {messages} WHERE id = %d', $args['id'] )
			+ array( 'jobs' => (string) $db->value( "SELECT COUNT(*) FROM {jobs} WHERE type = 'send_reply' AND subject_id = %d", $args['id'] ) );`,
		{ id }
	);
const setState = ( id: number, state: string ) =>
	site().runPhp(
		'$m = ( new Mesa\\Boot\\Services() )->message_store(); $db = new Mesa\\Data\\Db(); $m->update( $args["id"], array( "state" => $args["state"] ) ); $db->run( "DELETE FROM {jobs} WHERE subject_id = %d", $args["id"] );',
		{ id, state }
	);

beforeAll( async () => {
	box = await mailbox( 'Replies' );
	// Long enough that nothing leaves while a test looks.
	await as( 'administrator' ).call( 'updateSettings', { body: { undo_seconds: 60 } } );
} );
afterAll( async () => {
	await as( 'administrator' ).call( 'updateSettings', { body: { undo_seconds: 10 } } );
} );

describe( 'a reply', () => {
	it( 'goes to the customer, clean, threaded, and into the queue', async () => {
		const first = await ticket( box.id, {
			references: [ '<older@client.example>' ],
			reply_to: [ { address: 'answers@client.example', name: 'Answers' } ],
		} );
		const message = await reply( first.id, {
			html: '<p>Dear <b>Ana</b>,</p><ul><li>one</li><li>two</li></ul><p onclick="x()">See <a href="https://shop.example/a?b=1&amp;c=2">here</a>.</p><script>alert(1)</script>',
		} );
		expect( message ).toMatchObject( {
			kind: 'reply',
			state: 'queued',
			channel: 'email',
			from: { address: box.address, name: 'Replies' },
			to: [ { address: 'answers@client.example', name: 'Answers' } ],
			cc: [],
			bcc: [],
			subject: `Re: ${ first.mail.subject }`,
			sent_at: null,
			error: null,
		} );
		expect( message.author?.id ).toBe( agent.id );
		expect( message.html ).not.toMatch( /script|onclick/ );
		expect( message.text ).toBe( 'Dear Ana,\n\n- one\n- two\n\nSee here (https://shop.example/a?b=1&c=2).' );
		const wait = ( Date.parse( message.send_at! ) - Date.parse( message.created_at ) ) / 1000;
		expect( wait ).toBe( 60 );
		expect( await stored( message.id ) ).toMatchObject( {
			in_reply_to: first.mail.message_id,
			reference_ids: `<older@client.example> ${ first.mail.message_id }`,
			jobs: '1',
		} );
		const second = await reply( first.id );
		expect( await stored( second.id ) ).toMatchObject( { in_reply_to: ( await stored( message.id ) ).message_id } );
		expect( second.subject ).toBe( `Re: ${ first.mail.subject }` );
	} );

	it( 'does not stop its own double click as something new on the ticket', async () => {
		const { id } = await ticket( box.id );
		const last_message_id = ( await open( id ) ).messages.at( -1 )!.id;
		const body = { html: 'x', client_key: unique(), last_message_id };
		const answers = await Promise.all( [ 1, 2, 3, 4 ].map( () => agent.request( 'POST', `/tickets/${ id }/replies`, { body } ) ) );
		expect( answers.filter( ( answer ) => ! [ 201, 503 ].includes( answer.status ) ) ).toEqual( [] );
		expect( ( await open( id ) ).messages ).toHaveLength( 2 );
	} );

	it( 'is one reply, however often it is sent with one key', async () => {
		const { id } = await ticket( box.id );
		const key = unique();
		const answers = await Promise.all(
			[ 1, 2, 3, 4 ].map( () => agent.request( 'POST', `/tickets/${ id }/replies`, { body: { html: 'x', client_key: key } } ) )
		);
		const ok = answers.filter( ( answer ) => answer.status === 201 );
		expect( ok.length ).toBeGreaterThan( 0 );
		expect( answers.filter( ( answer ) => ! [ 201, 503 ].includes( answer.status ) ) ).toEqual( [] );
		expect( new Set( ok.map( ( answer ) => ( answer.body as { id: number } ).id ) ).size ).toBe( 1 );
		const { row, messages } = await open( id );
		expect( row.message_count ).toBe( 2 );
		expect( await stored( messages[ 1 ]!.id ) ).toMatchObject( { jobs: '1' } );
		const other = await ticket( box.id );
		expect(
			( await refusal( agent.call( 'addReply', { path: { id: other.id }, body: { html: 'x', client_key: key } } ) ) ).status
		).toBe( 400 );
	} );

	it( 'says so when the text was changed after a first try whose answer got lost', async () => {
		const { id } = await ticket( box.id );
		const body = { html: '<p>Yes.</p>', client_key: unique() };
		const first = await agent.call( 'addReply', { path: { id }, body } );
		expect(
			await refusal( agent.call( 'addReply', { path: { id }, body: { ...body, html: '<p>Yes, but not now.</p>' } } ) )
		).toMatchObject( {
			status: 409,
			code: 'mesa_thread_changed',
			data: { messages: [ { id: first.id, visible_text: 'Yes.' } ] },
		} );
	} );

	it( 'takes no more files than fit into a mail', async () => {
		const { id } = await ticket( box.id );
		const upload = await agent.call( 'uploadFile', {
			query: { filename: 'photo.bin', content_type: 'application/octet-stream' },
			body: Buffer.alloc( 1024 * 1024, 7 ) as never,
		} );
		const files = ( count: number ) =>
			Array.from( { length: count }, ( _, at ) => ( {
				sha256: upload.sha256,
				filename: `${ at }.bin`,
				content_type: 'application/octet-stream',
			} ) );
		expect( await refusal( reply( id, { files: files( 26 ) } ) ) ).toMatchObject( {
			status: 400,
			data: { params: { files: expect.any( String ) } },
		} );
		expect( ( await reply( id, { files: files( 25 ) } ) ).attachments ).toHaveLength( 25 );
	} );

	it( 'is held when something new has come in, and shows what', async () => {
		const first = await ticket( box.id );
		const next = mail( {
			from: first.mail.from,
			references: [ first.mail.message_id ],
			text: 'I found it myself!',
			visible_text: 'I found it myself!',
		} );
		await deliver( box.id, next );
		const held = await refusal( reply( first.id, { last_message_id: first.messageId } ) );
		expect( held ).toMatchObject( {
			status: 409,
			code: 'mesa_thread_changed',
			data: { messages: [ { kind: 'customer', visible_text: 'I found it myself!', attachments: [] } ] },
		} );
		const seen = ( held.data as { messages: Array< { id: number } > } ).messages[ 0 ]!.id;
		expect( ( await open( first.id ) ).row.message_count ).toBe( 2 );
		expect( ( await reply( first.id, { last_message_id: seen } ) ).state ).toBe( 'queued' );
		expect( ( await refusal( reply( first.id, { last_message_id: seen }, coordinator ) ) ).code ).toBe( 'mesa_thread_changed' );
	} );

	it( 'has read what it answers, and leaves it unread for everybody else', async () => {
		const first = await ticket( box.id );
		expect( ( await open( first.id ) ).row.unread ).toBe( true );
		await reply( first.id, { last_message_id: first.messageId } );
		expect( ( await open( first.id ) ).row.unread ).toBe( false );
		expect( ( await coordinator.call( 'getTicket', { path: { id: first.id } } ) ).row.unread ).toBe( true );
	} );

	it( 'of two agents who answer at once: one wins, the other is shown it', async () => {
		const first = await ticket( box.id );
		const body = () => ( { body: { html: 'x', client_key: unique(), last_message_id: first.messageId } } );
		const answers = await Promise.all(
			[ agent, coordinator ].map( ( who ) => who.request( 'POST', `/tickets/${ first.id }/replies`, body() ) )
		);
		expect( answers.map( ( answer ) => answer.status ).filter( ( status ) => status === 201 ) ).toHaveLength( 1 );
		expect( ( await open( first.id ) ).row.message_count ).toBe( 2 );
	} );

	it( 'goes where the agent says, with files, and leaves the ticket as asked', async () => {
		const { id } = await ticket( box.id );
		await agent.call( 'updateTicket', { path: { id }, body: { assignee_id: coordinator.id } } );
		const file = await agent.call( 'uploadFile', {
			query: { filename: 'plan.txt', content_type: 'text/plain' },
			body: Buffer.from( 'a plan' ) as never,
		} );
		expect( file ).toMatchObject( { sha256: sha256( 'a plan' ), size: 6, filename: 'plan.txt', content_type: 'text/plain' } );
		const message = await reply( id, {
			to: [ 'a@client.example' ],
			cc: [ 'b@client.example' ],
			bcc: [ 'c@client.example' ],
			status_after: 'closed',
			files: [ { sha256: file.sha256, filename: file.filename, content_type: file.content_type } ],
		} );
		expect( message ).toMatchObject( {
			to: [ { address: 'a@client.example' } ],
			cc: [ { address: 'b@client.example' } ],
			bcc: [ { address: 'c@client.example' } ],
			attachments: [ { filename: 'plan.txt', size: 6 } ],
		} );
		const { row } = await open( id );
		expect( row ).toMatchObject( { status: 'closed', has_attachments: true } );
		expect( row.assignee?.id ).toBe( coordinator.id );
	} );

	it( 'names what is wrong with it and stores nothing', async () => {
		const { id } = await ticket( box.id, { from: { address: '', name: '' }, message_id: '' } );
		const wrong: Array< [ Partial< ReplyInput >, string ] > = [
			[ {}, 'to' ],
			[ { to: [ 'a@client.example' ], html: '<p>&nbsp;</p>' }, 'html' ],
			[ { to: [ 'not an address' ] }, 'to' ],
			[ { to: [ 'a@client.example' ], files: [ { sha256: '0'.repeat( 64 ), filename: 'x', content_type: 'text/plain' } ] }, 'files' ],
			[ { to: [ 'a@client.example' ], status_after: 'trash' as never }, 'status_after' ],
		];
		for ( const [ more, field ] of wrong ) {
			const error = await refusal( reply( id, more ) );
			expect( [ error.status, Object.keys( ( error.data as { params: object } ).params ) ] ).toEqual( [ 400, [ field ] ] );
		}
		expect( ( await open( id ) ).row.message_count ).toBe( 1 );
	} );
} );

describe( 'taking a reply back', () => {
	it( 'puts the ticket where it was', async () => {
		const { id } = await ticket( box.id );
		const before = ( await open( id ) ).row;
		const message = await reply( id, { html: '<p>Too early</p>' } );
		expect( ( await open( id ) ).row ).toMatchObject( { status: 'pending', preview: 'Too early' } );
		const back = await agent.call( 'cancelMessage', { path: { id: message.id } } );
		expect( back ).toMatchObject( { state: 'cancelled', send_at: null } );
		const after = ( await open( id ) ).row;
		expect( { ...after, version: 0 } ).toEqual( { ...before, version: 0 } );
		expect( await stored( message.id ) ).toMatchObject( { jobs: '0' } );
		expect( ( await agent.call( 'cancelMessage', { path: { id: message.id } } ) ).state ).toBe( 'cancelled' );
		expect( ( await open( id ) ).events.at( -1 )?.type ).toBe( 'reply_cancelled' );
	} );

	it( 'undoes nothing that came after it', async () => {
		const { id } = await ticket( box.id );
		const message = await reply( id );
		await agent.call( 'updateTicket', { path: { id }, body: { status: 'closed', assignee_id: coordinator.id } } );
		await agent.call( 'cancelMessage', { path: { id: message.id } } );
		const { row } = await open( id );
		expect( row.status ).toBe( 'closed' );
		expect( row.assignee?.id ).toBe( coordinator.id );
	} );

	it( 'is too late once a runner has it, and impossible for what is no reply', async () => {
		const first = await ticket( box.id );
		const message = await reply( first.id );
		await site().runPhp(
			"( new Mesa\\Data\\Db() )->run( \"UPDATE {jobs} SET claim = 'x', status = 'running', lease_until = '2040-01-01 00:00:00' WHERE type = 'send_reply' AND subject_id = %d\", $args[\"id\"] );",
			{ id: message.id }
		);
		expect( await refusal( agent.call( 'cancelMessage', { path: { id: message.id } } ) ) ).toMatchObject( {
			status: 409,
			code: 'mesa_already_sending',
		} );
		expect( ( await agent.call( 'getMessage', { path: { id: message.id } } ) ).state ).toBe( 'queued' );
		expect( ( await refusal( agent.call( 'cancelMessage', { path: { id: first.messageId } } ) ) ).status ).toBe( 409 );
		await site().runPhp( '( new Mesa\\Data\\Db() )->run( "DELETE FROM {jobs} WHERE subject_id = %d", $args["id"] );', {
			id: message.id,
		} );
	} );
} );

describe( 'a reply that failed', () => {
	it( "is shown on the ticket, and is sent again once, on a person's word", async () => {
		const { id, mail: mailed } = await ticket( box.id );
		const message = await reply( id );
		expect( ( await refusal( agent.call( 'retryMessage', { path: { id: message.id } } ) ) ).code ).toBe( 'mesa_not_failed' );
		await setState( message.id, 'failed' );
		expect( ( await open( id ) ).row.has_failed ).toBe( true );
		const answers = await Promise.all( [ 1, 2, 3 ].map( () => agent.request( 'POST', `/messages/${ message.id }/retry` ) ) );
		expect( answers.filter( ( answer ) => answer.status === 200 ) ).toHaveLength( 1 );
		expect( ( await open( id ) ).row.has_failed ).toBe( false );
		const sent = () =>
			site()
				.sentMails()
				.filter( ( one ) => one.to.includes( mailed.from.address ) );
		for ( let i = 0; i < 50 && sent().length === 0; i++ ) {
			await as( 'mesa_poller' ).call( 'tick', {} );
		}
		await as( 'mesa_poller' ).call( 'tick', {} );
		expect( sent() ).toHaveLength( 1 );
		expect( ( await agent.call( 'getMessage', { path: { id: message.id } } ) ).state ).toBe( 'sent' );
	} );

	it( 'can be given up', async () => {
		const { id } = await ticket( box.id );
		const message = await reply( id );
		await setState( message.id, 'failed' );
		expect( ( await agent.call( 'cancelMessage', { path: { id: message.id } } ) ).state ).toBe( 'cancelled' );
		expect( ( await open( id ) ).row ).toMatchObject( { has_failed: false, status: 'open' } );
	} );
} );

describe( 'a note', () => {
	it( 'stays in the team: nothing is queued, nobody waits less', async () => {
		const { id } = await ticket( box.id );
		const before = ( await open( id ) ).row;
		const key = unique();
		const note = await as( 'mesa_qa' ).call( 'addNote', {
			path: { id },
			body: { html: '<p>Looks <em>odd</em></p>', client_key: key },
		} );
		expect( note ).toMatchObject( { kind: 'note', state: 'saved', visible_text: 'Looks odd', to: [] } );
		expect( note.author?.id ).toBe( as( 'mesa_qa' ).id );
		expect( await stored( note.id ) ).toMatchObject( { jobs: '0', message_id: '' } );
		const { row } = await open( id );
		expect( row ).toMatchObject( { status: 'open', waiting_since: before.waiting_since, message_count: 1, preview: before.preview } );
		expect( ( await as( 'mesa_qa' ).call( 'addNote', { path: { id }, body: { html: 'again', client_key: key } } ) ).id ).toBe(
			note.id
		);
	} );

	it( "is never what a customer's answer refers to", async () => {
		const first = await ticket( box.id );
		await agent.call( 'addNote', { path: { id: first.id }, body: { html: 'secret', client_key: unique() } } );
		const message = await reply( first.id );
		expect( ( await stored( message.id ) ).in_reply_to ).toBe( first.mail.message_id );
	} );
} );
