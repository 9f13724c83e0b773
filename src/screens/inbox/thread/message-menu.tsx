import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { moreVertical } from '@wordpress/icons';
import type { Message } from '../../../contract/generated/types.ts';
import { useInbox } from '../use-inbox.ts';
import { MESSAGE_ACTIONS } from './message-actions.ts';

/** What can be done with one message; nothing is drawn when there is nothing. */
export function MessageMenu( { message, who }: { message: Message; who: string } ) {
	const { getContext } = useInbox();
	const context = getContext();
	const offered = MESSAGE_ACTIONS.filter( ( { when } ) => when( message, context ) );
	if ( offered.length === 0 ) {
		return null;
	}
	return (
		<DropdownMenu
			icon={ moreVertical }
			/* translators: %s: name of the writer. */
			label={ sprintf( __( 'More about the message from %s', 'mesa-help-desk' ), who ) }
			toggleProps={ { size: 'small' } }
		>
			{ ( { onClose } ) => (
				<MenuGroup>
					{ offered.map( ( action ) => (
						<MenuItem
							key={ action.id }
							disabled={ action.isDisabled === true }
							onClick={ () => {
								onClose();
								action.run( message, getContext() );
							} }
						>
							{ action.label( message ) }
						</MenuItem>
					) ) }
				</MenuGroup>
			) }
		</DropdownMenu>
	);
}
