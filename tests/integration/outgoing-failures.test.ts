/** Sending that fails, half succeeds, or whose outcome nobody knows: nothing is lost and nothing is sent twice. */
import { as, site } from './site.ts';
import { answer, asked, hasten, message, putOff, sendingDesk, sendingMailbox, settled, undoSeconds } from './support/desk.ts';
import { startSmtp } from './support/smtp.ts';

const agent = as( 'mesa_agent' );
const desk = sendingDesk();

const takenFor = ( address: string ): number => desk.takenFor( address ).length;
const failedMark = async ( ticket: number ): Promise< boolean > =>
	( await agent.call( 'getTicket', { path: { id: ticket } } ) ).row.has_failed;
const eventTypes = async ( ticket: number ): Promise< string[] > =>
	( await agent.call( 'getTicket', { path: { id: ticket } } ) ).events.map( ( event ) => event.type );

it( 'keeps trying when the server asks to come later, and shows why it waits', async () => {
	desk.smtp.behave( { data: () => ( { code: 451, words: '4.3.0 Mail server temporarily busy' } ) } );
	const { ticket, address } = await asked( desk.box );
	const { id } = await answer( ticket );
	const waiting = await putOff( id );
	expect( waiting ).toMatchObject( { state: 'queued', error: expect.stringContaining( 'temporarily busy' ) } );
	expect( Date.parse( waiting.send_at ?? '' ) ).toBeGreaterThan( Date.now() + 30_000 );
	expect( await failedMark( ticket ) ).toBe( false );
	desk.smtp.behave( {} );
	await hasten( id );
	expect( await settled( id ) ).toMatchObject( { state: 'sent', error: null } );
	expect( takenFor( address ) ).toBe( 1 );
} );

it( "gives up after the last try, with the server's words", async () => {
	desk.smtp.behave( { data: () => ( { code: 451, words: '4.3.0 Always busy' } ) } );
	const { ticket } = await asked( desk.box );
	const { id } = await answer( ticket );
	await putOff( id );
	await site().runPhp(
		`global $wpdb; $wpdb->update( $wpdb->prefix . 'mesa_jobs', array( 'attempts' => 9 ), array( 'subject_id' => $args['id'] ) );`,
		{ id }
	);
	await hasten( id );
	expect( await settled( id ) ).toMatchObject( { state: 'failed', error: expect.stringContaining( 'Always busy' ) } );
	expect( await failedMark( ticket ) ).toBe( true );
} );

it( "stops at once when the server refuses, marks the ticket, and sends again on a person's word", async () => {
	desk.smtp.behave( { data: () => ( { code: 550, words: '5.7.1 Content rejected' } ) } );
	const { ticket, address } = await asked( desk.box );
	const { id } = await answer( ticket );
	expect( await settled( id ) ).toMatchObject( { state: 'failed', error: expect.stringContaining( '5.7.1 Content rejected' ) } );
	expect( await failedMark( ticket ) ).toBe( true );
	expect( await eventTypes( ticket ) ).toContain( 'reply_failed' );
	desk.smtp.behave( {} );
	await agent.call( 'kickJobs', {} );
	expect( takenFor( address ) ).toBe( 0 );
	await agent.call( 'retryMessage', { path: { id } } );
	expect( await settled( id ) ).toMatchObject( { state: 'sent', error: null } );
	expect( await failedMark( ticket ) ).toBe( false );
	expect( takenFor( address ) ).toBe( 1 );
} );

it( 'says that the password is wrong', async () => {
	desk.smtp.behave( { password: 'changed-by-the-provider' } );
	const { ticket } = await asked( desk.box );
	const { id } = await answer( ticket );
	const failed = await settled( id );
	expect( failed ).toMatchObject( { state: 'failed', error: expect.stringContaining( 'Bad credentials' ) } );
} );

it( 'does not send twice when the server vanishes after it got the whole mail', async () => {
	desk.smtp.behave( { data: () => 'vanish' } );
	const { ticket, address } = await asked( desk.box );
	const before = desk.smtp.offered();
	const { id } = await answer( ticket );
	expect( await settled( id ) ).toMatchObject( { state: 'unknown', error: expect.stringContaining( 'nobody knows' ) } );
	expect( desk.smtp.offered() ).toBe( before + 1 );
	expect( await failedMark( ticket ) ).toBe( true );
	desk.smtp.behave( {} );
	for ( let run = 0; run < 3; run++ ) {
		await agent.call( 'kickJobs', {} );
	}
	expect( desk.smtp.offered() ).toBe( before + 1 );
	expect( await message( id ) ).toMatchObject( { state: 'unknown' } );
	await agent.call( 'retryMessage', { path: { id } } );
	expect( await settled( id ) ).toMatchObject( { state: 'sent' } );
	expect( takenFor( address ) ).toBe( 1 );
} );

