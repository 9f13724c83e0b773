import { useDispatch, useRegistry } from '@wordpress/data';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { inbox as inboxIcon } from '@wordpress/icons';
import type { CSSProperties } from 'react';
import type { TicketPatch } from '../../contract/generated/types.ts';
import { deskStore } from '../../store/desk/index.ts';
import { goTo, useRoute } from '../../store/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useAfterPaint } from '../../ui/use-after-paint.ts';
import { ACTIONS } from './actions/index.ts';
import type { ActionContext, MenuName } from './actions/index.ts';
import { BulkProgress } from './bulk/bulk-progress.tsx';
import { useDeleteForEver } from './bulk/use-delete-for-ever.tsx';
import { useWholeResult } from './bulk/use-whole-result.ts';
import { WholeLine } from './bulk/whole-line.tsx';
import { TrashLine } from './bulk/trash-line.tsx';
import { Folders } from './folders/folders.tsx';
import { BulkBar } from './list/lazy-bulk-bar.tsx';
import { ListEdge, readListWidth } from './frame/list-edge.tsx';
import { useFrameChoices } from './frame/use-frame-choices.ts';
import { ListHead } from './list/list-head.tsx';
import { TicketList } from './list/ticket-list.tsx';
import { useShownList } from './list/use-shown-list.ts';
import type { ReplyHandle } from './reply/reply-box.tsx';
import { SideBar } from './side-bar/lazy-side-bar.tsx';
import { Thread } from './thread/thread.tsx';
import { useActionKeys } from './use-action-keys.ts';
import { useDesk } from './use-desk.ts';
import { useFloating } from './use-floating.tsx';
import { InboxContext } from './use-inbox.ts';
import { useInboxQuery } from './use-inbox-query.ts';
import { usePrefetch } from './use-prefetch.ts';
import { useSelection } from './use-selection.ts';
import { useSideBar } from './use-side-bar.ts';
import { useTicketActions } from './use-ticket-actions.ts';
import { useWalk } from './use-walk.ts';

const widthStyle = ( width: number ) => ( { '--mesa-list-width': `${ width }px` } ) as CSSProperties;

