import { ToggleControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { NotificationSettings, NotificationSettingsPatch } from '../../contract/generated/types.ts';
import type { Failure } from '../../store/failure.ts';
import { settingsStore } from '../../store/settings/index.ts';
import { FailedState } from '../../ui/failed-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

type Kind = keyof NotificationSettingsPatch;

const choices = (): { kind: Kind; label: string; help: string }[] => [
	{
		kind: 'answered',
		label: __( 'A customer answers on a ticket of mine', 'mesa-help-desk' ),
		help: __( 'Not when you have read the answer already.', 'mesa-help-desk' ),
	},
	{ kind: 'assigned', label: __( 'Somebody assigns a ticket to me', 'mesa-help-desk' ), help: '' },
	{
		kind: 'unassigned',
		label: __( 'A new ticket comes in', 'mesa-help-desk' ),
		help: __( 'Only while nobody has it.', 'mesa-help-desk' ),
	},
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

/** Which mails about tickets the person gets. Each switch is saved at once. */
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
			<Skeleton kind="form" rows={ 3 } />
		);
	}
	const choose = async ( kind: Kind, value: boolean ) => {
		setWaiting( ( known ) => ( { ...known, [ kind ]: value } ) );
		setSaved( false );
		setFailure( null );
		try {
			await saveNotifications( { [ kind ]: value } );
			setSaved( true );
		} catch ( error ) {
			setFailure( error as Failure );
		} finally {
			// The switch shows what the server has, also when it did not take the change.
			setWaiting( ( { [ kind ]: done, ...others } ) =>
				done === value ? others : { ...others, ...( done === undefined ? {} : { [ kind ]: done } ) }
			);
		}
	};
	return (
		<div className="mesa-form">
			<p>
				{ sprintf(
					/* translators: %s: mail address. */
					__( 'You get a mail at %s when:', 'mesa-help-desk' ),
					settings.address
				) }
			</p>
			{ choices().map( ( { kind, label, help } ) => (
				<ToggleControl
					key={ kind }
					__nextHasNoMarginBottom
					label={ label }
					{ ...( help === '' ? {} : { help } ) }
					checked={ waiting[ kind ] ?? settings[ kind ] }
					onChange={ ( value ) => void choose( kind, value ) }
				/>
			) ) }
			<p className="mesa-form__advice">
				{ __(
					'Answer such a mail from this address, and the customer gets your words as your reply. You never get a mail about what you did yourself.',
					'mesa-help-desk'
				) }
			</p>
			<Bounced settings={ settings } />
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
