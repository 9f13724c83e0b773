import { parseArgs, type ParseArgsConfig } from 'node:util';
import { oneLine, ToolError } from './fail.ts';

/**
 * Command-line flags, strict: an unknown one is an error that names those there are.
 */
export function flags< const O extends NonNullable< ParseArgsConfig[ 'options' ] > >( options: O, argv = process.argv.slice( 2 ) ) {
	try {
		return parseArgs( { args: argv, options, allowPositionals: false, strict: true } ).values;
	} catch ( error ) {
		const known = Object.keys( options ).map( ( name ) => `--${ name }` );
		throw new ToolError( `${ oneLine( error ) } Known flags: ${ known.join( ', ' ) }.` );
	}
}
