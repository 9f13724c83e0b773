import { __, sprintf } from '@wordpress/i18n';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { useDesk } from '../use-desk.ts';

interface MarkProps {
	name: string;
	color: string;
	/** What the name is the name of. */
	title: string;
}

function Mark( { name, color, title }: MarkProps ) {
	return (
		<span className="mesa-chip is-sorted" title={ title }>
			<span className={ `mesa-swatch is-${ color }` } aria-hidden="true" />
			<bdi>{ name }</bdi>
		</span>
	);
}

/** What the site sorts a ticket by, as far as the list has to tell: its own status, its type, and the team while nobody has it. */
export function SortedMarks( { row }: { row: TicketRow } ) {
	const setup = useDesk( ( desk ) => desk.setup );
	const status = row.status_id === 0 ? undefined : setup.statuses.find( ( each ) => each.id === row.status_id );
	const type = row.type_id === null ? undefined : setup.types.find( ( each ) => each.id === row.type_id );
	const team = row.team_id === null || row.assignee ? undefined : setup.teams.find( ( each ) => each.id === row.team_id );
	return (
		<>
			{ status && (
				<Mark
					{ ...status }
					title={ sprintf( /* translators: %s: a status such as "Open". */ __( 'Status: %s', 'mesa-help-desk' ), status.name ) }
				/>
			) }
			{ type && (
				<Mark
					{ ...type }
					title={ sprintf(
						/* translators: %s: a kind of ticket such as "Return". */ __( 'Type: %s', 'mesa-help-desk' ),
						type.name
					) }
				/>
			) }
			{ team && (
				<Mark
					{ ...team }
					title={ sprintf( /* translators: %s: name of a team. */ __( 'Team: %s', 'mesa-help-desk' ), team.name ) }
				/>
			) }
		</>
	);
}
