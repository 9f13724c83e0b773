/** Drafts: kept on the server for their author alone, ended by sending, never two machines over each other; and who is there. */
import { createHash } from 'node:crypto';
import { as, RestError, site } from './site.ts';
import { mailbox, ticket, unique } from './support/mails.ts';
import type { DraftInput } from '../../src/contract/generated/types.ts';

const ana = as( 'mesa_agent' );
const ben = as( 'mesa_coordinator' );
let box: { id: number };

const newKey = () => createHash( 'sha256' ).update( unique() ).digest( 'hex' ).slice( 0, 32 );
const input = ( more: Partial< DraftInput > = {} ): DraftInput => ( {
	key: newKey(),
	kind: 'reply',
	client_key: unique(),
	revision: 0,
	based_on: 0,
	text: 'Dear Ana',
	data: { html: '<p>Dear <b>Ana</b></p>', files: [], cc: null },
	...more,
} );
const save = ( id: number, body: DraftInput, who = ana ) => who.call( 'saveDraft', { path: { id }, body } );
const drafts = ( id: number, who = ana ) => who.call( 'listDrafts', { path: { id } } );
const row = async ( id: number, who = ana ) => ( await who.call( 'getTicket', { path: { id } } ) ).row;
const codeOf = ( work: Promise< unknown > ) =>
	work.then(
		() => 'no error',
		( error: unknown ) => ( error as RestError ).code
	);

beforeAll( async () => {
	box = await mailbox( 'Drafts' );
} );

