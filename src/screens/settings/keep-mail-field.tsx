import { __, _n, sprintf } from '@wordpress/i18n';
import { ChoiceField } from './fields.tsx';
import { formatNumber } from './failed-mail/words.ts';

/** Days: a month, a quarter, one, two and five years. */
const CHOICES = [ 30, 90, 365, 730, 1825 ];

interface Props {
	/** 0: for ever. */
	days: number;
	error?: string | undefined;
	onChange: ( days: number ) => void;
}

function words( days: number ): string {
	switch ( days ) {
		case 0:
			return __( 'For ever', 'mesa-help-desk' );
		case 365:
			return __( 'One year', 'mesa-help-desk' );
		case 730:
			return __( 'Two years', 'mesa-help-desk' );
		case 1825:
			return __( 'Five years', 'mesa-help-desk' );
		default:
			return sprintf(
				/* translators: %s: number of days. */ _n( '%s day', '%s days', days, 'mesa-help-desk' ),
				formatNumber( days )
			);
	}
}

/** How long the mails as they came are kept. */
export function KeepMailField( { days, error, onChange }: Props ) {
	const choices = [ 0, ...new Set( [ ...CHOICES, ...( days > 0 ? [ days ] : [] ) ] ) ].sort( ( a, b ) => a - b );
	return (
		<ChoiceField
			label={ __( 'Keep the original mails', 'mesa-help-desk' ) }
			value={ String( days ) }
			error={ error }
			options={ choices.map( ( each ) => ( { value: String( each ), label: words( each ) } ) ) }
			help={
				days === 0
					? __(
							'Each mail as it came, beside the ticket: it can be downloaded, and read again by a later version.',
							'mesa-help-desk'
						)
					: __( 'Older originals are deleted for good. Tickets, their text and their files stay.', 'mesa-help-desk' )
			}
			onChange={ ( value ) => onChange( Number( value ) ) }
		/>
	);
}
