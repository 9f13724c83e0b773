/** Forms of the site's own: what they ask is checked by the server, and their tickets go where they say. */
import { randomUUID } from 'node:crypto';
import { as, site } from './site.ts';
import { installVisitors, makePage, newVisitor, page, post, ticketCount, valueOf } from './visitors.ts';
import { archive, called, makeField, makeTeam, makeType, open } from './support/sorting.ts';
import { readAgain } from './support/forms.ts';
import type {
	Form,
	FormInput,
	RequestFile,
	RequestInput,
	RequestResult,
	RequestStamp,
	TicketField,
} from '../../src/contract/generated/types.ts';

const manager = as( 'mesa_manager' );
const agent = as( 'mesa_agent' );
let box: number;
let reason: TicketField;
let part: TicketField;
let parts: TicketField;

const make = ( body: Partial< FormInput > = {} ): Promise< Form > =>
	manager.call( 'createForm', { body: { name: called( 'Form' ), mailbox_id: box, ...body } } );

const asked = ( field: TicketField, more: Partial< Form[ 'fields' ][ number ] > = {} ) => ( {
	field_id: field.id,
	required: false,
	label: '',
	when_field: 0,
	when_values: [],
	...more,
} );

/** Sends what a browser with script sends. */
async function send( form: Form, more: Partial< RequestInput > = {}, visitor = newVisitor() ) {
	const body = {
		form: await readAgain( form.id ),
		email: `${ called( 'ana' ).replace( /\W/g, '' ) }@customer.example`,
		subject: 'A cup is broken',
		// The same words from many people are a sign of spam.
		message: `One of the two cups arrived broken. What can I do? ${ randomUUID().replace( /\d/g, '' ) }`,
		...more,
	};
	return as( 'anonymous' ).request( 'POST', '/requests', { body, headers: { 'X-Test-Address': visitor } } );
}

async function ticketOf( answer: { status: number; body: unknown } ) {
	expect( answer ).toMatchObject( { status: 201 } );
	return open( ( answer.body as RequestResult ).number );
}

const wrong = ( answer: { body: unknown } ) => Object.keys( ( answer.body as { data: { params?: object } } ).data.params ?? {} );

beforeAll( async () => {
	installVisitors();
	( { id: box } = await manager.call( 'createMailbox', { body: { name: 'Forms', address: `f${ Date.now() }@shop.example` } } ) );
	const options = [ 'Broken', 'Too late' ].map( ( name ) => ( { id: 0, name, archived: false } ) );
	reason = await makeField( { name: called( 'Reason' ), kind: 'choice', options, visible_to: 'customers' } );
	part = await makeField( { name: called( 'Part' ), kind: 'text', visible_to: 'customers' } );
	parts = await makeField( { name: called( 'Secret' ), kind: 'text', visible_to: 'agents' } );
} );

afterAll( () => archive( reason, part, parts ) );

