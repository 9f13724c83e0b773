/** A program that does a part of the seeding and says how far it is. */
import { spawn } from 'node:child_process';
import { ToolError } from '../lib/fail.ts';

/**
 * Runs it to its end; it ends with this process.
 *
 * @param what Names it in the error, such as "Indexing for search".
 * @param told Gets each number that it writes on a line of its own.
 */
export async function runToEnd( what: string, program: string, args: string[], told: ( steps: number ) => void ): Promise< void > {
	const child = spawn( program, args, { stdio: [ 'ignore', 'pipe', 'inherit' ] } );
	const end = () => child.kill( 'SIGKILL' );
	process.once( 'exit', end );
	child.stdout.on( 'data', ( chunk: Buffer ) =>
		chunk
			.toString()
			.trim()
			.split( '\n' )
			.forEach( ( line ) => told( Number( line ) || 0 ) )
	);
	const code = await new Promise< number >( ( resolve, reject ) => {
		child.once( 'error', reject );
		child.once( 'exit', ( status ) => resolve( status ?? -1 ) );
	} );
	process.removeListener( 'exit', end );
	if ( code !== 0 ) {
		throw new ToolError( `${ what } ended with ${ code }.` );
	}
}
