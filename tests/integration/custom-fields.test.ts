/** Custom fields: what they hold, when they have to be filled in, and how they are found again. */
import { as, type RestError, site } from './site.ts';
import { mailbox, ticket, unique } from './support/mails.ts';
import { archive, called, change, held, makeField, makeType, open } from './support/sorting.ts';
import { refusal } from './support/refusal.ts';
import type { TicketField } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const manager = as( 'mesa_manager' );
let box: { id: number };

/** What is said beside a field. */
const beside = ( error: RestError, field: TicketField ) =>
	( error.data as { params?: Record< string, string > } | undefined )?.params?.[ `fields.${ field.id }` ];

const found = async ( search: string ) =>
	( await agent.call( 'listTickets', { query: { folder: 'all', search } } ) ).items.map( ( row ) => row.id );

const told = async ( id: number ) =>
	( await open( id ) ).events.filter( ( event ) => event.type === 'field_changed' ).map( ( event ) => event.data );

beforeAll( async () => {
	box = await mailbox( 'Fields' );
} );

it( 'keeps what is typed in the form that its kind has, and refuses what is none, beside the field', async () => {
	const { id } = await ticket( box.id );
	const make = ( kind: TicketField[ 'kind' ] ) => makeField( { name: called( kind ), kind } );
	const kinds = [ 'text', 'long', 'number', 'yes_no', 'date', 'url', 'phone' ] as const;
	const fields = Object.fromEntries( await Promise.all( kinds.map( async ( kind ) => [ kind, await make( kind ) ] ) ) ) as Record<
		( typeof kinds )[ number ],
		TicketField
	>;
	const typed = {
		text: '  A-1042 \n b ',
		long: ' one\ntwo ',
		number: '0012,50',
		yes_no: '1',
		date: '2026-11-22',
		url: 'shop.example/ä?b=1',
		phone: '+34 (600) 123-456',
	};
	await change( id, { fields: kinds.map( ( kind ) => held( fields[ kind ], typed[ kind ] ) ) } );
	const kept = new Map( ( await open( id ) ).fields.map( ( one ) => [ one.field_id, one.values ] ) );
	expect( kinds.map( ( kind ) => kept.get( fields[ kind ].id ) ) ).toEqual( [
		[ 'A-1042 b' ],
		[ 'one\ntwo' ],
		[ '12.5' ],
		[ '1' ],
		[ '2026-11-22' ],
		[ 'https://shop.example/ä?b=1' ],
		[ '+34 (600) 123-456' ],
	] );
	const wrong = {
		text: 'x'.repeat( 501 ),
		number: '12 apples',
		yes_no: 'maybe',
		date: '2026-02-30',
		url: 'javascript:alert(1)',
		phone: 'call me',
	};
	const error = await refusal(
		change( id, { fields: Object.entries( wrong ).map( ( [ kind, value ] ) => held( fields[ kind as keyof typeof wrong ], value ) ) } )
	);
	expect( error.status ).toBe( 400 );
	expect( Object.keys( wrong ).filter( ( kind ) => ! beside( error, fields[ kind as keyof typeof wrong ] ) ) ).toEqual( [] );
	// All of it or nothing.
	expect( new Map( ( await open( id ) ).fields.map( ( one ) => [ one.field_id, one.values ] ) ) ).toEqual( kept );
	expect( await told( id ) ).toContainEqual( { field: fields.number.name, from: null, to: '12.5' } );
	await change( id, { fields: [ held( fields.number ) ] } );
	expect( await told( id ) ).toContainEqual( { field: fields.number.name, from: '12.5', to: null } );
	await archive( ...Object.values( fields ) );
} );

it( 'a choice that is renamed or archived stays on its tickets, and is not offered any more', async () => {
	const { id } = await ticket( box.id );
	const field = await makeField( {
		name: called( 'Reasons' ),
		kind: 'choices',
		options: [ 'Damaged', 'Late', 'Wrong size' ].map( ( name ) => ( { id: 0, name, archived: false } ) ),
	} );
	const [ damaged, late, size ] = field.options.map( ( option ) => String( option.id ) ) as [ string, string, string ];
	await change( id, { fields: [ held( field, late, damaged ) ] } );
	expect( ( await open( id ) ).fields ).toContainEqual( held( field, damaged, late ) );
	const changed = await manager.call( 'updateField', {
		path: { id: field.id },
		// The second one is left out.
		body: {
			options: [
				{ id: Number( size ), name: 'Does not fit', archived: false },
				{ id: Number( damaged ), name: 'Broken', archived: false },
			],
		},
	} );
	expect( changed.options.map( ( option ) => [ option.id, option.name, option.archived ] ) ).toEqual( [
		[ Number( size ), 'Does not fit', false ],
		[ Number( damaged ), 'Broken', false ],
		[ Number( late ), 'Late', true ],
	] );
	// Keeping it is allowed, taking it anew is not.
	await change( id, { fields: [ held( field, late, size ) ] } );
	const other = await ticket( box.id );
	expect( beside( await refusal( change( other.id, { fields: [ held( field, late ) ] } ) ), field ) ).toBeTruthy();
	expect( await told( id ) ).toContainEqual( { field: field.name, from: 'Broken, Late', to: 'Does not fit, Late' } );
	await archive( field );
} );

