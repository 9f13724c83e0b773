import { useDispatch } from '@wordpress/data';
import { useCallback, useEffect, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { inbox as inboxIcon } from '@wordpress/icons';
import { deskStore } from '../../store/desk/index.ts';
import type { ListQuery } from '../../store/desk/state.ts';
import { keepPreference, readPreference } from '../../store/preferences.ts';
import { goTo, replaceRoute, useRoute } from '../../store/route.ts';
import type { Route } from '../../store/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { Folders } from './folders/folders.tsx';
import { BulkBar } from './list/bulk-bar.tsx';
import { ListHead } from './list/list-head.tsx';
import { TicketList } from './list/ticket-list.tsx';
import { NewTicket } from './new-ticket.tsx';
import type { ReplyHandle } from './reply/reply-box.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { SideBar } from './side-bar/side-bar.tsx';
import { Thread } from './thread/thread.tsx';
import { useList } from './use-desk.ts';
import { useSelection } from './use-selection.ts';
import { useTicketActions } from './use-ticket-actions.ts';

/** Moving fast through the list with j and k must not load every ticket on the way. */
const OPEN_PAUSE_MS = 120;

function queryFor( route: Route, order: ListQuery[ 'order' ] ): ListQuery {
	return {
		folder: route.search ? 'all' : route.folder,
		...( route.mailbox ? { mailbox_id: route.mailbox } : {} ),
		...( route.search ? { search: route.search } : {} ),
		order,
	};
}

/** Folders, list, thread and side bar. */
export function InboxScreen() {
	const route = useRoute();
	const { loadList, loadTicket, loadPeople, loadCounts, setViewing } = useDispatch( deskStore );
	const { change, changeMany } = useTicketActions();
	const [ order, setOrder ] = useState(
		() => ( readPreference( 'order', 'newest' ) === 'waiting' ? 'waiting' : 'newest' ) as ListQuery[ 'order' ]
	);
	const [ dialog, setDialog ] = useState< 'new' | 'keys' | null >( null );
	const [ assigneeOpen, setAssigneeOpen ] = useState( false );
	const [ sideBarOpen, setSideBarOpen ] = useState( () => readPreference( 'panel:side', 'open' ) === 'open' );
	// Over the thread the side bar would hide what one came to read, so there it starts closed.
	const [ slidOver, setSlidOver ] = useState( false );
	const replyHandle = useRef< ReplyHandle | null >( null );
	const { folder, mailbox, search, ticket } = route;
	const query = useMemo( () => queryFor( { folder, mailbox, search } as Route, order ), [ folder, mailbox, search, order ] );
	const list = useList( query );
	const ids = useMemo( () => list?.ids ?? [], [ list?.ids ] );
	const { selected, toggle, clear } = useSelection( ids );
	// Where j and k stand when no ticket is open.
	const [ cursor, setCursor ] = useState< number | null >( null );
	const current = ticket ?? cursor;

	useEffect( () => {
		void loadPeople();
		void loadCounts();
	}, [ loadPeople, loadCounts ] );
	useEffect( () => {
		clear();
		void loadList( query );
	}, [ query, loadList, clear ] );
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
	const changeCurrent = ( patch: Parameters< typeof change >[ 1 ] ) => {
		if ( selected.size > 0 ) {
			void changeMany( [ ...selected ], patch );
			clear();
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
		'/': () => document.querySelector< HTMLInputElement >( '.mesa-search input' )?.focus(),
		'?': () => setDialog( 'keys' ),
		Escape: () => ( slidOver ? setSlidOver( false ) : clear() ),
	} );

	const toggleSideBar = () => {
		const isOver = window.getComputedStyle( document.querySelector( '.mesa-side' ) ?? document.body ).position === 'absolute';
		if ( isOver ) {
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
				<ListHead order={ order } onOrder={ setOrder } onNewTicket={ () => setDialog( 'new' ) } />
				{ selected.size > 0 && (
					<BulkBar
						count={ selected.size }
						onClear={ clear }
						onChange={ ( patch ) => {
							void changeMany( [ ...selected ], patch );
							clear();
						} }
					/>
				) }
				<TicketList query={ query } list={ list } current={ current } selected={ selected } onOpen={ open } onSelect={ toggle } />
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
