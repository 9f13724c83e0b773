import { message } from '../../../store/testing.ts';
import { openAtFirst } from './folding.ts';

const customer = ( id: number ) => message( { id } );
const reply = ( id: number, state: 'sent' | 'failed' | 'cancelled' = 'sent' ) => message( { id, kind: 'reply', state } );

it( 'opens everything since our side last wrote', () => {
	expect( [ ...openAtFirst( [ customer( 1 ), reply( 2 ), customer( 3 ), reply( 4 ), customer( 5 ), customer( 6 ) ] ) ] ).toEqual( [
		5, 6,
	] );
} );

it( 'never folds a reply that did not leave', () => {
	expect( openAtFirst( [ customer( 1 ), reply( 2, 'failed' ), customer( 3 ), reply( 4 ), customer( 5 ) ] ).has( 2 ) ).toBe( true );
} );

it( 'does not take a reply that was taken back for an answer', () => {
	expect( [ ...openAtFirst( [ customer( 1 ), reply( 2 ), customer( 3 ), reply( 4, 'cancelled' ), customer( 5 ) ] ) ] ).toEqual( [
		3, 5,
	] );
} );

it( 'folds our automatic answer, also in a short thread, and does not take it for an answer', () => {
	const automatic = message( { id: 2, kind: 'reply', state: 'sent', automatic: 'auto-reply' } );
	expect( [ ...openAtFirst( [ customer( 1 ), automatic ] ) ] ).toEqual( [ 1 ] );
	expect( [ ...openAtFirst( [ customer( 1 ), automatic, customer( 3 ), customer( 4 ), customer( 5 ) ] ) ] ).toEqual( [ 1, 3, 4, 5 ] );
} );

it( 'leaves an automatic answer folded that failed: it is nobody’s work', () => {
	const failed = message( { id: 2, kind: 'reply', state: 'failed', automatic: 'auto-reply' } );
	expect( openAtFirst( [ customer( 1 ), failed, customer( 3 ), customer( 4 ) ] ).has( 2 ) ).toBe( false );
} );
