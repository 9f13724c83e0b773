/** Saved replies: who has which, nobody changes another's words, files stay, nothing is added twice. */
import { as, site } from './site.ts';
import { mailbox, sha256, ticket, unique } from './support/mails.ts';
import { refusal } from './support/refusal.ts';
import type { SavedReply, SavedReplyInput } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const colleague = as( 'mesa_coordinator' );
const manager = as( 'mesa_manager' );

const save = ( body: SavedReplyInput, by = agent ) =>
	by.call( 'createSavedReply', { body: { title: `T ${ unique() }`, html: '<p>Hello {customer.first_name|there}</p>', ...body } } );
const list = ( by = agent ) => by.call( 'listSavedReplies', {} );
const ids = ( replies: SavedReply[] ) => replies.map( ( reply ) => reply.id );

it( 'one that is not shared is its owner’s alone; a shared one is the team’s, and only its owner or a manager changes it', async () => {
	const own = await save( {} );
	const shared = await save( { shared: true } );
	expect( ids( await list() ) ).toEqual( expect.arrayContaining( [ own.id, shared.id ] ) );
	const theirs = await list( colleague );
	expect( ids( theirs ) ).toContain( shared.id );
	expect( ids( theirs ) ).not.toContain( own.id );
	expect( theirs.find( ( one ) => one.id === shared.id )?.can_edit ).toBe( false );
	const change = { path: { id: shared.id }, body: { title: 'Mine now' } };
	expect( ( await refusal( colleague.call( 'updateSavedReply', change ) ) ).status ).toBe( 403 );
	expect( ( await refusal( colleague.call( 'deleteSavedReply', { path: { id: own.id } } ) ) ).status ).toBe( 404 );
	expect( ( await refusal( colleague.call( 'noteSavedReplyUse', { path: { id: own.id } } ) ) ).status ).toBe( 404 );
	expect( ( await manager.call( 'updateSavedReply', change ) ).title ).toBe( 'Mine now' );
	// A manager cannot take the team's words away into their own drawer: the owner would lose them unseen.
	expect( ( await refusal( manager.call( 'updateSavedReply', { path: { id: shared.id }, body: { shared: false } } ) ) ).status ).toBe(
		400
	);
	await manager.call( 'deleteSavedReply', { path: { id: shared.id } } );
	expect( ids( await list() ) ).not.toContain( shared.id );
} );

it( 'one for a mailbox that a person may not see does not exist for them', async () => {
	const hidden = await mailbox( 'Hidden' );
	const open = await mailbox( 'Open' );
	await manager.call( 'updateMailbox', { path: { id: hidden.id }, body: { restricted: true, members: [] } } );
	const secret = await save( { shared: true, mailbox_ids: [ hidden.id ] }, manager );
	const both = await save( { shared: true, mailbox_ids: [ hidden.id, open.id ] }, manager );
	const seen = await list();
	expect( ids( seen ) ).not.toContain( secret.id );
	expect( seen.find( ( one ) => one.id === both.id )?.mailbox_ids ).toEqual( [ open.id ] );
	expect( ( await refusal( agent.call( 'noteSavedReplyUse', { path: { id: secret.id } } ) ) ).status ).toBe( 404 );
	expect( ( await refusal( save( { mailbox_ids: [ hidden.id ] } ) ) ).status ).toBe( 400 );
} );

it( 'what is missing or wrong is named beside its field, and nothing dangerous is kept', async () => {
	const params = async ( body: SavedReplyInput ) =>
		Object.keys( ( ( await refusal( agent.call( 'createSavedReply', { body } ) ) ).data as { params: object } ).params );
	expect( await params( { html: '<p>x</p>' } ) ).toEqual( [ 'title' ] );
	expect( await params( { title: 'T', html: '<script>1</script>' } ) ).toEqual( [ 'html' ] );
	const none = { status: '', add_tags: [], assign: '' };
	expect( await params( { title: 'T', html: 'x', actions: { ...none, status: 'spam' } } ) ).toEqual( [ 'actions' ] );
	expect( await params( { title: 'T', html: 'x', actions: { ...none, assign: '999999' } } ) ).toEqual( [ 'actions' ] );
	expect(
		await params( { title: 'T', html: 'x', files: [ { sha256: sha256( unique() ), filename: 'a', content_type: 'text/plain' } ] } )
	).toEqual( [ 'files' ] );
	const { html } = await save( { html: '<p onclick="x()">Hi<script>alert(1)</script></p>' } );
	expect( html ).toBe( '<p>Hi</p>' );
} );