describe( 'a draft', () => {
	it( 'comes back on another machine as it was, and marks its ticket for its author alone', async () => {
		const { id } = await ticket( box.id );
		const draft = input( { based_on: 7 } );
		expect( await save( id, draft ) ).toMatchObject( { kind: 'reply', key: draft.key, revision: 1 } );
		expect( await save( id, { ...draft, revision: 1, text: 'Dear Ana,' } ) ).toMatchObject( { revision: 2 } );
		expect( await drafts( id ) ).toMatchObject( [
			{ key: draft.key, ticket_id: id, text: 'Dear Ana,', data: draft.data, based_on: 7, revision: 2, client_key: draft.client_key },
		] );
		expect( ( await row( id ) ).has_draft ).toBe( true );
		expect( ( await row( id, ben ) ).has_draft ).toBe( false );
		const list = await ana.call( 'listTickets', { query: { folder: 'drafts' } } );
		expect( list.items.map( ( each ) => each.id ) ).toContain( id );
		const others = await ben.call( 'listTickets', { query: { folder: 'drafts' } } );
		expect( others.items.map( ( each ) => each.id ) ).not.toContain( id );
	} );

	it( 'is its author’s alone: a colleague learns that there is one, never its words or its name', async () => {
		const { id } = await ticket( box.id );
		const draft = input( { text: 'Between us' } );
		await save( id, draft );
		expect( await drafts( id, ben ) ).toEqual( [] );
		const seen = await ben.call( 'notePresence', { body: { ticket_id: id, doing: 'viewing' } } );
		expect( seen.drafts ).toMatchObject( [ { kind: 'reply', key: null, person: { id: ana.id } } ] );
		expect( JSON.stringify( seen ) ).not.toContain( 'Between us' );
		await ben.call( 'discardDraft', { path: { id }, query: { key: draft.key } } );
		expect( await drafts( id ) ).toHaveLength( 1 );
	} );

	it( 'ends with the reply it became, and a save that was still under way does not bring it back', async () => {
		const { id } = await ticket( box.id );
		const draft = input();
		await save( id, draft );
		const before = ( await ana.call( 'listFolders', {} ) ).drafts;
		await ana.call( 'addReply', {
			path: { id },
			body: { html: '<p>Dear Ana</p>', client_key: draft.client_key, draft_key: draft.key },
		} );
		expect( await drafts( id ) ).toEqual( [] );
		expect( ( await ana.call( 'listFolders', {} ) ).drafts ).toBe( before - 1 );
		expect( await codeOf( save( id, { ...draft, revision: 1 } ) ) ).toBe( 'mesa_draft_sent' );
		expect( await codeOf( save( id, { ...draft, key: newKey() } ) ) ).toBe( 'mesa_draft_sent' );
		expect( await drafts( id ) ).toEqual( [] );
		const note = input( { kind: 'note' } );
		await save( id, note );
		await ana.call( 'addNote', { path: { id }, body: { html: '<p>N</p>', client_key: note.client_key, draft_key: note.key } } );
		expect( await drafts( id ) ).toEqual( [] );
	} );

	it( 'stays when the reply is refused', async () => {
		const { id } = await ticket( box.id );
		const draft = input();
		await save( id, draft );
		const body = { html: '<p>x</p>', client_key: draft.client_key, draft_key: draft.key, last_message_id: 0 };
		expect( await codeOf( ana.call( 'addReply', { path: { id }, body } ) ) ).toBe( 'mesa_thread_changed' );
		expect( await drafts( id ) ).toHaveLength( 1 );
	} );

	it( 'is not written over by a machine that has not seen the last words', async () => {
		const { id } = await ticket( box.id );
		const draft = input();
		await save( id, draft );
		await save( id, { ...draft, revision: 1, text: 'From the phone' } );
		expect( await codeOf( save( id, { ...draft, revision: 1, text: 'From the desk' } ) ) ).toBe( 'mesa_draft_changed' );
		await save( id, { ...input( { text: 'From the desk' } ) } );
		expect( ( await drafts( id ) ).map( ( each ) => each.text ).sort() ).toEqual( [ 'From the desk', 'From the phone' ] );
		expect(
			( await ana.call( 'listTickets', { query: { folder: 'drafts' } } ) ).items.filter( ( each ) => each.id === id )
		).toHaveLength( 1 );
	} );

	it( 'that was thrown away on one machine does not come back from another', async () => {
		const { id } = await ticket( box.id );
		const draft = input();
		await save( id, draft );
		await ana.call( 'discardDraft', { path: { id }, query: { key: draft.key } } );
		expect( await codeOf( save( id, { ...draft, revision: 1 } ) ) ).toBe( 'mesa_draft_gone' );
		expect( await drafts( id ) ).toEqual( [] );
	} );

	it( 'is saved on the ticket that stayed, when a colleague merges what one is writing on', async () => {
		const [ target, source ] = [ await ticket( box.id ), await ticket( box.id ) ];
		const draft = input();
		await save( source.id, draft );
		await ben.call( 'mergeTickets', { path: { id: target.id }, body: { ids: [ source.id ], client_key: unique() } } );
		expect( await save( source.id, { ...draft, revision: 1, text: 'Dear Ana, this' } ) ).toMatchObject( { revision: 2 } );
		const begun = input( { kind: 'note', text: 'Begun after it' } );
		await save( source.id, begun );
		expect( ( await drafts( target.id ) ).map( ( each ) => each.text ).sort() ).toEqual( [ 'Begun after it', 'Dear Ana, this' ] );
		expect( await drafts( source.id ) ).toEqual( [] );
	} );

	it( 'makes no other screen ask', async () => {
		const { id } = await ticket( box.id );
		const { seq } = await ben.call( 'getChanges', { query: { since: 0 } } );
		await save( id, input() );
		await ana.call( 'notePresence', { body: { ticket_id: id, doing: 'viewing' } } );
		expect( ( await ben.call( 'getChanges', { query: { since: seq } } ) ).seq ).toBe( seq );
	} );
} );

