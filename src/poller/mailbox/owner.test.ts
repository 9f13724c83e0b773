import { isGone, ownerName } from './owner.ts';

test( 'a lease is taken over only from a program of this machine that is gone', () => {
	const owner = ownerName();
	expect( owner.length ).toBeLessThanOrEqual( 64 );
	const dead = owner.replace( `:${ process.pid }:`, ':999999999:' );
	expect( isGone( dead, () => false ) ).toBe( true );
	expect( isGone( dead, () => true ) ).toBe( false );
	expect( isGone( owner, () => false ) ).toBe( false );
	expect( isGone( 'elsewhere:0000000000:1:abcdef01', () => false ) ).toBe( false );
	expect( isGone( 'pipe:someone', () => false ) ).toBe( false );
} );
