import { Button, DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { archive, closeSmall, moreVertical } from '@wordpress/icons';
import { useEffect, useRef } from '@wordpress/element';
import type { TicketPatch } from '../../../contract/generated/types.ts';
import { allows } from '../../../store/boot.ts';
import { useAgents } from '../use-desk.ts';
import { statusWord } from '../words.ts';
import { BulkTags } from './bulk-tags.tsx';

interface Props {
	selected: ReadonlySet< number >;
	/** Rows in the list. */
	total: number;
	onAll: () => void;
	onChange: ( patch: TicketPatch ) => void;
	onClear: () => void;
}

function All( { some, onAll }: { some: boolean; onAll: () => void } ) {
	const box = useRef< HTMLInputElement >( null );
	useEffect( () => {
		if ( box.current ) {
			box.current.indeterminate = some;
		}
	}, [ some ] );
	return (
		<input
			ref={ box }
			type="checkbox"
			checked={ ! some }
			aria-label={ __( 'Select all that are shown', 'mesa-help-desk' ) }
			title={ __( 'Select all that are shown', 'mesa-help-desk' ) }
			onChange={ onAll }
		/>
	);
}

/** What can be done to the selected tickets, in place of the list's head. */
export function BulkBar( { selected, total, onAll, onChange, onClear }: Props ) {
	const agents = useAgents();
	const mayEdit = allows( 'mesa_edit_tickets' );
	const count = selected.size;
	return (
		<div className="mesa-bulk" role="toolbar" aria-label={ __( 'Selected tickets', 'mesa-help-desk' ) }>
			<All some={ count < total } onAll={ onAll } />
			<span className="mesa-bulk__count" role="status">
				{ sprintf( /* translators: %d: number of tickets. */ _n( '%d selected', '%d selected', count, 'mesa-help-desk' ), count ) }
			</span>
			{ mayEdit && (
				<>
					<Button icon={ archive } size="compact" variant="secondary" onClick={ () => onChange( { status: 'closed' } ) }>
						{ __( 'Close', 'mesa-help-desk' ) }
					</Button>
					<BulkTags selected={ selected } onChange={ onChange } />
					<DropdownMenu
						icon={ moreVertical }
						label={ __( 'More actions for the selection', 'mesa-help-desk' ) }
						toggleProps={ { size: 'compact' } }
					>
						{ ( { onClose } ) => {
							const item = ( key: string, label: string, patch: TicketPatch ) => (
								<MenuItem
									key={ key }
									onClick={ () => {
										onChange( patch );
										onClose();
									} }
								>
									{ label }
								</MenuItem>
							);
							return (
								<>
									<MenuGroup label={ __( 'Status', 'mesa-help-desk' ) }>
										{ ( [ 'open', 'pending', 'spam', 'trash' ] as const ).map( ( status ) =>
											item( status, statusWord( status ), { status } )
										) }
									</MenuGroup>
									<MenuGroup label={ __( 'Assign to', 'mesa-help-desk' ) }>
										{ item( 'nobody', __( 'Nobody', 'mesa-help-desk' ), { assignee_id: null } ) }
										{ agents.map( ( agent ) => item( `agent-${ agent.id }`, agent.name, { assignee_id: agent.id } ) ) }
									</MenuGroup>
									<MenuGroup>
										{ item( 'read', __( 'Mark as read', 'mesa-help-desk' ), { unread: false } ) }
										{ item( 'unread', __( 'Mark as unread', 'mesa-help-desk' ), { unread: true } ) }
									</MenuGroup>
								</>
							);
						} }
					</DropdownMenu>
				</>
			) }
			<Button icon={ closeSmall } size="compact" label={ __( 'Clear the selection', 'mesa-help-desk' ) } onClick={ onClear } />
		</div>
	);
}
