import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { deskStore } from '../store/desk/index.ts';
import { onDraftFailure, onDrafts } from '../store/draft-events.ts';
import { hasServerDraft } from '../store/draft-others.ts';
import { ticketOf } from '../store/draft-shape.ts';
import { hasUnsafeDrafts, saveAllNow } from '../store/draft-sync.ts';
import { sayGone } from '../store/presence.ts';
import { runSendQueue, useWaitingCount } from '../store/send-queue.ts';

/** Leaving: what is not on the server yet is sent after the page; asked is only where that cannot work. */
function useLeaving(): void {
	useEffect( () => {
		const onHidden = () => document.visibilityState === 'hidden' && saveAllNow();
		const onLeave = () => {
			saveAllNow();
			sayGone();
		};
		const onBeforeLeave = ( event: BeforeUnloadEvent ) => {
			saveAllNow();
			if ( hasUnsafeDrafts() ) {
				event.preventDefault();
				// Older browsers.
				event.returnValue = true;
			}
		};
		document.addEventListener( 'visibilitychange', onHidden );
		window.addEventListener( 'pagehide', onLeave );
		window.addEventListener( 'beforeunload', onBeforeLeave );
		return () => {
			document.removeEventListener( 'visibilitychange', onHidden );
			window.removeEventListener( 'pagehide', onLeave );
			window.removeEventListener( 'beforeunload', onBeforeLeave );
		};
	}, [] );
}

/** Sends what a person has asked to be sent while the site was away, as soon as it is back. */
function useSending(): void {
	const connection = useSelect( ( select ) => select( deskStore ).getDesk().connection, [] );
	const count = useWaitingCount();
	const { sendReply, saveNote } = useDispatch( deskStore );
	const { createNotice } = useDispatch( noticesStore );
	useEffect( () => {
		if ( connection !== 'online' || count === 0 ) {
			return;
		}
		void runSendQueue(
			{ sendReply, saveNote },
			( send ) =>
				void createNotice(
					'info',
					/* translators: %d: ticket number. */
					sprintf( __( 'The connection is back: what you wrote on #%d was sent.', 'mesa-help-desk' ), send.ticketId ),
					{ type: 'snackbar', id: `mesa-sent-${ send.name }` }
				),
			( send, failure ) =>
				void createNotice(
					'error',
					sprintf(
						/* translators: 1: ticket number, 2: the reason. */
						__( 'What you wrote on #%1$d was not sent: %2$s Your text is kept there.', 'mesa-help-desk' ),
						send.ticketId,
						failure.message
					),
					{ type: 'snackbar', id: `mesa-sent-${ send.name }`, explicitDismiss: true }
				)
		);
	}, [ connection, count, sendReply, saveNote, createNotice ] );
}

/** Keeps what people write safe: on leaving, without a connection, and when it is back. */
export function useSafeDrafts(): void {
	const { setConnection, markDraft } = useDispatch( deskStore );
	useLeaving();
	useSending();
	useEffect(
		() =>
			onDraftFailure( ( kind ) => {
				if ( kind === 'offline' || kind === 'expired' ) {
					void setConnection( kind );
				}
			} ),
		[ setConnection ]
	);
	useEffect( () => onDrafts( ( name ) => void markDraft( ticketOf( name ), hasServerDraft( ticketOf( name ) ) ) ), [ markDraft ] );
}
