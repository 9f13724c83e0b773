import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { listItem } from '@wordpress/icons';
import type { Desk, TicketField } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SettingsTable } from '../../../ui/settings-table/settings-table.tsx';
import { FieldDialog } from './field-dialog.tsx';
import { kindWord } from './kind-words.ts';
import { ArchivedList, ListIntro, News } from '../list-parts.tsx';
import { useSetup } from './use-setup.ts';

/** What a field is, in one line. */
function aboutField( field: TicketField, desk: Desk ): string {
	const types = desk.types.filter( ( type ) => field.type_ids.includes( type.id ) ).map( ( type ) => type.name );
	const other = desk.fields.find( ( each ) => each.id === field.depends_on );
	return [
		kindWord( field.kind ),
		field.required === 'no' ? '' : __( 'needed', 'mesa-help-desk' ),
		field.visible_to === 'customers' ? __( 'seen by the customer', 'mesa-help-desk' ) : '',
		types.join( ', ' ),
		other ? sprintf( /* translators: %s: name of a field. */ __( 'depends on “%s”', 'mesa-help-desk' ), other.name ) : '',
	]
		.filter( ( part ) => part !== '' )
		.join( ' · ' );
}

/** The site's own fields of tickets. */
export function FieldsPage() {
	const setup = useSetup();
	const { fields } = setup.desk;
	const [ open, setOpen ] = useState< TicketField | 'new' | null >( null );
	const shown = fields.filter( ( field ) => ! field.archived );
	const archived = fields.filter( ( field ) => field.archived );
	const archive = ( field: TicketField, isArchived: boolean ) =>
		setup.tryTo( () => api( 'updateField', { path: { id: field.id }, body: { archived: isArchived } } ) );
	return (
		<>
			<ListIntro add={ __( 'Add a field', 'mesa-help-desk' ) } onAdd={ () => setOpen( 'new' ) }>
				{ __(
					'What your team notes down about a ticket: an order number, the reason of a return. It can be searched for.',
					'mesa-help-desk'
				) }
			</ListIntro>
			<News { ...setup } />
			<SettingsTable
				label={ __( 'Fields', 'mesa-help-desk' ) }
				items={ shown }
				nameOf={ ( field ) => field.name }
				describe={ ( field ) => aboutField( field, setup.desk ) }
				onOpen={ setOpen }
				actionsOf={ ( field ) => [ { title: __( 'Archive', 'mesa-help-desk' ), onClick: () => archive( field, true ) } ] }
				onSort={ ( ids ) =>
					setup.act( () => api( 'sortFields', { body: { ids: [ ...ids, ...archived.map( ( { id } ) => id ) ] } } ) )
				}
				empty={
					<EmptyState icon={ listItem } title={ __( 'No fields yet', 'mesa-help-desk' ) }>
						<p>
							{ __(
								'They stand in the side bar of every ticket. Nobody has to fill them in unless you say so.',
								'mesa-help-desk'
							) }
						</p>
					</EmptyState>
				}
			/>
			<ArchivedList
				label={ __( 'Archived fields', 'mesa-help-desk' ) }
				items={ archived }
				describe={ ( field ) => kindWord( field.kind ) }
				onOpen={ setOpen }
				onUse={ ( field ) => archive( field, false ) }
			/>
			{ open && <FieldDialog field={ open === 'new' ? null : open } setup={ setup } onClose={ () => setOpen( null ) } /> }
		</>
	);
}
