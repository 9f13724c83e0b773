import { ToggleControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Settings } from '../../contract/generated/types.ts';
import { settingsStore } from '../../store/settings/index.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChoiceField, TextField } from './fields.tsx';
import { KeepLogField } from './keep-log-field.tsx';
import { KeepMailField } from './keep-mail-field.tsx';
import { PortalFields } from './portal-fields.tsx';
import { SavedForm, useSaving } from './saved-form.tsx';
import { leftOf } from './take-over.ts';

/** What holds for the whole site. One save for the whole form. */
export function GeneralForm() {
	const { settings, mailboxes } = useSelect( ( select ) => select( settingsStore ).getSettingsState(), [] );
	const { loadSettings, saveSettings } = useDispatch( settingsStore );
	const [ changed, setChanged ] = useState< Partial< Settings > >( {} );
	const saving = useSaving();
	useEffect( () => {
		void loadSettings();
	}, [ loadSettings ] );
	if ( ! settings ) {
		return <Skeleton kind="form" rows={ 3 } />;
	}
	const now = { ...settings, ...changed };
	// What was set back is no change.
	const isChanged = Object.keys( leftOf( changed, settings ) ).length > 0;
	const { errors } = saving;
	const set = ( part: Partial< Settings > ) => {
		saving.touch();
		setChanged( { ...changed, ...part } );
	};
	const save = () =>
		saving.save( async () => {
			await saveSettings( changed );
			setChanged( ( latest ) => leftOf( latest, changed ) );
		} );
	return (
		<SavedForm saving={ saving } onSave={ () => void save() } isChanged={ isChanged }>
			<TextField
				label={ __( 'Seconds to undo a reply', 'mesa-help-desk' ) }
				help={ __( 'A reply leaves after this time; until then it can be taken back.', 'mesa-help-desk' ) }
				type="number"
				min={ 0 }
				max={ 60 }
				value={ String( now.undo_seconds ) }
				error={ errors.undo_seconds }
				onChange={ ( value ) => set( { undo_seconds: Number( value ) } ) }
			/>
			<ChoiceField
				label={ __( 'Mailbox for forms that name none', 'mesa-help-desk' ) }
				value={ String( now.default_mailbox_id ) }
				error={ errors.default_mailbox_id }
				options={ [
					{ value: '0', label: __( 'The first mailbox', 'mesa-help-desk' ) },
					...( mailboxes ?? [] ).map( ( mailbox ) => ( {
						value: String( mailbox.id ),
						label: `${ mailbox.name } (${ mailbox.address })`,
					} ) ),
				] }
				onChange={ ( value ) => set( { default_mailbox_id: Number( value ) } ) }
			/>
			<TextField
				label={ __( 'Largest file in the ticket form, in megabytes', 'mesa-help-desk' ) }
				help={ __( '0: visitors cannot attach files.', 'mesa-help-desk' ) }
				type="number"
				min={ 0 }
				max={ 100 }
				value={ String( now.form_max_file_mb ) }
				error={ errors.form_max_file_mb }
				onChange={ ( value ) => set( { form_max_file_mb: Number( value ) } ) }
			/>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( '“Thank you” does not open a closed ticket again', 'mesa-help-desk' ) }
				help={ __(
					'A mail that says thank you and nothing else is kept on the ticket and marked unread; the ticket stays closed.',
					'mesa-help-desk'
				) }
				checked={ now.thanks_keeps_closed }
				onChange={ ( value ) => set( { thanks_keeps_closed: value } ) }
			/>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'Agents answer notifications at an address with a plus sign', 'mesa-help-desk' ) }
				help={ __(
					'Such as support+code@your-shop.com: it still works where a mail service changes the marks in a mail. Switch it off when your mail server refuses such addresses.',
					'mesa-help-desk'
				) }
				checked={ now.agent_reply_plus }
				onChange={ ( value ) => set( { agent_reply_plus: value } ) }
			/>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'Each mailbox sends itself a mail once a day', 'mesa-help-desk' ) }
				help={ __(
					'To notice when mail does not come through. Nobody sees the mail; when it fails twice, you are told.',
					'mesa-help-desk'
				) }
				checked={ now.mailbox_check === 'daily' }
				onChange={ ( value ) => set( { mailbox_check: value ? 'daily' : 'off' } ) }
			/>
			<PortalFields saved={ settings } now={ now } onChange={ set } />
			<KeepMailField
				days={ now.raw_mail_days }
				error={ errors.raw_mail_days }
				onChange={ ( value ) => set( { raw_mail_days: value } ) }
			/>
			<KeepLogField days={ now.log_days } error={ errors.log_days } onChange={ ( value ) => set( { log_days: value } ) } />
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'Delete all tickets when the plugin is deleted', 'mesa-help-desk' ) }
				help={ __( 'Otherwise everything stays in the database and is there again after installing.', 'mesa-help-desk' ) }
				checked={ now.delete_data_on_uninstall }
				onChange={ ( value ) => set( { delete_data_on_uninstall: value } ) }
			/>
		</SavedForm>
	);
}
