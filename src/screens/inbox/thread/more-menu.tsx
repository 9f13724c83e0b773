import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { moreVertical } from '@wordpress/icons';
import { ACTIONS } from '../actions/index.ts';
import { ACTION_GROUPS } from '../actions/types.ts';
import { keyWords } from '../key-words.ts';
import { useInbox, useMenu } from '../use-inbox.ts';

/** What can be done to the open ticket beside its status, its agent and its priority. */
export function MoreMenu() {
	const { getContext } = useInbox();
	const [ open, setOpen ] = useMenu( 'more' );
	return (
		<DropdownMenu
			className="mesa-thread__more"
			icon={ moreVertical }
			label={ __( 'More', 'mesa-help-desk' ) }
			open={ open }
			onToggle={ setOpen }
			toggleProps={ { size: 'compact' } }
		>
			{ ( { onClose } ) => {
				const context = getContext();
				const items = ACTIONS.filter( ( action ) => action.inMenu && ( ! action.when || action.when( context ) ) );
				return (
					<>
						{ ACTION_GROUPS.map( ( group ) => {
							const some = items.filter( ( action ) => action.group === group );
							return (
								some.length > 0 && (
									<MenuGroup key={ group }>
										{ some.map( ( action ) => (
											<MenuItem
												key={ action.id }
												isDestructive={ action.isDestructive === true }
												{ ...( action.keys?.[ 0 ] ? { shortcut: keyWords( action.keys[ 0 ] ) } : {} ) }
												onClick={ () => {
													onClose();
													action.run( getContext() );
												} }
											>
												{ action.label( context ) }
											</MenuItem>
										) ) }
									</MenuGroup>
								)
							);
						} ) }
					</>
				);
			} }
		</DropdownMenu>
	);
}
