import { addressOf, askServer, normal } from './server-search.ts';

const item = { id: 1, title: 'Returns', url: 'https://shop.example/returns/', excerpt: 'Send returned goods back.', topic: '' };
const endpoint = 'https://shop.example/wp-json/mesa/v1/articles/search';

afterEach( () => {
	Reflect.deleteProperty( globalThis, 'fetch' );
} );

function answering( answer: () => Promise< unknown > ) {
	const asked: string[] = [];
	globalThis.fetch = ( ( address: string ) => {
		asked.push( address );
		return answer();
	} ) as unknown as typeof fetch;
	return asked;
}

it( 'keeps the parameters of an address without pretty permalinks', () => {
	const address = new URL( addressOf( 'https://shop.example/index.php?rest_route=/mesa/v1/articles/search', 'a&b=c #1', 6 ) );
	expect( Object.fromEntries( address.searchParams ) ).toEqual( {
		rest_route: '/mesa/v1/articles/search',
		q: 'a&b=c #1',
		per_page: '6',
	} );
} );

it( 'asks once for the same question, however it is typed', async () => {
	const asked = answering( () => Promise.resolve( { ok: true, json: () => Promise.resolve( { items: [ item ] } ) } ) );
	const { signal } = new AbortController();
	const hit = {
		id: 1,
		title: 'Returns',
		url: item.url,
		topic: '',
		passage: item.excerpt,
		marks: [ [ 5, 13 ] ],
		titleMarks: [ [ 0, 7 ] ],
	};
	expect( await askServer( endpoint, '', ' Return  policy', 6, signal ) ).toEqual( [ hit ] );
	expect( await askServer( endpoint, '', 'return policy ', 6, signal ) ).toEqual( [ hit ] );
	expect( asked ).toHaveLength( 1 );
	expect( normal( ' Return  policy' ) ).toBe( 'return policy' );
} );

it( 'does not take a broken answer for "nothing found"', async () => {
	answering( () => Promise.resolve( { ok: false, status: 502 } ) );
	await expect( askServer( endpoint, '', 'broken', 6, new AbortController().signal ) ).rejects.toThrow( '502' );
	answering( () => Promise.reject( new TypeError( 'offline' ) ) );
	await expect( askServer( endpoint, '', 'broken', 6, new AbortController().signal ) ).rejects.toThrow( 'offline' );
} );

it( 'does not ask for what is typed over', async () => {
	const asked = answering( () => Promise.resolve( { ok: true, json: () => Promise.resolve( { items: [] } ) } ) );
	const call = new AbortController();
	const first = askServer( endpoint, '', 'shipp', 6, call.signal );
	call.abort();
	await expect( first ).rejects.toThrow();
	await askServer( endpoint, '', 'shipping', 6 );
	expect( asked ).toHaveLength( 1 );
} );

it( 'says who asks only for readers who may find more', async () => {
	const headers: unknown[] = [];
	globalThis.fetch = ( ( _address: string, options: RequestInit ) => {
		headers.push( options.headers );
		return Promise.resolve( { ok: true, json: () => Promise.resolve( { items: [] } ) } );
	} ) as unknown as typeof fetch;
	await askServer( endpoint, 'abc', 'for the team', 6 );
	await askServer( endpoint, '', 'for everybody', 6 );
	expect( headers ).toEqual( [ { Accept: 'application/json', 'X-WP-Nonce': 'abc' }, { Accept: 'application/json' } ] );
} );
