/** A problem whose message is meant for the person at the keyboard: one line, no stack. */
export class ToolError extends Error {
	override name = 'ToolError';
}

/** One line that says what went wrong, whatever was thrown. */
export function oneLine( error: unknown ): string {
	if ( error instanceof Error ) {
		const code = ( error as NodeJS.ErrnoException ).code;
		if ( code === 'ENOSPC' ) {
			return 'The disk is full: free some space and run the same command again.';
		}
		if ( code === 'EACCES' || code === 'EPERM' ) {
			return `Not allowed: ${ error.message }`;
		}
		return error.message.split( '\n' )[ 0 ] ?? error.name;
	}
	return String( error );
}

/**
 * Runs a tool's main function. A failure is told in one line and sets the exit
 * code; MESA_DEBUG=1 shows the stack as well.
 */
export async function main( run: () => Promise< number | void > ): Promise< void > {
	try {
		const code = await run();
		process.exitCode = code ?? process.exitCode ?? 0;
	} catch ( error ) {
		console.error( `\n✗ ${ oneLine( error ) }` );
		if ( process.env.MESA_DEBUG || ! ( error instanceof ToolError ) ) {
			console.error( error instanceof Error ? error.stack : error );
		}
		process.exitCode = 1;
	}
}
