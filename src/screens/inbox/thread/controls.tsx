import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown } from '@wordpress/icons';
import type { TicketPatch, TicketRow } from '../../../contract/generated/types.ts';
import { getBoot } from '../../../store/boot.ts';
import { useAgents } from '../use-desk.ts';
import { useMenu } from '../use-inbox.ts';
import { priorityWord, statusWord } from '../words.ts';
import { snoozeChoices } from './snooze.ts';

interface Props {
	row: TicketRow;
	disabled: boolean;
	onChange: ( patch: TicketPatch ) => void;
	/** Blocks who wrote the ticket. */
	onBlock: ( address: string ) => void;
}

const STATUSES = [ 'open', 'pending', 'closed' ] as const;
const AWAY = [ 'spam', 'trash' ] as const;
const PRIORITIES = [ 'urgent', 'high', 'normal', 'low' ] as const;

function StatusMenu( { row, disabled, onChange, onBlock }: Props ) {
	const [ open, setOpen ] = useMenu( 'status' );
	// The folder's short name: the button has little room.
	const shown = row.status === 'pending' ? __( 'Waiting', 'mesa-help-desk' ) : statusWord( row.status );
	const choose = ( patch: TicketPatch, onClose: () => void ) => () => {
		onChange( patch );
		onClose();
	};
	return (
		<DropdownMenu
			className={ `mesa-status is-${ row.status }` }
			icon={ chevronDown }
			/* translators: %s: a status such as "Open". */
			label={ sprintf( __( 'Status: %s', 'mesa-help-desk' ), shown ) }
			text={ shown }
			open={ open }
			onToggle={ setOpen }
			toggleProps={ { size: 'compact', iconPosition: 'right', variant: 'secondary', disabled, showTooltip: false } }
		>
			{ ( { onClose } ) => (
				<>
					<MenuGroup>
						{ STATUSES.map( ( status ) => (
							<MenuItem
								key={ status }
								role="menuitemradio"
								isSelected={ row.status === status }
								onClick={ choose( { status }, onClose ) }
							>
								{ statusWord( status ) }
							</MenuItem>
						) ) }
					</MenuGroup>
					<MenuGroup label={ __( 'Snooze until', 'mesa-help-desk' ) }>
						{ snoozeChoices( new Date() ).map( ( choice ) => (
							<MenuItem
								key={ choice.label }
								info={ choice.when }
								onClick={ choose( { status: 'snoozed', snoozed_until: choice.until }, onClose ) }
							>
								{ choice.label }
							</MenuItem>
						) ) }
					</MenuGroup>
					<MenuGroup>
						{ AWAY.map( ( status ) => (
							<MenuItem
								key={ status }
								role="menuitemradio"
								isSelected={ row.status === status }
								isDestructive={ status === 'trash' }
								onClick={ choose( { status }, onClose ) }
							>
								{ statusWord( status ) }
							</MenuItem>
						) ) }
					</MenuGroup>
					{ row.customer_email && (
						<MenuGroup>
							<MenuItem
								info={ row.customer_email }
								onClick={ () => {
									onBlock( row.customer_email );
									onClose();
								} }
							>
								{ __( 'Block this sender', 'mesa-help-desk' ) }
							</MenuItem>
						</MenuGroup>
					) }
				</>
			) }
		</DropdownMenu>
	);
}

function AssigneeMenu( { row, disabled, onChange }: Props ) {
	const [ open, setOpen ] = useMenu( 'assignee' );
	const agents = useAgents();
	const me = getBoot().user.id;
	const assignee = row.assignee?.name ?? __( 'Unassigned', 'mesa-help-desk' );
	// Oneself first: by far the most frequent choice.
	const sorted = [ ...agents ].sort( ( a, b ) => Number( b.id === me ) - Number( a.id === me ) );
	const choose = ( id: number | null ) => () => {
		onChange( { assignee_id: id } );
		setOpen( false );
	};
	return (
		<DropdownMenu
			icon={ chevronDown }
			/* translators: %s: name of an agent, or "Unassigned". */
			label={ sprintf( __( 'Assigned to: %s', 'mesa-help-desk' ), assignee ) }
			text={ assignee }
			open={ open }
			onToggle={ setOpen }
			toggleProps={ { size: 'compact', iconPosition: 'right', disabled, showTooltip: false } }
		>
			{ () => (
				<MenuGroup label={ __( 'Assign to', 'mesa-help-desk' ) }>
					{ sorted.map( ( agent ) => (
						<MenuItem
							key={ agent.id }
							role="menuitemradio"
							isSelected={ row.assignee?.id === agent.id }
							onClick={ choose( agent.id ) }
						>
							{ agent.id === me ? __( 'Me', 'mesa-help-desk' ) : agent.name }
						</MenuItem>
					) ) }
					<MenuItem role="menuitemradio" isSelected={ row.assignee === null } onClick={ choose( null ) }>
						{ __( 'Nobody', 'mesa-help-desk' ) }
					</MenuItem>
				</MenuGroup>
			) }
		</DropdownMenu>
	);
}

function PriorityMenu( { row, disabled, onChange }: Pick< Props, 'row' | 'disabled' | 'onChange' > ) {
	const [ open, setOpen ] = useMenu( 'priority' );
	return (
		<DropdownMenu
			className={ `mesa-priority is-${ row.priority }` }
			icon={ chevronDown }
			/* translators: %s: a priority such as "High". */
			label={ sprintf( __( 'Priority: %s', 'mesa-help-desk' ), priorityWord( row.priority ) ) }
			text={ priorityWord( row.priority ) }
			open={ open }
			onToggle={ setOpen }
			toggleProps={ { size: 'compact', iconPosition: 'right', disabled, showTooltip: false } }
		>
			{ ( { onClose } ) => (
				<MenuGroup label={ __( 'Priority', 'mesa-help-desk' ) }>
					{ PRIORITIES.map( ( priority ) => (
						<MenuItem
							key={ priority }
							role="menuitemradio"
							isSelected={ row.priority === priority }
							onClick={ () => {
								onChange( { priority } );
								onClose();
							} }
						>
							{ priorityWord( priority ) }
						</MenuItem>
					) ) }
				</MenuGroup>
			) }
		</DropdownMenu>
	);
}

/** Status, assignee and priority of the open ticket. */
export function TicketControls( props: Props ) {
	return (
		<div className="mesa-controls">
			<AssigneeMenu { ...props } />
			<PriorityMenu { ...props } />
			<StatusMenu { ...props } />
		</div>
	);
}
