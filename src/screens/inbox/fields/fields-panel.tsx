import { useDispatch, useRegistry } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { TicketField } from '../../../contract/generated/types.ts';
import { fieldApplies, heldIn } from '../../../core/fields/applies.ts';
import { deskStore } from '../../../store/desk/index.ts';
import type { Failure } from '../../../store/failure.ts';
import { notify, notifyFailure } from '../notify.ts';
import type { PanelProps } from '../side-bar/panels.tsx';
import { SidePanel } from '../side-bar/side-panel.tsx';
import { useDesk } from '../use-desk.ts';
import { useInbox } from '../use-inbox.ts';
import { useTicketActions } from '../use-ticket-actions.ts';
import { FieldRow } from './field-row.tsx';
import { SortedBy } from './sorted-by.tsx';

const NOTHING: Readonly< Record< number, string > > = {};

/** What the ticket is sorted by: its type, its team, and the site's own fields. Each change is saved at once. */
export function FieldsPanel( { id, row, ticket }: PanelProps ) {
	const { fields, types, teams } = useDesk( ( desk ) => desk.setup );
	const missing = useDesk( ( desk ) => desk.missing[ id ], [ id ] ) ?? NOTHING;
	const registry = useRegistry();
	const { changeTicket } = useDispatch( deskStore );
	const { change } = useTicketActions();
	const { getContext } = useInbox();
	// What was typed and refused stays in its field, so that it can be corrected.
	const [ refused, setRefused ] = useState< Record< number, string[] > >( {} );
	const mayEdit = ticket.can.edit;

	const wrong = Object.keys( missing ).join( ' ' );
	useEffect( () => {
		// Somebody has tried to close the ticket: this is what they have to fill in first.
		if ( wrong !== '' ) {
			getContext().showSideBar( '.mesa-fields .is-wrong :is(input, select, textarea)' );
		}
	}, [ wrong, getContext ] );

	const shown = fields.filter( ( field ) => fieldApplies( field, fields, row, ticket.fields ) );
	if ( shown.length === 0 && types.length === 0 && teams.length === 0 ) {
		return null;
	}
	const save = async ( field: TicketField, values: string[] ) => {
		const before = heldIn( ticket.fields, field.id );
		const write = ( held: readonly string[] ) => changeTicket( id, { fields: [ { field_id: field.id, values: [ ...held ] } ] } );
		setRefused( ( { [ field.id ]: _gone, ...rest } ) => rest );
		try {
			await write( values );
			notify(
				sprintf( /* translators: %s: name of a field. */ __( '“%s” saved.', 'mesa-help-desk' ), field.name ),
				() =>
					void write( before ).catch( ( failure: Failure ) =>
						notifyFailure( __( 'This was not changed.', 'mesa-help-desk' ), failure )
					)
			);
		} catch ( error ) {
			const failure = error as Failure;
			if ( failure.params[ `fields.${ field.id }` ] === undefined ) {
				notifyFailure( __( 'This was not changed.', 'mesa-help-desk' ), failure );
			} else if ( registry.select( deskStore ).getDesk().viewing === id ) {
				setRefused( ( known ) => ( { ...known, [ field.id ]: values } ) );
			}
		}
	};
	return (
		<SidePanel name="fields" title={ __( 'Fields', 'mesa-help-desk' ) }>
			<div className="mesa-fields">
				<SortedBy row={ row } mayEdit={ mayEdit } onChange={ ( patch ) => void change( id, patch ) } />
				{ shown.map( ( field ) => (
					<FieldRow
						key={ field.id }
						field={ field }
						values={ refused[ field.id ] ?? heldIn( ticket.fields, field.id ) }
						mayEdit={ mayEdit }
						error={ missing[ field.id ] }
						onChange={ ( values ) => void save( field, values ) }
					/>
				) ) }
			</div>
		</SidePanel>
	);
}
