import { discoverRestRoot } from './rest-root.ts';

/** A site that answers its REST index from another address, as after a redirect. */
const siteAnsweringFrom = ( url: string ) => async () => {
	const body = Buffer.from( JSON.stringify( { namespaces: [ 'wp/v2', 'mesa/v1' ] } ) );
	return { status: 200, statusText: 'OK', headers: {}, body, url };
};

test( 'a redirect from https to plain http gets no password', async () => {
	const site = siteAnsweringFrom( 'http://shop.example/wp-json/' );
	await expect( discoverRestRoot( 'https://shop.example', site ) ).rejects.toThrow( 'not encrypted' );
} );

test( 'a redirect to www is followed once and then remembered', async () => {
	const site = siteAnsweringFrom( 'https://www.shop.example/wp-json/' );
	expect( await discoverRestRoot( 'https://shop.example', site ) ).toEqual( {
		base: 'https://www.shop.example/wp-json/',
		style: 'pretty',
	} );
} );
