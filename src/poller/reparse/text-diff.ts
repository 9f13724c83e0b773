/** Lines looked at for a diff; longer texts are shown as removed and added. */
const MOST_LINES = 400;
const CONTEXT = 1;

interface Step {
	mark: ' ' | '-' | '+';
	line: string;
}

/** The longest common subsequence of lines as steps from one text to the other. */
function steps( before: readonly string[], after: readonly string[] ): Step[] {
	const width = after.length + 1;
	const table = new Uint32Array( ( before.length + 1 ) * width );
	for ( let i = before.length - 1; i >= 0; i-- ) {
		for ( let j = after.length - 1; j >= 0; j-- ) {
			table[ i * width + j ] =
				before[ i ] === after[ j ]
					? ( table[ ( i + 1 ) * width + j + 1 ] as number ) + 1
					: Math.max( table[ ( i + 1 ) * width + j ] as number, table[ i * width + j + 1 ] as number );
		}
	}
	const found: Step[] = [];
	let i = 0;
	let j = 0;
	while ( i < before.length || j < after.length ) {
		if ( i < before.length && j < after.length && before[ i ] === after[ j ] ) {
			found.push( { mark: ' ', line: before[ i++ ] as string } );
			j++;
		} else if (
			j >= after.length ||
			( i < before.length && ( table[ ( i + 1 ) * width + j ] as number ) >= ( table[ i * width + j + 1 ] as number ) )
		) {
			found.push( { mark: '-', line: before[ i++ ] as string } );
		} else {
			found.push( { mark: '+', line: after[ j++ ] as string } );
		}
	}
	return found;
}

/**
 * A small unified diff of two texts: changed lines with a line around them, cut to what a person looks at.
 *
 * @param most How many lines are shown.
 */
export function textDiff( before: string, after: string, most = 20 ): string[] {
	const cut = ( text: string ) => text.split( /\r?\n/ ).slice( 0, MOST_LINES );
	const all = steps( cut( before ), cut( after ) );
	const near = ( at: number ) => all.slice( Math.max( 0, at - CONTEXT ), at + CONTEXT + 1 ).some( ( step ) => step.mark !== ' ' );
	const shown: string[] = [];
	let skipped = false;
	all.forEach( ( { mark, line }, at ) => {
		if ( ! near( at ) ) {
			skipped = shown.length > 0;
			return;
		}
		shown.push( ...( skipped ? [ '  …' ] : [] ), `${ mark } ${ line.length > 160 ? `${ line.slice( 0, 160 ) }…` : line }` );
		skipped = false;
	} );
	return shown.length > most ? [ ...shown.slice( 0, most ), `  … ${ shown.length - most } more lines` ] : shown;
}
