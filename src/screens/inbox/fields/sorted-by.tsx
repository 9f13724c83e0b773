import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { TicketPatch, TicketRow } from '../../../contract/generated/types.ts';
import { useDesk } from '../use-desk.ts';

interface Option {
	id: number;
	name: string;
}

interface PickProps {
	label: string;
	none: string;
	value: number | null;
	options: readonly Option[];
	mayEdit: boolean;
	onChange: ( id: number | null ) => void;
}

function Pick( { label, none, value, options, mayEdit, onChange }: PickProps ) {
	const id = useId();
	const shown = options.find( ( option ) => option.id === value )?.name ?? none;
	return (
		<div className="mesa-field-row">
			{ mayEdit ? (
				<label className="mesa-field-row__label" htmlFor={ id }>
					{ label }
				</label>
			) : (
				<span className="mesa-field-row__label">{ label }</span>
			) }
			<div className="mesa-field-row__control">
				{ mayEdit ? (
					<select
						id={ id }
						value={ value ?? '' }
						onChange={ ( event ) => onChange( event.target.value === '' ? null : Number( event.target.value ) ) }
					>
						<option value="">{ none }</option>
						{ options.map( ( option ) => (
							<option key={ option.id } value={ option.id }>
								{ option.name }
							</option>
						) ) }
					</select>
				) : (
					<bdi>{ shown }</bdi>
				) }
			</div>
		</div>
	);
}

/** The ticket's type and team, where the site has any. */
export function SortedBy( { row, mayEdit, onChange }: { row: TicketRow; mayEdit: boolean; onChange: ( patch: TicketPatch ) => void } ) {
	const { types, teams } = useDesk( ( desk ) => desk.setup );
	const offered = types.filter( ( type ) => ! type.archived || type.id === row.type_id );
	return (
		<>
			{ offered.length > 0 && (
				<Pick
					label={ __( 'Type', 'mesa-help-desk' ) }
					none={ __( 'No type', 'mesa-help-desk' ) }
					value={ row.type_id }
					options={ offered }
					mayEdit={ mayEdit }
					onChange={ ( id ) => onChange( { type_id: id } ) }
				/>
			) }
			{ teams.length > 0 && (
				<Pick
					label={ __( 'Team', 'mesa-help-desk' ) }
					none={ __( 'No team', 'mesa-help-desk' ) }
					value={ row.team_id }
					options={ teams }
					mayEdit={ mayEdit }
					onChange={ ( id ) => onChange( { team_id: id } ) }
				/>
			) }
		</>
	);
}
