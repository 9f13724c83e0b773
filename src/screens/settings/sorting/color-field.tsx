import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Team } from '../../../contract/generated/types.ts';

export type Color = Team[ 'color' ];

const COLORS: readonly Color[] = [ 'gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink' ];

function colorWord( color: Color ): string {
	switch ( color ) {
		case 'gray':
			return __( 'Grey', 'mesa-help-desk' );
		case 'red':
			return __( 'Red', 'mesa-help-desk' );
		case 'orange':
			return __( 'Orange', 'mesa-help-desk' );
		case 'yellow':
			return __( 'Yellow', 'mesa-help-desk' );
		case 'green':
			return __( 'Green', 'mesa-help-desk' );
		case 'teal':
			return __( 'Teal', 'mesa-help-desk' );
		case 'blue':
			return __( 'Blue', 'mesa-help-desk' );
		case 'purple':
			return __( 'Purple', 'mesa-help-desk' );
		case 'pink':
			return __( 'Pink', 'mesa-help-desk' );
	}
}

/** One of the colours that are told apart in light and dark. */
export function ColorField( { value, onChange }: { value: Color; onChange: ( color: Color ) => void } ) {
	const name = useId();
	return (
		<fieldset className="mesa-colors">
			<legend className="mesa-form__label">{ __( 'Colour', 'mesa-help-desk' ) }</legend>
			{ COLORS.map( ( color ) => (
				<label key={ color } className="mesa-colors__choice" title={ colorWord( color ) } htmlFor={ `${ name }-${ color }` }>
					<input
						type="radio"
						id={ `${ name }-${ color }` }
						name={ name }
						value={ color }
						checked={ value === color }
						onChange={ () => onChange( color ) }
					/>
					<span className={ `mesa-swatch is-${ color }` } aria-hidden="true" />
					<span className="screen-reader-text">{ colorWord( color ) }</span>
				</label>
			) ) }
		</fieldset>
	);
}
