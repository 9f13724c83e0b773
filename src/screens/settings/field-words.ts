import { __ } from '@wordpress/i18n';
import type { Failure } from '../../store/failure.ts';

/** What went wrong with a whole form. The fields carry their own words; WordPress's summary only lists their technical names. */
export function formWords( failure: Failure ): string {
	return Object.keys( failure.params ).length > 0 ? __( 'Please check the marked fields.', 'mesa-help-desk' ) : failure.message;
}

/**
 * What the server said about one field. WordPress names the outermost parameter and puts the rest into
 * the words ("incoming[port] must be between 1 and 65535"); ours are named "incoming.port".
 *
 * @param params Of a Failure.
 * @param path   For example "incoming.port".
 */
export function fieldWords( params: Record< string, string >, path: string ): string | undefined {
	if ( params[ path ] !== undefined ) {
		return params[ path ];
	}
	const [ outer = '', inner ] = path.split( '.' );
	const bracketed = inner === undefined ? outer : `${ outer }[${ inner }]`;
	const words = params[ bracketed ] ?? params[ outer ];
	if ( words === undefined ) {
		return undefined;
	}
	// Said about a sibling: "incoming[port] …" is no news for incoming.host.
	const mentioned = new RegExp( `${ outer }\\[(\\w+)\\]` ).exec( words )?.[ 1 ];
	return mentioned === undefined || inner === undefined || mentioned === inner ? words.replace( bracketed, '' ).trim() : undefined;
}
