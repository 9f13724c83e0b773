import { DropdownMenu } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { moreVertical } from '@wordpress/icons';
import type { DragEvent, KeyboardEvent } from 'react';
import type { View } from '../../../contract/generated/types.ts';
import type { Failure } from '../../../store/failure.ts';
import { listsStore } from '../../../store/lists/index.ts';
import { goTo } from '../../../store/route.ts';
import type { Route } from '../../../store/route.ts';
import { FolderLink } from '../folders/folder-link.tsx';
import type { FolderEntry } from '../folders/use-folder-groups.ts';
import { notify, notifyFailure } from '../notify.ts';
import { useInbox } from '../use-inbox.ts';
import { viewDialog } from './view-dialog-lazy.tsx';

interface Props {
	entries: readonly FolderEntry[];
	at: ( to: Partial< Route > ) => Route;
}

/** The saved views: in the person's own order, moved by dragging or with Alt and the arrow keys. */
export function ViewLinks( { entries, at }: Props ) {
	const { orderViews, deleteView, restoreView, saveView } = useDispatch( listsStore );
	const { getContext } = useInbox();
	const [ dragged, setDragged ] = useState< number | null >( null );
	const [ over, setOver ] = useState< number | null >( null );
	const views = entries.map( ( entry ) => entry.view ).filter( ( view ): view is View => view !== undefined );

	const move = async ( from: number, to: number ) => {
		const moved = views[ from ];
		if ( ! moved || to < 0 || to >= views.length || from === to ) {
			return;
		}
		const rest = views.filter( ( view ) => view !== moved );
		try {
			await orderViews( [ ...rest.slice( 0, to ), moved, ...rest.slice( to ) ] );
		} catch ( failure ) {
			notifyFailure( __( 'The order was not kept.', 'mesa-help-desk' ), failure as Failure );
		}
	};
	const remove = async ( view: View, isOpen: boolean ) => {
		try {
			await deleteView( view.id );
			if ( isOpen ) {
				goTo( { folder: 'open', mailbox: null, search: '', scope: '' } );
			}
			notify( sprintf( /* translators: %s: name of a saved view. */ __( '“%s” is deleted.', 'mesa-help-desk' ), view.name ), () => {
				restoreView( view.id ).catch( ( failure: Failure ) =>
					notifyFailure( __( 'The view was not put back.', 'mesa-help-desk' ), failure )
				);
			} );
		} catch ( failure ) {
			notifyFailure( __( 'The view was not deleted.', 'mesa-help-desk' ), failure as Failure );
		}
	};
	const duplicate = async ( view: View ) => {
		const { folder, mailbox_id, team_folder_id, search, order, icon } = view;
		/* translators: %s: name of a saved view. */
		const name = sprintf( __( 'Copy of %s', 'mesa-help-desk' ), view.name ).slice( 0, 60 );
		try {
			await saveView( { folder, mailbox_id, team_folder_id, search, order, icon, name } );
			notify( sprintf( /* translators: %s: name of a saved view. */ __( '“%s” is yours alone.', 'mesa-help-desk' ), name ) );
		} catch ( failure ) {
			notifyFailure( __( 'The view was not copied.', 'mesa-help-desk' ), failure as Failure );
		}
	};
	const onKeyDown = ( event: KeyboardEvent, index: number ) => {
		if ( event.altKey && ( event.key === 'ArrowUp' || event.key === 'ArrowDown' ) ) {
			event.preventDefault();
			void move( index, index + ( event.key === 'ArrowUp' ? -1 : 1 ) );
		}
	};
	if ( views.length === 0 ) {
		return <li className="mesa-folders__hint">{ __( 'Search for something, then keep it here as a view.', 'mesa-help-desk' ) }</li>;
	}
	return (
		<>
			{ entries.map( ( { key, to, view, ...entry }, index ) => (
				// eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- The link inside has the focus; the same is in the menu beside it.
				<li
					key={ key }
					className={ `mesa-folders__view${ over === index && dragged !== null && dragged !== index ? ' is-over' : '' }` }
					draggable
					onDragStart={ ( event: DragEvent ) => {
						event.dataTransfer.effectAllowed = 'move';
						setDragged( index );
					} }
					onDragOver={ ( event: DragEvent ) => {
						if ( dragged !== null ) {
							event.preventDefault();
							setOver( index );
						}
					} }
					onDrop={ ( event: DragEvent ) => {
						event.preventDefault();
						if ( dragged !== null ) {
							void move( dragged, index );
						}
					} }
					onDragEnd={ () => {
						setDragged( null );
						setOver( null );
					} }
					onKeyDown={ ( event ) => onKeyDown( event, index ) }
				>
					<FolderLink { ...entry } target={ at( to ) }>
						{ view && (
							<DropdownMenu
								className="mesa-folders__more"
								icon={ moreVertical }
								/* translators: %s: name of a saved view. */
								label={ sprintf( __( 'Change the view “%s”', 'mesa-help-desk' ), view.name ) }
								toggleProps={ { size: 'small', showTooltip: false } }
								controls={ [
									[
										...( view.can_edit
											? [
													{
														title: __( 'Edit or share', 'mesa-help-desk' ),
														onClick: () => getContext().show( ( onClose ) => viewDialog( { view, onClose } ) ),
													},
												]
											: [] ),
										{ title: __( 'Make a copy', 'mesa-help-desk' ), onClick: () => void duplicate( view ) },
										{
											title: __( 'Move up', 'mesa-help-desk' ),
											isDisabled: index === 0,
											onClick: () => void move( index, index - 1 ),
										},
										{
											title: __( 'Move down', 'mesa-help-desk' ),
											isDisabled: index === views.length - 1,
											onClick: () => void move( index, index + 1 ),
										},
									],
									...( view.can_edit
										? [
												[
													{
														title: __( 'Delete', 'mesa-help-desk' ),
														onClick: () => void remove( view, entry.isCurrent ),
													},
												],
											]
										: [] ),
								] }
							/>
						) }
					</FolderLink>
				</li>
			) ) }
		</>
	);
}
