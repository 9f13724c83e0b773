import { dispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import type { Failure } from '../../store/failure.ts';

/** A line at the foot of the screen for a moment, with a way back where there is one. */
export function notify( message: string, undo?: () => void ): void {
	void dispatch( noticesStore ).createNotice( 'info', message, {
		type: 'snackbar',
		id: 'mesa-done',
		...( undo ? { actions: [ { label: __( 'Undo', 'mesa-help-desk' ), onClick: undo } ] } : {} ),
	} );
}

/** Says that something did not happen, and why. Stays until it is read by a screen reader as an alert. */
export function notifyFailure( what: string, failure: Failure ): void {
	void dispatch( noticesStore ).createNotice( 'error', `${ what } ${ failure.message }`, {
		type: 'snackbar',
		id: 'mesa-failed',
		explicitDismiss: true,
	} );
}
