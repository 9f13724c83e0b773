import { Button, Popover } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { bell } from '@wordpress/icons';
import { markTicketRead, useNotifications } from '../../../store/news/notifications.ts';
import { useRoute } from '../../../store/route.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { lazyPiece } from '../lazy-dialogs.tsx';

const Panel = lazyPiece( 'NotificationPanel', () => <Skeleton kind="list" rows={ 4 } /> );

/** Whoever only passes a ticket by has not read what was said of it. */
const READ_AFTER_MS = 1_000;

/** What is said of the open ticket is read with it. */
function useReadWithTicket(): void {
	const { ticket } = useRoute();
	const { items } = useNotifications();
	const hasUnread = ticket !== null && ( items ?? [] ).some( ( one ) => one.ticket_id === ticket && ! one.read );
	useEffect( () => {
		if ( ! hasUnread || ticket === null ) {
			return;
		}
		const look = () => {
			if ( document.visibilityState === 'visible' ) {
				void markTicketRead( ticket );
			}
		};
		const timer = setTimeout( look, READ_AFTER_MS );
		document.addEventListener( 'visibilitychange', look );
		return () => {
			clearTimeout( timer );
			document.removeEventListener( 'visibilitychange', look );
		};
	}, [ hasUnread, ticket ] );
}

/** How many things concern the person that they have not read, and the way to them. */
export function Bell() {
	const { unread } = useNotifications();
	const [ isOpen, setOpen ] = useState( false );
	const button = useRef< HTMLButtonElement >( null );
	useReadWithTicket();
	const count = unread >= 100 ? '99+' : String( unread );
	const label =
		unread > 0
			? sprintf(
					/* translators: %s: number of notifications, such as "3" or "99+". */
					_n( '%s unread notification', '%s unread notifications', unread, 'mesa-help-desk' ),
					count
				)
			: __( 'Notifications', 'mesa-help-desk' );
	return (
		<>
			<Button
				ref={ button }
				className="mesa-bell"
				icon={ bell }
				size="compact"
				label={ label }
				aria-haspopup="dialog"
				aria-expanded={ isOpen }
				onClick={ () => setOpen( ! isOpen ) }
			>
				{ unread > 0 && (
					<span className="mesa-bell__count" aria-hidden="true">
						{ count }
					</span>
				) }
			</Button>
			{ isOpen && (
				<Popover
					className="mesa-notifications-popover"
					anchor={ button.current }
					placement="bottom-end"
					offset={ 4 }
					shift
					// On itself: what is in it may still be on its way, and without the focus neither Escape nor a click beside it closes it.
					focusOnMount
					onClose={ () => setOpen( false ) }
					onFocusOutside={ ( event ) => {
						// The bell itself closes it; else it would open again at once.
						if ( ! button.current?.contains( ( event as unknown as FocusEvent ).relatedTarget as Node | null ) ) {
							setOpen( false );
						}
					} }
					role="dialog"
					aria-label={ __( 'Notifications', 'mesa-help-desk' ) }
				>
					<Panel onClose={ () => setOpen( false ) } />
				</Popover>
			) }
		</>
	);
}
