import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { moreVertical, people } from '@wordpress/icons';
import type { TicketPatch } from '../../../contract/generated/types.ts';
import { allows } from '../../../store/boot.ts';
import { snoozeChoices } from '../thread/snooze.ts';
import { useAgents, useDesk } from '../use-desk.ts';
import { priorityWord, statusWord } from '../words.ts';

interface Props {
	onChange: ( patch: TicketPatch ) => void;
	/** For ever; only what lies in the trash. */
	onDelete: ( () => void ) | null;
}

type Choice = [ key: string, label: string, patch: TicketPatch ];

function Items( { choices, onChoose }: { choices: readonly Choice[]; onChoose: ( patch: TicketPatch ) => void } ) {
	return (
		<>
			{ choices.map( ( [ key, label, patch ] ) => (
				<MenuItem key={ key } onClick={ () => onChoose( patch ) }>
					{ label }
				</MenuItem>
			) ) }
		</>
	);
}

/** To whom the selected tickets are given: a person or a team. */
export function BulkAssign( { onChange }: Pick< Props, 'onChange' > ) {
	const agents = useAgents();
	const teams = useDesk( ( desk ) => desk.setup.teams );
	return (
		<DropdownMenu icon={ people } label={ __( 'Assign the selection', 'mesa-help-desk' ) } toggleProps={ { size: 'compact' } }>
			{ ( { onClose } ) => {
				const choose = ( patch: TicketPatch ) => {
					onChange( patch );
					onClose();
				};
				return (
					<>
						<MenuGroup label={ __( 'Assign to', 'mesa-help-desk' ) }>
							<Items
								choices={ [
									[ 'nobody', __( 'Nobody', 'mesa-help-desk' ), { assignee_id: null } ],
									...agents.map( ( agent ): Choice => [ `${ agent.id }`, agent.name, { assignee_id: agent.id } ] ),
								] }
								onChoose={ choose }
							/>
						</MenuGroup>
						{ teams.length > 0 && (
							<MenuGroup label={ __( 'Team', 'mesa-help-desk' ) }>
								<Items
									choices={ [
										[ 'none', __( 'No team', 'mesa-help-desk' ), { team_id: null } ],
										...teams.map( ( team ): Choice => [ `${ team.id }`, team.name, { team_id: team.id } ] ),
									] }
									onChoose={ choose }
								/>
							</MenuGroup>
						) }
					</>
				);
			} }
		</DropdownMenu>
	);
}

/** Everything else that can be done to the selected tickets. */
export function BulkMenu( { onChange, onDelete }: Props ) {
	const mailboxes = useDesk( ( desk ) => desk.mailboxes ) ?? [];
	const mayEdit = allows( 'mesa_edit_tickets' );
	const statuses = [ 'open', 'pending', 'spam', ...( allows( 'mesa_delete_tickets' ) ? [ 'trash' as const ] : [] ) ] as const;
	return (
		<DropdownMenu
			icon={ moreVertical }
			label={ __( 'More actions for the selection', 'mesa-help-desk' ) }
			toggleProps={ { size: 'compact' } }
		>
			{ ( { onClose } ) => {
				const choose = ( patch: TicketPatch ) => {
					onChange( patch );
					onClose();
				};
				return (
					<>
						<MenuGroup>
							<Items
								choices={ [
									[ 'read', __( 'Mark as read', 'mesa-help-desk' ), { unread: false } ],
									[ 'unread', __( 'Mark as unread', 'mesa-help-desk' ), { unread: true } ],
								] }
								onChoose={ choose }
							/>
						</MenuGroup>
						{ mayEdit && (
							<>
								<MenuGroup label={ __( 'Status', 'mesa-help-desk' ) }>
									<Items
										choices={ statuses.map( ( status ): Choice => [ status, statusWord( status ), { status } ] ) }
										onChoose={ choose }
									/>
								</MenuGroup>
								<MenuGroup label={ __( 'Snooze until', 'mesa-help-desk' ) }>
									<Items
										choices={ snoozeChoices( new Date() ).map( ( { label, until }, index ): Choice => [
											String( index ),
											label,
											{ status: 'snoozed', snoozed_until: until },
										] ) }
										onChoose={ choose }
									/>
								</MenuGroup>
								<MenuGroup label={ __( 'Priority', 'mesa-help-desk' ) }>
									<Items
										choices={ ( [ 'urgent', 'high', 'normal', 'low' ] as const ).map( ( priority ): Choice => [
											priority,
											priorityWord( priority ),
											{ priority },
										] ) }
										onChoose={ choose }
									/>
								</MenuGroup>
								{ mailboxes.length > 1 && (
									<MenuGroup label={ __( 'Move to the mailbox', 'mesa-help-desk' ) }>
										<Items
											choices={ mailboxes.map( ( { id, name } ): Choice => [ `${ id }`, name, { mailbox_id: id } ] ) }
											onChoose={ choose }
										/>
									</MenuGroup>
								) }
							</>
						) }
						{ onDelete && (
							<MenuGroup>
								<MenuItem
									isDestructive
									onClick={ () => {
										onDelete();
										onClose();
									} }
								>
									{ __( 'Delete for ever', 'mesa-help-desk' ) }
								</MenuItem>
							</MenuGroup>
						) }
					</>
				);
			} }
		</DropdownMenu>
	);
}
