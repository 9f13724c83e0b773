import { DropdownMenu, Icon, MenuGroup, MenuItem } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { moreVertical } from '@wordpress/icons';
import type { Message } from '../../../contract/generated/types.ts';
import { useInbox } from '../use-inbox.ts';
import { MESSAGE_ACTIONS } from './message-actions.ts';

/** What can be done with one message; nothing is drawn when there is nothing. */
export function MessageMenu( { message, who }: { message: Message; who: string } ) {
	const { getContext } = useInbox();
	const [ isWanted, setWanted ] = useState( false );
	const [ isOpen, setOpen ] = useState( false );
	const context = getContext();
	const offered = MESSAGE_ACTIONS.filter( ( { when } ) => when( message, context ) );
	if ( offered.length === 0 ) {
		return null;
	}
	/* translators: %s: name of the writer. */
	const label = sprintf( __( 'More about the message from %s', 'mesa-help-desk' ), who );
	if ( ! isWanted ) {
		// A menu with its hint is costly to make, and each message has one: it is made when it is reached for.
		return (
			<button
				type="button"
				className="components-button components-dropdown-menu__toggle is-small has-icon"
				aria-haspopup="true"
				aria-expanded="false"
				aria-label={ label }
				onClick={ () => {
					setWanted( true );
					setOpen( true );
				} }
			>
				<Icon icon={ moreVertical } />
			</button>
		);
	}
	return (
		<DropdownMenu icon={ moreVertical } label={ label } open={ isOpen } onToggle={ setOpen } toggleProps={ { size: 'small' } }>
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
