import { watch } from './news.ts';

let visible: DocumentVisibilityState = 'visible';
let answers: Array< { status: number; mark?: string } >;
let asked: Array< string | null >;
const original = globalThis.fetch;

const tick = async ( seconds: number ): Promise< void > => {
	await jest.advanceTimersByTimeAsync( seconds * 1000 );
};

beforeEach( () => {
	jest.useFakeTimers();
	visible = 'visible';
	answers = [];
	asked = [];
	Object.defineProperty( document, 'visibilityState', { configurable: true, get: () => visible } );
	globalThis.fetch = ( ( _url: string, init: RequestInit ) => {
		asked.push( ( init.headers as Record< string, string > )[ 'If-None-Match' ] ?? null );
		const answer = answers.shift();
		return answer
			? Promise.resolve( {
					status: answer.status,
					headers: { get: () => `"${ answer.mark }"` },
					json: () => Promise.resolve( { mark: answer.mark } ),
				} )
			: Promise.reject( new Error( 'no connection' ) );
	} ) as unknown as typeof fetch;
} );

afterEach( () => {
	globalThis.fetch = original;
	jest.useRealTimers();
} );

it( 'asks every half a minute, with what it knows, and tells once', async () => {
	const told = jest.fn();
	answers = [ { status: 200, mark: 'a' }, { status: 304 }, { status: 200, mark: 'b' } ];
	watch( 'https://site.example/news', 'a', told );
	await tick( 91 );
	expect( asked ).toEqual( [ null, '"a"', '"a"' ] );
	expect( told ).toHaveBeenCalledTimes( 1 );
	await tick( 120 );
	expect( asked ).toHaveLength( 3 );
} );

it( 'asks nothing while nobody looks, and goes on when somebody does', async () => {
	answers = [ { status: 304 } ];
	const end = watch( 'https://site.example/news', 'a', jest.fn() );
	visible = 'hidden';
	document.dispatchEvent( new Event( 'visibilitychange' ) );
	await tick( 300 );
	expect( asked ).toEqual( [] );
	visible = 'visible';
	document.dispatchEvent( new Event( 'visibilitychange' ) );
	await tick( 31 );
	expect( asked ).toHaveLength( 1 );
	end();
} );

it( 'bears a lost connection, and ends when its address has', async () => {
	const told = jest.fn();
	watch( 'https://site.example/news', 'a', told );
	await tick( 31 );
	answers = [ { status: 401 } ];
	await tick( 120 );
	expect( asked ).toHaveLength( 2 );
	expect( told ).not.toHaveBeenCalled();
} );
