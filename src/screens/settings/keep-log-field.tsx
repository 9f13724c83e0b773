import { __, _n, sprintf } from '@wordpress/i18n';
import { ChoiceField } from './fields.tsx';
import { formatNumber } from './failed-mail/words.ts';

/** Days: a month, a quarter, one, two, five and ten years. */
const CHOICES = [ 30, 90, 365, 730, 1825, 3650 ];

interface Props {
	/** 0: for ever. */
	days: number;
	error?: string | undefined;
	onChange: ( days: number ) => void;
}

/** How long it is kept who has read what, and who changed settings. */
export function KeepLogField( { days, error, onChange }: Props ) {
	const choices = [ ...new Set( [ ...CHOICES, ...( days > 0 ? [ days ] : [] ) ] ) ].sort( ( a, b ) => a - b );
	return (
		<ChoiceField
			label={ __( 'Keep the log of who read what and who changed settings', 'mesa-help-desk' ) }
			value={ String( days ) }
			error={ error }
			options={ [
				{ value: '0', label: __( 'For ever', 'mesa-help-desk' ) },
				...choices.map( ( each ) => ( {
					value: String( each ),
					label: sprintf(
						/* translators: %s: number of days. */ _n( '%s day', '%s days', each, 'mesa-help-desk' ),
						formatNumber( each )
					),
				} ) ),
			] }
			help={ __( 'What was changed on a ticket is kept as long as the ticket.', 'mesa-help-desk' ) }
			onChange={ ( value ) => onChange( Number( value ) ) }
		/>
	);
}
