/** A cell that a spreadsheet shows as it is: text that begins like a formula would be run. */
function cell( value: string ): string {
	const safe = /^[=+\-@\t\r]/.test( value ) ? `'${ value }` : value;
	return `"${ safe.replaceAll( '"', '""' ) }"`;
}

/** Lines as CSV (RFC 4180), with a mark that lets spreadsheets read it as UTF-8. */
export function csvText( rows: readonly ( readonly string[] )[] ): string {
	return `\uFEFF${ rows.map( ( row ) => row.map( cell ).join( ',' ) ).join( '\r\n' ) }\r\n`;
}

/** Gives a file to the person. */
export function download( name: string, content: string ): void {
	const address = URL.createObjectURL( new Blob( [ content ], { type: 'text/csv;charset=utf-8' } ) );
	const link = document.createElement( 'a' );
	link.href = address;
	link.download = name;
	document.body.append( link );
	link.click();
	link.remove();
	setTimeout( () => URL.revokeObjectURL( address ), 10_000 );
}
