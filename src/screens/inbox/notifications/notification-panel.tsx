import { Button } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { bell } from '@wordpress/icons';
import type { Notification } from '../../../contract/generated/types.ts';
import { goToMessage } from '../../../store/message-link.ts';
import { loadMoreNotifications, loadNotifications, markAllRead, markRead, useNotifications } from '../../../store/news/notifications.ts';
import { goTo, routeUrl, useRoute } from '../../../store/route.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';

function Line( { one, onClose }: { one: Notification; onClose: () => void } ) {
	const route = useRoute();
	const href = `${ routeUrl( { ...route, view: 'inbox', section: '', ticket: one.ticket_id } ) }${ one.message_id ? `#message-${ one.message_id }` : '' }`;
	const toggleWords = one.read ? __( 'Mark as unread', 'mesa-help-desk' ) : __( 'Mark as read', 'mesa-help-desk' );
	return (
		<li className={ `mesa-notification${ one.read ? '' : ' is-unread' }` }>
			<a
				href={ href }
				onClick={ ( event ) => {
					void markRead( one.id );
					if ( ! event.metaKey && ! event.ctrlKey && ! event.shiftKey ) {
						event.preventDefault();
						onClose();
						goToMessage( one.ticket_id, one.message_id );
					}
				} }
			>
				<Avatar name={ one.actor?.name ?? one.subject } />
				<span className="mesa-notification__text">
					<span className="mesa-notification__words">
						{ ! one.read && <span className="screen-reader-text">{ __( 'Unread:', 'mesa-help-desk' ) } </span> }
						<bdi>{ one.words }</bdi>
					</span>
					<span className="mesa-notification__subject" dir="auto">
						{ one.subject }
					</span>
					{ one.excerpt && (
						<span className="mesa-notification__excerpt" dir="auto">
							{ one.excerpt }
						</span>
					) }
				</span>
				<TimeAgo time={ one.created_at } />
			</a>
			<button
				type="button"
				className="mesa-notification__mark"
				aria-label={ sprintf(
					/* translators: 1: "Mark as read" or "Mark as unread", 2: what happened. */
					__( '%1$s: %2$s', 'mesa-help-desk' ),
					toggleWords,
					one.words
				) }
				title={ toggleWords }
				onClick={ () => void markRead( one.id, ! one.read ) }
			>
				<span className={ one.read ? 'mesa-notification__ring' : 'mesa-dot' } />
			</button>
		</li>
	);
}

function Lines( { onlyUnread, onClose }: { onlyUnread: boolean; onClose: () => void } ) {
	const { items, cursor, loadingMore, failure } = useNotifications();
	if ( items === null ) {
		return failure ? (
			<FailedState message={ failure.message } onRetry={ () => void loadNotifications() } />
		) : (
			<Skeleton kind="list" rows={ 4 } />
		);
	}
	const shown = onlyUnread ? items.filter( ( one ) => ! one.read ) : items;
	return (
		<>
			{ failure && (
				<p className="mesa-form__failure" role="alert">
					{ failure.message }
				</p>
			) }
			{ shown.length === 0 && (
				<EmptyState
					icon={ bell }
					title={ onlyUnread ? __( 'You have read everything', 'mesa-help-desk' ) : __( 'Nothing yet', 'mesa-help-desk' ) }
				>
					<p>
						{ __(
							'When a colleague mentions you, gives you a ticket or writes on one that you follow, it stands here.',
							'mesa-help-desk'
						) }
					</p>
				</EmptyState>
			) }
			<ul>
				{ shown.map( ( one ) => (
					<Line key={ one.id } one={ one } onClose={ onClose } />
				) ) }
			</ul>
			{ cursor !== null && (
				<Button variant="tertiary" isBusy={ loadingMore } onClick={ () => void loadMoreNotifications() }>
					{ __( 'Show older ones', 'mesa-help-desk' ) }
				</Button>
			) }
		</>
	);
}

/** Everything that concerns the person, newest first. */
export function NotificationPanel( { onClose }: { onClose: () => void } ) {
	const { unread, items } = useNotifications();
	const [ onlyUnread, setOnlyUnread ] = useState( false );
	useEffect( () => {
		if ( items === null ) {
			void loadNotifications();
		}
	}, [] ); // eslint-disable-line react-hooks/exhaustive-deps -- once, when it opens before the first answer
	return (
		<div className="mesa mesa-notifications">
			<header>
				<h2>{ __( 'Notifications', 'mesa-help-desk' ) }</h2>
				<Button size="small" variant="tertiary" aria-pressed={ onlyUnread } onClick={ () => setOnlyUnread( ! onlyUnread ) }>
					{ onlyUnread ? __( 'Show all', 'mesa-help-desk' ) : __( 'Only unread', 'mesa-help-desk' ) }
				</Button>
				<Button
					size="small"
					variant="tertiary"
					accessibleWhenDisabled
					disabled={ unread === 0 }
					onClick={ () => void markAllRead() }
				>
					{ __( 'Mark all as read', 'mesa-help-desk' ) }
				</Button>
			</header>
			<div className="mesa-notifications__list">
				<Lines onlyUnread={ onlyUnread } onClose={ onClose } />
			</div>
			<footer>
				<Button
					variant="link"
					onClick={ () => {
						onClose();
						goTo( { view: 'settings', section: 'notifications' } );
					} }
				>
					{ __( 'Choose what you are told, and how', 'mesa-help-desk' ) }
				</Button>
			</footer>
		</div>
	);
}
