import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Priority, TicketStatus } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { SettingsTable } from '../../../ui/settings-table/settings-table.tsx';
import { ListIntro, News } from '../list-parts.tsx';
import { BuiltInDialog, DeleteStatus, OWN_STATES, PriorityDialog, StatusDialog, stateWords } from './status-dialog.tsx';
import type { OwnState } from './status-dialog.tsx';
import { useSetup } from './use-setup.ts';

function headingOf( state: OwnState ): string {
	switch ( state ) {
		case 'open':
			return __( 'To do', 'mesa-help-desk' );
		case 'pending':
			return __( 'Waiting', 'mesa-help-desk' );
		case 'closed':
			return __( 'Done', 'mesa-help-desk' );
	}
}

/** States that have one status only. */
const ALONE: readonly TicketStatus[ 'state' ][] = [ 'snoozed', 'spam', 'trash' ];

/** Names of the statuses that a ticket goes through, and of the four priorities. */
export function StatusesPage() {
	const setup = useSetup();
	const { statuses, priorities } = setup.desk;
	const [ dialog, setDialog ] = useState< ( ( onClose: () => void ) => ReactNode ) | null >( null );
	const show = ( make: ( onClose: () => void ) => ReactNode ) => setDialog( () => make );
	const close = () => setDialog( null );
	const openStatus = ( status: TicketStatus ) =>
		show( ( onClose ) =>
			status.id === 0 ? (
				<BuiltInDialog status={ status } setup={ setup } onClose={ onClose } />
			) : (
				<StatusDialog status={ status } setup={ setup } onClose={ onClose } />
			)
		);
	const describe = ( status: TicketStatus ) =>
		status.after_answer && statuses.some( ( other ) => other.id > 0 && other.state === 'open' )
			? __( 'When the customer answers', 'mesa-help-desk' )
			: false;
	const table = ( state: OwnState ) => {
		const own = statuses.filter( ( status ) => status.state === state && status.id > 0 );
		const builtIn = statuses.filter( ( status ) => status.state === state && status.id === 0 );
		return (
			<div key={ state }>
				<h2 className="mesa-sorting__heading">{ headingOf( state ) }</h2>
				<p className="mesa-quiet">{ stateWords( state ) }</p>
				<SettingsTable
					label={ headingOf( state ) }
					items={ builtIn }
					nameOf={ ( status ) => status.name }
					colorOf={ ( status ) => status.color }
					describe={ describe }
					onOpen={ openStatus }
				/>
				<SettingsTable
					label={ headingOf( state ) }
					items={ own }
					nameOf={ ( status ) => status.name }
					colorOf={ ( status ) => status.color }
					describe={ describe }
					onOpen={ openStatus }
					actionsOf={ ( status ) => [
						{
							title: __( 'Delete', 'mesa-help-desk' ),
							isDestructive: true,
							onClick: () => show( ( onClose ) => <DeleteStatus status={ status } setup={ setup } onClose={ onClose } /> ),
						},
					] }
					onSort={ ( ids ) => {
						const others = statuses.filter( ( status ) => status.id > 0 && status.state !== state ).map( ( { id } ) => id );
						return setup.act( () => api( 'sortStatuses', { body: { ids: [ ...ids, ...others ] } } ) );
					} }
				/>
			</div>
		);
	};
	/** A table goes by numbers; a priority has a name of its own instead. */
	const levels = priorities.map( ( priority, index ) => ( { ...priority, id: index + 1 } ) ).reverse();
	return (
		<>
			<ListIntro
				add={ __( 'Add a status', 'mesa-help-desk' ) }
				onAdd={ () => show( ( onClose ) => <StatusDialog status={ null } setup={ setup } onClose={ onClose } /> ) }
			>
				{ __(
					'Give the usual statuses your own names, or add some of your own. Each counts as to do, waiting or done: folders and mail go by that.',
					'mesa-help-desk'
				) }
			</ListIntro>
			<News { ...setup } />
			{ OWN_STATES.map( table ) }
			<h2 className="mesa-sorting__heading">{ __( 'Put away', 'mesa-help-desk' ) }</h2>
			<SettingsTable
				label={ __( 'Put away', 'mesa-help-desk' ) }
				items={ statuses
					.filter( ( status ) => ALONE.includes( status.state ) )
					.map( ( status, index ) => ( { ...status, id: index + 1 } ) ) }
				nameOf={ ( status ) => status.name }
				colorOf={ ( status ) => status.color }
				describe={ ( status ) => stateWords( status.state ) }
				onOpen={ ( status ) => openStatus( { ...status, id: 0 } ) }
			/>
			<h2 className="mesa-sorting__heading">{ __( 'Priorities', 'mesa-help-desk' ) }</h2>
			<SettingsTable< Priority & { id: number } >
				label={ __( 'Priorities', 'mesa-help-desk' ) }
				items={ levels }
				nameOf={ ( priority ) => priority.name }
				colorOf={ ( priority ) => priority.color }
				onOpen={ ( priority ) =>
					show( ( onClose ) => <PriorityDialog priority={ priority } setup={ setup } onClose={ onClose } /> )
				}
			/>
			{ dialog?.( close ) }
		</>
	);
}
