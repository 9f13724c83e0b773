import { makeBatches, type OutgoingMail } from './batch.ts';

const mail = ( name: string, ...sizes: number[] ): OutgoingMail => ( {
	message: { key: name } as OutgoingMail[ 'message' ],
	json: new Uint8Array( 130 ),
	blobs: sizes.map( ( size, at ) => ( { sha256: `${ name }-${ at }`, size, data: new Uint8Array( 0 ) } ) ),
} );
const keys = ( batches: OutgoingMail[][] ) => batches.map( ( batch ) => batch.map( ( each ) => each.message.key ) );
const LIMITS = { bytes: 10_000, messageBytes: 10_000, packedBytes: 10_000, fileBytes: 5000, messages: 3 };

test( 'no request grows beyond what PHP takes', () => {
	expect( keys( makeBatches( [ mail( 'a', 4000 ), mail( 'b', 4000 ), mail( 'c', 4000 ) ], LIMITS, () => false ) ) ).toEqual( [
		[ 'a', 'b' ],
		[ 'c' ],
	] );
	expect(
		keys(
			makeBatches(
				[ 'a', 'b', 'c', 'd' ].map( ( name ) => mail( name ) ),
				LIMITS,
				() => false
			)
		)
	).toEqual( [ [ 'a', 'b', 'c' ], [ 'd' ] ] );
} );

test( 'a mail too large for any request goes alone, in its place', () => {
	expect( keys( makeBatches( [ mail( 'a' ), mail( 'big', 50_000 ), mail( 'c' ) ], LIMITS, () => false ) ) ).toEqual( [
		[ 'a' ],
		[ 'big' ],
		[ 'c' ],
	] );
} );

test( 'what the server has already counts nothing', () => {
	expect( keys( makeBatches( [ mail( 'a', 9000 ), mail( 'b', 9000 ) ], LIMITS, () => true ) ) ).toEqual( [ [ 'a', 'b' ] ] );
} );

test( 'neither what PHP holds in memory nor the number of its files grows with the other', () => {
	const mails = [ mail( 'a', 3000 ), mail( 'b', 3000 ), mail( 'c', 3000 ) ];
	expect( keys( makeBatches( mails, { ...LIMITS, messageBytes: 300 }, () => false ) ) ).toEqual( [ [ 'a', 'b' ], [ 'c' ] ] );
	expect( keys( makeBatches( mails, { ...LIMITS, packedBytes: 7000 }, () => false ) ) ).toEqual( [ [ 'a', 'b' ], [ 'c' ] ] );
	expect( keys( makeBatches( mails, LIMITS, () => false ) ) ).toEqual( [ [ 'a', 'b', 'c' ] ] );
} );