/** Folders, list, thread and side bar. */
export function InboxScreen() {
	const route = useRoute();
	const { ticket } = route;
	const registry = useRegistry();
	const { loadList, showList, loadPeople, loadCounts } = useDispatch( deskStore );
	const { change, changeMany } = useTicketActions();
	const { show, floating } = useFloating();
	const sideBar = useSideBar();
	const [ menu, setMenu ] = useState< MenuName | null >( null );
	const replyHandle = useRef< ReplyHandle | null >( null );
	const { query, setFolderOrder } = useInboxQuery();
	const { list, isOld } = useShownList( query );
	const ids = useMemo( () => list?.ids ?? [], [ list?.ids ] );
	const { selected, toggle, toggleAll, keep, clear } = useSelection( ids );
	const whole = useWholeResult( query, list, selected );
	const { isWhole, leave: leaveWhole } = whole;
	const { current, step } = useWalk( ids, ticket );
	const { close: closeSideBar } = sideBar;
	const isThere = useDesk( ( desk ) => ticket === null || desk.tickets[ ticket ]?.status === 'ready', [ ticket ] );
	usePrefetch( ids, current, isThere );

	// Before the effects of all that stands around the list: its request is the first to go.
	useLayoutEffect( () => {
		clear();
		showList( query );
		void loadList( query );
	}, [ query, loadList, showList, clear ] );
	const isAnswered = list !== undefined && list.status !== 'loading';
	const isSurrounded = useRef( false );
	useEffect( () => {
		if ( isAnswered && ! isSurrounded.current ) {
			isSurrounded.current = true;
			void loadCounts();
			void loadPeople();
		}
	}, [ isAnswered, loadPeople, loadCounts ] );
	useEffect( () => {
		setMenu( null );
		closeSideBar();
	}, [ ticket ] ); // eslint-disable-line react-hooks/exhaustive-deps -- only another ticket takes them away

	const open = useCallback( ( id: number ) => goTo( { ticket: id } ), [] );
	useEffect( () => {
		if ( isWhole ) {
			// What is loaded later is meant too.
			keep( ids );
		}
	}, [ isWhole, ids, keep ] );
	const toggleOne = useCallback(
		( id: number, range: boolean ) => {
			leaveWhole();
			toggle( id, range );
		},
		[ toggle, leaveWhole ]
	);
	const changeSelected = async ( patch: TicketPatch ) => {
		if ( isWhole ) {
			if ( await whole.start( { patch } ) ) {
				clear();
			}
			return;
		}
		const chosen = [ ...selected ];
		clear();
		// What was refused stays selected, for another try.
		keep( await changeMany( chosen, patch ) );
	};
	const askToDelete = useDeleteForEver( query, show, {
		ids: isWhole ? null : [ ...selected ],
		onStarted: clear,
	} );
	const makeContext = (): ActionContext => {
		const desk = registry.select( deskStore ).getDesk();
		return {
			route,
			ticketId: current,
			isOpen: ticket !== null,
			row: current ? desk.rows[ current ] : undefined,
			ticket: ticket ? ( desk.tickets[ ticket ]?.ticket ?? null ) : null,
			ids,
			selected,
			change: ( patch ) => {
				if ( selected.size > 0 ) {
					void changeSelected( patch );
				} else if ( current ) {
					void change( current, patch );
				}
			},
			step,
			open,
			toggleSelected: ( id ) => toggleOne( id, false ),
			toggleAll,
			clearSelected: clear,
			reply: replyHandle.current,
			openMenu: setMenu,
			show,
			showSideBar: sideBar.show,
			toggleSideBar: sideBar.toggle,
			closeSideBar,
		};
	};
	const latest = useRef( makeContext );
	latest.current = makeContext;
	const getContext = useCallback( () => latest.current(), [] );
	const inbox = useMemo( () => ( { getContext, menu, setMenu } ), [ getContext, menu ] );
	useActionKeys( getContext );
	const frame = useRef< HTMLDivElement >( null );
	// The thread is painted first, what stands beside it in a second breath.
	const besides = useAfterPaint( ticket );
	const leaveSideBar = useCallback( () => void latest.current().closeSideBar(), [] );
	const newTicket = useCallback( () => ACTIONS.find( ( { id } ) => id === 'new-ticket' )?.run( getContext() ), [ getContext ] );
	const setWidth = useCallback( ( width: number ) => frame.current?.style.setProperty( '--mesa-list-width', `${ width }px` ), [] );
	const { isFullScreen, isCompact, isFolded } = useFrameChoices();
	const [ firstWidth ] = useState( readListWidth );
	const names = [
		'mesa-inbox',
		ticket ? 'has-ticket' : '',
		sideBar.isOpen ? 'has-side' : '',
		sideBar.isOver ? 'is-slid-over' : '',
		isFullScreen ? 'is-full-screen' : '',
		isCompact ? 'is-compact' : '',
		isFolded ? 'has-folded-folders' : '',
	].filter( Boolean );

	return (
		<InboxContext.Provider value={ inbox }>
			<div ref={ frame } className={ names.join( ' ' ) } style={ firstWidth ? widthStyle( firstWidth ) : undefined }>
				<Folders />
				<section className="mesa-list" aria-label={ __( 'Tickets', 'mesa-help-desk' ) }>
					<ListHead query={ query } onOrder={ setFolderOrder } onNewTicket={ newTicket } list={ list } />
					{ selected.size > 0 && (
						<BulkBar
							selected={ selected }
							total={ ids.length }
							onAll={ toggleAll }
							onClear={ clear }
							whole={ isWhole ? whole.count : null }
							onChange={ ( patch ) => void changeSelected( patch ) }
							onDelete={ askToDelete }
						/>
					) }
					{ selected.size > 0 && <WholeLine whole={ whole } shown={ ids.length } isSearch={ Boolean( query.search ) } /> }
					{ selected.size === 0 && <TrashLine query={ query } isEmpty={ ids.length === 0 } /> }
					<TicketList
						query={ query }
						list={ list }
						isOld={ isOld }
						current={ current }
						selected={ selected }
						onOpen={ open }
						onSelect={ toggleOne }
					/>
					<BulkProgress query={ query } />
				</section>
				<ListEdge onWidth={ setWidth } />
				{ ticket ? (
					<>
						<Thread
							id={ ticket }
							replyHandle={ replyHandle }
							sideBarOpen={ sideBar.isOver || sideBar.isOpen }
							onToggleSideBar={ sideBar.toggle }
						/>
						<SideBar id={ besides ?? ticket } onClose={ leaveSideBar } />
					</>
				) : (
					<section className="mesa-thread is-empty">
						<EmptyState icon={ inboxIcon } title={ __( 'Choose a ticket to read it here', 'mesa-help-desk' ) }>
							<p>{ __( 'j and k move through the list, ? shows every key.', 'mesa-help-desk' ) }</p>
						</EmptyState>
					</section>
				) }
				{ floating }
			</div>
		</InboxContext.Provider>
	);
}