describe( 'a form', () => {
	it( 'gives its tickets type, team, tags, priority and what was filled in', async () => {
		const type = await makeType();
		const team = await makeTeam( [ agent.id ] );
		const tag = called( 'return' );
		const form = await make( {
			type_id: type.id,
			team_id: team.id,
			tags: [ tag ],
			priority: 'high',
			ask_order: 'required',
			fields: [ asked( reason, { required: true } ) ],
		} );
		const ticket = await ticketOf( await send( form, { order: '#5521', fields: { [ reason.id ]: [ '1' ] } } ) );
		expect( ticket.row ).toMatchObject( {
			type_id: type.id,
			team_id: team.id,
			priority: 'high',
			tags: [ tag ],
			channel: 'form',
			mailbox_id: box,
		} );
		expect( ticket.fields ).toContainEqual( { field_id: reason.id, values: [ '1' ] } );
		expect( ticket.messages[ 0 ]?.visible_text ).toContain( 'Order number: 5521' );
		expect( ticket.events.find( ( event ) => event.type === 'form_received' )?.data ).toMatchObject( { form: form.name, spam: false } );
	} );

	it( 'asks for a field only where its condition holds, and takes nothing else', async () => {
		const form = await make( {
			fields: [ asked( reason, { required: true } ), asked( part, { required: true, when_field: reason.id, when_values: [ '1' ] } ) ],
		} );
		expect( wrong( await send( form ) ) ).toEqual( [ `fields.${ reason.id }` ] );
		expect( wrong( await send( form, { fields: { [ reason.id ]: [ '1' ] } } ) ) ).toEqual( [ `fields.${ part.id }` ] );
		expect( wrong( await send( form, { fields: { [ reason.id ]: [ '99' ] } } ) ) ).toEqual( [ `fields.${ reason.id }` ] );
		// What does not apply is dropped, and so is what the form never asked for.
		const ticket = await ticketOf(
			await send( form, { fields: { [ reason.id ]: [ '2' ], [ part.id ]: [ 'handle' ], [ parts.id ]: [ 'x' ] } } )
		);
		expect( ticket.fields ).toEqual( [ { field_id: reason.id, values: [ '2' ] } ] );
	} );

	it( 'names everything that is missing at once', async () => {
		const form = await make( { ask_name: 'required', ask_order: 'required', fields: [ asked( part, { required: true } ) ] } );
		const before = await ticketCount();
		expect( wrong( await send( form, { subject: '  ' } ) ).sort() ).toEqual(
			[ 'subject', 'name', 'order', `fields.${ part.id }` ].sort()
		);
		expect( await ticketCount() ).toBe( before );
	} );

	it( 'cannot ask visitors for what only the team sees, nor lead to what its maker cannot see', async () => {
		await expect( make( { fields: [ asked( parts ) ] } ) ).rejects.toMatchObject( { status: 400 } );
		await expect( make( { mailbox_id: 999_999 } ) ).rejects.toMatchObject( { status: 400 } );
		await expect( make( { team_id: 999_999 } ) ).rejects.toMatchObject( { status: 400 } );
	} );

	it( 'still takes messages when its type, team and person are gone', async () => {
		const team = await makeTeam( [ agent.id ] );
		const form = await make( { team_id: team.id, assignee_id: agent.id } );
		expect( ( await ticketOf( await send( form ) ) ).row ).toMatchObject( { team_id: team.id, assignee: { id: agent.id } } );
		await manager.call( 'deleteTeam', { path: { id: team.id } } );
		expect( ( await ticketOf( await send( form, { subject: 'Another' } ) ) ).row.team_id ?? 0 ).toBe( 0 );
	} );

	it( 'does not exist for those who may not see its mailbox', async () => {
		const { id } = await manager.call( 'createMailbox', { body: { name: 'Closed', address: `c${ Date.now() }@shop.example` } } );
		const form = await make( { mailbox_id: id } );
		const seen = async () => ( await agent.call( 'listForms', {} ) ).some( ( each ) => each.id === form.id );
		expect( await seen() ).toBe( true );
		await manager.call( 'updateMailbox', { path: { id }, body: { restricted: true, members: [] } } );
		expect( await seen() ).toBe( false );
	} );

	it( 'is sent once however often the button is pressed, and has everything once', async () => {
		const tag = called( 'once' );
		const form = await make( { tags: [ tag ] } );
		const body = { client_key: randomUUID(), email: 'twice@customer.example' };
		const answers = await Promise.all( [ send( form, body ), send( form, body ), send( form, body ) ] );
		expect( new Set( answers.map( ( answer ) => ( answer.body as RequestResult ).number ) ).size ).toBe( 1 );
		const ticket = await ticketOf( answers[ 0 ] );
		expect( ticket.row.tags ).toEqual( [ tag ] );
		expect( ticket.events.filter( ( event ) => event.type === 'form_received' ) ).toHaveLength( 1 );
	} );

	it( 'takes nothing once it is archived, and says so', async () => {
		const form = await make();
		const token = await readAgain( form.id );
		await manager.call( 'updateForm', { path: { id: form.id }, body: { archived: true } } );
		expect( await send( form, { form: token } ) ).toMatchObject( { status: 410, body: { code: 'mesa_form_closed' } } );
		expect( ( await page( `${ site().url }/?mesa_ask=${ form.slug }` ) ).status ).toBe( 404 );
	} );
} );

