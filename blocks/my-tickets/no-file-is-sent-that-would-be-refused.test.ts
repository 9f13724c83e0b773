import { wrongFiles } from './send.ts';

const words = { tooMany: 'At most %s files.', tooLarge: '%1$s is too large. A file may have %2$s.' };
const limits = { maxFile: 1000, maxFiles: 2 };
const wrong = ( ...files: Array< { name: string; size: number } > ) => wrongFiles( files, limits, words, ( bytes ) => `${ bytes } B` );

it( 'says which file is too large, and how large one may be', () => {
	expect( wrong( { name: 'a.png', size: 1000 }, { name: '100%2$s.png', size: 1001 } ) ).toBe(
		'100%2$s.png is too large. A file may have 1000 B.'
	);
} );

it( 'says how many files there may be', () => {
	const file = { name: 'a.png', size: 1 };
	expect( wrong( file, file, file ) ).toBe( 'At most 2 files.' );
	expect( wrong( file, file ) ).toBe( '' );
	expect( wrong() ).toBe( '' );
} );
