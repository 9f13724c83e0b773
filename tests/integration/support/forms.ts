/** What pages carry of forms. */
import { site } from '../site.ts';

/** A form's sealed settings, as a page would carry them that was made a minute ago. */
export function readAgain( formId: number ): Promise< string > {
	return site().runPhp< string >(
		`return ( new \\Mesa\\Domain\\FormToken( wp_salt( 'nonce' ) . 'mesa-form' ) )->seal( 0, time() - 60, $args['form'] );`,
		{ form: formId }
	);
}