describe( 'files that are sent ahead', () => {
	const upload = async ( form: Form, file: File, visitor = newVisitor() ) => {
		const body = new FormData();
		body.append( 'form', await readAgain( form.id ) );
		body.append( 'file', file );
		return as( 'anonymous' ).request( 'POST', '/requests/files', { body, headers: { 'X-Test-Address': visitor } } );
	};

	it( 'are there when the message comes, and need not come again when it is sent again', async () => {
		const form = await make( { max_files: 2 } );
		const kept = await upload( form, new File( [ 'one\n' ], 'notes.txt' ) );
		expect( kept ).toMatchObject( { status: 201, body: { filename: 'notes.txt', size: 4 } } );
		const { id } = kept.body as RequestFile;
		expect( wrong( await send( form, { subject: '', uploads: [ id ] } ) ) ).toEqual( [ 'subject' ] );
		const ticket = await ticketOf( await send( form, { uploads: [ id ] } ) );
		expect( ticket.messages[ 0 ]?.attachments[ 0 ] ).toMatchObject( { filename: 'notes.txt', size: 4 } );
		// It belongs to that message now.
		expect( wrong( await send( form, { uploads: [ id ] } ) ) ).toEqual( [ 'files' ] );
	} );

	it( 'are looked at like all others, and only as many as the form takes', async () => {
		const form = await make( { max_files: 1, max_file_mb: 1 } );
		expect( await upload( form, new File( [ 'MZ\x90' ], 'setup.exe' ) ) ).toMatchObject( { status: 400 } );
		expect( await upload( form, new File( [ 'x'.repeat( 1024 * 1024 + 1 ) ], 'large.txt' ) ) ).toMatchObject( { status: 400 } );
		const ids = await Promise.all(
			[ 'a', 'b' ].map( async ( name ) => ( ( await upload( form, new File( [ name ], `${ name }.txt` ) ) ).body as RequestFile ).id )
		);
		expect( wrong( await send( form, { uploads: ids } ) ) ).toEqual( [ 'files' ] );
		expect( await upload( await make( { max_files: 0 } ), new File( [ 'x' ], 'a.txt' ) ) ).toMatchObject( { status: 400 } );
	} );

	it( 'are refused aloud while too many of them wait, and one visitor sends no more than a person does', async () => {
		const form = await make();
		const room = ( bytes: number ) =>
			site().runPhp(
				`global $wpdb;
				$table = $wpdb->prefix . 'mesa_request_uploads';
				$wpdb->query( "DELETE FROM $table WHERE id = 'full'" );
				if ( $args['bytes'] > 0 ) {
					$wpdb->insert( $table, array( 'id' => 'full', 'sha256' => str_repeat( '0', 64 ), 'filename' => 'a', 'content_type' => 'text/plain', 'size' => $args['bytes'], 'created_at' => gmdate( 'Y-m-d H:i:s' ) ) );
				}
				return null;`,
				{ bytes }
			);
		await room( 1024 ** 3 );
		const full = await upload( form, new File( [ 'one' ], 'a.txt' ) );
		await room( 0 );
		expect( full ).toMatchObject( { status: 503, body: { code: 'mesa_uploads_full' } } );
		const visitor = newVisitor();
		const all = [];
		for ( let tries = 0; tries < 21; tries++ ) {
			all.push( ( await upload( form, new File( [ 'one' ], 'a.txt' ), visitor ) ).status );
		}
		expect( all ).toEqual( [ ...Array< number >( 20 ).fill( 201 ), 429 ] );
	} );

	it( 'leave room for others, however many one visitor sends', async () => {
		const form = await make();
		// A room of 100 kB for those files that say so.
		await site().runPhp(
			`file_put_contents( WPMU_PLUGIN_DIR . '/small-room.php', '<?php add_filter( "mesa_waiting_uploads_bytes", static fn( $room ) => "small.txt" === ( $_FILES["file"]["name"] ?? "" ) ? 100 * 1024 : $room );' ); return true;`
		);
		const small = () => new File( [ 'x'.repeat( 8000 ) ], 'small.txt' );
		const [ greedy, other ] = [ newVisitor(), newVisitor() ];
		const answers = [];
		for ( const visitor of [ greedy, greedy, greedy, other ] ) {
			answers.push( await upload( form, small(), visitor ) );
		}
		await site().runPhp( `unlink( WPMU_PLUGIN_DIR . '/small-room.php' ); return true;` );
		expect( answers.map( ( { status } ) => status ) ).toEqual( [ 201, 201, 429, 201 ] );
		expect( answers[ 2 ] ).toMatchObject( { body: { code: 'mesa_uploads_full' } } );
	} );

	it( 'are thrown away after three hours when no message came, but not what a message has', async () => {
		const form = await make();
		const [ orphan, used ] = await Promise.all(
			[ 'nobody wants this', 'somebody has this' ].map(
				async ( text ) => ( await upload( form, new File( [ text ], 'a.txt' ) ) ).body as RequestFile
			)
		);
		await ticketOf( await send( form, { uploads: [ used!.id ] } ) );
		const there = await site().runPhp< boolean[] >(
			`global $wpdb;
			$hashes = array( hash( 'sha256', 'nobody wants this' ), hash( 'sha256', 'somebody has this' ) );
			$wpdb->query( "UPDATE {$wpdb->prefix}mesa_request_uploads SET created_at = '" . gmdate( 'Y-m-d H:i:s', time() - 3 * HOUR_IN_SECONDS - 60 ) . "'" );
			do_action( 'mesa_run_jobs' );
			return array_map( static fn( $hash ) => is_file( ( new Mesa\\Data\\Files\\BlobStore( new Mesa\\Data\\Db(), new Mesa\\Data\\Files\\FilesFolder() ) )->path( $hash ) ), $hashes );`
		);
		expect( there ).toEqual( [ false, true ] );
		expect( wrong( await send( form, { uploads: [ orphan!.id ] } ) ) ).toEqual( [ 'files' ] );
	} );
} );

