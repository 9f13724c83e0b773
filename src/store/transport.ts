import apiFetch from '@wordpress/api-fetch';
import type { Transport } from '../client/client.ts';
import type { Changes } from '../contract/generated/types.ts';
import { knownHeaders, noteTold, noteWrite } from './known.ts';

const NAMESPACE = '/mesa/v1';

/** Sends the contract's requests through WordPress's api-fetch, which knows the root, the nonce and its renewal. */
export const apiFetchTransport: Transport = async ( request ) => {
	if ( request.method !== 'GET' ) {
		noteWrite();
	}
	const options = {
		path: NAMESPACE + request.path,
		method: request.method,
		headers: knownHeaders(),
		...( request.signal ? { signal: request.signal } : {} ),
		...( request.keepalive ? { keepalive: true } : {} ),
		...( request.body === undefined ? {} : request.binary ? { body: request.body as BodyInit } : { data: request.body } ),
	};
	if ( request.binaryResponse ) {
		const response = await apiFetch< Response, false >( { ...options, parse: false } );
		return response.blob();
	}
	const answer = await apiFetch( options );
	if ( request.operation === 'getChanges' ) {
		noteTold( ( answer as Changes ).seq );
	}
	return answer;
};
