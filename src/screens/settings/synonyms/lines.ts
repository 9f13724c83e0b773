/** Groups as lines of words with commas between them. */
export const toLines = ( groups: readonly string[][] ): string => groups.map( ( group ) => group.join( ', ' ) ).join( '\n' );

/** Lines as groups; lines without a word are left out. Commas of other scripts count as well. */
export function toGroups( lines: string ): string[][] {
	return lines
		.split( '\n' )
		.map( ( line ) =>
			line
				.split( /[,;=،、，]/ )
				.map( ( word ) => word.trim().slice( 0, 60 ) )
				.filter( ( word ) => word !== '' )
		)
		.filter( ( group ) => group.length > 0 );
}

/** The first line that says nothing, because its word stands alone; null when all lines have two or more. */
export function loneWord( lines: string ): string | null {
	return toGroups( lines ).find( ( group ) => group.length < 2 )?.[ 0 ] ?? null;
}
