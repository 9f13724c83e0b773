import { __ } from '@wordpress/i18n';
import type { DeadLetter } from '../../../contract/generated/types.ts';

/** What becomes of a mail that could not be taken in. */
export function stateWord( state: DeadLetter[ 'state' ] ): string {
	switch ( state ) {
		case 'trying':
			return __( 'Is tried again by itself', 'mesa-help-desk' );
		case 'retrying':
			return __( 'Is tried again in a moment', 'mesa-help-desk' );
		case 'dead':
			return __( 'Given up', 'mesa-help-desk' );
	}
}

/** A number in the page's language. */
export function formatNumber( value: number ): string {
	return new Intl.NumberFormat( document.documentElement.lang || undefined ).format( value );
}
