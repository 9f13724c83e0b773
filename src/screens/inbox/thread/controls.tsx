import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown } from '@wordpress/icons';
import type { TicketPatch, TicketRow } from '../../../contract/generated/types.ts';
import { getBoot } from '../../../store/boot.ts';
import { useAgents, useDesk } from '../use-desk.ts';
import { useInbox, useMenu } from '../use-inbox.ts';
import { priorityWord, statusWord } from '../words.ts';
import { lazyDialog } from '../lazy-dialogs.tsx';
import { snoozeChoices } from './snooze.ts';

interface Props {
	row: TicketRow;
	disabled: boolean;
	onChange: ( patch: TicketPatch ) => void;
	/** Blocks who wrote the ticket. */
	onBlock: ( address: string ) => void;
}

const PickTime = lazyDialog( 'PickTime' );

const STATUSES = [ 'open', 'pending', 'closed' ] as const;
const AWAY = [ 'spam', 'trash' ] as const;
const PRIORITIES = [ 'urgent', 'high', 'normal', 'low' ] as const;

function StatusMenu( { row, disabled, onChange, onBlock }: Props ) {
	const [ open, setOpen ] = useMenu( 'status' );
	const { getContext } = useInbox();
	const onPickTime = () =>
		getContext().show( ( close ) => (
			<PickTime
				title={ __( 'Snooze until', 'mesa-help-desk' ) }
				action={ __( 'Snooze', 'mesa-help-desk' ) }
				onPick={ ( until ) => onChange( { status: 'snoozed', snoozed_until: until } ) }
				onClose={ close }
			/>
		) );
	const { statuses } = useDesk( ( desk ) => desk.setup );
	const shown = statusWord( row.status, row.status_id );
	/** Of each state the built-in status, then the site's own. */
	const choices = STATUSES.flatMap( ( status ) => [
		{ status, id: 0 },
		...statuses.filter( ( own ) => own.id > 0 && own.state === status ).map( ( { id } ) => ( { status, id } ) ),
	] );
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
						{ choices.map( ( { status, id } ) => (
							<MenuItem
								key={ `${ status } ${ id }` }
								role="menuitemradio"
								isSelected={ row.status === status && row.status_id === id }
								onClick={ choose( { status, status_id: id }, onClose ) }
							>
								{ statusWord( status, id ) }
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
						<MenuItem
							onClick={ () => {
								onClose();
								onPickTime();
							} }
						>
							{ __( 'Choose day and time…', 'mesa-help-desk' ) }
						</MenuItem>
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
	const { teams } = useDesk( ( desk ) => desk.setup );
	const team = teams.find( ( each ) => each.id === row.team_id );
	const assignee = row.assignee?.name ?? team?.name ?? __( 'Unassigned', 'mesa-help-desk' );
	// Oneself first: by far the most frequent choice.
	const sorted = [ ...agents ].sort( ( a, b ) => Number( b.id === me ) - Number( a.id === me ) );
	const choose = ( id: number | null ) => () => {
		onChange( { assignee_id: id } );
		setOpen( false );
	};
	const give = ( id: number | null ) => () => {
		onChange( { team_id: id } );
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
				<>
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
					{ teams.length > 0 && (
						<MenuGroup label={ __( 'Team', 'mesa-help-desk' ) }>
							{ teams.map( ( each ) => (
								<MenuItem
									key={ each.id }
									role="menuitemradio"
									isSelected={ row.team_id === each.id }
									onClick={ give( each.id ) }
								>
									{ each.name }
								</MenuItem>
							) ) }
							<MenuItem role="menuitemradio" isSelected={ row.team_id === null } onClick={ give( null ) }>
								{ __( 'No team', 'mesa-help-desk' ) }
							</MenuItem>
						</MenuGroup>
					) }
				</>
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
