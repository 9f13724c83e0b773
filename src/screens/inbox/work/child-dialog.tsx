import { SelectControl, TextControl, TextareaControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Message, TicketRow } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { goTo } from '../../../store/route.ts';
import { FieldError } from '../../../ui/field-error.tsx';
import { textToHtml } from '../../../ui/links.ts';
import { notify } from '../notify.ts';
import { useAgents } from '../use-desk.ts';
import { useTakeTicket, useWork, WorkDialog } from './work-dialog.tsx';

const LONGEST_QUOTE = 2000;

interface Props {
	row: TicketRow;
	/** What it comes from. */
	message?: Message | undefined;
	onClose: () => void;
}

/** A ticket for a part of this one's work. */
export function ChildDialog( { row, message, onClose }: Props ) {
	const agents = useAgents();
	const [ subject, setSubject ] = useState( '' );
	const [ text, setText ] = useState( message ? message.visible_text.trim().slice( 0, LONGEST_QUOTE ) : '' );
	const [ assignee, setAssignee ] = useState( 0 );
	const work = useWork();
	const take = useTakeTicket();
	const submit = async () => {
		let id = 0;
		const done = await work.run( async ( key ) => {
			const child = await api( 'createChild', {
				path: { id: row.id },
				body: {
					subject: subject.trim(),
					html: textToHtml( text ),
					...( assignee > 0 ? { assignee_id: assignee } : {} ),
					client_key: key,
				},
			} );
			id = child.row.id;
			void take( child, [ row.id ] );
		} );
		if ( done ) {
			onClose();
			/* translators: %d: number of a ticket. */
			notify( sprintf( __( 'Child ticket #%d created.', 'mesa-help-desk' ), id ) );
			goTo( { ticket: row.id } );
		}
	};
	return (
		<WorkDialog
			title={ __( 'Create a child ticket', 'mesa-help-desk' ) }
			button={ __( 'Create', 'mesa-help-desk' ) }
			work={ work }
			canSubmit={ subject.trim() !== '' && text.trim() !== '' }
			onSubmit={ () => void submit() }
			onClose={ onClose }
		>
			<div>
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'What is to be done', 'mesa-help-desk' ) }
					help={ __( 'The customer hears nothing of it.', 'mesa-help-desk' ) }
					value={ subject }
					onChange={ setSubject }
				/>
				<FieldError words={ work.wrong( 'subject' ) } />
			</div>
			<div>
				<TextareaControl
					__nextHasNoMarginBottom
					label={ __( 'Note for whoever does it', 'mesa-help-desk' ) }
					rows={ 6 }
					dir="auto"
					value={ text }
					onChange={ setText }
				/>
				<FieldError words={ work.wrong( 'html' ) } />
			</div>
			<div>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Assigned to', 'mesa-help-desk' ) }
					value={ String( assignee ) }
					options={ [
						{ value: '0', label: __( 'Nobody yet', 'mesa-help-desk' ) },
						...agents.map( ( agent ) => ( { value: String( agent.id ), label: agent.name } ) ),
					] }
					onChange={ ( value ) => setAssignee( Number( value ) ) }
				/>
				<FieldError words={ work.wrong( 'assignee_id' ) } />
			</div>
		</WorkDialog>
	);
}