it( 'a ticket cannot be closed with a field missing: alone, among many, or together with a reply', async () => {
	const [ one, two ] = [ await ticket( box.id ), await ticket( box.id ) ];
	const field = await makeField( { name: called( 'Cause' ), kind: 'text', required: 'close', mailbox_ids: [ box.id ] } );
	const error = await refusal( change( one.id, { status: 'closed' } ) );
	expect( [ error.status, beside( error, field ) ] ).toEqual( [ 400, expect.stringContaining( field.name ) ] );
	expect( ( await open( one.id ) ).row.status ).toBe( 'open' );

	await change( two.id, { fields: [ held( field, 'Known' ) ] } );
	const { results } = await agent.call( 'bulkUpdateTickets', { body: { ids: [ one.id, two.id ], status: 'closed' } } );
	expect( results.map( ( { ok, error: why } ) => [ ok, why?.includes( field.name ) ?? null ] ) ).toEqual( [
		[ false, true ],
		[ true, null ],
	] );

	const reply = () =>
		agent.call( 'addReply', {
			path: { id: one.id },
			body: { html: '<p>Done</p>', client_key: unique() + unique(), status_after: 'closed' },
		} );
	expect( beside( await refusal( reply() ), field ) ).toContain( field.name );
	expect( ( await open( one.id ) ).messages ).toHaveLength( 1 );
	// Filling it in and closing is one change.
	await change( one.id, { status: 'closed', fields: [ held( field, 'Now' ) ] } );
	expect( ( await open( one.id ) ).row.status ).toBe( 'closed' );
	await archive( field );
} );

it( 'a field asks for nothing where its type, mailbox or condition does not hold', async () => {
	const { id } = await ticket( box.id );
	const type = await makeType();
	const isReturn = await makeField( { name: called( 'Sent back' ), kind: 'yes_no', type_ids: [ type.id ] } );
	const parcel = await makeField( {
		name: called( 'Parcel' ),
		kind: 'text',
		required: 'close',
		depends_on: isReturn.id,
		depends_values: [ '1' ],
	} );
	const closes = async () => {
		const answer = await agent.request( 'PATCH', `/tickets/${ id }`, { body: { status: 'closed' } } );
		await change( id, { status: 'open' } );
		return answer.status === 200;
	};
	expect( await closes() ).toBe( true );
	await change( id, { type_id: type.id, fields: [ held( isReturn, '0' ) ] } );
	expect( await closes() ).toBe( true );
	await change( id, { fields: [ held( isReturn, '1' ) ] } );
	expect( await closes() ).toBe( false );
	await change( id, { type_id: null } );
	expect( await closes() ).toBe( true );
	const error = await refusal( manager.call( 'updateField', { path: { id: isReturn.id }, body: { depends_on: parcel.id } } ) );
	expect( error.data ).toMatchObject( { params: { depends_on: expect.any( String ) } } );
	await archive( isReturn, parcel );
} );

it( 'undoing gives back what the fields, the type and the team were', async () => {
	const { id } = await ticket( box.id );
	const [ field, first, second ] = [ await makeField( { name: called( 'Note' ), kind: 'text' } ), await makeType(), await makeType() ];
	await change( id, { type_id: first.id, fields: [ held( field, 'before' ) ] } );
	const { results } = await agent.call( 'bulkUpdateTickets', {
		body: { ids: [ id ], type_id: second.id, fields: [ held( field, 'after' ) ] },
	} );
	expect( results[ 0 ]!.before ).toMatchObject( { type_id: first.id, team_id: null, status_id: 0, fields: [ held( field, 'before' ) ] } );
	await archive( field );
} );

