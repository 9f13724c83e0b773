import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { category } from '@wordpress/icons';
import type { TicketType } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SettingsTable } from '../../../ui/settings-table/settings-table.tsx';
import { TextField } from '../fields.tsx';
import { ColorField } from './color-field.tsx';
import { EntryDialog } from '../entry-dialog.tsx';
import { ArchivedList, ListIntro, News } from '../list-parts.tsx';
import { useSetup } from './use-setup.ts';
import type { Setup } from './use-setup.ts';

function TypeDialog( { type, setup, onClose }: { type: TicketType | null; setup: Setup; onClose: () => void } ) {
	const [ name, setName ] = useState( type?.name ?? '' );
	const [ color, setColor ] = useState( type?.color ?? 'blue' );
	return (
		<EntryDialog
			title={ type ? __( 'Edit the type', 'mesa-help-desk' ) : __( 'Add a type', 'mesa-help-desk' ) }
			onSave={ () =>
				setup.act( () =>
					type
						? api( 'updateType', { path: { id: type.id }, body: { name, color } } )
						: api( 'createType', { body: { name, color } } )
				)
			}
			onClose={ onClose }
		>
			{ ( errors ) => (
				<>
					<TextField label={ __( 'Name', 'mesa-help-desk' ) } value={ name } error={ errors.name } onChange={ setName } />
					<ColorField value={ color } onChange={ setColor } />
				</>
			) }
		</EntryDialog>
	);
}

/** The kinds of tickets that the site tells apart. */
export function TypesPage() {
	const setup = useSetup();
	const { types, fields } = setup.desk;
	const [ open, setOpen ] = useState< TicketType | 'new' | null >( null );
	const shown = types.filter( ( type ) => ! type.archived );
	const archived = types.filter( ( type ) => type.archived );
	const fieldsOf = ( type: TicketType ) =>
		fields.filter( ( field ) => ! field.archived && field.type_ids.includes( type.id ) ).map( ( field ) => field.name );
	const archive = ( type: TicketType, isArchived: boolean ) =>
		setup.tryTo( () => api( 'updateType', { path: { id: type.id }, body: { archived: isArchived } } ) );
	return (
		<>
			<ListIntro add={ __( 'Add a type', 'mesa-help-desk' ) } onAdd={ () => setOpen( 'new' ) }>
				{ __(
					'A type says what a ticket is about: a return, an invoice, a fault. A custom field can be for some types only.',
					'mesa-help-desk'
				) }
			</ListIntro>
			<News { ...setup } />
			<SettingsTable
				label={ __( 'Types', 'mesa-help-desk' ) }
				items={ shown }
				nameOf={ ( type ) => type.name }
				colorOf={ ( type ) => type.color }
				describe={ ( type ) =>
					fieldsOf( type ).length > 0 &&
					/* translators: %s: names of custom fields. */
					sprintf( __( 'Own fields: %s', 'mesa-help-desk' ), fieldsOf( type ).join( ', ' ) )
				}
				onOpen={ setOpen }
				actionsOf={ ( type ) => [ { title: __( 'Archive', 'mesa-help-desk' ), onClick: () => archive( type, true ) } ] }
				onSort={ ( ids ) =>
					setup.act( () => api( 'sortTypes', { body: { ids: [ ...ids, ...archived.map( ( { id } ) => id ) ] } } ) )
				}
				empty={
					<EmptyState icon={ category } title={ __( 'No types yet', 'mesa-help-desk' ) }>
						<p>{ __( 'Begin with two or three that you would count at the end of the month.', 'mesa-help-desk' ) }</p>
					</EmptyState>
				}
			/>
			<ArchivedList
				label={ __( 'Archived types', 'mesa-help-desk' ) }
				items={ archived }
				colorOf={ ( type ) => type.color }
				onOpen={ setOpen }
				verb={ __( 'Offer again', 'mesa-help-desk' ) }
				onUse={ ( type ) => archive( type, false ) }
			/>
			{ open && <TypeDialog type={ open === 'new' ? null : open } setup={ setup } onClose={ () => setOpen( null ) } /> }
		</>
	);
}
