/** What tests of imports do alike, as somebody who looks after the knowledge base. */
import { until } from '../../../tools/lib/wait.ts';
import type { KbImport } from '../../../src/contract/generated/types.ts';
import { as, site } from '../site.ts';

export const writer = as( 'mesa_knowledge_manager' );

/** Does what is asked, and all that follows from it. */
export async function act( { id }: KbImport, action: 'run' | 'undo' | 'check', more: object = {} ): Promise< KbImport > {
	await writer.call( 'updateImport', { path: { id }, body: { action, ...more } } );
	return until(
		`import ${ id } to rest`,
		async () => {
			// Another request's alarm may have taken the job: then it is at work.
			await site().runPhp( `( new Mesa\\Boot\\Services() )->job_runner()->run( 5 ); return true;` );
			const now = await writer.call( 'getImport', { path: { id } } );
			return [ 'running', 'undoing', 'reading' ].includes( now.state ) ? null : now;
		},
		60_000
	);
}

/** Where an address of the site leads, without following it. */
export async function leads( path: string ): Promise< { status: number; to: string } > {
	const answer = await fetch( new URL( path, `${ site().url }/` ), { redirect: 'manual' } );
	return { status: answer.status, to: answer.headers.get( 'location' ) ?? '' };
}