it( 'is found by its value: words, numbers, dates, choices, nothing', async () => {
	const [ one, two, three ] = [ await ticket( box.id ), await ticket( box.id ), await ticket( box.id ) ];
	const end = unique();
	const order = await makeField( { name: `Número ${ end }`, kind: 'text' } );
	const amount = await makeField( { name: `Amount ${ end }`, kind: 'number' } );
	const due = await makeField( { name: `Due ${ end }`, kind: 'date' } );
	const why = await makeField( { name: `Why ${ end }`, kind: 'choice', options: [ { id: 0, name: 'Too late', archived: false } ] } );
	expect( order.search_name ).toBe( `numero-${ end }` );
	await change( one.id, { fields: [ held( order, 'Ä 100%_x' ), held( amount, '9.5' ), held( due, '2026-11-30' ) ] } );
	await change( two.id, {
		fields: [ held( order, 'B-200' ), held( amount, '100' ), held( due, '2026-12-01' ), held( why, String( why.options[ 0 ]!.id ) ) ],
	} );
	const field = ( name: string ) => `field.${ name }-${ end }:`;
	const among = async ( search: string ) =>
		( await found( search ) ).filter( ( id ) => [ one.id, two.id, three.id ].includes( id ) ).sort( ( a, b ) => a - b );
	const expected: [ string, number[] ][] = [
		[ `${ field( 'numero' ) }b-2`, [ two.id ] ],
		[ `${ field( 'número' ) }"a 100%"`, [ one.id ] ],
		[ `${ field( 'numero' ) }100_`, [] ],
		[ `${ field( 'amount' ) }9,50`, [ one.id ] ],
		[ `${ field( 'amount' ) }>9.5`, [ two.id ] ],
		[ `${ field( 'amount' ) }9..100`, [ one.id, two.id ] ],
		[ `${ field( 'due' ) }2026-11`, [ one.id ] ],
		[ `${ field( 'due' ) }>2026-11`, [ two.id ] ],
		[ `${ field( 'why' ) }late`, [ two.id ] ],
		[ `${ field( 'why' ) }none ${ field( 'amount' ) }any`, [ one.id ] ],
		[ `-${ field( 'amount' ) }100 ${ field( 'numero' ) }any`, [ one.id ] ],
		[ `${ field( 'amount' ) }lots`, [] ],
		[ `field.no-such-field-${ end }:x`, [] ],
	];
	for ( const [ search, ids ] of expected ) {
		expect( [ search, await among( search ) ] ).toEqual( [ search, ids ] );
	}
	await archive( order, amount, due, why );
} );

it( 'what only hidden mailboxes have does not exist for others', async () => {
	const hidden = await mailbox( 'Hidden fields' );
	await manager.call( 'updateMailbox', { path: { id: hidden.id }, body: { restricted: true, members: [] } } );
	const field = await makeField( { name: called( 'Secret' ), kind: 'text', mailbox_ids: [ hidden.id ] } );
	const names = async ( caller: typeof agent ) => ( await caller.call( 'getDesk', {} ) ).fields.map( ( one ) => one.name );
	expect( await names( agent ) ).not.toContain( field.name );
	expect( await names( manager ) ).toContain( field.name );
	await archive( field );
} );

it( 'two names that mean the same are one, and a kind that tickets hold values of does not change', async () => {
	const name = called( 'Größe' );
	const field = await makeField( { name, kind: 'text' } );
	const taken = await refusal( makeField( { name: name.toUpperCase().replace( 'Ö', 'O' ), kind: 'text' } ) );
	expect( taken.data ).toMatchObject( { params: { name: expect.any( String ) } } );
	const kind = await refusal( manager.call( 'updateField', { path: { id: field.id }, body: { kind: 'number' } } ) );
	expect( kind.data ).toMatchObject( { params: { kind: expect.any( String ) } } );
	const empty = await refusal( makeField( { name: called( 'Empty' ), kind: 'choice', options: [] } ) );
	expect( empty.data ).toMatchObject( { params: { options: expect.any( String ) } } );
	await archive( field );
} );

it( "adds a field in the same moment in which another request adds the site's first one", async () => {
	const name = called( 'in the same moment' );
	const added = await site().runPhp< { before: boolean; name: string } >(
		`global $wpdb;
		delete_option( 'mesa_has_fields' );
		$before = Mesa\\Data\\Sorting\\FieldStore::any();
		$wpdb->insert( $wpdb->options, array( 'option_name' => 'mesa_has_fields', 'option_value' => '1', 'autoload' => 'on' ) );
		$store = new Mesa\\Data\\Sorting\\FieldStore( new Mesa\\Data\\Db() );
		$id    = $store->add( array( 'name' => $args['name'], 'kind' => 'text' ) );
		return array( 'before' => $before, 'name' => $store->all()[ $id ]['name'] ?? '' );`,
		{ name }
	);
	expect( added ).toEqual( { before: false, name } );
} );
