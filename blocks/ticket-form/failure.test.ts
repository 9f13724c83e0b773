import { failureOf } from './failure.ts';
import type { FormConfig } from './words.ts';

const config = {
	fields: { name: 'Name?', email: 'Address?', subject: 'Subject?', message: 'Message?', files: 'Files?' },
	words: { check: 'Check the fields.', failed: 'Our fault.' },
} as unknown as FormConfig;

it( 'shows our own words beside fields that WordPress found wrong, never its words for developers', () => {
	const body = {
		code: 'rest_invalid_param',
		message: 'Invalid parameter(s): email',
		data: { status: 400, params: { email: 'Invalid email address.' }, details: { email: { code: 'rest_invalid_email' } } },
	};
	expect( failureOf( 400, body, config ) ).toEqual( { errors: { email: 'Address?' }, alert: 'Check the fields.' } );
} );

it( 'knows the list of missing fields', () => {
	const body = {
		code: 'rest_missing_callback_param',
		message: 'Missing parameter(s): subject',
		data: { status: 400, params: [ 'subject', 'form' ] },
	};
	expect( failureOf( 400, body, config ) ).toEqual( { errors: { subject: 'Subject?' }, alert: 'Check the fields.' } );
} );

it( "shows the help desk's own sentence about a file as it is", () => {
	const body = {
		code: 'rest_invalid_param',
		message: 'setup.exe cannot be sent.',
		data: { status: 400, params: { files: 'setup.exe cannot be sent.' } },
	};
	expect( failureOf( 400, body, config ).errors ).toEqual( { files: 'setup.exe cannot be sent.' } );
} );

it( 'tells how long to wait after too many messages', () => {
	const body = { code: 'mesa_too_many_requests', message: 'Please try again in 40 seconds.', data: { status: 429, retry_after: 40 } };
	expect( failureOf( 429, body, config ) ).toEqual( { errors: {}, alert: 'Please try again in 40 seconds.' } );
} );

it( 'does not show a page of a broken server or a proxy to a visitor', () => {
	for ( const [ status, body ] of [
		[ 502, null ],
		[ 500, { code: 'internal_server_error', message: '<p>There has been a critical error</p>' } ],
		[ 403, null ],
		[ 413, '<html>' ],
	] as const ) {
		expect( failureOf( status, body, config ) ).toEqual( { errors: {}, alert: 'Our fault.' } );
	}
} );

it( 'puts what is wrong with a custom field beside it', () => {
	const body = {
		code: 'rest_invalid_param',
		message: 'x',
		data: { status: 400, params: { 'fields.7': 'Please fill in "Reason".', status: 'x' } },
	};
	expect( failureOf( 400, body, config ).errors ).toEqual( { 'fields.7': 'Please fill in "Reason".' } );
} );
