const indent = ( depth: number ): string => '\t'.repeat( depth );

function phpValue( value: unknown, depth: number ): string {
	if ( value === null ) {
		return 'null';
	}
	if ( typeof value === 'boolean' || typeof value === 'number' ) {
		return String( value );
	}
	if ( typeof value === 'string' ) {
		return `'${ value.replaceAll( '\\', '\\\\' ).replaceAll( "'", "\\'" ) }'`;
	}
	const entries = Array.isArray( value )
		? value.map( ( item ) => phpValue( item, depth + 1 ) )
		: Object.entries( value as object ).map( ( [ key, item ] ) => `${ phpValue( key, 0 ) } => ${ phpValue( item, depth + 1 ) }` );
	if ( entries.length === 0 ) {
		return 'array()';
	}
	return `array(\n${ entries.map( ( entry ) => `${ indent( depth + 1 ) }${ entry },\n` ).join( '' ) }${ indent( depth ) })`;
}

/**
 * A PHP file that returns the value; opcache then keeps it in memory, which JSON never is.
 *
 * @param value Anything JSON can hold.
 */
export function phpFile( value: unknown ): string {
	return `<?php\n/**\n * Made by "npm run contract" from src/contract. Do not edit.\n *\n * @package Mesa\n */\n\ndefined( 'ABSPATH' ) || exit;\n\nreturn ${ phpValue( value, 0 ) };\n`;
}
