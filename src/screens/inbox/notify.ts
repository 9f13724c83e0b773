import { dispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import type { Failure } from '../../store/failure.ts';
import { countDown } from '../../ui/countdown.tsx';
import type { Counting } from '../../ui/countdown.tsx';

/** More numbers than these would push the reason out of sight. */
const SHOWN_NUMBERS = 5;

/** The way back from what was said last; gone with the next change. */
let lastUndo: ( () => void ) | null = null;

/** The way back from a change of a whole folder, which is shown elsewhere. */
let offered: ( () => void ) | null = null;
/** Changes that were offered so, with the count of changes at that time: after the next one "z" means them no more. */
const offeredAt = new Map< number, number >();
let changes = 0;

function startAnew( undo: ( () => void ) | null ): void {
	changes++;
	lastUndo = undo;
	offered = null;
}

const DONE = 'mesa-done';

/**
 * A line at the foot of the screen for a moment, with a way back where there is one, by mouse or by "z".
 *
 * @param message  What is said, and heard once.
 * @param undo     The way back.
 * @param counting What is shown instead while seconds pass.
 */
export function notify( message: string, undo?: () => void, counting?: Counting ): void {
	startAnew( undo ?? null );
	countDown( DONE, counting ?? null );
	void dispatch( noticesStore ).createNotice( 'info', message, {
		type: 'snackbar',
		id: DONE,
		...( undo
			? { actions: [ { label: __( 'Undo', 'mesa-help-desk' ), onClick: () => void ( lastUndo === undo && undoLast() ) } ] }
			: {} ),
	} );
}

/**
 * A way back that is shown elsewhere: "z" takes it when nothing newer can be taken back, until the next change.
 *
 * @param job  Which change of a whole folder it is. Shown again later, it counts as old as it was the first time.
 * @param undo The way back.
 * @return Takes it away again.
 */
export function offerUndo( job: number, undo: () => void ): () => void {
	const at = offeredAt.get( job ) ?? changes;
	offeredAt.set( job, at );
	if ( at === changes ) {
		offered = undo;
	}
	return () => {
		offered = offered === undo ? null : offered;
	};
}

export const canUndo = (): boolean => ( lastUndo ?? offered ) !== null;

/** Takes back what was done last. False when there is nothing to take back. */
export function undoLast(): boolean {
	const undo = lastUndo ?? offered;
	if ( ! undo ) {
		return false;
	}
	forgetDone();
	undo();
	return true;
}

/** Takes the last line away: its way back leads behind a change that has begun since. */
export function forgetDone(): void {
	startAnew( null );
	void dispatch( noticesStore ).removeNotice( DONE );
}

/** Says that something did not happen, and why. Stays until it is read by a screen reader as an alert. */
export function notifyFailure( what: string, failure: Failure ): void {
	void dispatch( noticesStore ).createNotice( 'error', `${ what } ${ failure.message }`, {
		type: 'snackbar',
		id: 'mesa-failed',
		explicitDismiss: true,
	} );
}

/** Says which tickets were refused and why: each reason once, with the tickets' numbers. */
export function notifyRefused( what: string, refused: readonly { id: number; reason: string }[] ): void {
	const reasons = [ ...new Set( refused.map( ( { reason } ) => reason ) ) ].map( ( reason ) => {
		const numbers = refused.filter( ( each ) => each.reason === reason ).map( ( { id } ) => `#${ id }` );
		const shown = numbers.length > SHOWN_NUMBERS ? [ ...numbers.slice( 0, SHOWN_NUMBERS ), '…' ] : numbers;
		return `${ shown.join( ', ' ) }: ${ reason }`;
	} );
	void dispatch( noticesStore ).createNotice( 'error', `${ what } ${ reasons.join( ' ' ) }`, {
		type: 'snackbar',
		id: 'mesa-failed',
		explicitDismiss: true,
	} );
}