it( 'tries again when the connection breaks before the mail was complete', async () => {
	desk.smtp.behave( { cutAfter: 1000 } );
	const { ticket, address } = await asked( desk.box );
	const { id } = await answer( ticket, { html: `<p>${ 'long words '.repeat( 60_000 ) }</p>` } );
	if ( site().lane === 'playground' ) {
		// What stands between WebAssembly and the network takes every byte, so PHP cannot see the break and rather asks.
		expect( await settled( id ) ).toMatchObject( { state: 'unknown' } );
		return;
	}
	expect( await putOff( id ) ).toMatchObject( { state: 'queued' } );
	desk.smtp.behave( {} );
	await hasten( id );
	expect( await settled( id ) ).toMatchObject( { state: 'sent' } );
	expect( takenFor( address ) ).toBe( 1 );
} );

it( 'tries again when the server cannot be reached', async () => {
	const gone = await startSmtp();
	const elsewhere = await sendingMailbox( gone );
	await gone.stop();
	const { ticket } = await asked( elsewhere );
	const { id } = await answer( ticket );
	expect( await putOff( id ) ).toMatchObject( { state: 'queued', error: expect.stringMatching( /connect/i ) } );
	await agent.call( 'cancelMessage', { path: { id } } );
} );

it( 'tells who was refused when the others got the mail', async () => {
	desk.smtp.behave( {
		recipient: ( address ) => ( address === 'gone@client.example' ? { code: 550, words: '5.1.1 No such user' } : null ),
	} );
	const { ticket, address } = await asked( desk.box );
	const { id } = await answer( ticket, { cc: [ 'gone@client.example' ] } );
	expect( await settled( id ) ).toMatchObject( {
		state: 'bounced',
		error: expect.stringMatching( /gone@client\.example.*5\.1\.1 No such user/s ),
	} );
	expect( takenFor( address ) ).toBe( 1 );
	expect( await failedMark( ticket ) ).toBe( true );
} );

it( 'waits for all recipients when one is put off for a moment, so that nobody gets the mail twice', async () => {
	desk.smtp.behave( {
		recipient: ( address ) => ( address === 'grey@client.example' ? { code: 451, words: '4.7.1 Greylisted' } : null ),
	} );
	const { ticket, address } = await asked( desk.box );
	const { id } = await answer( ticket, { cc: [ 'grey@client.example' ] } );
	expect( await putOff( id ) ).toMatchObject( { error: expect.stringContaining( 'Greylisted' ) } );
	expect( takenFor( address ) ).toBe( 0 );
	desk.smtp.behave( {} );
	await hasten( id );
	expect( await settled( id ) ).toMatchObject( { state: 'sent' } );
	expect( takenFor( address ) ).toBe( 1 );
} );

it( 'fails with a clear word when all recipients are refused', async () => {
	desk.smtp.behave( { recipient: () => ( { code: 550, words: '5.1.1 No such user' } ) } );
	const { ticket } = await asked( desk.box );
	const { id } = await answer( ticket );
	expect( await settled( id ) ).toMatchObject( { state: 'failed', error: expect.stringContaining( 'No such user' ) } );
} );

it( 'does not send half a reply when one of its files is gone', async () => {
	const { ticket, address } = await asked( desk.box );
	const upload = await agent.request( 'POST', '/files', {
		query: { filename: 'lost.txt', content_type: 'text/plain' },
		body: Buffer.from( `lost ${ Date.now() }` ),
		headers: { 'Content-Type': 'application/octet-stream' },
	} );
	const { sha256 } = upload.body as { sha256: string };
	await undoSeconds( 30 );
	const { id } = await answer( ticket, { files: [ { sha256, filename: 'lost.txt', content_type: 'text/plain' } ] } );
	await undoSeconds( 0 );
	await site().runPhp( 'unlink( ( new \\Mesa\\Boot\\Services() )->blob_store()->path( $args["sha256"] ) );', { sha256 } );
	await hasten( id );
	expect( await settled( id ) ).toMatchObject( { state: 'failed', error: expect.stringContaining( 'lost.txt' ) } );
	expect( takenFor( address ) ).toBe( 0 );
} );
