import { toFailure } from './failure.ts';

describe( 'toFailure', () => {
	it( 'tells a broken connection from a refusal', () => {
		expect( toFailure( { code: 'fetch_error', message: 'x' } ).kind ).toBe( 'offline' );
		expect( toFailure( new TypeError( 'Failed to fetch' ) ).kind ).toBe( 'offline' );
		expect( toFailure( { code: 'rest_invalid_param', message: 'Bad', data: { status: 400 } } ).kind ).toBe( 'refused' );
	} );

	it( 'says how to go on when the login is over', () => {
		const failure = toFailure( { code: 'rest_cookie_invalid_nonce', message: 'Cookie check failed', data: { status: 403 } } );
		expect( failure.kind ).toBe( 'expired' );
		expect( failure.message ).toContain( 'Log in again in another tab' );
	} );

	it( 'knows that the login is over when no new nonce can be had', () => {
		expect( toFailure( { url: 'https://shop.example/wp-admin/admin-ajax.php?action=rest-nonce', status: 400 } ).kind ).toBe(
			'expired'
		);
	} );

	it( 'keeps the words about each field', () => {
		const failure = toFailure( {
			code: 'rest_invalid_param',
			message: 'Invalid',
			data: { status: 400, params: { address: 'Not an address.' } },
		} );
		expect( failure.params ).toEqual( { address: 'Not an address.' } );
	} );

	it( 'shows no page source when PHP broke', () => {
		const failure = toFailure( { code: 'invalid_json', message: 'The response is not a valid JSON response.', data: { status: 500 } } );
		expect( failure.kind ).toBe( 'server' );
		expect( failure.message ).toContain( 'Nothing was changed' );
	} );
} );
