/** @jest-environment jsdom */
import { searchLog } from './search-log.ts';

interface Note {
	q: string;
	results: number;
	opened: number;
	place: string;
	before?: string;
}

let sent: Promise< Note >[];

beforeEach( () => {
	sent = [];
	jest.useFakeTimers();
	Object.defineProperty( navigator, 'sendBeacon', {
		configurable: true,
		value: ( _address: string, body: Blob ) => {
			sent.push(
				new Promise( ( resolve ) => {
					const reader = new FileReader();
					reader.onload = () => resolve( JSON.parse( String( reader.result ) ) as Note );
					reader.readAsText( body );
				} )
			);
			return true;
		},
	} );
} );

afterEach( () => jest.useRealTimers() );

async function notes(): Promise< Note[] > {
	jest.useRealTimers();
	return Promise.all( sent );
}

it( 'notes the question that somebody stops at, not the letters on the way there', async () => {
	const log = searchLog( 'https://shop.example/wp-json/mesa/v1/kb/searches', 'search' );
	[ 'can', 'canc', 'cancel', 'cancel my order' ].forEach( ( question, index ) => log.asked( question, index ) );
	expect( sent ).toHaveLength( 0 );
	jest.advanceTimersByTime( 15_000 );
	expect( await notes() ).toEqual( [ { q: 'cancel my order', results: 3, opened: 0, place: 'search' } ] );
} );

it( 'tells which question in vain came before the one that found it, once', async () => {
	const log = searchLog( 'https://shop.example/x', 'form' );
	log.asked( 'parcel lost', 0 );
	log.asked( 'delivery is late', 2 );
	log.opened( 7 );
	log.asked( 'refund', 1 );
	log.opened( 8 );
	log.end();
	expect( await notes() ).toEqual( [
		{ q: 'parcel lost', results: 0, opened: 0, place: 'form' },
		{ q: 'delivery is late', results: 2, opened: 7, place: 'form', before: 'parcel lost' },
		{ q: 'refund', results: 1, opened: 8, place: 'form' },
	] );
} );

it( 'sends the note about the question before once somebody pauses, and loses none when the page goes', async () => {
	const log = searchLog( 'https://shop.example/x', 'search' );
	log.asked( 'parcel lost', 0 );
	[ 'ref', 'refu', 'refund' ].forEach( ( question ) => {
		log.asked( question, 1 );
		jest.advanceTimersByTime( 130 );
	} );
	expect( sent ).toHaveLength( 0 );
	jest.advanceTimersByTime( 2_000 );
	expect( sent ).toHaveLength( 1 );
	log.asked( 'vouchers', 2 );
	Object.defineProperty( document, 'visibilityState', { configurable: true, value: 'hidden' } );
	document.dispatchEvent( new Event( 'visibilitychange' ) );
	Reflect.deleteProperty( document, 'visibilityState' );
	expect( ( await notes() ).map( ( { q } ) => q ) ).toEqual( [ 'parcel lost', 'refund', 'vouchers' ] );
} );

it( 'notes nothing of what is too short, and goes on where a blocker throws', async () => {
	const log = searchLog( 'https://shop.example/x', 'search' );
	log.asked( 'ab', 0 );
	log.end();
	expect( sent ).toHaveLength( 0 );
	Object.defineProperty( navigator, 'sendBeacon', {
		configurable: true,
		value: () => {
			throw new Error( 'blocked' );
		},
	} );
	log.asked( 'refund', 1 );
	expect( () => log.end() ).not.toThrow();
} );
