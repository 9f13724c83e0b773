import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { FailedJob } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import { goTo, routeUrl, useRoute } from '../../../store/route.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';

function titleOf( job: FailedJob ): string {
	if ( ! job.is_reply ) {
		return __( 'A task of the help desk', 'mesa-help-desk' );
	}
	return job.ticket_id === null
		? __( 'A reply', 'mesa-help-desk' )
		: sprintf( /* translators: %d: number of a ticket. */ __( 'A reply on ticket #%d', 'mesa-help-desk' ), job.ticket_id );
}

function Entry( { job, onGone }: { job: FailedJob; onGone: () => void } ) {
	const route = useRoute();
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const retry = async () => {
		setBusy( true );
		setFailure( '' );
		try {
			await api( 'retryJob', { path: { id: job.id } } );
			onGone();
		} catch ( error ) {
			setFailure( toFailure( error ).message );
			setBusy( false );
		}
	};
	const ticket = { ...route, view: 'inbox' as const, section: '', folder: 'all' as const, ticket: job.ticket_id };
	return (
		<li className="mesa-letter">
			<div className="mesa-letter__head">
				<strong>{ titleOf( job ) }</strong>
			</div>
			<p className="mesa-letter__reason" dir="auto">
				{ job.error }
			</p>
			<p className="mesa-quiet">
				{ ! job.is_reply && <code>{ job.type }</code> } <TimeAgo time={ job.failed_at } />
			</p>
			{ failure && (
				<p className="mesa-field__error" role="alert">
					{ failure }
				</p>
			) }
			<div className="mesa-letter__actions">
				{ job.ticket_id !== null && (
					<a
						href={ routeUrl( ticket ) }
						onClick={ ( event ) => {
							event.preventDefault();
							goTo( ticket );
						} }
					>
						{ __( 'Open the ticket to send it again', 'mesa-help-desk' ) }
					</a>
				) }
				{ ! job.is_reply && (
					<Button variant="secondary" size="compact" isBusy={ busy } disabled={ busy } onClick={ () => void retry() }>
						{ __( 'Try again', 'mesa-help-desk' ) }
					</Button>
				) }
			</div>
		</li>
	);
}

/** Tasks that were given up: replies that could not be sent above all. */
export function FailedJobs( { jobs, onGone }: { jobs: readonly FailedJob[]; onGone: ( id: number ) => void } ) {
	return (
		<ul className="mesa-letters">
			{ jobs.map( ( job ) => (
				<Entry key={ job.id } job={ job } onGone={ () => onGone( job.id ) } />
			) ) }
		</ul>
	);
}
