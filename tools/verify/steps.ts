import { oneLine } from '../lib/fail.ts';
import { say } from '../lib/progress.ts';

export interface StepResult {
	name: string;
	ok: boolean;
	/** Milliseconds. */
	ms: number;
	error?: string;
}

/** Runs steps one after another; after the first that fails the others still run, so that one run shows everything. */
export class Steps {
	readonly results: StepResult[] = [];

	/** @return What the step gave, or null when it failed. */
	async run< T >( name: string, work: () => Promise< T > ): Promise< T | null > {
		const from = performance.now();
		try {
			const value = await work();
			const ms = Math.round( performance.now() - from );
			this.results.push( { name, ok: true, ms } );
			say( `  ✓ ${ name } (${ ms } ms)` );
			return value;
		} catch ( error ) {
			const ms = Math.round( performance.now() - from );
			this.results.push( { name, ok: false, ms, error: oneLine( error ) } );
			say( `  ✗ ${ name } (${ ms } ms): ${ oneLine( error ) }` );
			if ( process.env.MESA_DEBUG ) {
				say( error instanceof Error ? String( error.stack ) : '' );
			}
			return null;
		}
	}

	get ok(): boolean {
		return this.results.length > 0 && this.results.every( ( { ok } ) => ok );
	}
}

/** Fails the step with these words unless the condition holds. */
export function expect( condition: unknown, words: string ): asserts condition {
	if ( ! condition ) {
		throw new Error( words );
	}
}

/** For a step that needs what an earlier one should have given. */
export function given< T >( value: T | null | undefined, what: string ): T {
	if ( value === null || value === undefined ) {
		throw new Error( `not possible without ${ what }` );
	}
	return value;
}
