import { __ } from '@wordpress/i18n';
import type { Desk, TicketField } from '../../../contract/generated/types.ts';
import type { KnownValues } from './suggestions.ts';

/** What can stand behind a custom field without being typed. */
function valuesOf( field: TicketField ): string[] {
	switch ( field.kind ) {
		case 'yes_no':
			return [ __( 'Yes', 'mesa-help-desk' ), __( 'No', 'mesa-help-desk' ), 'none' ];
		case 'choice':
		case 'choices':
			return [ ...field.options.filter( ( option ) => ! option.archived ).map( ( option ) => option.name ), 'none' ];
		default:
			return [ 'any', 'none' ];
	}
}

/** What tickets are sorted by, as the search box offers it. */
export function sortedBy( desk: Desk ): Pick< KnownValues, 'types' | 'teams' | 'statuses' | 'fields' > {
	return {
		types: desk.types.filter( ( type ) => ! type.archived ).map( ( type ) => type.name ),
		teams: desk.teams.map( ( team ) => team.name ),
		statuses: desk.statuses.filter( ( status ) => status.id > 0 ).map( ( status ) => status.name ),
		fields: desk.fields
			.filter( ( field ) => ! field.archived )
			.map( ( field ) => ( { search: field.search_name, name: field.name, values: valuesOf( field ) } ) ),
	};
}
