import { Button, ToggleControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Mailbox } from '../../contract/generated/types.ts';
import type { Failure } from '../../store/failure.ts';
import { goTo } from '../../store/route.ts';
import { settingsStore } from '../../store/settings/index.ts';
import { ConnectionTest } from './connection-test.tsx';
import { fieldWords, formWords } from './field-words.ts';
import { AreaField, ChoiceField, TextField } from './fields.tsx';
import { emptyForm, formOf, inputOf } from './form-state.ts';
import type { MailboxForm as Form } from './form-state.ts';
import { OlderMail } from './older-mail.tsx';
import { providerOf, providers } from './providers.ts';
import type { Provider } from './providers.ts';
import { RemoveMailbox } from './remove-mailbox.tsx';
import { ServerFields } from './server-fields.tsx';

/** Adds a mailbox, or changes `mailbox`. One save for the whole form. */
export function MailboxForm( { mailbox }: { mailbox: Mailbox | null } ) {
	const { saveMailbox, testMailbox } = useDispatch( settingsStore );
	const [ form, setForm ] = useState< Form >( () => ( mailbox ? formOf( mailbox ) : emptyForm() ) );
	const [ providerId, setProviderId ] = useState< Provider[ 'id' ] >( () => ( mailbox ? providerOf( mailbox.incoming ) : 'other' ) );
	const [ busy, setBusy ] = useState( false );
	const [ saved, setSaved ] = useState( false );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const [ testFailure, setTestFailure ] = useState< Failure | null >( null );
	const errors = ( failure ?? testFailure )?.params ?? {};
	const element = useRef< HTMLFormElement >( null );
	// The buttons are at the foot of a long form: what is wrong would stay out of sight.
	useEffect( () => {
		element.current?.querySelector< HTMLElement >( '[aria-invalid="true"]' )?.focus();
	}, [ failure, testFailure ] );
	const known = providers();
	const provider = known.find( ( each ) => each.id === providerId );

	const set = ( part: Partial< Form > ) => {
		setSaved( false );
		setForm( ( before ) => ( { ...before, ...part } ) );
	};
	const chooseProvider = ( id: Provider[ 'id' ] ) => {
		setProviderId( id );
		const chosen = known.find( ( each ) => each.id === id );
		if ( chosen ) {
			set( {
				incoming: { ...form.incoming, ...chosen.incoming },
				outgoing: { ...form.outgoing, ...chosen.outgoing },
				...( id === 'other' ? {} : { ownSmtp: true } ),
			} );
		}
	};
	const save = async () => {
		setBusy( true );
		setFailure( null );
		setTestFailure( null );
		try {
			const stored = await saveMailbox( mailbox?.id ?? null, inputOf( form ) );
			if ( mailbox ) {
				setForm( formOf( stored ) );
				setSaved( true );
			} else {
				goTo( { section: '' } );
			}
		} catch ( error ) {
			setFailure( error as Failure );
		} finally {
			setBusy( false );
		}
	};

	const test = async () => {
		setFailure( null );
		setTestFailure( null );
		try {
			return await testMailbox( mailbox?.id ?? null, inputOf( form ) );
		} catch ( error ) {
			setTestFailure( error as Failure );
			throw error;
		}
	};

	return (
		<form
			className="mesa-form"
			ref={ element }
			onSubmit={ ( event ) => {
				event.preventDefault();
				void save();
			} }
		>
			<section>
				<TextField
					label={ __( 'Mail address', 'mesa-help-desk' ) }
					type="email"
					required
					placeholder="help@example.com"
					value={ form.address }
					error={ fieldWords( errors, 'address' ) }
					onChange={ ( address ) => set( { address } ) }
				/>
				<TextField
					label={ __( 'Name', 'mesa-help-desk' ) }
					help={ __( 'Customers see it beside the address, for example “Ana’s Shop”.', 'mesa-help-desk' ) }
					value={ form.name }
					error={ fieldWords( errors, 'name' ) }
					onChange={ ( name ) => set( { name } ) }
				/>
			</section>
			<section>
				<h2>{ __( 'Mail in', 'mesa-help-desk' ) }</h2>
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'Fetch mail from a mailbox (IMAP)', 'mesa-help-desk' ) }
					help={ form.fetches ? '' : __( 'Mail is piped in by your mail server, or only forms are used.', 'mesa-help-desk' ) }
					checked={ form.fetches }
					onChange={ ( fetches ) => set( { fetches } ) }
				/>
				{ form.fetches && (
					<>
						<ChoiceField
							label={ __( 'Where is this mailbox?', 'mesa-help-desk' ) }
							value={ providerId }
							options={ known.map( ( each ) => ( { value: each.id, label: each.name } ) ) }
							onChange={ chooseProvider }
						/>
						{ provider && (
							<p className="mesa-form__advice">
								{ provider.advice }{ ' ' }
								{ provider.link && (
									<a href={ provider.link.href } target="_blank" rel="noreferrer">
										{ provider.link.label }
									</a>
								) }
							</p>
						) }
						<ServerFields
							leg="incoming"
							server={ form.incoming }
							password={ form.incomingPassword }
							hasPassword={ mailbox?.incoming_has_password ?? false }
							address={ form.address }
							errors={ errors }
							onServer={ ( incoming ) => set( { incoming } ) }
							onPassword={ ( incomingPassword ) => set( { incomingPassword } ) }
						/>
						<AreaField
							label={ __( 'Folders to read', 'mesa-help-desk' ) }
							rows={ 2 }
							help={ __( 'One a line.', 'mesa-help-desk' ) }
							value={ form.folders }
							error={ fieldWords( errors, 'folders' ) }
							onChange={ ( folders ) => set( { folders } ) }
						/>
						<OlderMail
							mailbox={ mailbox }
							value={ form.olderMail }
							error={ fieldWords( errors, 'import_since' ) }
							onChange={ ( olderMail ) => set( { olderMail } ) }
						/>
						<ChoiceField
							label={ __( 'After a mail has become a ticket', 'mesa-help-desk' ) }
							value={ form.afterFetch }
							options={ [
								{ value: 'keep', label: __( 'Leave it as it is', 'mesa-help-desk' ) },
								{ value: 'seen', label: __( 'Mark it as read', 'mesa-help-desk' ) },
								{ value: 'move', label: __( 'Move it to a folder', 'mesa-help-desk' ) },
							] }
							onChange={ ( afterFetch ) => set( { afterFetch } ) }
						/>
						{ form.afterFetch === 'move' && (
							<TextField
								label={ __( 'Move to', 'mesa-help-desk' ) }
								required
								value={ form.moveTo }
								error={ fieldWords( errors, 'move_to' ) }
								onChange={ ( moveTo ) => set( { moveTo } ) }
							/>
						) }
					</>
				) }
				<AreaField
					label={ __( 'Other addresses of this mailbox', 'mesa-help-desk' ) }
					rows={ 2 }
					help={ __( 'One a line. Mail that you send yourself is recognised by them.', 'mesa-help-desk' ) }
					value={ form.aliases }
					error={ fieldWords( errors, 'aliases' ) }
					onChange={ ( aliases ) => set( { aliases } ) }
				/>
			</section>
			<section>
				<h2>{ __( 'Mail out', 'mesa-help-desk' ) }</h2>
				<ChoiceField
					label={ __( 'Replies leave through', 'mesa-help-desk' ) }
					value={ form.ownSmtp ? 'smtp' : 'site' }
					options={ [
						{ value: 'site', label: __( 'The site’s mailer', 'mesa-help-desk' ) },
						{ value: 'smtp', label: __( 'This mailbox’s own server (SMTP)', 'mesa-help-desk' ) },
					] }
					help={ form.ownSmtp ? '' : __( 'Plugins that change how the site sends mail work as usual.', 'mesa-help-desk' ) }
					onChange={ ( way ) => set( { ownSmtp: way === 'smtp' } ) }
				/>
				{ form.ownSmtp && (
					<ServerFields
						leg="outgoing"
						server={ form.outgoing }
						password={ form.outgoingPassword }
						hasPassword={ mailbox?.outgoing_has_password ?? false }
						address={ form.address }
						errors={ errors }
						onServer={ ( outgoing ) => set( { outgoing } ) }
						onPassword={ ( outgoingPassword ) => set( { outgoingPassword } ) }
					/>
				) }
				<AreaField
					label={ __( 'Signature', 'mesa-help-desk' ) }
					help={ __( 'Stands below every reply from this mailbox.', 'mesa-help-desk' ) }
					value={ form.signature }
					error={ fieldWords( errors, 'signature' ) }
					onChange={ ( signature ) => set( { signature } ) }
				/>
			</section>
			{ ( form.fetches || form.ownSmtp ) && <ConnectionTest onTest={ test } /> }
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'This mailbox is in use', 'mesa-help-desk' ) }
				help={ form.active ? '' : __( 'No mail is fetched. Its tickets stay.', 'mesa-help-desk' ) }
				checked={ form.active }
				onChange={ ( active ) => set( { active } ) }
			/>
			{ failure && (
				<p className="mesa-form__failure" role="alert">
					{ formWords( failure ) } { __( 'What you typed is kept.', 'mesa-help-desk' ) }
				</p>
			) }
			<div className="mesa-form__bar">
				<Button variant="primary" type="submit" __next40pxDefaultSize isBusy={ busy } disabled={ busy }>
					{ mailbox ? __( 'Save changes', 'mesa-help-desk' ) : __( 'Connect mailbox', 'mesa-help-desk' ) }
				</Button>
				<span className="mesa-form__saved" role="status">
					{ saved && __( 'Saved', 'mesa-help-desk' ) }
				</span>
				{ mailbox && <RemoveMailbox mailbox={ mailbox } /> }
			</div>
		</form>
	);
}
