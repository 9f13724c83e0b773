import { __ } from '@wordpress/i18n';
import type { Failure } from '../../../store/failure.ts';
import { toggleFollowing } from '../../../store/followers.ts';
import { notify, notifyFailure } from '../notify.ts';

/** Follows a ticket, or stops, and says so. */
export async function follow( ticketId: number ): Promise< void > {
	try {
		const following = await toggleFollowing( ticketId );
		notify(
			following
				? __( 'You follow this ticket: you are told what happens on it.', 'mesa-help-desk' )
				: __( 'You no longer follow this ticket.', 'mesa-help-desk' ),
			() => void follow( ticketId )
		);
	} catch ( error ) {
		notifyFailure( __( 'Nothing was changed.', 'mesa-help-desk' ), error as Failure );
	}
}
