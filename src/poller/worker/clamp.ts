import type { Address } from '../../contract/generated/types.ts';
import { wellFormed } from '../../core/well-formed.ts';
import type { PreparedMessage } from './protocol.ts';

/** A body is sent up to here; a longer one is cut, said so, and kept whole as an attachment. Characters. */
const MAX_BODY = 1_500_000;

const clean = ( text: string, max: number ) => wellFormed( text.replace( /\0/g, '' ).slice( 0, max ) );
const line = ( text: string, max: number ) => clean( text.replace( /[\x00-\x1f\x7f]+/g, ' ' ).trim(), max );
const address = ( each: Address ): Address => ( { address: line( each.address, 320 ), name: line( each.name, 300 ) } );

/** Holds a message to the limits of the schema ingest-message, so that no odd mail is refused for its size. */
export function clampMessage( message: PreparedMessage ): PreparedMessage {
	const tooLong = Math.max( message.text.length, message.html.length ) > MAX_BODY;
	return {
		...message,
		message_id: line( message.message_id, 998 ),
		in_reply_to: message.in_reply_to.slice( 0, 50 ).map( ( id ) => line( id, 998 ) ),
		references: message.references.slice( -200 ).map( ( id ) => line( id, 998 ) ),
		from: address( message.from ),
		reply_to: message.reply_to.slice( 0, 100 ).map( address ),
		to: message.to.slice( 0, 1000 ).map( address ),
		cc: message.cc.slice( 0, 1000 ).map( address ),
		delivered_to: message.delivered_to.slice( 0, 50 ).map( ( each ) => line( each, 320 ) ),
		subject: line( message.subject, 2000 ),
		text: clean( message.text, MAX_BODY ),
		// Half an HTML document is no HTML document.
		html: tooLong ? '' : clean( message.html, MAX_BODY ),
		visible_text: clean( message.visible_text, MAX_BODY ),
		visible_html: tooLong ? '' : clean( message.visible_html, MAX_BODY ),
		attachments: message.attachments.map( ( each ) => ( {
			...each,
			filename: line( each.filename, 255 ),
			content_type: line( each.content_type, 190 ),
			content_id: each.content_id === null ? null : line( each.content_id, 255 ),
		} ) ),
		bounce: message.bounce && {
			...message.bounce,
			recipient: line( message.bounce.recipient, 320 ),
			status: line( message.bounce.status, 20 ),
			diagnostic: clean( message.bounce.diagnostic, 2000 ),
			original_message_id: line( message.bounce.original_message_id, 998 ),
		},
		...( message.complaint && {
			complaint: {
				recipient: line( message.complaint.recipient, 320 ),
				original_message_id: line( message.complaint.original_message_id, 998 ),
			},
		} ),
		forwarded: message.forwarded
			? {
					...message.forwarded,
					from: address( message.forwarded.from ),
					message_id: line( message.forwarded.message_id, 998 ),
					subject: line( message.forwarded.subject, 2000 ),
					text: clean( message.forwarded.text, MAX_BODY ),
					html: tooLong || message.forwarded.html.length > MAX_BODY ? '' : clean( message.forwarded.html, MAX_BODY ),
					comment: clean( message.forwarded.comment, MAX_BODY ),
				}
			: null,
		parse_error:
			message.parse_error === null && tooLong
				? 'The text is too long to show as a whole. The whole mail is attached.'
				: message.parse_error === null
					? null
					: line( message.parse_error, 2000 ),
	};
}
