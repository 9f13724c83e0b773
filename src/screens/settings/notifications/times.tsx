import { Button, SelectControl, ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { NotificationSettings } from '../../../contract/generated/types.ts';
import { TextField } from '../fields.tsx';

interface Props {
	settings: NotificationSettings;
	errors: Readonly< Record< string, string > >;
	onChange: ( change: Partial< NotificationSettings > ) => void;
}

/** When mails that tell several things come. */
export function DigestTimes( { settings, onChange }: Props ) {
	return (
		<div className="mesa-pair">
			<SelectControl
				label={ __( 'Mails that tell several things come', 'mesa-help-desk' ) }
				value={ settings.digest }
				options={ [
					{ value: '15min', label: __( 'Every 15 minutes', 'mesa-help-desk' ) },
					{ value: 'hour', label: __( 'Every hour', 'mesa-help-desk' ) },
					{ value: 'day', label: __( 'Once a day', 'mesa-help-desk' ) },
				] }
				help={ __( 'Only when there is something that you have not read.', 'mesa-help-desk' ) }
				onChange={ ( value ) => onChange( { digest: value as NotificationSettings[ 'digest' ] } ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			{ settings.digest === 'day' && (
				<SelectControl
					label={ __( 'At', 'mesa-help-desk' ) }
					value={ String( settings.digest_hour ) }
					options={ Array.from( { length: 24 }, ( _each, hour ) => ( {
						value: String( hour ),
						label: `${ String( hour ).padStart( 2, '0' ) }:00`,
					} ) ) }
					onChange={ ( value ) => onChange( { digest_hour: Number( value ) } ) }
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
			) }
		</div>
	);
}

/** When the person wants no mail, and where they live. */
export function QuietHours( { settings, errors, onChange }: Props ) {
	const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
	return (
		<>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'Quiet hours', 'mesa-help-desk' ) }
				help={ __(
					'No mail, no sound and no notification of the browser. What comes meanwhile is in one mail afterwards.',
					'mesa-help-desk'
				) }
				checked={ settings.quiet }
				onChange={ ( quiet ) => onChange( { quiet } ) }
			/>
			{ settings.quiet && (
				<>
					<div className="mesa-pair">
						<TextField
							type="time"
							label={ __( 'From', 'mesa-help-desk' ) }
							value={ settings.quiet_from }
							error={ errors.quiet_from }
							onChange={ ( value ) => value && onChange( { quiet_from: value.slice( 0, 5 ) } ) }
						/>
						<TextField
							type="time"
							label={ __( 'Until', 'mesa-help-desk' ) }
							value={ settings.quiet_to }
							error={ errors.quiet_to }
							onChange={ ( value ) => value && onChange( { quiet_to: value.slice( 0, 5 ) } ) }
						/>
					</div>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'All day on Saturday and Sunday', 'mesa-help-desk' ) }
						checked={ settings.quiet_weekend }
						onChange={ ( value ) => onChange( { quiet_weekend: value } ) }
					/>
				</>
			) }
			<div className="mesa-short">
				<TextField
					type="date"
					label={ __( 'I am away until the end of', 'mesa-help-desk' ) }
					help={ __( 'Leave it empty while you are there. Until then it is quiet all day.', 'mesa-help-desk' ) }
					value={ settings.away_until }
					error={ errors.away_until }
					onChange={ ( value ) => onChange( { away_until: value } ) }
				/>
			</div>
			<p>
				{ settings.timezone === ''
					? __( 'Times are those of the site’s time zone.', 'mesa-help-desk' )
					: sprintf(
							/* translators: %s: time zone. */ __( 'Times are those of %s.', 'mesa-help-desk' ),
							settings.timezone
						) }{ ' ' }
				{ here && settings.timezone !== here && (
					<Button variant="link" onClick={ () => onChange( { timezone: here } ) }>
						{ sprintf( /* translators: %s: time zone. */ __( 'Use this computer’s: %s', 'mesa-help-desk' ), here ) }
					</Button>
				) }
				{ settings.timezone !== '' && settings.timezone === here && (
					<Button variant="link" onClick={ () => onChange( { timezone: '' } ) }>
						{ __( 'Use the site’s', 'mesa-help-desk' ) }
					</Button>
				) }
				{ errors.timezone && <span role="alert"> { errors.timezone }</span> }
			</p>
		</>
	);
}
