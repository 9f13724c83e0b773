import { DropdownMenu, Icon } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { dragHandle, moreVertical } from '@wordpress/icons';
import type { KeyboardEvent, ReactNode } from 'react';
import { fold } from '../../core/search/fold.ts';
import { SearchField } from './search-field.tsx';
import { useOrder } from './use-order.ts';

export interface RowAction {
	title: string;
	onClick: () => void;
	isDestructive?: boolean;
}

export interface TableProps< Item > {
	/** What the list is of, for screen readers. */
	label: string;
	items: readonly Item[];
	nameOf: ( item: Item ) => string;
	/** A colour's name; shown as a dot before the name. */
	colorOf?: ( item: Item ) => string;
	/** What else is to know, in a quiet line. */
	describe?: ( item: Item ) => ReactNode;
	/** Opens what can be changed. */
	onOpen: ( item: Item ) => void;
	actionsOf?: ( item: Item ) => RowAction[];
	/** Where given, rows are put into an order by dragging, by keys or by their menu. */
	onSort?: ( ids: number[] ) => Promise< void >;
	/** What stands there when there is nothing. */
	empty?: ReactNode;
}

/** Fewer are found at a glance. */
const SEARCH_FROM = 10;

/** Rows of the settings: a name that opens, what is to know about it, a menu, and an order that people choose. */
export function SettingsTable< Item extends { id: number } >( props: TableProps< Item > ) {
	const { label, items, nameOf, colorOf, describe, onOpen, actionsOf, onSort, empty } = props;
	const [ filter, setFilter ] = useState( '' );
	const [ news, setNews ] = useState( '' );
	const { shown, dragged, move, rowProps, handleProps } = useOrder( items, onSort );
	if ( items.length === 0 ) {
		return <>{ empty }</>;
	}
	const wanted = fold( filter.trim() );
	const isSortable = onSort !== undefined && items.length > 1 && wanted === '';
	const moveTo = ( from: number, to: number ) => {
		const item = shown[ from ];
		if ( ! item || to < 0 || to >= shown.length || to === from ) {
			return;
		}
		move( from, to );
		setNews(
			sprintf(
				/* translators: 1: name of what was moved, 2: its place now, 3: number of places. */
				__( '“%1$s” is number %2$d of %3$d now.', 'mesa-help-desk' ),
				nameOf( item ),
				to + 1,
				shown.length
			)
		);
	};
	const onHandleKey = ( event: KeyboardEvent, index: number ) => {
		const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: shown.length - 1 }[ event.key ];
		if ( to !== undefined ) {
			event.preventDefault();
			moveTo( index, to );
		}
	};
	const rows = shown.map( ( item, index ) => ( { item, index } ) ).filter( ( { item } ) => fold( nameOf( item ) ).includes( wanted ) );
	return (
		<>
			{ items.length >= SEARCH_FROM && <SearchField value={ filter } onChange={ setFilter } /> }
			<ul className="mesa-rows" aria-label={ label }>
				{ rows.map( ( { item, index } ) => (
					<li key={ item.id } className={ dragged === index ? 'mesa-row is-dragged' : 'mesa-row' } { ...rowProps( index ) }>
						{ isSortable && (
							<button
								type="button"
								className="mesa-row__handle"
								aria-label={ sprintf(
									/* translators: %s: name of an entry. */ __( 'Move “%s” with the arrow keys', 'mesa-help-desk' ),
									nameOf( item )
								) }
								onKeyDown={ ( event ) => onHandleKey( event, index ) }
								{ ...handleProps( index ) }
							>
								<Icon icon={ dragHandle } size={ 20 } />
							</button>
						) }
						<div className="mesa-row__words">
							<button type="button" className="mesa-row__name" onClick={ () => onOpen( item ) }>
								{ colorOf && <span className={ `mesa-swatch is-${ colorOf( item ) }` } aria-hidden="true" /> }
								<bdi>{ nameOf( item ) }</bdi>
							</button>
							{ describe && <div className="mesa-row__more">{ describe( item ) }</div> }
						</div>
						<DropdownMenu
							icon={ moreVertical }
							label={ sprintf(
								/* translators: %s: name of an entry. */ __( 'Change “%s”', 'mesa-help-desk' ),
								nameOf( item )
							) }
							toggleProps={ { size: 'compact' } }
							controls={ [
								{ title: __( 'Edit', 'mesa-help-desk' ), onClick: () => onOpen( item ) },
								...( isSortable && index > 0
									? [ { title: __( 'Move up', 'mesa-help-desk' ), onClick: () => moveTo( index, index - 1 ) } ]
									: [] ),
								...( isSortable && index < shown.length - 1
									? [ { title: __( 'Move down', 'mesa-help-desk' ), onClick: () => moveTo( index, index + 1 ) } ]
									: [] ),
								...( actionsOf?.( item ) ?? [] ),
							] }
						/>
					</li>
				) ) }
			</ul>
			{ rows.length === 0 && <p className="mesa-quiet">{ __( 'Nothing here has this in its name.', 'mesa-help-desk' ) }</p> }
			<p className="screen-reader-text" role="status">
				{ news }
			</p>
		</>
	);
}
