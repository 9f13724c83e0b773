import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { arrowLeft, sidebar as sidebarIcon } from '@wordpress/icons';
import type { Message, TicketRow } from '../../../contract/generated/types.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { goTo } from '../../../store/route.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Elapsed } from '../../../ui/time-ago.tsx';
import { dayAndTime, parseTime } from '../../../ui/time.ts';
import type { ReplyHandle } from '../reply/reply-box.tsx';
import { ReplyBox } from '../reply/reply-box.tsx';
import { restoreSent } from '../reply/sent-drafts.ts';
import { useMailboxName, useOpenTicket, useRow } from '../use-desk.ts';
import { useRetryWhenBack } from '../use-retry-when-back.ts';
import { useBlocking } from '../use-blocking.ts';
import { useTicketActions } from '../use-ticket-actions.ts';
import { channelWord } from '../words.ts';
import { BlockedLine } from './blocked-line.tsx';
import { Faces, Writers } from '../presence/colleagues.tsx';
import { useFoundDrafts } from '../presence/use-found-drafts.ts';
import { usePresence } from '../presence/use-presence.ts';
import { TicketControls } from './controls.tsx';
import { MoreMenu } from './more-menu.tsx';
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

/** Marks a ticket read once it is really on screen. */
function useMarkRead( id: number, loaded: boolean, unread: boolean | undefined ): void {
	const { markRead } = useTicketActions();
	const marked = useRef( 0 );
	useEffect( () => {
		// Once a visit: "mark as unread" must not be undone by the screen itself.
		if ( loaded && unread && marked.current !== id ) {
			marked.current = id;
			void markRead( id, false );
		}
	}, [ id, loaded, unread, markRead ] );
}

/** Where it came in, its number, how long it waits. */
function Facts( { row }: { row: TicketRow } ) {
	const mailbox = useMailboxName( row.mailbox_id );
	return (
		<p className="mesa-thread__facts">
			{ [ mailbox, `#${ row.id }`, channelWord( row.channel ) ].filter( Boolean ).join( ' · ' ) }
			{ row.waiting_since && row.status === 'open' && (
				<>
					{ ' · ' }
					{ __( 'waiting', 'mesa-help-desk' ) } <Elapsed time={ row.waiting_since } />
				</>
			) }
			{ row.status === 'snoozed' && ! row.snoozed_until && (
				<>
					{ ' · ' }
					{ __( 'comes back when the customer writes', 'mesa-help-desk' ) }
				</>
			) }
			{ row.status === 'snoozed' && row.snoozed_until && (
				<>
					{ ' · ' }
					{ sprintf(
						/* translators: %s: day and time. */ __( 'comes back %s', 'mesa-help-desk' ),
						dayAndTime( parseTime( row.snoozed_until ) )
					) }
				</>
			) }
		</p>
	);
}

/** The open ticket: its head, its messages, the reply box. */
export function Thread( { id, replyHandle, sideBarOpen, onToggleSideBar }: Props ) {
	const row = useRow( id );
	const open = useOpenTicket( id );
	const { loadTicket, loadEarlier } = useDispatch( deskStore );
	const { change } = useTicketActions();
	const { block } = useBlocking();
	// Made anew when words come back into it.
	const [ box, setBox ] = useState( { epoch: 0, takesFocus: false } );
	const ticket = open?.ticket ?? null;
	useRetryWhenBack( open?.status === 'failed' ? open.failure : null, () => void loadTicket( id ) );
	useMarkRead( id, ticket !== null, row?.unread );
	usePresence( id, ticket !== null );
	useFoundDrafts( id, ( move ) => setBox( ( { epoch } ) => ( { epoch: epoch + 1, takesFocus: move === 'restored' } ) ) );
	const scroller = useReadingPlace( id, ticket?.messages ?? NO_MESSAGES );
	const { dropping, handlers } = useFileDrop( ( files ) => replyHandle.current?.addFiles( files ) );

	return (
		<section
			className={ `mesa-thread${ dropping ? ' is-dropping' : '' }` }
			aria-label={ __( 'Ticket', 'mesa-help-desk' ) }
			data-ticket={ id }
			{ ...handlers }
		>
			<header className="mesa-thread__head">
				<Button
					className="mesa-thread__back"
					icon={ arrowLeft }
					size="compact"
					label={ __( 'Back to the list', 'mesa-help-desk' ) }
					onClick={ () => goTo( { ticket: null } ) }
				/>
				<h2 className="mesa-thread__subject" dir="auto">
					{ row?.subject || ( row ? __( '(no subject)', 'mesa-help-desk' ) : ' ' ) }
				</h2>
				<Faces ticketId={ id } />
				<MoreMenu />
				<Button
					className="mesa-thread__side-toggle"
					icon={ sidebarIcon }
					size="compact"
					aria-expanded={ sideBarOpen }
					label={ __( 'About the customer', 'mesa-help-desk' ) }
					onClick={ onToggleSideBar }
				/>
				{ row && (
					<div className="mesa-thread__under">
						<Facts row={ row } />
						<TicketControls
							row={ row }
							disabled={ ticket ? ! ticket.can.edit : false }
							onChange={ ( patch ) => void change( id, patch ) }
							onBlock={ ( address ) => void block( id, address ) }
						/>
					</div>
				) }
			</header>
			{ ! open || ( open.status === 'loading' && ! ticket ) ? <Skeleton kind="thread" rows={ 3 } /> : null }
			{ open?.status === 'failed' && <FailedState message={ open.failure?.message ?? '' } onRetry={ () => void loadTicket( id ) } /> }
			{ ticket && (
				<>
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
					{ ( ticket.can.reply || ticket.can.note ) && (
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
			{ dropping && <div className="mesa-drop">{ __( 'Drop files to attach them', 'mesa-help-desk' ) }</div> }
		</section>
	);
}
