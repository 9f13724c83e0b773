import { __ } from '@wordpress/i18n';
import type { Message } from '../../../contract/generated/types.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';

function words( message: Message ): string {
	switch ( message.state ) {
		case 'sent':
			return __( 'Sent automatically', 'mesa-help-desk' );
		case 'failed':
			return __( 'This automatic answer could not be sent. You need not do anything.', 'mesa-help-desk' );
		case 'unknown':
			return __( 'Nobody knows whether this automatic answer left. It is not sent again.', 'mesa-help-desk' );
		case 'bounced':
			return __( 'This automatic answer came back. The address may be wrong.', 'mesa-help-desk' );
		default:
			return __( 'Sending…', 'mesa-help-desk' );
	}
}

/** Where an automatic answer stands: told quietly, since it is nobody's work. */
export function AutomaticState( { message }: { message: Message } ) {
	return (
		<div className="mesa-state">
			<div>
				<p>
					{ words( message ) } { message.state === 'sent' && message.sent_at && <TimeAgo time={ message.sent_at } /> }
				</p>
				{ message.state !== 'sent' && message.error && (
					<p className="mesa-state__words" dir="auto">
						{ message.error }
					</p>
				) }
			</div>
		</div>
	);
}
