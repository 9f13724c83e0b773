import { ToggleControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { NotificationSettings, NotificationSettingsPatch } from '../../../contract/generated/types.ts';
import type { Failure } from '../../../store/failure.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ThisComputer } from './this-computer.tsx';
import { DigestTimes, QuietHours } from './times.tsx';
import { Ways } from './ways.tsx';

const followChoices = (): { name: 'follow_mentioned' | 'follow_wrote' | 'follow_assigned'; label: string }[] => [
	{ name: 'follow_mentioned', label: __( 'on which I am mentioned', 'mesa-help-desk' ) },
	{ name: 'follow_wrote', label: __( 'on which I write', 'mesa-help-desk' ) },
	{ name: 'follow_assigned', label: __( 'that are assigned to me, also after somebody else has them', 'mesa-help-desk' ) },
];

/** Why mails to the person do not arrive, in the mail server's words. */
function Bounced( { settings }: { settings: NotificationSettings } ) {
	return settings.bounced === null ? null : (
		<div className="mesa-form__failure" role="alert">
			<p>{ __( 'The last mail to you came back. The mail server said:', 'mesa-help-desk' ) }</p>
			<p dir="auto">{ settings.bounced }</p>
		</div>
	);
}

/** What the person is told, how and when. Each choice is saved at once. */
export function NotificationForm() {
	const settings = useSelect( ( select ) => select( settingsStore ).getSettingsState().notifications, [] );
	const { loadNotifications, saveNotifications } = useDispatch( settingsStore );
	const [ waiting, setWaiting ] = useState< NotificationSettingsPatch >( {} );
	const [ saved, setSaved ] = useState( false );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const [ attempt, setAttempt ] = useState( 0 );
	useEffect( () => {
		setFailure( null );
		loadNotifications().catch( setFailure );
	}, [ attempt, loadNotifications ] );
	if ( ! settings ) {
		return failure ? (
			<FailedState message={ failure.message } onRetry={ () => setAttempt( attempt + 1 ) } />
		) : (
			<Skeleton kind="form" rows={ 6 } />
		);
	}
	const choose = async ( change: NotificationSettingsPatch ) => {
		setWaiting( ( known ) => ( { ...known, ...change } ) );
		setSaved( false );
		setFailure( null );
		try {
			await saveNotifications( change );
			setSaved( true );
		} catch ( error ) {
			setFailure( error as Failure );
		} finally {
			// The form shows what the server has, also when it did not take the change. What was chosen since stays.
			setWaiting( ( known ) =>
				Object.fromEntries(
					Object.entries( known ).filter( ( [ name, value ] ) => change[ name as keyof NotificationSettingsPatch ] !== value )
				)
			);
		}
	};
	const now: NotificationSettings = { ...settings, ...waiting };
	const onChange = ( change: NotificationSettingsPatch ) => void choose( change );
	const parts = { settings: now, errors: failure?.params ?? {}, onChange };
	return (
		<div className="mesa-form">
			<Bounced settings={ settings } />
			<h2>{ __( 'Tell me when', 'mesa-help-desk' ) }</h2>
			<Ways settings={ now } onChange={ onChange } />
			<DigestTimes { ...parts } />
			<p className="mesa-form__advice">
				{ sprintf(
					/* translators: %s: mail address. */
					__(
						'Mails go to %s. Answer one about a customer’s mail from this address, and the customer gets your words as your reply. You are never told what you did yourself.',
						'mesa-help-desk'
					),
					settings.address
				) }
			</p>
			<div className="mesa-group">
				<h2>{ __( 'Quiet', 'mesa-help-desk' ) }</h2>
				<QuietHours { ...parts } />
			</div>
			<div className="mesa-group">
				<h2>{ __( 'I follow tickets', 'mesa-help-desk' ) }</h2>
				{ followChoices().map( ( { name, label } ) => (
					<ToggleControl
						key={ name }
						__nextHasNoMarginBottom
						label={ label }
						checked={ now[ name ] }
						onChange={ ( value ) => onChange( { [ name ]: value } ) }
					/>
				) ) }
			</div>
			<div className="mesa-group">
				<h2>{ __( 'In this browser', 'mesa-help-desk' ) }</h2>
				<ThisComputer />
			</div>
			{ failure && (
				<p className="mesa-form__failure" role="alert">
					{ failure.message }
				</p>
			) }
			<span className="mesa-form__saved" role="status">
				{ saved && __( 'Saved', 'mesa-help-desk' ) }
			</span>
		</div>
	);
}
