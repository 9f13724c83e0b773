import { __ } from '@wordpress/i18n';
import type { TicketField } from '../../../contract/generated/types.ts';

/** What a field holds, as people read it. */
export function shownValue( field: TicketField, values: readonly string[] ): string {
	return values
		.map( ( value ) => {
			switch ( field.kind ) {
				case 'yes_no':
					return value === '1' ? __( 'Yes', 'mesa-help-desk' ) : __( 'No', 'mesa-help-desk' );
				case 'choice':
				case 'choices':
					return field.options.find( ( option ) => String( option.id ) === value )?.name ?? value;
				case 'date':
					return new Date( `${ value }T12:00:00` ).toLocaleDateString( undefined, { dateStyle: 'medium' } );
				case 'number':
					return Number( value ).toLocaleString( undefined, { maximumFractionDigits: 6 } );
				default:
					return value;
			}
		} )
		.join( ', ' );
}

/** What stands in an empty field to be typed over. */
export function exampleOf( kind: TicketField[ 'kind' ] ): string {
	switch ( kind ) {
		case 'url':
			return 'https://';
		case 'phone':
			return '+34 …';
		default:
			return __( 'Empty', 'mesa-help-desk' );
	}
}
