import type { SavedReply } from '../contract/generated/types.ts';
import { forgetSavedReplies, insertSavedReply, loadSavedReplies, saveSavedReply, savedRepliesNow } from './saved-replies.ts';
import { standInForSite } from './testing.ts';

const MINUTE_MS = 60_000;

const named = ( id: number, title: string ) => ( { id, title, folder: '', text: '', mailbox_ids: [], uses: 0 } ) as unknown as SavedReply;
const titles = () => savedRepliesNow().map( ( reply ) => reply.title );
const settle = () => jest.advanceTimersByTimeAsync( 1 );

beforeEach( () => {
	jest.useFakeTimers();
	forgetSavedReplies();
} );
afterEach( () => void jest.useRealTimers() );

it( 'shows what is known at once, and what a colleague has changed with the next look after some minutes', async () => {
	let known = [ named( 1, 'Returns' ) ];
	const calls = standInForSite( () => known );
	await loadSavedReplies();
	known = [ named( 1, 'Returns within 30 days' ) ];
	await loadSavedReplies();
	expect( calls ).toHaveLength( 1 );
	jest.advanceTimersByTime( 6 * MINUTE_MS );
	await loadSavedReplies();
	expect( titles() ).toEqual( [ 'Returns' ] );
	await settle();
	expect( titles() ).toEqual( [ 'Returns within 30 days' ] );
	expect( calls ).toHaveLength( 2 );
} );

it( 'keeps what is known when the second look fails', async () => {
	let fails = false;
	standInForSite( () => {
		if ( fails ) {
			throw { code: 'fetch_error', message: 'No connection.' };
		}
		return [ named( 1, 'Returns' ) ];
	} );
	await loadSavedReplies();
	fails = true;
	jest.advanceTimersByTime( 6 * MINUTE_MS );
	await loadSavedReplies();
	await settle();
	await loadSavedReplies();
	expect( titles() ).toEqual( [ 'Returns' ] );
} );

it( 'does not lose what is saved while a look is on its way', async () => {
	let answer: ( replies: SavedReply[] ) => void = () => undefined;
	standInForSite( ( call ) => {
		if ( call.method === 'POST' ) {
			return named( 2, 'Warranty' );
		}
		return new Promise< SavedReply[] >( ( resolve ) => ( answer = resolve ) );
	} );
	const first = loadSavedReplies();
	await settle();
	answer( [ named( 1, 'Returns' ) ] );
	await first;
	jest.advanceTimersByTime( 6 * MINUTE_MS );
	await loadSavedReplies();
	await settle();
	await saveSavedReply( null, { title: 'Warranty' } as never );
	answer( [ named( 1, 'Returns' ) ] );
	await settle();
	expect( titles() ).toEqual( [ 'Returns', 'Warranty' ] );
} );

it( 'counts a use without putting back the words that were inserted', async () => {
	let known = [ named( 1, 'Returns' ) ];
	let counted: () => void = () => undefined;
	standInForSite( ( { path } ) => {
		if ( path.includes( 'variables' ) ) {
			return [];
		}
		return path.includes( '/use' ) ? new Promise< void >( ( resolve ) => ( counted = resolve ) ) : known;
	} );
	await loadSavedReplies();
	known = [ named( 1, 'Returns within 30 days' ) ];
	jest.advanceTimersByTime( 6 * MINUTE_MS );
	await loadSavedReplies();
	await insertSavedReply( { ...savedRepliesNow()[ 0 ]!, html: '<p>Send it back.</p>' }, 7 );
	await settle();
	counted();
	await settle();
	expect( savedRepliesNow() ).toEqual( [
		{ ...named( 1, 'Returns within 30 days' ), uses: 1, last_used_at: expect.any( String ) as string },
	] );
} );

it( 'takes a fresh look in although a use was counted meanwhile', async () => {
	let answer: ( replies: SavedReply[] ) => void = () => undefined;
	standInForSite( ( { path } ) => {
		if ( path.includes( 'variables' ) || path.includes( '/use' ) ) {
			return [];
		}
		return new Promise< SavedReply[] >( ( resolve ) => ( answer = resolve ) );
	} );
	const first = loadSavedReplies();
	await settle();
	answer( [ named( 1, 'Returns' ) ] );
	await first;
	jest.advanceTimersByTime( 6 * MINUTE_MS );
	await loadSavedReplies();
	await settle();
	await insertSavedReply( { ...savedRepliesNow()[ 0 ]!, html: '' }, 7 );
	await settle();
	answer( [ named( 1, 'Returns within 30 days' ) ] );
	await settle();
	expect( titles() ).toEqual( [ 'Returns within 30 days' ] );
} );
