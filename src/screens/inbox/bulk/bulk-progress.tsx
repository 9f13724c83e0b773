import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { memo, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type { BulkJob } from '../../../contract/generated/types.ts';
import type { ListQuery } from '../../../store/desk/state.ts';
import type { Failure } from '../../../store/failure.ts';
import { isUnderWay, listsStore } from '../../../store/lists/index.ts';
import { goTo } from '../../../store/route.ts';
import { notifyFailure, offerUndo } from '../notify.ts';
import { bulkWords, leftOutWords } from './bulk-words.ts';
import { useBulkProgress } from './use-bulk-progress.ts';

/** Why tickets were left out: each reason once, with the tickets' numbers. */
function Reasons( { job }: { job: BulkJob } ) {
	return (
		<ul className="mesa-bulk-job__reasons">
			{ job.reasons.map( ( { reason, count, ids } ) => (
				<li key={ reason }>
					<span>{ reason }</span>{ ' ' }
					{ ids.map( ( id ) => (
						<Button key={ id } variant="link" onClick={ () => goTo( { ticket: id } ) }>
							{ `#${ id }` }
						</Button>
					) ) }
					{ count > ids.length && ' …' }
				</li>
			) ) }
		</ul>
	);
}

/** Seconds until it begins, counted down. */
function useSecondsLeft( job: BulkJob ): number {
	const left = () => Math.max( 0, Math.ceil( ( Date.parse( job.begins_at ) - Date.now() ) / 1000 ) );
	const [ seconds, setSeconds ] = useState( left );
	useEffect( () => {
		if ( job.state !== 'waiting' ) {
			return;
		}
		const timer = setInterval( () => setSeconds( left() ), 1000 );
		return () => clearInterval( timer );
	} );
	return seconds;
}

function Job( { job }: { job: BulkJob } ) {
	const { touchBulk, forgetBulk } = useDispatch( listsStore );
	const seconds = useSecondsLeft( job );
	const [ showsWhy, setShowsWhy ] = useState( false );
	const isBusy = isUnderWay( job );
	const ask = ( how: 'cancelBulk' | 'undoBulk' ) =>
		touchBulk( job.id, how ).catch( ( failure: Failure ) => notifyFailure( __( 'This was not changed.', 'mesa-help-desk' ), failure ) );
	const askNow = useRef( ask );
	askNow.current = ask;
	const isBack = job.undo_until !== null && job.undo_until !== undefined;
	useEffect( () => ( isBack ? offerUndo( job.id, () => void askNow.current( 'undoBulk' ) ) : undefined ), [ isBack, job.id ] );
	const leftOut = isBusy ? '' : leftOutWords( job );
	const [ part, whole ] = job.state === 'undoing' ? [ job.undone + job.kept, job.changed ] : [ job.done, job.total ];
	const words = bulkWords( job, seconds );
	return (
		<div className="mesa-bulk-job">
			<div className="mesa-bulk-job__line">
				<span role={ isBusy ? undefined : 'status' }>
					{ words } { leftOut }
				</span>
				{ leftOut !== '' && (
					<Button variant="link" aria-expanded={ showsWhy } onClick={ () => setShowsWhy( ! showsWhy ) }>
						{ __( 'Why?', 'mesa-help-desk' ) }
					</Button>
				) }
				{ isBusy && job.state !== 'undoing' && (
					<Button variant="link" onClick={ () => void ask( 'cancelBulk' ) }>
						{ job.state === 'waiting' ? __( 'Keep them', 'mesa-help-desk' ) : __( 'Stop', 'mesa-help-desk' ) }
					</Button>
				) }
				{ job.undo_until && (
					<Button variant="link" onClick={ () => void ask( 'undoBulk' ) }>
						{ __( 'Undo', 'mesa-help-desk' ) }
					</Button>
				) }
				{ ! isBusy && (
					<Button
						icon={ closeSmall }
						size="small"
						label={ __( 'Dismiss', 'mesa-help-desk' ) }
						onClick={ () => forgetBulk( job.id ) }
					/>
				) }
			</div>
			{ ( job.state === 'running' || job.state === 'undoing' ) && (
				<progress className="mesa-bulk-job__bar" max={ Math.max( 1, whole ) } value={ part } aria-label={ words } />
			) }
			{ showsWhy && <Reasons job={ job } /> }
		</div>
	);
}

function Jobs( { query }: { query: ListQuery } ) {
	const jobs = useBulkProgress( query );
	return jobs.length > 0 ? (
		<div className="mesa-bulk-jobs">
			{ jobs.map( ( job ) => (
				<Job key={ job.id } job={ job } />
			) ) }
		</div>
	) : null;
}

/** Changes of many tickets that are under way or have just ended, at the foot of the list. */
export const BulkProgress = memo( Jobs );
