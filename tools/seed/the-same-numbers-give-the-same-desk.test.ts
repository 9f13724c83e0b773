import { agentCount, MAILBOXES, OPEN_MAILBOXES, planDesk, teams, type Plan } from './plan.ts';
import { PLANTED, plantedTicket } from './planted.ts';
import { COLUMNS, Rows, type Table } from './rows.ts';
import { tickets, type SeedTicket } from './ticket.ts';
import { vocabularies } from './vocabulary.ts';

const TICKETS = 400;
const words = vocabularies();
const mailboxes = Array.from( { length: MAILBOXES }, ( _each, at ) => ( {
	id: at + 1,
	address: `team${ at }@shop.example`,
	name: `Team ${ at }`,
} ) );
const agents = Array.from( { length: agentCount( TICKETS ) }, ( _each, at ) => ( {
	id: at + 2,
	name: `Agent ${ at }`,
	email: `a${ at }@shop.example`,
} ) );

const plan = ( seed = 4711 ) => planDesk( TICKETS, seed, mailboxes, agents );

function rows( desk: Plan, from: number, to: number ): Partial< Record< Table, string > > {
	const made = new Rows( desk, { sha256: 'a'.repeat( 64 ), size: 10 }, tickets( desk, words ) );
	for ( let step = from; step < to; step++ ) {
		made.step( step );
	}
	if ( to > desk.steps ) {
		made.long();
	}
	return made.take();
}

/** Rows as lists of fields, by their columns' names. */
function table( all: Partial< Record< Table, string > >, name: Table ): Record< string, string >[] {
	const columns = COLUMNS[ name ].split( ' ' );
	return ( all[ name ] ?? '' )
		.trim()
		.split( '\n' )
		.map( ( line ) => Object.fromEntries( line.split( '\t' ).map( ( value, at ) => [ columns[ at ] as string, value ] ) ) );
}

const desk = plan();
const all = rows( desk, 1, desk.steps + 1 );

it( 'two processes write what one would have written', () => {
	const middle = Math.floor( desk.steps / 3 );
	const [ first, second ] = [ rows( plan(), 1, middle ), rows( plan(), middle, desk.steps + 1 ) ];
	for ( const name of Object.keys( COLUMNS ) as Table[] ) {
		expect( ( first[ name ] ?? '' ) + ( second[ name ] ?? '' ) ).toBe( all[ name ] ?? '' );
	}
} );

it( 'another seed gives another desk', () => {
	const other = plan( 4712 );
	expect( rows( other, 1, 50 ).tickets ).not.toBe( rows( desk, 1, 50 ).tickets );
} );

it( 'each ticket has its three messages, in order, and one has 300', () => {
	const messages = table( all, 'messages' );
	const ids = messages.map( ( row ) => Number( row.id ) );
	expect( new Set( ids ).size ).toBe( TICKETS * 3 + 297 );
	expect( ids ).toEqual( [ ...ids ].sort( ( a, b ) => a - b ) );
	const times = messages.map( ( row ) => row.created_at as string );
	expect( times ).toEqual( [ ...times ].sort() );
	const counts = new Map< string, number >();
	messages.forEach( ( row ) => counts.set( row.ticket_id as string, ( counts.get( row.ticket_id as string ) ?? 0 ) + 1 ) );
	expect( [ ...counts.values() ].filter( ( count ) => count === 3 ) ).toHaveLength( TICKETS - 1 );
	expect( counts.get( String( TICKETS ) ) ).toBe( 300 );
} );

it( 'no field breaks its line, and keys are there once', () => {
	for ( const name of Object.keys( COLUMNS ) as Table[] ) {
		for ( const line of ( all[ name ] ?? '' ).trim().split( '\n' ).filter( Boolean ) ) {
			expect( line.split( '\t' ) ).toHaveLength( COLUMNS[ name ].split( ' ' ).length );
		}
	}
	const unique = ( name: Table, key: ( row: Record< string, string > ) => string ) => {
		const keys = table( all, name ).map( key );
		expect( new Set( keys ).size ).toBe( keys.length );
	};
	unique( 'events', ( row ) => row.id as string );
	unique( 'attachments', ( row ) => row.id as string );
	unique( 'customer_emails', ( row ) => row.email as string );
	unique( 'customer_emails', ( row ) => row.id as string );
	unique( 'ticket_reads', ( row ) => `${ row.user_id } ${ row.ticket_id }` );
	unique( 'ticket_tags', ( row ) => `${ row.tag_id } ${ row.ticket_id }` );
	unique( 'ticket_participants', ( row ) => `${ row.email } ${ row.ticket_id }` );
} );

it( 'about 70 of 100 tickets are closed, and customers write more than once', () => {
	const rowsOf = table( all, 'tickets' );
	const closed = rowsOf.filter( ( row ) => row.status === 'closed' ).length / TICKETS;
	expect( closed ).toBeGreaterThan( 0.6 );
	expect( closed ).toBeLessThan( 0.8 );
	const customers = new Set( rowsOf.map( ( row ) => row.customer_id ) ).size;
	expect( customers ).toBeLessThan( TICKETS / 2 );
	expect( table( all, 'customers' ) ).toHaveLength( customers );
} );

it( 'a planted word stands in its ticket alone, where it was planted', () => {
	const ticket = tickets( desk, words );
	const said = ( one: SeedTicket ) =>
		[
			one.subject,
			one.person.name,
			one.person.address,
			...one.person.others,
			...one.kinds.flatMap( ( _kind, at ) => {
				const message = one.message( at );
				return [ message.whole, ...message.files.map( ( file ) => file.name ) ];
			} ),
		].join( '\n' );
	const texts = Array.from( { length: TICKETS }, ( _each, at ) => said( ticket( at + 1 ) ) );
	for ( const [ at, planted ] of PLANTED.entries() ) {
		const whole = new RegExp( `(?<![\\p{L}\\p{N}])${ planted.text.replace( /[.*+?]/g, '\\$&' ) }(?![\\p{L}\\p{N}])`, 'u' );
		const tick = plantedTicket( at, TICKETS );
		const holders = texts.flatMap( ( text, number ) => ( whole.test( text ) ? [ number + 1 ] : [] ) );
		const allowed = holders.filter( ( id ) => id === tick || desk.customers[ id ] === desk.customers[ tick ] );
		expect( [ planted.text, holders.includes( tick ), holders ] ).toEqual( [ planted.text, true, allowed ] );
	}
} );

it( 'no planted word is one that everybody may use', () => {
	const used = new Set( Object.values( words ).flatMap( ( one ) => [ ...one.words ] ) );
	expect( PLANTED.filter( ( planted ) => used.has( planted.text ) || used.has( planted.query ) ) ).toEqual( [] );
} );

it( 'one agent sees three mailboxes, one 45, the manager all', () => {
	const team = teams( 8, 4711 );
	const seen = ( agent: number ) => team.filter( ( members ) => members.includes( agent ) ).length;
	expect( [ seen( 1 ), seen( 2 ), seen( 0 ) ] ).toEqual( [ OPEN_MAILBOXES.length, 45, MAILBOXES ] );
} );
