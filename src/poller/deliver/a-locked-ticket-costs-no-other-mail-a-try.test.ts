import type { OutgoingMail } from './batch.ts';
import type { DeliveryResult } from './deliver.ts';
import { inOrder, newPatience } from './in-order.ts';

const mail = ( key: string ) => ( { message: { key } } ) as OutgoingMail;
const answer = ( each: OutgoingMail, result: 'created' | 'retry' ): DeliveryResult => ( {
	key: each.message.key,
	result,
	ticket_id: null,
	message_id: null,
	reason: null,
} );
const signal = new AbortController().signal;

/** Stores mails as WordPress does: one that waits for a locked ticket undoes the transaction of all. */
function wordpress( locked: string[] ) {
	const stored: string[] = [];
	let requests = 0;
	const send = async ( open: readonly OutgoingMail[] ) => {
		requests++;
		const stuck = open.some( ( each ) => locked.includes( each.message.key ) );
		stored.push( ...( stuck ? [] : open.map( ( each ) => each.message.key ) ) );
		return open.map( ( each ) => answer( each, stuck ? 'retry' : 'created' ) );
	};
	return { stored, send, requests: () => requests };
}

const results = async ( keys: string[], site: ReturnType< typeof wordpress > ) =>
	( await inOrder( keys.map( mail ), site.send, newPatience( signal ) ) ).map( ( { key, result } ) => `${ key } ${ result }` );

test( 'mails before and behind one whose ticket is locked get through, in order, and only that one has to come again', async () => {
	const site = wordpress( [ 'c' ] );
	expect( await results( [ 'a', 'b', 'c', 'd', 'e' ], site ) ).toEqual( [
		'a created',
		'b created',
		'c retry',
		'd created',
		'e created',
	] );
	expect( site.stored ).toEqual( [ 'a', 'b', 'd', 'e' ] );
}, 20_000 );

test( 'a site on which nothing works is not asked many times for each of a hundred mails', async () => {
	const keys = Array.from( { length: 100 }, ( _each, at ) => `m${ at }` );
	const site = wordpress( keys );
	expect( await results( keys, site ) ).toEqual( keys.map( ( key ) => `${ key } retry` ) );
	expect( site.requests() ).toBeLessThan( 115 );
}, 30_000 );
