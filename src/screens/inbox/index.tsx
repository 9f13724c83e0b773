import { useDispatch } from '@wordpress/data';
import { useCallback, useEffect, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { inbox as inboxIcon } from '@wordpress/icons';
import type { TicketPatch } from '../../contract/generated/types.ts';
import { deskStore } from '../../store/desk/index.ts';
import { keepPreference, readPreference } from '../../store/preferences.ts';
import { goTo, replaceRoute, useRoute } from '../../store/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { Folders } from './folders/folders.tsx';
import { BulkBar } from './list/bulk-bar.tsx';
import { ListHead } from './list/list-head.tsx';
import { TicketList } from './list/ticket-list.tsx';
import { useShownList } from './list/use-shown-list.ts';
import { NewTicket } from './new-ticket.tsx';
import type { ReplyHandle } from './reply/reply-box.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { SideBar } from './side-bar/side-bar.tsx';
import { Thread } from './thread/thread.tsx';
import { useInboxQuery } from './use-inbox-query.ts';
import { useSelection } from './use-selection.ts';
import { useTicketActions } from './use-ticket-actions.ts';

/** Moving fast through the list with j and k must not load every ticket on the way. */
const OPEN_PAUSE_MS = 120;

/** Folders, list, thread and side bar. */
export function InboxScreen() {
	const route = useRoute();
	const { loadList, showList, loadTicket, loadPeople, loadCounts, setViewing } = useDispatch( deskStore );
	const { change, changeMany } = useTicketActions();
	const [ dialog, setDialog ] = useState< 'new' | 'keys' | null >( null );
	const [ assigneeOpen, setAssigneeOpen ] = useState( false );
	const [ sideBarOpen, setSideBarOpen ] = useState( () => readPreference( 'panel:side', 'open' ) === 'open' );
	// Over the thread the side bar would hide what one came to read, so there it starts closed.
	const [ slidOver, setSlidOver ] = useState( false );
	const replyHandle = useRef< ReplyHandle | null >( null );
	const { ticket } = route;
	const { query, folderOrder, setFolderOrder } = useInboxQuery();
	const { list, isOld } = useShownList( query );
	const ids = useMemo( () => list?.ids ?? [], [ list?.ids ] );
	const { selected, toggle, toggleAll, keep, clear } = useSelection( ids );
	// Where j and k stand when no ticket is open.
	const [ cursor, setCursor ] = useState< number | null >( null );
	const current = ticket ?? cursor;

	useEffect( () => {
		void loadPeople();
		void loadCounts();
	}, [ loadPeople, loadCounts ] );
	useEffect( () => {
		clear();
		showList( query );
		void loadList( query );
	}, [ query, loadList, showList, clear ] );
	useEffect( () => {
		setViewing( ticket );
		setAssigneeOpen( false );
		setSlidOver( false );
		if ( ! ticket ) {
			return;
		}
		setCursor( ticket );
		const timer = setTimeout( () => void loadTicket( ticket ), OPEN_PAUSE_MS );
		return () => clearTimeout( timer );
	}, [ ticket, loadTicket, setViewing ] );

	const open = useCallback( ( id: number ) => goTo( { ticket: id } ), [] );
	const step = ( by: 1 | -1 ) => {
		const at = current === null ? -1 : ids.indexOf( current );
		const next = ids[ at < 0 ? 0 : Math.min( ids.length - 1, Math.max( 0, at + by ) ) ];
		if ( next !== undefined ) {
			setCursor( next );
			if ( ticket ) {
				replaceRoute( { ticket: next } );
			}
		}
	};
	const changeSelected = async ( patch: TicketPatch ) => {
		const chosen = [ ...selected ];
		clear();
		// What was refused stays selected, for another try.
		keep( await changeMany( chosen, patch ) );
	};
	const changeCurrent = ( patch: TicketPatch ) => {
		if ( selected.size > 0 ) {
			void changeSelected( patch );
		} else if ( current ) {
			void change( current, patch );
		}
	};
	const openCurrent = () => current && goTo( { ticket: current } );

	useShortcuts( {
		j: () => step( 1 ),
		k: () => step( -1 ),
		o: openCurrent,
		Enter: openCurrent,
		u: () => goTo( { ticket: null } ),
		e: () => changeCurrent( { status: 'closed' } ),
		r: () => replyHandle.current?.open( 'reply' ),
		n: () => replyHandle.current?.open( 'note' ),
		a: () => ticket && setAssigneeOpen( true ),
		x: () => current && toggle( current, false ),
		X: () => toggleAll(),
		t: () => ticket && openTags(),
		'/': () => document.querySelector< HTMLInputElement >( '.mesa-search input' )?.focus(),
		'?': () => setDialog( 'keys' ),
		Escape: () => ( slidOver ? setSlidOver( false ) : clear() ),
	} );

	const isOver = () => window.getComputedStyle( document.querySelector( '.mesa-side' ) ?? document.body ).position === 'absolute';
	/** Shows the side bar, wherever it is, and puts the cursor where tags are typed. */
	const openTags = () => {
		if ( isOver() ) {
			setSlidOver( true );
		} else {
			setSideBarOpen( true );
		}
		// What is still sliding in cannot take the focus yet.
		setTimeout( () => document.querySelector< HTMLInputElement >( '.mesa-side .mesa-tokens input' )?.focus(), 200 );
	};
	const toggleSideBar = () => {
		if ( isOver() ) {
			setSlidOver( ! slidOver );
			return;
		}
		keepPreference( 'panel:side', sideBarOpen ? 'folded' : 'open' );
		setSideBarOpen( ! sideBarOpen );
	};

	return (
		<div
			className={ `mesa-inbox${ ticket ? ' has-ticket' : '' }${ sideBarOpen ? ' has-side' : '' }${ slidOver ? ' is-slid-over' : '' }` }
		>
			<Folders />
			<section className="mesa-list" aria-label={ __( 'Tickets', 'mesa-help-desk' ) }>
				<ListHead order={ folderOrder } onOrder={ setFolderOrder } onNewTicket={ () => setDialog( 'new' ) } list={ list } />
				{ selected.size > 0 && (
					<BulkBar
						selected={ selected }
						total={ ids.length }
						onAll={ toggleAll }
						onClear={ clear }
						onChange={ ( patch ) => void changeSelected( patch ) }
					/>
				) }
				<TicketList
					query={ query }
					list={ list }
					isOld={ isOld }
					current={ current }
					selected={ selected }
					onOpen={ open }
					onSelect={ toggle }
				/>
			</section>
			{ ticket ? (
				<>
					<Thread
						key={ ticket }
						id={ ticket }
						replyHandle={ replyHandle }
						assigneeOpen={ assigneeOpen }
						onAssigneeOpen={ setAssigneeOpen }
						sideBarOpen={ slidOver || sideBarOpen }
						onToggleSideBar={ toggleSideBar }
					/>
					<SideBar id={ ticket } onClose={ () => setSlidOver( false ) } />
				</>
			) : (
				<section className="mesa-thread is-empty">
					<EmptyState icon={ inboxIcon } title={ __( 'Choose a ticket to read it here', 'mesa-help-desk' ) }>
						<p>{ __( 'j and k move through the list, ? shows every key.', 'mesa-help-desk' ) }</p>
					</EmptyState>
				</section>
			) }
			{ dialog === 'new' && <NewTicket onClose={ () => setDialog( null ) } /> }
			{ dialog === 'keys' && <ShortcutSheet onClose={ () => setDialog( null ) } /> }
		</div>
	);
}
