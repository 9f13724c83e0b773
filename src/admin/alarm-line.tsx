import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import { allows } from '../store/boot.ts';
import { keepPreference, readPreference } from '../store/preferences.ts';
import { settingsStore } from '../store/settings/index.ts';

const LOOK_MS = 5 * 60_000;

/** One line at the top while something is wrong with mail, for those who can mend it. Put away, it stays away until something else is wrong. */
export function AlarmLine() {
	const alarms = useSelect( ( select ) => select( settingsStore ).getSettingsState().alarms, [] );
	const { loadAlarms } = useDispatch( settingsStore );
	const [ hidden, setHidden ] = useState( () => readPreference( 'alarms', '' ).split( ' ' ) );
	const mayMend = allows( 'mesa_manage_mailboxes' );
	useEffect( () => {
		if ( ! mayMend ) {
			return;
		}
		const look = () => document.visibilityState === 'visible' && void loadAlarms();
		look();
		const timer = setInterval( look, LOOK_MS );
		return () => clearInterval( timer );
	}, [ mayMend, loadAlarms ] );
	const alarm = alarms.find( ( each ) => ! hidden.includes( each.key ) );
	if ( ! alarm ) {
		return null;
	}
	const putAway = () => {
		// Only those that are still wrong are worth remembering.
		const next = alarms.map( ( each ) => each.key ).filter( ( key ) => key === alarm.key || hidden.includes( key ) );
		keepPreference( 'alarms', next.join( ' ' ) );
		setHidden( next );
	};
	return (
		<div className="mesa-connection mesa-alarm" role="status">
			<p>
				<span>
					<strong>
						<bdi>{ alarm.title }.</bdi>
					</strong>{ ' ' }
					<span className="mesa-alarm__detail" dir="auto">
						{ alarm.detail }
					</span>{ ' ' }
					<a href={ alarm.url }>{ __( 'Look at it', 'mesa-help-desk' ) }</a>
				</span>
				<Button icon={ closeSmall } size="small" label={ __( 'Put this away', 'mesa-help-desk' ) } onClick={ putAway } />
			</p>
		</div>
	);
}
