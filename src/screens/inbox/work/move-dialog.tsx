import { SelectControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { deskStore } from '../../../store/desk/index.ts';
import type { Failure } from '../../../store/failure.ts';
import { FieldError } from '../../../ui/field-error.tsx';
import { notify } from '../notify.ts';
import { useDesk } from '../use-desk.ts';
import { useTicketActions } from '../use-ticket-actions.ts';
import { useWork, WorkDialog } from './work-dialog.tsx';

interface Props {
	rows: readonly TicketRow[];
	onClose: () => void;
}

/** Whether everybody who has one of the tickets sees the mailbox; null while that is asked. */
function useWhoLosesIt( rows: readonly TicketRow[], mailboxId: number ): string[] {
	const [ losing, setLosing ] = useState< string[] >( [] );
	useEffect( () => {
		let isOver = false;
		setLosing( [] );
		if ( mailboxId > 0 ) {
			api( 'listAgents', { query: { mailbox_id: mailboxId } } )
				.then( ( agents ) => {
					const there = new Set( agents.map( ( agent ) => agent.id ) );
					const names = rows.flatMap( ( row ) =>
						row.assignee && ! there.has( row.assignee.id ) ? [ row.assignee.name ] : []
					);
					return ! isOver && setLosing( [ ...new Set( names ) ] );
				} )
				// The server decides anyway.
				.catch( () => undefined );
		}
		return () => {
			isOver = true;
		};
	}, [ rows, mailboxId ] );
	return losing;
}

/** Moves tickets to another mailbox. */
export function MoveDialog( { rows, onClose }: Props ) {
	const mailboxes = ( useDesk( ( desk ) => desk.mailboxes ) ?? [] ).filter( ( mailbox ) =>
		rows.some( ( row ) => row.mailbox_id !== mailbox.id )
	);
	const [ mailboxId, setMailboxId ] = useState( mailboxes[ 0 ]?.id ?? 0 );
	const losing = useWhoLosesIt( rows, mailboxId );
	const work = useWork();
	const { changeTicket } = useDispatch( deskStore );
	const { changeMany } = useTicketActions();
	const chosen = mailboxes.find( ( mailbox ) => mailbox.id === mailboxId );
	const submit = async () => {
		const done = await work.run( async () => {
			const [ row ] = rows;
			if ( rows.length > 1 || ! row ) {
				await changeMany(
					rows.map( ( { id } ) => id ),
					{ mailbox_id: mailboxId }
				);
				return;
			}
			const before = { mailbox_id: row.mailbox_id, ...( row.assignee ? { assignee_id: row.assignee.id } : {} ) };
			await changeTicket( row.id, { mailbox_id: mailboxId } );
			notify(
				sprintf( /* translators: %s: name of a mailbox. */ __( 'Moved to “%s”.', 'mesa-help-desk' ), chosen?.name ?? '' ),
				() => void changeTicket( row.id, before ).catch( ( failure: Failure ) => notify( failure.message ) )
			);
		} );
		if ( done ) {
			onClose();
		}
	};
	return (
		<WorkDialog
			title={ __( 'Move to another mailbox', 'mesa-help-desk' ) }
			button={ __( 'Move', 'mesa-help-desk' ) }
			work={ work }
			canSubmit={ chosen !== undefined }
			onSubmit={ () => void submit() }
			onClose={ onClose }
		>
			{ mailboxes.length === 0 ? (
				<p>{ __( 'There is no other mailbox.', 'mesa-help-desk' ) }</p>
			) : (
				<div>
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Mailbox', 'mesa-help-desk' ) }
						value={ String( mailboxId ) }
						options={ mailboxes.map( ( mailbox ) => ( {
							value: String( mailbox.id ),
							label: `${ mailbox.name } (${ mailbox.address })`,
						} ) ) }
						onChange={ ( value ) => setMailboxId( Number( value ) ) }
					/>
					<FieldError words={ work.wrong( 'mailbox_id' ) } />
				</div>
			) }
			{ chosen && (
				<p className="mesa-form__help">
					{ sprintf(
						/* translators: %s: mail address. */ __( 'Answers leave from %s then.', 'mesa-help-desk' ),
						chosen.address
					) }
				</p>
			) }
			{ losing.length > 0 && (
				<p className="mesa-work__warning" role="status">
					{ sprintf(
						/* translators: %s: names of agents. */ __(
							'%s may not see this mailbox. Nobody will have the ticket then.',
							'mesa-help-desk'
						),
						losing.join( ', ' )
					) }
				</p>
			) }
		</WorkDialog>
	);
}