it( 'a file that only a saved reply holds is not swept away with the ticket that had it too', async () => {
	const bytes = `price list ${ unique() }`;
	await agent.call( 'uploadFile', { query: { filename: 'prices.txt', content_type: 'text/plain' }, body: Buffer.from( bytes ) } );
	const saved = await save( { files: [ { sha256: sha256( bytes ), filename: 'prices.txt', content_type: 'text/plain' } ] } );
	expect( saved.files ).toEqual( [
		{ sha256: sha256( bytes ), filename: 'prices.txt', content_type: 'text/plain', size: bytes.length },
	] );
	const sweep = () =>
		site().runPhp< boolean >(
			`$blobs = ( new Mesa\\Boot\\Services() )->blob_store(); $blobs->delete( $args['sha256'] ); return $blobs->has( $args['sha256'] );`,
			{ sha256: sha256( bytes ) }
		);
	expect( await sweep() ).toBe( true );
	await agent.call( 'deleteSavedReply', { path: { id: saved.id } } );
	expect( await sweep() ).toBe( false );
} );

it( 'a use is counted, and the same file of saved replies can be taken in twice', async () => {
	const { id } = await save( {} );
	await agent.call( 'noteSavedReplyUse', { path: { id } } );
	await agent.call( 'noteSavedReplyUse', { path: { id } } );
	const used = ( await list() ).find( ( one ) => one.id === id )!;
	expect( used.uses ).toBe( 2 );
	expect( Date.parse( used.last_used_at! ) ).toBeGreaterThan( Date.now() - 60_000 );
	const items = [
		{ title: `Import ${ unique() }`, html: '<p>One</p>', folder: 'F', shared: true },
		{ title: `Import ${ unique() }`, html: '<p>Two</p>' },
	];
	expect( await agent.call( 'importSavedReplies', { body: { items } } ) ).toEqual( { added: 2, skipped: 0 } );
	expect( await agent.call( 'importSavedReplies', { body: { items } } ) ).toEqual( { added: 0, skipped: 2 } );
	const bad = [
		{ title: `Import ${ unique() }`, html: '<p>x</p>' },
		{ title: ' ', html: '<p>x</p>' },
	];
	await refusal( agent.call( 'importSavedReplies', { body: { items: bad } } ) );
	expect( ( await list() ).map( ( one ) => one.title ) ).not.toContain( bad[ 0 ]!.title );
} );

it( 'variables say what the ticket says, and nothing about tickets that one may not see', async () => {
	const box = await mailbox( 'Variables' );
	const { id } = await ticket( box.id, { from: { address: 'ruiz@client.example', name: 'Ruiz, Ana María' }, subject: 'Shoes <b>' } );
	const values = Object.fromEntries(
		( await agent.call( 'listTicketVariables', { path: { id } } ) ).map( ( { name, value } ) => [ name, value ] )
	);
	expect( values ).toMatchObject( {
		'customer.first_name': 'Ana',
		'customer.last_name': 'María Ruiz',
		'customer.email': 'ruiz@client.example',
		'ticket.number': String( id ),
		'ticket.subject': 'Shoes <b>',
		'mailbox.name': 'Variables',
	} );
	await manager.call( 'updateMailbox', { path: { id: box.id }, body: { restricted: true, members: [] } } );
	expect( ( await refusal( agent.call( 'listTicketVariables', { path: { id } } ) ) ).status ).toBe( 404 );
} );

it( 'an article that customers may not see cannot get into a mail', async () => {
	const post = ( fields: object ) =>
		site().runPhp< number >( `return wp_insert_post( $args + array( 'post_type' => 'mesa_article', 'post_title' => 'Returns' ) );`, {
			post_content:
				'<!-- wp:paragraph --><p>Send it <a href="https://shop.example/r" onclick="x()">back</a>.</p><!-- /wp:paragraph -->[gallery]',
			...fields,
		} );
	const open = await post( { post_status: 'publish' } );
	expect( await agent.call( 'getArticleText', { path: { id: open } } ) ).toMatchObject( {
		id: open,
		title: 'Returns',
		html: '<p>Send it <a href="https://shop.example/r">back</a>.</p>',
	} );
	for ( const closed of [ { post_status: 'draft' }, { post_status: 'private' }, { post_status: 'publish', post_password: 'x' } ] ) {
		const id = await post( closed );
		expect( ( await refusal( manager.call( 'getArticleText', { path: { id } } ) ) ).status ).toBe( 404 );
	}
	const page = await site().runPhp< number >(
		`return wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'P' ) );`
	);
	expect( ( await refusal( agent.call( 'getArticleText', { path: { id: page } } ) ) ).status ).toBe( 404 );
} );
