import { Button, ToggleControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Mailbox, MailboxInput } from '../../contract/generated/types.ts';
import type { Failure } from '../../store/failure.ts';
import { goTo } from '../../store/route.ts';
import { settingsStore } from '../../store/settings/index.ts';
import { ConnectionTest } from './connection-test.tsx';
import { fieldWords, formWords } from './field-words.ts';
import { AreaField, ChoiceField, TextField } from './fields.tsx';
import { changesOf, emptyForm, formOf, inputOf } from './form-state.ts';
import type { MailboxForm as Form } from './form-state.ts';
import { IncomingLogin } from './incoming-login.tsx';
import { accountOf } from './login.ts';
import { MailOutWords } from './mail-out-words.tsx';
import { OlderMail } from './older-mail.tsx';
import { providerOf, providers } from './providers.ts';
import type { Provider } from './providers.ts';
import { RemoveMailbox } from './remove-mailbox.tsx';
import { OutgoingLogin } from './outgoing-login.tsx';
import { useAccount } from './sign-in/use-account.ts';
import { takeOver } from './take-over.ts';
import { useAskBeforeLeaving } from './use-ask-before-leaving.ts';
import { WhoMaySee } from './who-may-see.tsx';

/** Adds a mailbox, or changes `mailbox`. One save for the whole form. */
export function MailboxForm( { mailbox }: { mailbox: Mailbox | null } ) {
	const { saveMailbox, testMailbox, loadMailbox } = useDispatch( settingsStore );
	const [ form, setForm ] = useState< Form >( () => ( mailbox ? formOf( mailbox ) : emptyForm() ) );
	const [ loaded, setLoaded ] = useState( mailbox );
	// The page shows what this browser knows until the server's word is there: nobody has typed anything by then.
	if ( mailbox && loaded && mailbox !== loaded && JSON.stringify( form ) === JSON.stringify( formOf( loaded ) ) ) {
		setLoaded( mailbox );
		setForm( formOf( mailbox ) );
	}
	const input = () => ( loaded ? changesOf( form, formOf( loaded ) ) : inputOf( form ) );
	const isChanged = Object.keys( changesOf( form, loaded ? formOf( loaded ) : emptyForm() ) ).length > 0;
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
	const wanted = ( form.fetches ? accountOf( form.incoming ) : null ) ?? ( form.ownSmtp ? accountOf( form.outgoing ) : null );
	const account = useAccount( wanted );
	const leaveFreely = useAskBeforeLeaving( isChanged || account.client.isChanged );
	const isConnected = wanted !== null && mailbox?.sign_in?.provider === wanted && mailbox.sign_in.status !== 'none';

	const set = ( part: Partial< Form > ) => {
		setSaved( false );
		setForm( ( before ) => ( { ...before, ...part } ) );
	};
	const chooseProvider = ( id: Provider[ 'id' ] ) => {
		setProviderId( id );
		const chosen = known.find( ( each ) => each.id === id );
		if ( chosen ) {
			const login = chosen.account ? { auth: chosen.account } : {};
			const { auth: _in, ...incoming } = form.incoming;
			const { auth: _out, ...outgoing } = form.outgoing;
			set( {
				incoming: { ...incoming, ...chosen.incoming, ...login },
				outgoing: { ...outgoing, ...chosen.outgoing, ...login },
				...( id === 'other' ? {} : { ownSmtp: true } ),
			} );
		}
	};
	/** Does something with the form and shows what goes wrong. */
	const attempt = async ( work: () => Promise< void > ) => {
		setBusy( true );
		setFailure( null );
		setTestFailure( null );
		try {
			await work();
		} catch ( error ) {
			setFailure( error as Failure );
		} finally {
			setBusy( false );
		}
	};
	/** What the site has now; what was typed and not sent to it stays. */
	const take = ( stored: Mailbox, sent: Form ) => {
		setLoaded( stored );
		setForm( ( now ) => takeOver( now, sent, formOf( stored ) ) );
	};
	/** Changes the account alone. */
	const changeAccount = ( change: ( id: number ) => Promise< Mailbox > ) =>
		void ( mailbox && loaded && attempt( async () => take( await change( mailbox.id ), formOf( loaded ) ) ) );
	const connect = () =>
		attempt( () =>
			account.connect( mailbox?.id ?? null, input() as MailboxInput, ( stored ) => {
				take( stored, form );
				leaveFreely();
			} )
		);
	const save = () =>
		attempt( async () => {
			await account.client.save();
			const stored = await saveMailbox( mailbox?.id ?? null, input() as MailboxInput );
			if ( mailbox ) {
				take( stored, form );
				setSaved( true );
			} else {
				leaveFreely();
				goTo( { section: '' } );
			}
		} );

	const test = async () => {
		setFailure( null );
		setTestFailure( null );
		try {
			const result = await testMailbox( mailbox?.id ?? null, inputOf( form ) );
			if ( mailbox && result.steps.some( ( step ) => step.step === 'token' && ! step.ok ) ) {
				// The permission may have turned out to be gone; the account's panel should know.
				await loadMailbox( mailbox.id );
			}
			return result;
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
				void ( wanted && ! isConnected ? connect() : save() );
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
							<IncomingLogin
								form={ form }
								mailbox={ mailbox }
								provider={ provider }
								client={ account.client }
								busy={ busy }
								errors={ errors }
								set={ set }
								connect={ () => void connect() }
								confirm={ () => changeAccount( account.confirm ) }
								disconnect={ () => changeAccount( account.disconnect ) }
							/>
						) }
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
				<OutgoingLogin
					form={ form }
					account={ accountOf( form.incoming ) }
					hasPassword={ mailbox?.outgoing_has_password ?? false }
					errors={ errors }
					set={ set }
				/>
				<MailOutWords form={ form } errors={ errors } set={ set } />
			</section>
			<WhoMaySee
				restricted={ form.restricted }
				members={ form.members }
				teams={ form.teams }
				error={ fieldWords( errors, 'members' ) ?? fieldWords( errors, 'teams' ) }
				onChange={ set }
			/>
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
					{ saved && ! isChanged && __( 'Saved', 'mesa-help-desk' ) }
				</span>
				{ mailbox && <RemoveMailbox mailbox={ mailbox } onRemoved={ leaveFreely } /> }
			</div>
		</form>
	);
}
