import { __ } from '@wordpress/i18n';
import { keepPreference, readPreference } from '../../../store/preferences.ts';
import type { Suggestion } from './suggestions.ts';

/** More would push what can be searched for out of sight. */
const KEPT = 5;

function recent(): string[] {
	return readPreference( 'recent-searches', '' ).split( '\n' ).filter( Boolean );
}

/** Remembers a search that somebody meant: sent with Enter, or chosen from the list; not every word on the way. */
export function noteRecent( search: string ): void {
	const text = search.trim().replace( /\s+/g, ' ' );
	if ( text !== '' ) {
		keepPreference( 'recent-searches', [ text, ...recent().filter( ( each ) => each !== text ) ].slice( 0, KEPT ).join( '\n' ) );
	}
}

/** What was searched for lately, by this person in this browser. */
export function recentSuggestions(): Suggestion[] {
	return recent().map( ( text ) => ( { text, hint: __( 'Searched for lately', 'mesa-help-desk' ), isUnfinished: false } ) );
}
