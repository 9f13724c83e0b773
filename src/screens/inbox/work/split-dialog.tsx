import { CheckboxControl, TextControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Message } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { newClientKey } from '../../../store/drafts.ts';
import { toFailure } from '../../../store/failure.ts';
import { goTo } from '../../../store/route.ts';
import { notify, notifyFailure } from '../notify.ts';
import { useTakeTicket, useWork, WorkDialog } from './work-dialog.tsx';

interface Props {
	message: Message;
	/** Of the ticket that it is on. */
	subject: string;
	/** Whether messages follow it. */
	hasLater: boolean;
	onClose: () => void;
}

/** A message, or all from it on, become a ticket of their own. */
export function SplitDialog( { message, subject: known, hasLater, onClose }: Props ) {
	const [ subject, setSubject ] = useState( ( message.subject || known ).replace( /^\s*(re|aw|sv|fwd?|wg)\s*:\s*/i, '' ) );
	const [ later, setLater ] = useState( hasLater );
	const work = useWork();
	const take = useTakeTicket();
	const { takeTicket } = useDispatch( deskStore );
	const undo = async ( id: number ) => {
		try {
			const back = await api( 'mergeTickets', {
				path: { id: message.ticket_id },
				body: { ids: [ id ], client_key: newClientKey() },
			} );
			await takeTicket( back, [ id ] );
			goTo( { ticket: message.ticket_id } );
		} catch ( error ) {
			notifyFailure( __( 'The messages did not go back.', 'mesa-help-desk' ), toFailure( error ) );
		}
	};
	const submit = async () => {
		let id = 0;
		const done = await work.run( async ( key ) => {
			const body = { later: later && hasLater, subject: subject.trim(), client_key: key };
			const ticket = await api( 'splitTicket', { path: { id: message.id }, body } );
			id = ticket.row.id;
			void take( ticket, [ message.ticket_id ] );
		} );
		if ( done ) {
			onClose();
			goTo( { ticket: id } );
			/* translators: %d: number of a ticket. */
			notify( sprintf( __( 'This is ticket #%d now.', 'mesa-help-desk' ), id ), () => void undo( id ) );
		}
	};
	return (
		<WorkDialog
			title={ __( 'Make a ticket of this message', 'mesa-help-desk' ) }
			button={ __( 'Split', 'mesa-help-desk' ) }
			work={ work }
			onSubmit={ () => void submit() }
			onClose={ onClose }
		>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Subject of the new ticket', 'mesa-help-desk' ) }
				value={ subject }
				onChange={ setSubject }
			/>
			{ hasLater && (
				<CheckboxControl
					__nextHasNoMarginBottom
					label={ __( 'Take all later messages along', 'mesa-help-desk' ) }
					checked={ later }
					onChange={ setLater }
				/>
			) }
			<p className="mesa-form__help">
				{ __( 'Both tickets stay linked. What the customer answers to these messages goes to the new one.', 'mesa-help-desk' ) }
			</p>
		</WorkDialog>
	);
}
