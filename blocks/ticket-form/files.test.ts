import { problemWith } from './files.ts';
import type { FormConfig } from './words.ts';

const config = {
	words: { tooMany: 'At most %s.', tooLarge: '%1$s may have %2$s.', allTooLarge: 'Together %s.' },
	maxFiles: 2,
	maxFile: 2 * 1024 * 1024,
	maxTotal: 3 * 1024 * 1024,
} as unknown as FormConfig;

const file = ( name: string, megabytes: number ) => ( { name, size: megabytes * 1024 * 1024 } );

it( 'says before sending what the server would refuse', () => {
	expect( problemWith( [], config ) ).toBe( '' );
	expect( problemWith( [ file( 'a', 1 ), file( 'b', 2 ) ], config ) ).toBe( '' );
	expect( problemWith( [ file( 'a', 1 ), file( 'b', 2.1 ) ], config ) ).toBe( 'b may have 2 MB.' );
	expect( problemWith( [ file( 'a', 2 ), file( 'b', 1.5 ) ], config ) ).toBe( 'Together 3 MB.' );
	expect( problemWith( [ file( 'a', 0 ), file( 'b', 0 ), file( 'c', 0 ) ], config ) ).toBe( 'At most 2.' );
} );
