import { problemWith } from './files.ts';
import type { FormConfig } from './words.ts';

const MB = 1024 * 1024;
const config = {
	maxFiles: 3,
	maxFile: 2 * MB,
	words: { tooMany: 'At most %s.', tooLarge: '%1$s: at most %2$s.' },
} as unknown as FormConfig;

it( 'says before anything is sent what the server would not take', () => {
	expect( problemWith( [ { name: 'a.png', size: MB } ], 2, config ) ).toBe( '' );
	expect( problemWith( [ { name: 'a.png', size: 3 * MB } ], 0, config, 'en' ) ).toBe( 'a.png: at most 2 MB.' );
	expect(
		problemWith(
			[
				{ name: 'a', size: 1 },
				{ name: 'b', size: 1 },
			],
			2,
			config
		)
	).toBe( 'At most 3.' );
} );
