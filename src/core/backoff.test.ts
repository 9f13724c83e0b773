import { backoffMs } from './backoff.ts';

test( 'a server that is away is not asked by everybody at once, nor ever given up', () => {
	expect( backoffMs( 1, 0.5, 1000 ) ).toBe( 1000 );
	expect( backoffMs( 4, 0.5, 1000 ) ).toBe( 8000 );
	expect( backoffMs( 500, 0.5, 1000, 60_000 ) ).toBe( 60_000 );
	expect( backoffMs( 1, 0, 1000 ) ).toBeLessThan( backoffMs( 1, 1, 1000 ) );
} );
