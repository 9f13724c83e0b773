import { __, sprintf } from '@wordpress/i18n';
import type { TicketEvent } from '../../../contract/generated/types.ts';

/** Why a form's message looked like spam. Names: php/Domain/SpamScore.php. */
function reasonWord( reason: string ): string {
	switch ( reason ) {
		case 'links':
			return __( 'many links', 'mesa-help-desk' );
		case 'markup':
			return __( 'links as advertising programs write them', 'mesa-help-desk' );
		case 'name_link':
			return __( 'a web address as a name', 'mesa-help-desk' );
		case 'subject_link':
			return __( 'a link in the subject', 'mesa-help-desk' );
		case 'words':
			return __( 'words of advertisements', 'mesa-help-desk' );
		case 'gibberish':
			return __( 'random letters', 'mesa-help-desk' );
		case 'repeated':
			return __( 'the same words came many times', 'mesa-help-desk' );
		case 'many':
			return __( 'many messages from one visitor', 'mesa-help-desk' );
		case 'hurry':
			return __( 'written in no time', 'mesa-help-desk' );
		case 'no_script':
			return __( 'sent without a script', 'mesa-help-desk' );
		default:
			return reason;
	}
}

/** By which form a ticket came in, and why it lies among the spam. */
export function formWords( event: TicketEvent ): string {
	const form = String( event.data.form ?? '' );
	if ( event.data.spam ) {
		const reasons = String( event.data.reasons ?? '' )
			.split( ',' )
			.filter( ( reason ) => reason !== '' )
			.map( reasonWord );
		return sprintf(
			/* translators: %s: reasons, parted by commas. */ __( 'Put among the spam: %s', 'mesa-help-desk' ),
			reasons.join( ', ' )
		);
	}
	return sprintf( /* translators: %s: name of a form. */ __( 'Sent with the form “%s”', 'mesa-help-desk' ), form );
}
