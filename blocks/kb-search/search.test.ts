import { addressOf, ask, normal } from './search.ts';

const item = { id: 1, title: 'Returns', url: 'https://shop.example/returns/', excerpt: '', topic: '' };
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
	expect( await ask( endpoint, ' Return  policy', 6, signal ) ).toEqual( [ item ] );
	expect( await ask( endpoint, 'return policy ', 6, signal ) ).toEqual( [ item ] );
	expect( asked ).toHaveLength( 1 );
	expect( normal( ' Return  policy' ) ).toBe( 'return policy' );
} );

it( 'does not take a broken answer for "nothing found"', async () => {
	answering( () => Promise.resolve( { ok: false, status: 502 } ) );
	await expect( ask( endpoint, 'broken', 6, new AbortController().signal ) ).rejects.toThrow( '502' );
	answering( () => Promise.reject( new TypeError( 'offline' ) ) );
	await expect( ask( endpoint, 'broken', 6, new AbortController().signal ) ).rejects.toThrow( 'offline' );
} );