describe( 'spam', () => {
	const advert = {
		subject: 'SEO services for your shop',
		message: 'We offer backlinks and SEO services: http://a.example http://b.example http://c.example http://d.example',
	};

	it( 'is kept in the spam folder, with the reasons, and nobody is told of it', async () => {
		const ticket = await ticketOf( await send( await make( { assignee_id: agent.id } ), advert ) );
		expect( ticket.row.status ).toBe( 'spam' );
		const data = ticket.events.find( ( event ) => event.type === 'form_received' )?.data ?? {};
		expect( data ).toMatchObject( { spam: true } );
		expect( String( data.reasons ).split( ',' ) ).toEqual( expect.arrayContaining( [ 'links', 'words' ] ) );
		expect( ticket.events.map( ( event ) => event.type ) ).not.toContain( 'assigned' );
	} );

	it( 'is asked for a proof of work where a script could do it, and only when in doubt', async () => {
		const form = await make();
		const visitor = newVisitor();
		const { stamp } = (
			await as( 'anonymous' ).request( 'POST', '/requests/stamp', { body: {}, headers: { 'X-Test-Address': visitor } } )
		).body as RequestStamp;
		await ticketOf( await send( form, { stamp }, visitor ) );
		const doubtful = {
			stamp,
			subject: 'Cheap backlinks',
			message: `We can sell you backlinks for your shop, cheap and many. ${ randomUUID().replace( /\d/g, '' ) }`,
		};
		expect( await send( form, doubtful, visitor ) ).toMatchObject( {
			status: 409,
			body: { code: 'mesa_proof_needed', data: { bits: 16 } },
		} );
		// A number that proves nothing, then one that does.
		expect( ( await send( form, { ...doubtful, proof: 1 }, visitor ) ).status ).toBe( 409 );
		const proof = await site().runPhp< number >(
			`for ( $n = 0; ! Mesa\\Domain\\RequestStamp::proves( $args['stamp'], $n ); $n++ ); return $n;`,
			{ stamp }
		);
		expect( ( await ticketOf( await send( form, { ...doubtful, proof }, visitor ) ) ).row.status ).toBe( 'open' );
	} );

	it( 'is no customer who writes three lines with a link, in a hurry, without a script', async () => {
		const ticket = await ticketOf(
			await send( await make( { spam: 'strict' } ), { message: 'Hola, mi pedido no llega.\nhttps://track.example/123\n¿Qué hago?' } )
		);
		expect( ticket.row.status ).toBe( 'open' );
	} );
} );

describe( 'its own page', () => {
	it( 'shows it in every theme, and asks search engines to stay away where that is wanted', async () => {
		const form = await make( { title: 'Send something back', noindex: true } );
		const shown = await page( `${ site().url }/?mesa_ask=${ form.slug }` );
		expect( shown.status ).toBe( 200 );
		expect( shown.html ).toMatch( /<h1[^>]*>Send something back<\/h1>/ );
		expect( shown.html ).toMatch( /<title>Send something back/ );
		expect( shown.html ).toMatch( /name='robots' content='[^']*noindex/ );
		expect( valueOf( shown.html, 'form' ) ).not.toBe( '' );
		await manager.call( 'updateForm', { path: { id: form.id }, body: { noindex: false, page: false } } );
		expect( ( await page( `${ site().url }/?mesa_ask=${ form.slug }` ) ).status ).toBe( 404 );
		expect( ( await page( form.url ) ).status ).toBe( 404 );
	} );

	it( 'can be looked at before it is saved by whoever sets it up, and by nobody else', async () => {
		const { url } = await manager.call( 'previewForm', { body: { title: 'Not yet' } } );
		expect( ( await page( url ) ).html ).not.toContain( 'Not yet' );
	} );
} );

it( 'stands in a text by its shortcode, says without script when a field is asked for, and takes that', async () => {
	const form = await make( {
		fields: [ asked( reason ), asked( part, { required: true, when_field: reason.id, when_values: [ '1' ] } ) ],
	} );
	const { html } = await page( await makePage( 'Returns', `<p>Hello</p>[mesa_form id="${ form.id }"]` ) );
	expect( html ).toMatch( new RegExp( `Only if “${ reason.name }” is: Broken` ) );
	// A browser without script must be able to send without it.
	expect( html ).not.toMatch( new RegExp( `name="fields\\[${ part.id }\\]\\[\\]"[^>]* required` ) );
	const fields = {
		form: await readAgain( form.id ),
		email: 'sin@customer.example',
		subject: 'No script',
		message: called( 'Hello' ),
		[ `fields[${ reason.id }][]` ]: '1',
	};
	expect( wrong( await post( fields ) ) ).toEqual( [ `fields.${ part.id }` ] );
	const ticket = await ticketOf( await post( { ...fields, [ `fields[${ part.id }][]` ]: 'Handle' } ) );
	expect( ticket.fields ).toContainEqual( { field_id: part.id, values: [ 'Handle' ] } );
} );
