import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { memo, useEffect, useRef } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { search as searchIcon } from '@wordpress/icons';
import { deskStore } from '../../../store/desk/index.ts';
import type { List, ListQuery } from '../../../store/desk/state.ts';
import { ticketUrls, usePlace } from '../../../store/route.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useDesk } from '../use-desk.ts';
import { useRetryWhenBack } from '../use-retry-when-back.ts';
import { StillSearching } from '../search/still-searching.tsx';
import { EmptyFolder } from './empty-folder.tsx';
import { TicketLine } from './ticket-line.tsx';
import { useNear } from './use-near.ts';
import { useRest } from './use-rest.ts';
import { useSlide } from './use-slide.ts';
import { useWidth } from './use-width.ts';

const NONE: readonly number[] = [];

interface Props {
	query: ListQuery;
	list: List | undefined;
	/** What is shown answers the search before this one. */
	isOld: boolean;
	current: number | null;
	selected: ReadonlySet< number >;
	onOpen: ( id: number ) => void;
	onSelect: ( id: number, range: boolean ) => void;
}

function Tickets( { query, list, isOld, current, selected, onOpen, onSelect }: Props ) {
	const place = usePlace();
	const rows = useDesk( ( desk ) => desk.rows );
	const { loadList, loadMore, revealHeld } = useDispatch( deskStore );
	const scroller = useRef< HTMLDivElement >( null );
	const isThere = list !== undefined && list.status === 'ready';
	const width = useWidth( scroller, isThere );
	const foot = useRef< HTMLDivElement >( null );
	useSlide( scroller, list?.ids ?? NONE );

	useRetryWhenBack( list?.status === 'failed' ? list.failure : null, () => void loadList( query ) );
	const { noteScroll, noteHand } = useRest( scroller, query, selected.size > 0 );
	const { isNear, look } = useNear( scroller, isThere && list.ids.length > 0 );

	const cursor = list?.failure ? null : list?.cursor;
	const hasMore = Boolean( cursor );
	useEffect( () => {
		if ( ! cursor || ! foot.current ) {
			return;
		}
		const observer = new IntersectionObserver(
			( entries ) => entries.some( ( entry ) => entry.isIntersecting ) && void loadMore( query ),
			{
				root: scroller.current,
				rootMargin: '400px',
			}
		);
		observer.observe( foot.current );
		return () => observer.disconnect();
		// Watched anew for each page: a search may give a short one, or an empty one, and go on, so that the foot stays in sight.
	}, [ cursor, loadMore, query ] );

	useEffect( () => {
		scroller.current?.querySelector( '.mesa-line.is-current' )?.scrollIntoView( { block: 'nearest' } );
	}, [ current ] );

	if ( ! list || list.status === 'loading' ) {
		return (
			<>
				{ query.search && <StillSearching key={ query.search } /> }
				<Skeleton kind="list" rows={ 9 } />
			</>
		);
	}
	if ( list.status === 'failed' && list.failure?.params.search ) {
		// What is wrong stands beside the search field.
		return <EmptyState icon={ searchIcon } title={ __( 'Nothing was searched', 'mesa-help-desk' ) } />;
	}
	if ( list.status === 'failed' ) {
		return <FailedState message={ list.failure?.message ?? '' } onRetry={ () => void loadList( query ) } />;
	}
	const held = list.held.length;
	const urlOf = ticketUrls( place );
	const names = [ 'mesa-list__scroll', isOld ? 'is-old' : '', selected.size > 0 ? 'is-selecting' : '' ].filter( Boolean );
	const showHeld = async () => {
		await revealHeld( query );
		scroller.current?.scrollTo( { top: 0 } );
	};
	return (
		<div
			className={ names.join( ' ' ) }
			aria-busy={ isOld }
			ref={ scroller }
			onScroll={ () => {
				noteScroll();
				look();
			} }
			onPointerMove={ noteHand }
			onWheel={ noteHand }
		>
			{ ( isOld || ( hasMore && list.ids.length === 0 ) ) && <StillSearching key={ query.search ?? '' } /> }
			<div className="mesa-list__news" role="status">
				{ held > 0 && (
					<Button variant="link" onClick={ () => void showHeld() }>
						{ sprintf( /* translators: %d: number of tickets. */ _n( '%d new', '%d new', held, 'mesa-help-desk' ), held ) }
					</Button>
				) }
			</div>
			{ list.ids.length === 0 && held === 0 && ! hasMore ? (
				<EmptyFolder query={ query } />
			) : (
				<ul className="mesa-list__rows">
					{ list.ids.map( ( id, at ) => {
						const row = rows[ id ];
						return (
							row && (
								<TicketLine
									key={ id }
									row={ row }
									current={ id === current }
									selected={ selected.has( id ) }
									search={ query.search ?? '' }
									width={ width }
									href={ urlOf( id ) }
									isNear={ id === current || isNear( at, id ) }
									onOpen={ onOpen }
									onSelect={ onSelect }
								/>
							)
						);
					} ) }
				</ul>
			) }
			<div ref={ foot } className="mesa-list__foot">
				{ list.failure && (
					<FailedState
						message={ list.failure.message }
						onRetry={ () => void ( list.cursor ? loadMore( query ) : loadList( query ) ) }
					/>
				) }
				{ hasMore && (
					<Button variant="tertiary" isBusy={ list.loadingMore } onClick={ () => void loadMore( query ) }>
						{ __( 'Load more', 'mesa-help-desk' ) }
					</Button>
				) }
			</div>
		</div>
	);
}

/** The rows of a folder or a search, with its four states: unresolved, empty, filled, failed. */
export const TicketList = memo( Tickets );
