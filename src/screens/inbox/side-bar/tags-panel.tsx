import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { quoteValue } from '../../../core/search/read-query.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { keepPreference, readPreference } from '../../../store/preferences.ts';
import { goTo, routeUrl, usePlace } from '../../../store/route.ts';
import type { Route } from '../../../store/route.ts';
import { TokenField } from '../../../ui/choices/token-field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { MAX_TAG_LENGTH, makeTagWords } from '../tag-words.ts';
import { useTagTokens } from '../use-desk.ts';
import { useTicketActions } from '../use-ticket-actions.ts';

/** Of src/contract/schemas/ticket-patch.json. */
const MAX_TAGS = 20;

/** The tags of the open ticket; each leads to all tickets that have it. */
export function TagsPanel( { row, mayEdit }: { row: TicketRow; mayEdit: boolean } ) {
	const route = usePlace();
	const { loadTags } = useDispatch( deskStore );
	const { change } = useTicketActions();
	const known = useTagTokens();
	if ( ! mayEdit && row.tags.length === 0 ) {
		return null;
	}
	const searchFor = ( tag: string ): Partial< Route > => ( { search: `tag:${ quoteValue( tag ) }`, scope: '', ticket: null } );
	const tokens = row.tags.map( ( tag ) => ( { value: tag, label: tag } ) );
	return (
		<Panel
			title={ __( 'Tags', 'mesa-help-desk' ) }
			startsOpen={ readPreference( 'panel:tags', 'open' ) === 'open' }
			onToggle={ ( open ) => keepPreference( 'panel:tags', open ? 'open' : 'folded' ) }
		>
			<TokenField
				label={ __( 'Tags', 'mesa-help-desk' ) }
				labelIsHidden
				isReadOnly={ ! mayEdit }
				placeholder={ __( 'Add a tag', 'mesa-help-desk' ) }
				tokens={ tokens }
				known={ known }
				maxLength={ MAX_TAG_LENGTH }
				maxTokens={ MAX_TAGS }
				makeWords={ makeTagWords }
				onFocus={ () => void loadTags() }
				onAdd={ ( token ) => void change( row.id, { add_tags: [ token.label ] } ) }
				onRemove={ ( token ) => void change( row.id, { remove_tags: [ token.label ] } ) }
				linkOf={ ( token ) => ( {
					href: routeUrl( { ...route, ...searchFor( token.label ) } ),
					title: __( 'All tickets with this tag', 'mesa-help-desk' ),
					onClick: () => goTo( searchFor( token.label ) ),
				} ) }
			/>
		</Panel>
	);
}
