import { Button, SelectControl, ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { isSound, playSound } from '../../../store/news/sounds.ts';
import type { Sound } from '../../../store/news/sounds.ts';
import { keepPreference, readPreference } from '../../../store/preferences.ts';

type Permission = NotificationPermission | 'missing';

function permissionNow(): Permission {
	return 'Notification' in window ? window.Notification.permission : 'missing';
}

/** The browser's own notifications: asked for only when the person presses the button. */
function BrowserNotifications() {
	const [ permission, setPermission ] = useState( permissionNow );
	const [ isOn, setOn ] = useState( () => readPreference( 'news:browser', 'off' ) === 'on' );
	const turn = ( on: boolean ) => {
		keepPreference( 'news:browser', on ? 'on' : 'off' );
		setOn( on );
	};
	const ask = async () => {
		const answer = await window.Notification.requestPermission();
		setPermission( answer );
		if ( answer === 'granted' ) {
			turn( true );
		}
	};
	if ( permission === 'missing' ) {
		return <p>{ __( 'This browser cannot show notifications, or only on sites with HTTPS.', 'mesa-help-desk' ) }</p>;
	}
	if ( permission === 'denied' ) {
		return (
			<p>
				{ __(
					'This browser was told not to show notifications of this site. You can change that beside the address, where the lock is.',
					'mesa-help-desk'
				) }
			</p>
		);
	}
	if ( permission === 'default' ) {
		return (
			<div>
				<p>
					{ __(
						'The browser can tell you of new mail while you look at something else. It will ask you whether it may.',
						'mesa-help-desk'
					) }
				</p>
				<Button variant="secondary" __next40pxDefaultSize onClick={ () => void ask() }>
					{ __( 'Show notifications of the browser', 'mesa-help-desk' ) }
				</Button>
			</div>
		);
	}
	return (
		<ToggleControl
			__nextHasNoMarginBottom
			label={ __( 'Show notifications of the browser', 'mesa-help-desk' ) }
			help={ __( 'Only while you look at something else, and one for several mails.', 'mesa-help-desk' ) }
			checked={ isOn }
			onChange={ turn }
		/>
	);
}

/** What the person sees and hears of new mail in this browser. Kept in it, not on the site. */
export function ThisComputer() {
	const [ what, setWhat ] = useState< 'all' | 'mine' >( () => ( readPreference( 'news:what', 'all' ) === 'mine' ? 'mine' : 'all' ) );
	const [ sound, setSound ] = useState< Sound >( () => {
		const kept = readPreference( 'news:sound', 'off' );
		return isSound( kept ) ? kept : 'off';
	} );
	const choose = ( next: Sound ) => {
		keepPreference( 'news:sound', next );
		setSound( next );
		playSound( next );
	};
	return (
		<>
			<BrowserNotifications />
			<SelectControl
				label={ __( 'Tell me of', 'mesa-help-desk' ) }
				value={ what }
				options={ [
					{ value: 'all', label: __( 'What concerns me, and mail that nobody has', 'mesa-help-desk' ) },
					{ value: 'mine', label: __( 'Only what concerns me', 'mesa-help-desk' ) },
				] }
				help={ __( 'Also counted in the tab’s title and marked on its picture.', 'mesa-help-desk' ) }
				onChange={ ( value ) => {
					keepPreference( 'news:what', value );
					setWhat( value === 'mine' ? 'mine' : 'all' );
				} }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			<div className="mesa-pair">
				<SelectControl
					label={ __( 'Sound', 'mesa-help-desk' ) }
					value={ sound }
					options={ [
						{ value: 'off', label: __( 'None', 'mesa-help-desk' ) },
						{ value: 'ping', label: __( 'Ping', 'mesa-help-desk' ) },
						{ value: 'chime', label: __( 'Chime', 'mesa-help-desk' ) },
						{ value: 'knock', label: __( 'Knock', 'mesa-help-desk' ) },
					] }
					onChange={ ( value ) => isSound( value ) && choose( value ) }
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
				{ sound !== 'off' && (
					<Button variant="tertiary" __next40pxDefaultSize onClick={ () => playSound( sound ) }>
						{ __( 'Play it', 'mesa-help-desk' ) }
					</Button>
				) }
			</div>
		</>
	);
}
