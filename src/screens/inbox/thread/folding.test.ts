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
