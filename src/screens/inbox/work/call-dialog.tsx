import { RadioControl, TextControl, TextareaControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { api } from '../../../store/api.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { FieldError } from '../../../ui/field-error.tsx';
import { textToHtml } from '../../../ui/links.ts';
import { notify } from '../notify.ts';
import { CallLength } from './call-length.tsx';
import { useWork, WorkDialog } from './work-dialog.tsx';

export type Direction = 'in' | 'out';

/** Who called whom. */
export function DirectionField( { value, onChange }: { value: Direction; onChange: ( value: Direction ) => void } ) {
	return (
		<RadioControl
			label={ __( 'Who called?', 'mesa-help-desk' ) }
			selected={ value }
			options={ [
				{ value: 'in', label: __( 'The customer called us', 'mesa-help-desk' ) },
				{ value: 'out', label: __( 'We called the customer', 'mesa-help-desk' ) },
			] }
			onChange={ ( chosen ) => onChange( chosen as Direction ) }
		/>
	);
}

interface Props {
	ticketId: number;
	/** The number that is known. */
	phone: string;
	onClose: () => void;
}

/** Writes a call on an open ticket down. */
export function CallDialog( { ticketId, phone: known, onClose }: Props ) {
	const [ direction, setDirection ] = useState< Direction >( 'in' );
	const [ phone, setPhone ] = useState( known );
	const [ seconds, setSeconds ] = useState( 0 );
	const [ text, setText ] = useState( '' );
	const work = useWork();
	const { loadTicket } = useDispatch( deskStore );
	const submit = async () => {
		const done = await work.run( async ( key ) => {
			await api( 'logCall', {
				path: { id: ticketId },
				body: { direction, seconds, ...( phone.trim() ? { phone: phone.trim() } : {} ), html: textToHtml( text ), client_key: key },
			} );
			await loadTicket( ticketId );
		} );
		if ( done ) {
			onClose();
			notify( __( 'Call written down. Nothing was sent.', 'mesa-help-desk' ) );
		}
	};
	return (
		<WorkDialog
			title={ __( 'Log a call', 'mesa-help-desk' ) }
			button={ __( 'Save call', 'mesa-help-desk' ) }
			work={ work }
			canSubmit={ text.trim() !== '' }
			onSubmit={ () => void submit() }
			onClose={ onClose }
		>
			<DirectionField value={ direction } onChange={ setDirection } />
			<div className="mesa-form__pair">
				<div>
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						type="tel"
						label={ __( 'Customer’s number', 'mesa-help-desk' ) }
						value={ phone }
						onChange={ setPhone }
					/>
					<FieldError words={ work.wrong( 'phone' ) } />
				</div>
				<CallLength seconds={ seconds } onChange={ setSeconds } startsRunning />
			</div>
			<div>
				<TextareaControl
					__nextHasNoMarginBottom
					label={ __( 'What was said', 'mesa-help-desk' ) }
					help={ __( 'Nothing is sent to the customer.', 'mesa-help-desk' ) }
					rows={ 6 }
					dir="auto"
					value={ text }
					onChange={ setText }
				/>
				<FieldError words={ work.wrong( 'html' ) } />
			</div>
		</WorkDialog>
	);
}
