import { useDispatch, useRegistry } from '@wordpress/data';
import { useContext, useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Message, ReplyInput, Ticket } from '../../../contract/generated/types.ts';
import { getBoot } from '../../../store/boot.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { stopSaving } from '../../../store/draft-sync.ts';
import { contentOf, isEmptyDraft, keepDraft, newClientKey, readDraft } from '../../../store/drafts.ts';
import type { Failure } from '../../../store/failure.ts';
import { noteBody, replyBody } from '../../../store/reply-body.ts';
import { replaceRoute } from '../../../store/route.ts';
import { dontSend, sendWhenBack, useWaits } from '../../../store/send-queue.ts';
import { notify, notifyFailure } from '../notify.ts';
import { InboxContext } from '../use-inbox.ts';
import { htmlOf } from './html-of.ts';
import type { SendHow } from './send-menu.tsx';
import { tellSent } from './tell-sent.ts';
import { rememberSent } from './sent-drafts.ts';
import type { DraftTools } from './use-draft.ts';
import type { Uploads } from './use-uploads.ts';

type Thread = Omit< Ticket, 'row' >;

export interface HeldReply {
	/** The newest message and the newest line of the history that the person had seen. */
	since: number;
	sinceEvent: number;
	how: SendHow;
}

function newestId( list: readonly { id: number }[] ): number {
	return list[ list.length - 1 ]?.id ?? 0;
}

function wishes( how: SendHow ): Partial< ReplyInput > {
	return {
		...( how.statusAfter ? { status_after: how.statusAfter } : {} ),
		...( how.statusAfter === 'snoozed' ? { snoozed_until: how.snoozedUntil ?? null } : {} ),
		...( how.sendAt ? { send_at: how.sendAt } : {} ),
	};
}

interface Settings extends Pick< DraftTools, 'draft' | 'change' | 'ended' > {
	kind: 'reply' | 'note' | 'forward';
	ticketId: number;
	ticket: Thread;
	uploads: Uploads;
	onDone: () => void;
}

