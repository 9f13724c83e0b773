/** "Ana <ana@x.org>, tom@x.org" → the bare addresses. */
export function parseAddresses( text: string ): string[] {
	return text
		.split( /[,;\n]+/ )
		.map( ( part ) => ( /<([^>]+)>/.exec( part )?.[ 1 ] ?? part ).trim() )
		.filter( ( part ) => part !== '' );
}

/** Whether mail can go there, as far as one can tell from its looks. The server decides. */
export function isAddress( text: string ): boolean {
	return text.length <= 320 && /^[^\s@<>(),;:"[\]]+@[^\s@<>(),;:"[\]]+\.[^\s@<>(),;:"[\].]{2,}$/.test( text );
}
