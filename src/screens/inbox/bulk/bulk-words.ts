import { __, _n, sprintf } from '@wordpress/i18n';
import type { BulkJob } from '../../../contract/generated/types.ts';

const number = ( value: number ) => value.toLocaleString();

/** How far it has come, in a sentence. */
export function bulkWords( job: BulkJob, secondsLeft: number ): string {
	switch ( job.state ) {
		case 'waiting':
			return sprintf(
				/* translators: %d: number of seconds. */ _n(
					'Deleting for ever begins in %d second.',
					'Deleting for ever begins in %d seconds.',
					secondsLeft,
					'mesa-help-desk'
				),
				secondsLeft
			);
		case 'collecting':
			/* translators: %s: number of tickets. */
			return sprintf( __( 'Finding the tickets … %s so far', 'mesa-help-desk' ), number( job.total ) );
		case 'running':
			return job.kind === 'delete'
				? /* translators: 1: number of tickets, 2: number of all tickets. */
					sprintf( __( 'Deleted: %1$s of %2$s', 'mesa-help-desk' ), number( job.done ), number( job.total ) )
				: /* translators: 1: number of tickets, 2: number of all tickets. */
					sprintf( __( 'Changed: %1$s of %2$s', 'mesa-help-desk' ), number( job.done ), number( job.total ) );
		case 'undoing':
			/* translators: 1: number of tickets, 2: number of all tickets. */
			return sprintf( __( 'Put back: %1$s of %2$s', 'mesa-help-desk' ), number( job.undone + job.kept ), number( job.changed ) );
		default:
			return endWords( job );
	}
}

function endWords( job: BulkJob ): string {
	if ( job.state === 'undone' ) {
		return sprintf(
			/* translators: %s: number of tickets. */ _n( '%s ticket put back.', '%s tickets put back.', job.undone, 'mesa-help-desk' ),
			number( job.undone )
		);
	}
	if ( job.state === 'failed' ) {
		/* translators: %s: the reason. */
		return sprintf( __( 'This stopped before its end: %s', 'mesa-help-desk' ), job.error ?? '' );
	}
	if ( job.kind === 'delete' ) {
		return job.state === 'cancelled' && job.changed === 0
			? __( 'Nothing was deleted.', 'mesa-help-desk' )
			: sprintf(
					/* translators: %s: number of tickets. */ _n(
						'%s ticket deleted for ever.',
						'%s tickets deleted for ever.',
						job.changed,
						'mesa-help-desk'
					),
					number( job.changed )
				);
	}
	return sprintf(
		/* translators: %s: number of tickets. */ _n( '%s ticket changed.', '%s tickets changed.', job.changed, 'mesa-help-desk' ),
		number( job.changed )
	);
}

/** How many were left out, and how many stayed as somebody else has made them; '' for none. */
export function leftOutWords( job: BulkJob ): string {
	const count = job.state === 'undone' ? job.kept : job.refused;
	return count === 0
		? ''
		: sprintf(
				/* translators: %s: number of tickets. */ _n( '%s left as it is.', '%s left as they are.', count, 'mesa-help-desk' ),
				number( count )
			);
}
