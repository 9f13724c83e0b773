import { growth } from '../../../tests/support/growth.ts';
import { FolderLedger } from './ledger.ts';

test( 'the cursor never passes a mail that WordPress does not have', () => {
	const ledger = new FolderLedger( '1', 10 );
	expect( ledger.see( [ 9, 11, 12, 15 ] ) ).toEqual( [ 11, 12, 15 ] );
	ledger.settle( 12 );
	expect( ledger.cursor ).toBe( 10 );
	ledger.settle( 11 );
	expect( ledger.cursor ).toBe( 12 );
	ledger.settle( 15 );
	expect( ledger.cursor ).toBe( 15 );
} );

test( 'a mail behind a stuck one is handed over once', () => {
	const ledger = new FolderLedger( '1', 0 );
	ledger.see( [ 1, 2, 3 ] );
	ledger.settle( 2 );
	ledger.settle( 3 );
	expect( ledger.see( [ 1, 2, 3, 4 ] ) ).toEqual( [ 1, 4 ] );
} );

test( 'a stuck mail that somebody deletes holds up nothing', () => {
	const ledger = new FolderLedger( '1', 0 );
	ledger.see( [ 1, 2 ] );
	ledger.settle( 2 );
	ledger.see( [ 2, 3 ] );
	ledger.settle( 3 );
	expect( ledger.cursor ).toBe( 3 );
} );

test( 'new numbers on the server mean looking at everything again', () => {
	const ledger = new FolderLedger( '1', 50 );
	ledger.restart( '2' );
	expect( ledger.see( [ 1, 2 ] ) ).toEqual( [ 1, 2 ] );
	expect( ledger.uidValidity ).toBe( '2' );
} );

test( 'a mailbox with half a million old mails is kept book of in time that grows with its length', () => {
	const keep = ( mails: number ) => {
		const uids = Array.from( { length: mails }, ( _each, at ) => at + 1 );
		const ledger = new FolderLedger( '1', 0 );
		expect( ledger.see( uids ) ).toHaveLength( mails );
		uids.slice( 1 ).forEach( ( uid ) => ledger.settle( uid ) );
		expect( ledger.cursor ).toBe( 0 );
		ledger.settle( 1 );
		expect( ledger.cursor ).toBe( mails );
	};
	expect( growth( keep, 125_000 ) ).toBeLessThan( 10 );
} );

test( 'mail that was there before and is left alone is passed for good, but no mail still to be handed over', () => {
	const ledger = new FolderLedger( '1', 0, 1000 );
	expect( ledger.see( [ 900, 950, 1001 ] ) ).toEqual( [ 900, 950, 1001 ] );
	expect( ledger.cursor ).toBe( 899 );
	ledger.settle( 950 );
	expect( ledger.cursor ).toBe( 899 );
	ledger.settle( 900 );
	expect( ledger.cursor ).toBe( 1000 );
	const quiet = new FolderLedger( '1', 0, 1000 );
	expect( quiet.see( [] ) ).toEqual( [] );
	expect( quiet.cursor ).toBe( 1000 );
} );

test( 'new mail that went before an import of hours is not handed over again by the next program', () => {
	const first = new FolderLedger( '1', 0, 100 );
	expect( first.see( [ 1, 50, 100, 101, 102, 103 ] ) ).toEqual( [ 1, 50, 100, 101, 102, 103 ] );
	[ 101, 102, 1 ].forEach( ( uid ) => first.settle( uid ) );
	expect( [ first.cursor, first.newCursor, first.importLeft ] ).toEqual( [ 49, 102, 2 ] );
	expect( first.see( [ 50, 100, 101, 102, 103, 104 ] ) ).toEqual( [ 50, 100, 103, 104 ] );

	const next = new FolderLedger( '1', first.cursor, 100, 3, first.newCursor );
	expect( next.cursor ).toBe( 49 );
	expect( next.see( [ 50, 100, 101, 102, 103, 104 ] ) ).toEqual( [ 50, 100, 103, 104 ] );
	// The one between has to be tried again: neither cursor passes it.
	[ 104, 50, 100 ].forEach( ( uid ) => next.settle( uid ) );
	expect( [ next.cursor, next.newCursor ] ).toEqual( [ 102, 102 ] );
	next.settle( 103 );
	expect( [ next.cursor, next.newCursor ] ).toEqual( [ 104, 104 ] );
	expect( next.see( [ 104 ] ) ).toEqual( [] );
} );
