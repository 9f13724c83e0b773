import { dispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { toFailure } from '../../store/failure.ts';

/** A line at the foot of the screen for a moment, with a way back where there is one. */
export function say( message: string, undo?: () => void ): void {
	void dispatch( noticesStore ).createNotice( 'info', message, {
		type: 'snackbar',
		id: 'mesa-done',
		...( undo ? { actions: [ { label: __( 'Undo', 'mesa-help-desk' ), onClick: undo } ] } : {} ),
	} );
}

/** Says that something did not happen, and why. */
export function sayFailure( error: unknown ): void {
	void dispatch( noticesStore ).createNotice( 'error', toFailure( error ).message, {
		type: 'snackbar',
		id: 'mesa-failed',
		explicitDismiss: true,
	} );
}
