/** What leaves besides words: pictures inside a text, messages passed on, copies to whom one knows. */
import { as, RestError } from './site.ts';
import { answer, asked, message, sendingDesk, settled } from './support/desk.ts';
import { deliver, mail, sha256, unique } from './support/mails.ts';
import { portal, token } from './support/portal.ts';

const agent = as( 'mesa_agent' );
const PIXEL = Buffer.from( 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64' );
const desk = sendingDesk();

const to = desk.takenFor;
const upload = ( content: Buffer, filename: string, content_type: string, who = agent ) =>
	who.call( 'uploadFile', { query: { filename, content_type }, body: content as never } );
const picture = ( content: Buffer, content_id: string ) => ( {
	sha256: sha256( content ),
	filename: 'shot.png',
	content_type: 'image/png',
	content_id,
} );

async function refused( work: Promise< unknown > ): Promise< RestError > {
	return ( await work.then(
		() => null,
		( reason: unknown ) => reason
	) ) as RestError;
}

it( 'sends a picture of the text within the mail, where the text shows it, and not as a file beside it', async () => {
	const { ticket, address } = await asked( desk.box );
	const shot = Buffer.concat( [ PIXEL, Buffer.from( unique() ) ] );
	await upload( shot, 'shot.png', 'image/png' );
	const { id } = await answer( ticket, {
		html: '<p>Press here: <img src="cid:one@mesa" alt="shot.png"></p><p><img src="cid:nobody@mesa" alt="lost"></p>',
		files: [ picture( shot, 'one@mesa' ), picture( shot, 'unused@mesa' ) ],
	} );
	const sent = await settled( id );
	expect( sent ).toMatchObject( { state: 'sent' } );
	const { parsed, raw } = to( address )[ 0 ]!;
	expect( raw ).toMatch( /^Content-Type: multipart\/related/m );
	const inline = parsed.attachments.filter( ( one ) => one.related );
	expect( inline.map( ( one ) => one.cid ) ).toEqual( [ 'one@mesa' ] );
	expect( inline[ 0 ]!.content.equals( shot ) ).toBe( true );
	// What the text does not name is attached rather than lost; what nobody has is no hole in the text.
	expect( parsed.attachments.filter( ( one ) => ! one.related ) ).toHaveLength( 1 );
	expect( raw ).not.toContain( 'nobody@mesa' );
	const shown = ( await message( id ) ).attachments.find( ( one ) => one.inline );
	expect( shown ).toMatchObject( { content_id: 'one@mesa', sha256: sha256( shot ) } );
	expect( parsed.text ).toContain( 'shot.png' );
} );

it( 'shows a picture of a draft to whoever stored it, and to nobody who only knows its hash', async () => {
	const shot = Buffer.concat( [ PIXEL, Buffer.from( unique() ) ] );
	const stored = await upload( shot, 'shot.png', 'image/png' );
	const mine = await agent.request( 'GET', `/files/${ stored.sha256 }`, { query: { proof: stored.proof } } );
	expect( mine.status ).toBe( 200 );
	expect( mine.headers.get( 'content-disposition' ) ).toMatch( /^attachment/ );
	for ( const who of [ as( 'mesa_coordinator' ), as( 'administrator' ) ] ) {
		expect( ( await who.request( 'GET', `/files/${ stored.sha256 }`, { query: { proof: stored.proof } } ) ).status ).toBe( 404 );
	}
	const guessed = await agent.request( 'GET', `/files/${ stored.sha256 }`, { query: { proof: '0'.repeat( 64 ) } } );
	expect( guessed.status ).toBe( 404 );
} );

it( 'passes a message on with its pictures, keeps the ticket as it is, and takes the answer in', async () => {
	const html = '<p>It is broken: <img src="cid:photo@client" alt="the crack"></p>';
	const supplier = `supplier-${ unique() }@parts.example`;
	const text = 'It is broken';
	const { ticket, address, made } = await asked( desk.box, {
		html,
		visible_html: html,
		text,
		visible_text: text,
		subject: 'Broken lamp',
	} );
	const before = await agent.call( 'getTicket', { path: { id: ticket } } );
	const asking = before.messages[ 0 ]!.id;
	expect( await refused( answer( ticket, { forward: { message_id: asking } } ) ) ).toMatchObject( { status: 400 } );
	const { id } = await answer( ticket, {
		html: '<p>Do you have this part?</p>',
		to: [ supplier ],
		forward: { message_id: asking, thread: false },
	} );
	await settled( id );
	const { parsed, raw } = to( supplier )[ 0 ]!;
	expect( parsed.subject ).toMatch( /^Fwd: Broken lamp/ );
	expect( parsed.text ).toMatch( /^Do you have this part\?.*Forwarded message.*From: Ana Ruiz <.*It is broken/s );
	expect( parsed.html ).toMatch( /Do you have this part\?.*Forwarded message.*It is broken/s );
	// It is nobody's answer: the customer is not quoted a second time.
	expect( raw.match( /It is broken/g )!.length ).toBeLessThanOrEqual( 2 );
	expect( to( address ) ).toEqual( [] );
	const after = await agent.call( 'getTicket', { path: { id: ticket } } );
	expect( after.row ).toMatchObject( {
		status: before.row.status,
		waiting_since: before.row.waiting_since,
		preview: before.row.preview,
		assignee: null,
	} );
	const forwarded = after.messages.at( -1 )!;
	expect( forwarded ).toMatchObject( { forwarded: true, has_more: true, visible_text: 'Do you have this part?' } );
	expect( ( await message( id ) ).html ).toContain( 'It is broken' );

	const messageId = /^Message-ID: (<[^>]+>)/im.exec( raw )![ 1 ]!;
	const theirs = mail( {
		from: { address: supplier, name: 'Parts' },
		in_reply_to: [ messageId ],
		subject: 'Re: Fwd: Broken lamp',
		text: 'We charge you 3 euros.',
		visible_text: 'We charge you 3 euros.',
	} );
	const [ back ] = await deliver( desk.box.id, theirs );
	expect( back ).toMatchObject( { result: 'appended', ticket_id: ticket } );
	// The next answer is for the customer again, and tells nothing of what the supplier said.
	const now = await agent.call( 'getTicket', { path: { id: ticket } } );
	expect( now.reply_to ).toEqual( [ { address: made.mail.from.address, name: 'Ana Ruiz' } ] );
	await settled( ( await answer( ticket, { html: '<p>It is on its way.</p>', to: [ address ] } ) ).id );
	const told = to( address )[ 0 ]!;
	expect( told.raw ).not.toContain( '3 euros' );
	// Not even by the ids of the mails that it follows.
	expect( told.raw ).not.toContain( theirs.mail.message_id );
	expect( told.raw ).toContain( made.mail.message_id );
	expect( told.parsed.text ).toContain( '> ' );
} );

it( 'passes a whole thread on without the notes of the team', async () => {
	const { ticket, address } = await asked( desk.box, { text: 'My first words', visible_text: 'My first words' } );
	await agent.call( 'addNote', { path: { id: ticket }, body: { html: '<p>A secret between us</p>', client_key: unique() } } );
	await settled( ( await answer( ticket, { html: '<p>Our answer</p>' } ) ).id );
	const opened = await agent.call( 'getTicket', { path: { id: ticket } } );
	const note = opened.messages.find( ( one ) => one.kind === 'note' )!;
	const last = opened.messages.at( -1 )!;
	const boss = `boss-${ unique() }@client.example`;
	expect( await refused( answer( ticket, { to: [ boss ], forward: { message_id: note.id, thread: false } } ) ) ).toMatchObject( {
		status: 400,
	} );
	await settled(
		( await answer( ticket, { html: '<p>See below</p>', to: [ boss ], forward: { message_id: last.id, thread: true } } ) ).id
	);
	const { parsed } = to( boss )[ 0 ]!;
	expect( parsed.text ).toMatch( /See below.*Our answer.*My first words/s );
	expect( parsed.text ).not.toContain( 'secret' );
	expect( to( address ) ).toHaveLength( 1 );
} );

it( "hands nobody the link to the customer's page that their answer quotes", async () => {
	const { ticket, address } = await asked( desk.box );
	const right = await token( 't', ticket, address );
	const link = await portal( 'mesa_link', right );
	const html = `<p>It is here <a href="${ link }&amp;x=1">${ link }</a></p>`;
	const text = `It is here ${ link }&x=1`;
	const words = { html, visible_html: html, text, visible_text: text };
	const [ back ] = await deliver( desk.box.id, mail( { ...words, from: { address, name: '' }, subject: `[#${ ticket }] Re: it` } ) );
	const theirs = back!.ticket_id!;
	const asking = ( await agent.call( 'getTicket', { path: { id: theirs } } ) ).messages.at( -1 )!;
	const [ boss, colleague ] = [ `boss-${ unique() }@client.example`, `colleague-${ unique() }@client.example` ];
	await settled( ( await answer( theirs, { to: [ boss ], forward: { message_id: asking.id, thread: false } } ) ).id );
	await settled( ( await answer( theirs, { to: [ address ], cc: [ colleague ] } ) ).id );
	for ( const { parsed } of [ to( boss )[ 0 ]!, to( colleague )[ 0 ]! ] ) {
		for ( const part of [ parsed.html, parsed.text ] ) {
			expect( part ).toContain( 'It is here' );
			expect( part ).not.toContain( right );
			expect( part ).toContain( new URL( link ).pathname );
		}
	}
} );

it( 'does not pass on a reply that was held back: nobody outside has ever read it', async () => {
	const { ticket, made } = await asked( desk.box );
	const later = await answer( ticket, { html: '<p>Never sent</p>', send_at: new Date( Date.now() + 86_400_000 ).toISOString() } );
	const more = { from: made.mail.from, text: 'One thing more', visible_text: 'One thing more', in_reply_to: [ made.mail.message_id ] };
	await deliver( desk.box.id, mail( more ) );
	expect( await message( later.id ) ).toMatchObject( { state: 'held' } );
	const last = ( await agent.call( 'getTicket', { path: { id: ticket } } ) ).messages.at( -1 )!;
	const boss = `boss-${ unique() }@client.example`;
	await settled( ( await answer( ticket, { html: '<p>See</p>', to: [ boss ], forward: { message_id: last.id, thread: true } } ) ).id );
	const { parsed } = to( boss )[ 0 ]!;
	expect( parsed.text ).toContain( 'One thing more' );
	expect( parsed.text ).toContain( made.mail.visible_text );
	expect( parsed.text ).not.toContain( 'Never sent' );
} );

it( 'does not pass on what belongs to another ticket', async () => {
	const first = await asked( desk.box );
	const second = await asked( desk.box );
	const theirs = ( await agent.call( 'getTicket', { path: { id: second.ticket } } ) ).messages[ 0 ]!;
	const error = await refused(
		answer( first.ticket, { to: [ 'x@client.example' ], forward: { message_id: theirs.id, thread: false } } )
	);
	expect( error ).toMatchObject( { status: 400 } );
} );

it( 'leaves the history out when that was asked for', async () => {
	const { ticket, address } = await asked( desk.box, { text: 'Old words', visible_text: 'Old words' } );
	await settled( ( await answer( ticket, { html: '<p>Only this</p>', quote: false } ) ).id );
	expect( to( address )[ 0 ]!.parsed.text ).not.toContain( 'Old words' );
} );

it( 'suggests customers by name and by address, and nobody of a mailbox that one may not see', async () => {
	const word = `zz${ unique().slice( 0, 8 ).toLowerCase() }`;
	const address = `${ word }@client.example`;
	await deliver( desk.box.id, mail( { from: { address, name: `Quintana ${ word }` } } ) );
	const find = ( search: string, who = agent ) => who.call( 'findAddresses', { query: { search } } );
	expect( await find( word.toUpperCase() ) ).toEqual( [ { address, name: `Quintana ${ word }` } ] );
	expect( await find( `Quintana ${ word.slice( 0, 4 ) }` ) ).toContainEqual( { address, name: `Quintana ${ word }` } );
	expect( await find( '%' ) ).toEqual( [] );
	const admin = as( 'administrator' );
	await admin.call( 'updateMailbox', {
		path: { id: desk.box.id },
		body: { restricted: true, members: [ as( 'mesa_coordinator' ).id ] },
	} );
	try {
		expect( await find( word ) ).toEqual( [] );
		expect( await find( word, as( 'mesa_coordinator' ) ) ).toHaveLength( 1 );
	} finally {
		await admin.call( 'updateMailbox', { path: { id: desk.box.id }, body: { restricted: false } } );
	}
} );
