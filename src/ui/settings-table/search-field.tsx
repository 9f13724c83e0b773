import { SearchControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

/** Finds an entry of a long list by its name. */
export function SearchField( { value, onChange }: { value: string; onChange: ( value: string ) => void } ) {
	return (
		<SearchControl
			__nextHasNoMarginBottom
			label={ __( 'Find by name', 'mesa-help-desk' ) }
			placeholder={ __( 'Find by name', 'mesa-help-desk' ) }
			value={ value }
			onChange={ onChange }
		/>
	);
}
