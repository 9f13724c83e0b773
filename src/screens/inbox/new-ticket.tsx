import { SelectControl, TextControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Customer } from '../../contract/generated/types.ts';
import { deskStore } from '../../store/desk/index.ts';
import { newClientKey } from '../../store/drafts.ts';
import type { Failure } from '../../store/failure.ts';
import { goTo } from '../../store/route.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { textToHtml } from '../../ui/links.ts';
import { useDraft } from './reply/use-draft.ts';
import { useDesk } from './use-desk.ts';
import { DirectionField } from './work/call-dialog.tsx';
import type { Direction } from './work/call-dialog.tsx';
import { CallLength } from './work/call-length.tsx';
import { CustomerField } from './work/customer-field.tsx';

/** A phone call written down, or a first mail to a customer. */
export function NewTicket( { channel: wanted = 'email', onClose }: { channel?: 'email' | 'phone'; onClose: () => void } ) {
	const mailboxes = useDesk( ( desk ) => desk.mailboxes ) ?? [];
	const { createTicket } = useDispatch( deskStore );
	const { draft, change, clear } = useDraft( 'new-ticket' );
	const [ channel, setChannel ] = useState< 'email' | 'phone' >( wanted );
	const [ mailboxId, setMailboxId ] = useState( 0 );
	const [ name, setName ] = useState( '' );
	const [ email, setEmail ] = useState( '' );
	const [ phone, setPhone ] = useState( '' );
	const [ known, setKnown ] = useState< Customer | null >( null );
	const [ direction, setDirection ] = useState< Direction >( 'in' );
	const [ seconds, setSeconds ] = useState( 0 );
	const [ subject, setSubject ] = useState( '' );
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const params = failure?.params ?? {};
	const isMail = channel === 'email';

	const choose = ( customer: Customer ) => {
		setKnown( customer );
		setName( customer.name );
		setEmail( customer.email );
		setPhone( phone || ( customer.phones[ 0 ] ?? '' ) );
	};
	// Whoever types on means somebody else.
	const typed = ( set: ( text: string ) => void ) => ( text: string ) => {
		setKnown( null );
		set( text );
	};

	const submit = async () => {
		setBusy( true );
		setFailure( null );
		try {
			const id = await createTicket( {
				mailbox_id: mailboxId || ( mailboxes[ 0 ]?.id ?? 0 ),
				channel,
				...( email.trim() ? { customer_email: email.trim() } : {} ),
				...( name.trim() ? { customer_name: name.trim() } : {} ),
				...( isMail ? {} : { call: { direction, seconds }, ...( phone.trim() ? { customer_phone: phone.trim() } : {} ) } ),
				...( known && ! isMail ? { customer_id: known.id } : {} ),
				subject: subject.trim(),
				html: textToHtml( draft.text ),
				client_key: draft.clientKey,
			} );
			clear();
			onClose();
			goTo( { ticket: id } );
		} catch ( error ) {
			const refused = error as Failure;
			if ( refused.kind === 'refused' ) {
				change( { clientKey: newClientKey() } );
			}
			setFailure( refused );
			setBusy( false );
		}
	};

	return (
		<FormDialog
			title={ __( 'New ticket', 'mesa-help-desk' ) }
			size="medium"
			verb={ isMail ? __( 'Send mail', 'mesa-help-desk' ) : __( 'Create ticket', 'mesa-help-desk' ) }
			isBusy={ busy }
			failure={ failure?.message }
			onSubmit={ () => void submit() }
			onClose={ onClose }
		>
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'What is it?', 'mesa-help-desk' ) }
				value={ channel }
				options={ [
					{ value: 'email', label: __( 'A mail to a customer', 'mesa-help-desk' ) },
					{ value: 'phone', label: __( 'A phone call to write down', 'mesa-help-desk' ) },
				] }
				onChange={ ( value ) => setChannel( value ) }
			/>
			{ mailboxes.length > 1 && (
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Mailbox', 'mesa-help-desk' ) }
					value={ String( mailboxId || mailboxes[ 0 ]?.id ) }
					options={ mailboxes.map( ( mailbox ) => ( {
						value: String( mailbox.id ),
						label: `${ mailbox.name } (${ mailbox.address })`,
					} ) ) }
					onChange={ ( value ) => setMailboxId( Number( value ) ) }
				/>
			) }
			{ ! isMail && <DirectionField value={ direction } onChange={ setDirection } /> }
			<div className="mesa-form__pair">
				<div>
					<CustomerField
						label={ __( 'Customer’s name', 'mesa-help-desk' ) }
						value={ name }
						onChange={ typed( setName ) }
						onChoose={ choose }
					/>
					<FieldError words={ params.customer_name } />
				</div>
				<div>
					<CustomerField
						type="email"
						label={
							isMail ? __( 'Customer’s mail address', 'mesa-help-desk' ) : __( 'Mail address, if known', 'mesa-help-desk' )
						}
						value={ email }
						onChange={ typed( setEmail ) }
						onChoose={ choose }
					/>
					<FieldError words={ params.customer_email } />
				</div>
			</div>
			{ ! isMail && (
				<div className="mesa-form__pair">
					<div>
						<CustomerField
							type="tel"
							label={ __( 'Customer’s number', 'mesa-help-desk' ) }
							value={ phone }
							onChange={ typed( setPhone ) }
							onChoose={ choose }
						/>
						<FieldError words={ params.customer_phone } />
					</div>
					<CallLength seconds={ seconds } onChange={ setSeconds } startsRunning={ wanted === 'phone' } />
				</div>
			) }
			{ known && (
				<p className="mesa-form__help" role="status">
					{ sprintf(
						/* translators: %s: name or address of a customer. */ __( 'A known customer: %s', 'mesa-help-desk' ),
						known.name || known.email || known.phones[ 0 ] || `#${ known.id }`
					) }
				</p>
			) }
			<div>
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					required
					label={ __( 'Subject', 'mesa-help-desk' ) }
					value={ subject }
					onChange={ setSubject }
				/>
				<FieldError words={ params.subject } />
			</div>
			<div>
				<label className="mesa-form__label" htmlFor="mesa-new-text">
					{ isMail ? __( 'Your mail', 'mesa-help-desk' ) : __( 'What the customer said', 'mesa-help-desk' ) }
				</label>
				<textarea
					id="mesa-new-text"
					className="mesa-form__text"
					rows={ 5 }
					required
					dir="auto"
					value={ draft.text }
					onChange={ ( event ) => change( { text: event.target.value } ) }
				/>
				<FieldError words={ params.html } />
			</div>
		</FormDialog>
	);
}
