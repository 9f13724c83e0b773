import { RadioControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { notify } from '../notify.ts';
import { TicketPicker } from './ticket-picker.tsx';
import { useTakeTicket, useWork, WorkDialog } from './work-dialog.tsx';

type Kind = 'related' | 'original' | 'duplicate' | 'cause' | 'effect';

interface Props {
	row: TicketRow;
	suggested: readonly TicketRow[];
	/** Those that are linked already. */
	linked: readonly number[];
	onClose: () => void;
}

/** Says what another ticket is to this one. */
export function LinkDialog( { row, suggested, linked, onClose }: Props ) {
	const [ chosen, setChosen ] = useState< TicketRow[] >( [] );
	const [ kind, setKind ] = useState< Kind >( 'related' );
	const work = useWork();
	const take = useTakeTicket();
	const other = chosen[ 0 ];
	const submit = async () => {
		if ( ! other ) {
			return;
		}
		const done = await work.run( async () => {
			void take( await api( 'linkTickets', { path: { id: row.id }, body: { ticket_id: other.id, kind } } ), [ other.id ] );
		} );
		if ( done ) {
			onClose();
			notify(
				sprintf( /* translators: %d: number of a ticket. */ __( 'Linked with #%d.', 'mesa-help-desk' ), other.id ),
				() =>
					void api( 'unlinkTickets', { path: { id: row.id }, query: { ticket_id: other.id } } ).then( ( back ) =>
						take( back, [ other.id ] )
					)
			);
		}
	};
	return (
		<WorkDialog
			title={ __( 'Link with another ticket', 'mesa-help-desk' ) }
			button={ __( 'Link', 'mesa-help-desk' ) }
			work={ work }
			canSubmit={ other !== undefined }
			onSubmit={ () => void submit() }
			onClose={ onClose }
		>
			<TicketPicker
				label={ __( 'Which ticket?', 'mesa-help-desk' ) }
				chosen={ chosen }
				most={ 1 }
				suggested={ suggested }
				except={ [ row.id, ...linked ] }
				onChange={ setChosen }
			/>
			<RadioControl
				label={ __( 'What is it to this one?', 'mesa-help-desk' ) }
				selected={ kind }
				options={ [
					{ value: 'related', label: __( 'It has to do with this one', 'mesa-help-desk' ) },
					{ value: 'original', label: __( 'This one is a duplicate of it', 'mesa-help-desk' ) },
					{ value: 'duplicate', label: __( 'It is a duplicate of this one', 'mesa-help-desk' ) },
					{ value: 'cause', label: __( 'It is the cause of this one', 'mesa-help-desk' ) },
					{ value: 'effect', label: __( 'This one is the cause of it', 'mesa-help-desk' ) },
				] }
				onChange={ ( value ) => setKind( value as Kind ) }
			/>
		</WorkDialog>
	);
}
