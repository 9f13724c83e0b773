/**
 * Letters that are missing, too many, wrong, or in their neighbour's place (optimal string alignment).
 *
 * @see https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance
 */
export function distance( one: string, other: string ): number {
	const a = [ ...one ];
	const b = [ ...other ];
	let before: number[] = [];
	let above = Array.from( { length: b.length + 1 }, ( _, at ) => at );
	a.forEach( ( letter, row ) => {
		const lineOf = [ row + 1 ];
		b.forEach( ( counterpart, column ) => {
			let least = Math.min(
				( above[ column + 1 ] as number ) + 1,
				( lineOf[ column ] as number ) + 1,
				( above[ column ] as number ) + ( letter === counterpart ? 0 : 1 )
			);
			if ( row > 0 && column > 0 && letter === b[ column - 1 ] && a[ row - 1 ] === counterpart ) {
				least = Math.min( least, ( before[ column - 1 ] as number ) + 1 );
			}
			lineOf.push( least );
		} );
		before = above;
		above = lineOf;
	} );
	return above[ b.length ] as number;
}
