import { dispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import type { Message } from '../../../contract/generated/types.ts';
import { getBoot } from '../../../store/boot.ts';
import { leavesAt } from '../../../store/desk/answer.ts';
import { deskStore } from '../../../store/desk/index.ts';
import type { Failure } from '../../../store/failure.ts';
import { goTo } from '../../../store/route.ts';
import { dayAndTime, parseTime } from '../../../ui/time.ts';
import { notify, notifyFailure } from '../notify.ts';
import type { SendHow } from './send-menu.tsx';
import { restoreSent } from './sent-drafts.ts';

/** Takes a reply back and gives its text back, wherever the person is by now. */
export async function takeBackSent( message: Message ): Promise< void > {
	try {
		const cancelled = await dispatch( deskStore ).takeBack( message );
		goTo( { ticket: message.ticket_id } );
		restoreSent( cancelled );
	} catch ( failure ) {
		notifyFailure( __( 'The reply could not be taken back.', 'mesa-help-desk' ), failure as Failure );
	}
}

function words( message: Message, how: SendHow ): string {
	if ( how.sendAt && message.send_at ) {
		/* translators: %s: day and time. */
		return sprintf( __( 'Your reply leaves %s.', 'mesa-help-desk' ), dayAndTime( parseTime( message.send_at ) ) );
	}
	return inSeconds( getBoot().undoSeconds );
}

function inSeconds( seconds: number ): string {
	return seconds > 0
		? /* translators: %d: seconds. */
			sprintf( __( 'Your reply leaves in %d s.', 'mesa-help-desk' ), seconds )
		: __( 'Your reply leaves now.', 'mesa-help-desk' );
}

/** Says that a reply is on its way, with the way back: by mouse, or by z. */
export function tellSent( message: Message, how: SendHow ): void {
	const canUndo = how.sendAt !== undefined || getBoot().undoSeconds > 0;
	const isQueued = ! how.sendAt && message.state === 'queued';
	notify(
		words( message, how ),
		canUndo ? () => void takeBackSent( message ) : undefined,
		isQueued ? { until: leavesAt( message, Date.now() ), words: inSeconds } : undefined
	);
}
