import { useDispatch } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Message } from '../../../contract/generated/types.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { fetchMailFrame } from '../../../ui/mail-frame/lazy-mail-frame.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { ReplyHandle } from '../reply/reply-box.tsx';
import { ReplyBox } from '../reply/reply-box.tsx';
import { restoreSent } from '../reply/sent-drafts.ts';
import { useOpenTicket, useRow } from '../use-desk.ts';
import { useOnceItStays } from '../use-once-it-stays.ts';
import { useRetryWhenBack } from '../use-retry-when-back.ts';
import { useTicketActions } from '../use-ticket-actions.ts';
import { BlockedLine } from './blocked-line.tsx';
import { Writers } from '../presence/colleagues.tsx';
import { useFoundDrafts } from '../presence/use-found-drafts.ts';
import { usePresence } from '../presence/use-presence.ts';
import { MergedLine, Signpost } from './signpost.tsx';
import { ThreadHead } from './thread-head.tsx';
import { Timeline } from './timeline.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useReadingPlace } from './use-reading-place.ts';

interface Props {
	id: number;
	replyHandle: { current: ReplyHandle | null };
	sideBarOpen: boolean;
	onToggleSideBar: () => void;
}

const NO_MESSAGES: Message[] = [];

/** Marks a ticket read once it has stayed on screen. */
function useMarkRead( id: number, loaded: boolean, unread: boolean | undefined ): void {
	const { markRead } = useTicketActions();
	const marked = useRef( 0 );
	// Once a visit: "mark as unread" must not be undone by the screen itself.
	useOnceItStays( id, loaded && unread === true && marked.current !== id, () => {
		marked.current = id;
		void markRead( id, false );
		return null;
	} );
}

/** The messages and the reply box of one ticket. */
function ThreadBody( { id, replyHandle }: Pick< Props, 'id' | 'replyHandle' > ) {
	const row = useRow( id );
	const open = useOpenTicket( id );
	const { loadTicket, loadEarlier } = useDispatch( deskStore );
	// Made anew when words come back into it.
	const [ box, setBox ] = useState( { epoch: 0, takesFocus: false } );
	const ticket = open?.ticket ?? null;
	useRetryWhenBack( open?.status === 'failed' ? open.failure : null, () => void loadTicket( id ) );
	useMarkRead( id, ticket !== null, row?.unread );
	usePresence( id, ticket !== null );
	useFoundDrafts( id, ( move ) => setBox( ( { epoch } ) => ( { epoch: epoch + 1, takesFocus: move === 'restored' } ) ) );
	const scroller = useReadingPlace( id, ticket?.messages ?? NO_MESSAGES );

	return (
		<>
			{ ! open || ( open.status === 'loading' && ! ticket ) ? <Skeleton kind="thread" rows={ 3 } /> : null }
			{ open?.status === 'failed' && <FailedState message={ open.failure?.message ?? '' } onRetry={ () => void loadTicket( id ) } /> }
			{ ticket && (
				<>
					{ row?.status === 'merged' && <Signpost id={ id } ticket={ ticket } /> }
					<MergedLine id={ id } ticket={ ticket } />
					{ ticket.blocked && <BlockedLine ticketId={ id } entry={ ticket.blocked } mayEdit={ ticket.can.edit } /> }
					<div className="mesa-thread__scroll" ref={ scroller }>
						<Timeline
							key={ id }
							ticket={ ticket }
							loadingEarlier={ open?.loadingEarlier ?? false }
							onLoadEarlier={ () => void loadEarlier( id ) }
							onTakenBack={ restoreSent }
						/>
					</div>
					<Writers ticketId={ id } />
					{ ( ticket.can.reply || ticket.can.note ) && row?.status !== 'merged' && (
						<ReplyBox
							key={ `${ id }.${ box.epoch }` }
							handle={ replyHandle }
							ticketId={ id }
							ticket={ ticket }
							startsOpen={ box.takesFocus }
						/>
					) }
				</>
			) }
		</>
	);
}

/** The open ticket: its head, its messages, the reply box. */
export function Thread( { id, replyHandle, sideBarOpen, onToggleSideBar }: Props ) {
	// While the words are on their way: most threads have a mail that needs it.
	useEffect( fetchMailFrame, [] );
	const { dropping, handlers } = useFileDrop( ( files ) => replyHandle.current?.addFiles( files ) );
	return (
		<section
			className={ `mesa-thread${ dropping ? ' is-dropping' : '' }` }
			aria-label={ __( 'Ticket', 'mesa-help-desk' ) }
			data-ticket={ id }
			{ ...handlers }
		>
			<ThreadHead id={ id } sideBarOpen={ sideBarOpen } onToggleSideBar={ onToggleSideBar } />
			<ThreadBody key={ id } id={ id } replyHandle={ replyHandle } />
			{ dropping && <div className="mesa-drop">{ __( 'Drop files to attach them', 'mesa-help-desk' ) }</div> }
		</section>
	);
}