describe( 'who is there', () => {
	it( 'is told to colleagues on the ticket and in their lists, and ends when somebody leaves', async () => {
		const { id } = await ticket( box.id );
		await ana.call( 'notePresence', { body: { ticket_id: id, doing: 'writing', kind: 'reply' } } );
		const here = ( await ben.call( 'notePresence', { body: { ticket_id: id, doing: 'viewing' } } ) ).people;
		expect( here ).toContainEqual( {
			ticket_id: id,
			person: expect.objectContaining( { id: ana.id } ),
			doing: 'writing',
			kind: 'reply',
		} );
		expect( here.map( ( each ) => each.person.id ) ).not.toContain( ben.id );
		const { presence } = await ben.call( 'getChanges', { query: { since: 0 } } );
		expect( presence.filter( ( each ) => each.ticket_id === id ) ).toMatchObject( [ { person: { id: ana.id } } ] );
		const next = await ticket( box.id );
		await ana.call( 'notePresence', { body: { ticket_id: next.id, doing: 'viewing', left: id } } );
		const after = ( await ben.call( 'notePresence', { body: { ticket_id: id, doing: 'viewing' } } ) ).people;
		expect( after.map( ( each ) => each.ticket_id ).filter( ( each ) => [ id, next.id ].includes( each ) ) ).toEqual( [ next.id ] );
		await ana.call( 'notePresence', { body: { ticket_id: next.id, doing: 'gone' } } );
		expect(
			( await ben.call( 'notePresence', { body: { ticket_id: id, doing: 'viewing' } } ) ).people.map( ( each ) => each.ticket_id )
		).not.toContain( next.id );
	} );

	it( 'goes with its author, as does what they kept to themselves', async () => {
		const { id } = await ticket( box.id );
		const left = await site().runPhp< Record< string, string > >(
			`require_once ABSPATH . 'wp-admin/includes/user.php';
			$services = new Mesa\\Boot\\Services();
			$user = wp_insert_user( array( 'user_login' => $args['login'], 'user_pass' => 'x', 'user_email' => $args['login'] . '@staff.example', 'role' => 'mesa_agent' ) );
			$services->draft_store()->add( array( 'user_id' => $user, 'ticket_id' => $args['ticket'], 'draft_key' => $args['draft']['key'], 'kind' => 'reply', 'client_key' => $args['draft']['client_key'], 'words' => 'Half', 'data' => '{}', 'started_at' => gmdate( 'Y-m-d H:i:s' ), 'updated_at' => gmdate( 'Y-m-d H:i:s' ) ) );
			$services->presence_store()->note( $user, $args['ticket'], 'writing', 'reply' );
			foreach ( array( false, true ) as $shared ) {
				$services->saved_reply_store()->add( array( 'title' => 'Thanks', 'html' => '<p>Thanks</p>', 'shared' => $shared, 'owner_id' => $user, 'mailbox_ids' => array(), 'files' => array(), 'actions' => array() ) );
			}
			wp_delete_user( $user );
			$count = static fn( string $table, string $column ): string => (string) $services->db()->value( "SELECT COUNT(*) FROM {{$table}} WHERE $column = %d", $user );
			return array( 'drafts' => $count( 'drafts', 'user_id' ), 'presence' => $count( 'presence', 'user_id' ), 'replies' => $count( 'saved_replies', 'owner_id' ) );`,
			{ login: `leaver-${ unique() }`, ticket: id, draft: input() }
		);
		// What they shared stays with the team.
		expect( left ).toEqual( { drafts: '0', presence: '0', replies: '1' } );
	} );

	it( 'is told to nobody who may not see the ticket', async () => {
		const manager = as( 'mesa_manager' );
		const closed = await mailbox( 'Closed' );
		const { id } = await ticket( closed.id );
		await save( id, input(), ben );
		await manager.call( 'updateMailbox', { path: { id: closed.id }, body: { restricted: true, members: [ ana.id ] } } );
		await ana.call( 'notePresence', { body: { ticket_id: id, doing: 'viewing' } } );
		const tickets = ( people: readonly { ticket_id: number }[] ) => people.map( ( each ) => each.ticket_id );
		const elsewhere = await ticket( box.id );
		const told = await ben.call( 'notePresence', { body: { ticket_id: elsewhere.id, doing: 'viewing' } } );
		expect( tickets( told.people ) ).not.toContain( id );
		expect( tickets( ( await ben.call( 'getChanges', { query: { since: 0 } } ) ).presence ) ).not.toContain( id );
		// What they had begun before is kept, but shows no ticket that there is not for them any more.
		const list = await ben.call( 'listTickets', { query: { folder: 'drafts', per_page: 100 } } );
		expect( list.items.map( ( each ) => each.id ) ).not.toContain( id );
		expect( ( await ben.call( 'listFolders', {} ) ).drafts ).toBe( list.items.length );
	} );

	it( 'forgets somebody who has not been heard of for a minute', async () => {
		const { id } = await ticket( box.id );
		await ana.call( 'notePresence', { body: { ticket_id: id, doing: 'viewing' } } );
		await site().runPhp(
			'( new Mesa\\Data\\Db() )->run( "UPDATE {presence} SET seen_at = %s", gmdate( "Y-m-d H:i:s", time() - 60 ) );'
		);
		expect( ( await ben.call( 'notePresence', { body: { ticket_id: id, doing: 'viewing' } } ) ).people ).toEqual( [] );
	} );
} );
