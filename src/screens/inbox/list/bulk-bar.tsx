import { Button, DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { archive, chevronDown, closeSmall } from '@wordpress/icons';
import type { TicketPatch } from '../../../contract/generated/types.ts';
import { allows } from '../../../store/boot.ts';
import { useAgents } from '../use-desk.ts';
import { statusWord } from '../words.ts';

interface Props {
	count: number;
	onChange: ( patch: TicketPatch ) => void;
	onClear: () => void;
}

/** What can be done to the selected tickets, in place of the list's head. */
export function BulkBar( { count, onChange, onClear }: Props ) {
	const agents = useAgents();
	const mayEdit = allows( 'mesa_edit_tickets' );
	return (
		<div className="mesa-bulk" role="toolbar" aria-label={ __( 'Selected tickets', 'mesa-help-desk' ) }>
			<Button icon={ closeSmall } size="compact" label={ __( 'Clear the selection', 'mesa-help-desk' ) } onClick={ onClear } />
			<span className="mesa-bulk__count" role="status">
				{ sprintf( /* translators: %d: number of tickets. */ _n( '%d selected', '%d selected', count, 'mesa-help-desk' ), count ) }
			</span>
			{ mayEdit && (
				<>
					<Button icon={ archive } size="compact" variant="secondary" onClick={ () => onChange( { status: 'closed' } ) }>
						{ __( 'Close', 'mesa-help-desk' ) }
					</Button>
					<DropdownMenu
						icon={ chevronDown }
						label={ __( 'More actions for the selection', 'mesa-help-desk' ) }
						text={ __( 'More', 'mesa-help-desk' ) }
						toggleProps={ { size: 'compact', iconPosition: 'right' } }
					>
						{ ( { onClose } ) => {
							const item = ( label: string, patch: TicketPatch ) => (
								<MenuItem
									key={ label }
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
											item( statusWord( status ), { status } )
										) }
									</MenuGroup>
									<MenuGroup label={ __( 'Assign to', 'mesa-help-desk' ) }>
										{ item( __( 'Nobody', 'mesa-help-desk' ), { assignee_id: null } ) }
										{ agents.map( ( agent ) => item( agent.name, { assignee_id: agent.id } ) ) }
									</MenuGroup>
									<MenuGroup>
										{ item( __( 'Mark as read', 'mesa-help-desk' ), { unread: false } ) }
										{ item( __( 'Mark as unread', 'mesa-help-desk' ), { unread: true } ) }
									</MenuGroup>
								</>
							);
						} }
					</DropdownMenu>
				</>
			) }
		</div>
	);
}
