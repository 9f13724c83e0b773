import { discoverRestRoot } from './rest-root.ts';

const realFetch = globalThis.fetch;
afterEach( () => {
	globalThis.fetch = realFetch;
} );

/** A site that answers its REST index from another address, as after a redirect. */
function siteAnsweringFrom( url: string ): void {
	globalThis.fetch = async () => {
		const response = new Response( JSON.stringify( { namespaces: [ 'wp/v2', 'mesa/v1' ] } ) );
		Object.defineProperty( response, 'url', { value: url } );
		return response;
	};
}

test( 'a redirect from https to plain http gets no password', async () => {
	siteAnsweringFrom( 'http://shop.example/wp-json/' );
	await expect( discoverRestRoot( 'https://shop.example' ) ).rejects.toThrow( 'not encrypted' );
} );

test( 'a redirect to www is followed once and then remembered', async () => {
	siteAnsweringFrom( 'https://www.shop.example/wp-json/' );
	expect( await discoverRestRoot( 'https://shop.example' ) ).toEqual( { base: 'https://www.shop.example/wp-json/', style: 'pretty' } );
} );
