/**
 * Makes everything that follows from the contract: TypeScript types, PHP arrays
 * and an OpenAPI file. `--check` writes nothing and fails when a file is stale.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { calls } from './calls.ts';
import { expandSchemas, type JsonSchema, type Routes } from './expand.ts';
import { openApi } from './openapi.ts';
import { phpFile } from './php.ts';
import { typeScript } from './types.ts';

const root = join( import.meta.dirname, '..', '..' );
const contract = join( root, 'src', 'contract' );
const schemaDir = join( contract, 'schemas' );

const sources: Record< string, JsonSchema > = {};
for ( const file of readdirSync( schemaDir ).sort() ) {
	sources[ basename( file, '.json' ) ] = JSON.parse( readFileSync( join( schemaDir, file ), 'utf8' ) );
}
const routes: Routes = JSON.parse( readFileSync( join( contract, 'routes.json' ), 'utf8' ) );
const schemas = expandSchemas( sources );

const outputs: Record< string, string > = {
	'src/contract/generated/types.ts': await typeScript( sources, routes ),
	'src/contract/generated/schemas.json': JSON.stringify( schemas, null, '\t' ) + '\n',
	'src/contract/generated/calls.json': JSON.stringify( calls( routes ), null, '\t' ) + '\n',
	'php/Contract/generated/schemas.php': phpFile( schemas ),
	'php/Contract/generated/routes.php': phpFile( routes ),
	'docs/openapi.json': JSON.stringify( openApi( schemas, routes ), null, '\t' ) + '\n',
};

const check = process.argv.includes( '--check' );
let stale = 0;
for ( const [ path, text ] of Object.entries( outputs ) ) {
	const file = join( root, path );
	let current = '';
	try {
		current = readFileSync( file, 'utf8' );
	} catch {
		// Not made yet: counts as stale.
	}
	if ( current === text ) {
		continue;
	}
	stale++;
	if ( check ) {
		console.error( `${ relative( root, file ) } is stale: run "npm run contract".` );
	} else {
		mkdirSync( dirname( file ), { recursive: true } );
		writeFileSync( file, text );
		console.log( `wrote ${ relative( root, file ) }` );
	}
}
process.exitCode = check && stale > 0 ? 1 : 0;