/** Sends what was written; stops when the thread has changed, waits for files that are still on their way and for the connection. */
export function useSubmit( { kind, ticketId, ticket, draft, change, ended, uploads, onDone }: Settings ) {
	const { sendReply, saveNote, loadTicket } = useDispatch( deskStore );
	const registry = useRegistry();
	const inbox = useContext( InboxContext );
	const name = `${ kind }:${ ticketId }`;
	const [ busy, setBusy ] = useState( false );
	const [ waiting, setWaiting ] = useState< SendHow | null >( null );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const [ held, setHeld ] = useState< HeldReply | null >( null );
	const waitsForConnection = useWaits( name );
	// What stood in the thread when the box was opened, for a draft that is older than this was noted.
	const opened = useRef( { message: newestId( ticket.messages ), event: newestId( ticket.events ) } );

	const now = (): Thread => registry.select( deskStore ).getDesk().tickets[ ticketId ]?.ticket ?? ticket;
	/** What the person had seen when writing began: a message that slides in above the box is easily overlooked. */
	const seen = () => ( {
		message: draft.basedOn || opened.current.message,
		event: draft.basedOnEvent || opened.current.event,
	} );

	const onRefused = async (
		refused: Failure,
		how: SendHow,
		input: Omit< Parameters< typeof sendWhenBack >[ 0 ], 'name' | 'ticketId' >
	) => {
		if ( refused.kind === 'offline' && ( ! isHere.current || contentOf( draftNow.current ) === contentOf( draft ) ) ) {
			sendWhenBack( { name, ticketId, ...input, content: contentOf( draft ) } );
			return;
		}
		if ( ! isHere.current ) {
			// The person is elsewhere by now. What is new in the thread has not been shown to them.
			const kept = readDraft( name );
			if ( ! isEmptyDraft( kept ) ) {
				keepDraft( name, { ...kept, clientKey: newClientKey() } );
			}
			sayNotSent( refused );
			return;
		}
		if ( refused.code === 'mesa_thread_changed' ) {
			const { message, event } = seen();
			await loadTicket( ticketId );
			setHeld( { since: message, sinceEvent: event, how } );
			// From here on it has been shown. What is sent next is not the same request any more.
			change( { clientKey: newClientKey(), basedOn: newestId( now().messages ), basedOnEvent: newestId( now().events ) } );
			return;
		}
		if ( refused.kind === 'refused' ) {
			change( { clientKey: newClientKey() } );
		}
		setFailure( refused );
	};

	const sayNotSent = ( reason: Pick< Failure, 'message' > ) =>
		notifyFailure(
			/* translators: %d: ticket number. */
			sprintf( __( 'What you wrote on #%d was not sent. Your text is kept there.', 'mesa-help-desk' ), ticketId ),
			reason as Failure
		);

	/** The neighbour in the list, as it stands now: the answered ticket may leave it. */
	const nextTicket = (): number | null => {
		const ids = inbox?.getContext().ids ?? [];
		const at = ids.indexOf( ticketId );
		return ids[ at + 1 ] ?? ids[ at - 1 ] ?? null;
	};

	const afterwards = ( how: SendHow, message: Message | null, next: number | null ) => {
		if ( message ) {
			rememberSent( message.id, draft );
			tellSent( message, how );
		}
		if ( ended( draft ) ) {
			// More was written while it was on its way: the box stays open with it.
			setBusy( false );
			return;
		}
		onDone();
		if ( how.next ) {
			replaceRoute( { ticket: next } );
		}
	};

	const send = async ( how: SendHow ) => {
		if ( busy || uploads.failed ) {
			return;
		}
		if ( ! uploads.settled ) {
			// Files are still on their way: it leaves by itself when they have arrived.
			setWaiting( how );
			return;
		}
		const { messages } = now();
		const { message: until, event } = seen();
		const byOthers = messages.some( ( message ) => message.id > until && message.author?.id !== getBoot().user.id );
		const lastSeen = byOthers ? until : newestId( messages );
		const next = nextTicket();
		setBusy( true );
		setFailure( null );
		setHeld( null );
		dontSend( name );
		stopSaving( name );
		const html = htmlOf( draft ) || '<p></p>';
		const key = { draft_key: draft.key };
		const note = kind === 'note' ? { ...noteBody( draft, html ), ...key } : null;
		const reply = note
			? null
			: {
					...replyBody( draft, html, ticket ),
					...wishes( how ),
					...key,
					...( lastSeen > 0 ? { last_message_id: lastSeen } : {} ),
					...( event > 0 ? { last_event_id: event } : {} ),
				};
		try {
			if ( note ) {
				const { mention_warning: warning } = await saveNote( ticketId, note );
				if ( warning ) {
					notify( warning );
				}
			}
			afterwards( how, reply ? await sendReply( ticketId, reply ) : null, next );
		} catch ( error ) {
			await onRefused( error as Failure, how, { reply, note } );
			setBusy( false );
		}
	};

	const draftNow = useRef( draft );
	draftNow.current = draft;
	const isHere = useRef( true );
	const waitsForFiles = useRef( false );
	waitsForFiles.current = waiting !== null;
	useEffect( () => {
		isHere.current = true;
		return () => {
			isHere.current = false;
			if ( waitsForFiles.current ) {
				sayNotSent( { message: __( 'Its files had not arrived.', 'mesa-help-desk' ) } );
			}
		};
		// Once: when the box goes.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [] );

	const sendNow = useRef( send );
	sendNow.current = send;
	useEffect( () => {
		if ( waiting && ( uploads.settled || uploads.failed ) ) {
			setWaiting( null );
			if ( uploads.settled ) {
				// Of this very rendering, whose draft has the files that just arrived.
				void sendNow.current( waiting );
			}
		}
	}, [ waiting, uploads.settled, uploads.failed ] );

	return {
		/** Of the last rendering, so that what was typed a moment ago is in it. */
		sendNow,
		busy,
		waiting: waiting !== null,
		waitsForConnection,
		dontSend: () => dontSend( name ),
		failure,
		held,
		back: () => setHeld( null ),
	};
}
