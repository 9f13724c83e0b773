import { SelectControl, TextareaControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { toFailure } from '../../../store/failure.ts';
import type { Failure } from '../../../store/failure.ts';
import { FieldError } from '../../../ui/field-error.tsx';
import { textToHtml } from '../../../ui/links.ts';
import { notify } from '../notify.ts';
import { useAgents, useDesk } from '../use-desk.ts';
import { useTakeTicket, useWork, WorkDialog } from './work-dialog.tsx';

interface Props {
	row: TicketRow;
	onClose: () => void;
}

/** Hands a ticket on to an agent or a team, with a note. */
export function TransferDialog( { row, onClose }: Props ) {
	const agents = useAgents();
	const teams = useDesk( ( { setup } ) => setup.teams );
	const [ to, setTo ] = useState( '' );
	const [ text, setText ] = useState( '' );
	const work = useWork();
	const take = useTakeTicket();
	const { changeTicket } = useDispatch( deskStore );
	const [ kind, id ] = to.split( ':' );
	const name = ( kind === 'team' ? teams : agents ).find( ( one ) => one.id === Number( id ) )?.name ?? '';
	const submit = async () => {
		const done = await work.run( async ( key ) => {
			const whom = kind === 'team' ? { team_id: Number( id ), assignee_id: null } : { assignee_id: Number( id ) };
			try {
				await take(
					await api( 'transferTicket', { path: { id: row.id }, body: { ...whom, html: textToHtml( text ), client_key: key } } )
				);
			} catch ( error ) {
				// It is handed on to where this person may not see it any more.
				if ( toFailure( error ).kind !== 'missing' ) {
					throw error;
				}
			}
		} );
		if ( done ) {
			onClose();
			const back = { assignee_id: row.assignee?.id ?? null, ...( kind === 'team' ? { team_id: row.team_id } : {} ) };
			notify(
				sprintf(
					/* translators: %s: name of an agent or a team. */ __( 'Handed on to %s, with your note.', 'mesa-help-desk' ),
					name
				),
				() => void changeTicket( row.id, back ).catch( ( failure: Failure ) => notify( failure.message ) )
			);
		}
	};
	return (
		<WorkDialog
			title={ __( 'Hand on with a note', 'mesa-help-desk' ) }
			button={ __( 'Hand on', 'mesa-help-desk' ) }
			work={ work }
			canSubmit={ to !== '' && text.trim() !== '' }
			onSubmit={ () => void submit() }
			onClose={ onClose }
		>
			<div>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'To whom', 'mesa-help-desk' ) }
					value={ to }
					onChange={ setTo }
				>
					<option value="">{ __( 'Choose', 'mesa-help-desk' ) }</option>
					<optgroup label={ __( 'People', 'mesa-help-desk' ) }>
						{ agents
							.filter( ( agent ) => agent.id !== row.assignee?.id )
							.map( ( agent ) => (
								<option key={ agent.id } value={ `agent:${ agent.id }` }>
									{ agent.name }
								</option>
							) ) }
					</optgroup>
					{ teams.length > 0 && (
						<optgroup label={ __( 'Teams', 'mesa-help-desk' ) }>
							{ teams.map( ( team ) => (
								<option key={ team.id } value={ `team:${ team.id }` }>
									{ team.name }
								</option>
							) ) }
						</optgroup>
					) }
				</SelectControl>
				<FieldError words={ work.wrong( 'assignee_id' ) ?? work.wrong( 'team_id' ) } />
			</div>
			<div>
				<TextareaControl
					__nextHasNoMarginBottom
					label={ __( 'What they have to know', 'mesa-help-desk' ) }
					help={ __( 'A note that only your team sees. Who gets the ticket is told of it.', 'mesa-help-desk' ) }
					rows={ 5 }
					dir="auto"
					value={ text }
					onChange={ setText }
				/>
				<FieldError words={ work.wrong( 'html' ) } />
			</div>
		</WorkDialog>
	);
}
