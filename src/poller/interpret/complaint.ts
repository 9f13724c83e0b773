import type { IngestMessage } from '../../contract/generated/types.ts';
import { parseAddresses, parseMessageIds, type ParsedMail } from '../parse/index.ts';
import type { ReportFacts } from './facts.ts';

export type Complaint = NonNullable< IngestMessage[ 'complaint' ] >;

/** Header lines of the mail that is complained about, quoted in the text: services that send no RFC 5965 report. */
function quoted( text: string, name: string ): string {
	return new RegExp( `^[>\\s]*${ name }\\s*:\\s*(.+)$`, 'im' ).exec( text.slice( 0, 50_000 ) )?.[ 1 ]?.trim() ?? '';
}

/**
 * Who complained, and about which mail of ours. Most services leave the recipient out on purpose (RFC 6650 section 4.1),
 * so the Message-ID is what counts.
 */
export function readComplaint( mail: ParsedMail, facts: ReportFacts ): Complaint {
	const named = facts.feedback?.get( 'original-rcpt-to' ) ?? facts.feedback?.get( 'removal-recipient' ) ?? '';
	const to = facts.original?.get( 'to' ) ?? quoted( mail.text, 'To' );
	const recipient = named.replace( /[<>\s]/g, '' ) || ( parseAddresses( to )[ 0 ]?.address ?? '' );
	const ids = facts.original?.all( 'message-id' ) ?? [ quoted( mail.text, 'Message-ID' ) ];
	return {
		recipient: recipient.includes( '@' ) ? recipient.slice( 0, 320 ) : '',
		original_message_id: ( parseMessageIds( ids )[ 0 ] ?? '' ).slice( 0, 998 ),
	};
}
