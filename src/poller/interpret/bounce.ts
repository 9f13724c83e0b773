import type { IngestMessage } from '../../contract/generated/types.ts';
import { parseAddresses, parseHeaders, parseMessageIds, type ParsedMail } from '../parse/index.ts';
import type { ReportFacts } from './facts.ts';
import { isBounceSender } from './sender.ts';

export type Bounce = NonNullable< IngestMessage[ 'bounce' ] >;

const SUBJECT =
	/\b(undeliver(ed|able|y)|(un)?deliver(y|able)( has)? (status|failure|fail(ed)?|problem|error|incomplete|delay(ed)?|notification|report)|mail (delivery )?(fail(ed|ure)|error|system error)|returned (mail|to sender|message)|mail (returned|delivery)|failure (notice|delivery)|non[- ]?(deliver(y|able)|recevable|remis)|could not (be )?deliver|delivery (to|of).{0,60}(failed|delayed)|not (be )?delivered|message (not |could not be |rejected|blocked|delivery|undeliver)|warning: (could not send|message .* delayed)|rejected( by| mail)|bounced? (mail|message|e-?mail|action)|user unknown|mailbox (full|unavailable)|unzustellbar|zustellung (fehlgeschlagen|verzögert)|nicht zugestellt|no (se )?(ha )?(podido )?entreg|no entregad|error de entrega|échec de (la )?(remise|distribution)|non remis|mancata consegna|recapito|consegna fallita|falha na entrega|não entreg|onbestelbaar|nie(dostarczon|doręczon)|недоставлен|не доставлено|сообщение не доставлено|退信|系统退信|配信不能|配送できません|送信できません|エラーメール|メールエラー|undelivered)/i;
const BODY =
	/\b(55[0-9][ -]|5\.[0-9]\.[0-9]{1,2}\b|user unknown|no such user|unknown user|mailbox (is )?(full|unavailable|not found)|does not exist|could not be delivered|invalid user|delivery (has )?(failed|to the following)|undeliverable|permanent (fatal )?error|recipient address rejected|over quota|quota exceeded|not (be )?delivered|host (or domain name )?not found|unrouteable address|relay(ing)? (access )?denied|message was not accepted|address(es)? (had|failed)|failed recipient|transcript of session|unable to deliver (your |the )?(message|mail)|did not reach the following)|送信できませんでした|配信できませんでした|届けられませんでした/i;

/** Headers of the old mail quoted in the text of a report that has no parts. */
function quotedHeaders( text: string ): ReturnType< typeof parseHeaders > | null {
	const at = text.search( /^[> \t]*(Return-Path|Received|Message-ID|From|Date)\s*:/im );
	return at < 0 ? null : parseHeaders( text.slice( at, at + 20_000 ).replace( /^[> \t]+(?=[A-Z][\w-]*:)/gm, '' ) );
}

const code = ( text: string ) => /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec( text )?.[ 1 ] ?? '';

/** The report's own words, for the person who reads the ticket. */
function diagnosticOf( mail: ParsedMail, groupText: string ): string {
	const words = groupText.replace( /^\s*(smtp|x-[\w-]+|dns)\s*;\s*/i, '' ).trim();
	if ( words !== '' ) {
		return words.replace( /\s+/g, ' ' ).slice( 0, 2000 );
	}
	const lines = mail.text.split( '\n' ).map( ( line ) => line.trim() );
	return (
		lines.find( ( line ) => /\b[45]\d\d[ -]|\b[45]\.\d\.\d/.test( line ) ) ??
		lines.find( ( line ) => BODY.test( line ) ) ??
		''
	).slice( 0, 2000 );
}

/** Whether a mail reports that another one was not (yet) delivered. */
export function isBounce( mail: ParsedMail, facts: ReportFacts ): boolean {
	if ( facts.deliveryStatus.length > 0 || facts.type === 'delivery-status' ) {
		const actions = facts.deliveryStatus.slice( 1 ).map( ( group ) => ( group.get( 'action' ) ?? '' ).toLowerCase() );
		// "delivered" and "relayed" are receipts (RFC 3464 section 2.3.3).
		return ! ( actions.length > 0 && actions.every( ( action ) => /^(delivered|relayed|expanded)/.test( action ) ) );
	}
	if ( mail.headers.has( 'x-failed-recipients' ) ) {
		return true;
	}
	const sender = isBounceSender( mail.from.address, mail.from.name );
	const emptyPath = mail.headers.all( 'return-path' ).some( ( value ) => /^<\s*>/.test( value ) );
	if ( /notificationType\W{1,6}Bounce/i.test( mail.text.slice( 0, 5000 ) ) ) {
		return true;
	}
	const subject = SUBJECT.test( mail.subject );
	const body = BODY.test( mail.text.slice( 0, 20_000 ) );
	const reply = mail.inReplyTo.length > 0 && ! sender && ! emptyPath;
	if ( reply || /^(re|aw|sv|antw|rv|fwd?|wg|tr)\s*:/i.test( mail.subject ) ) {
		return sender && body;
	}
	// Lines that only machines write: "Date:" and "From:" stand in any order confirmation that a person copies.
	const enclosed = () => facts.original !== null || /^[> \t]*(Return-Path|Received|Message-ID)\s*:/im.test( mail.text );
	return ( sender && ( subject || body ) ) || ( emptyPath && ( subject || ( body && enclosed() ) ) );
}

/** Whether a mail looks like a report of failure, forwarded or quoted by a person perhaps. */
export function mentionsBounce( mail: ParsedMail ): boolean {
	return SUBJECT.test( mail.subject.replace( /^((re|aw|sv|fwd?|wg|tr|rv)\s*:\s*)+/i, '' ) ) && BODY.test( mail.text.slice( 0, 20_000 ) );
}

/** Whose mail did not arrive, why, and which mail of ours it was. */
export function readBounce( mail: ParsedMail, facts: ReportFacts ): Bounce {
	const group =
		facts.deliveryStatus.slice( 1 ).find( ( each ) => /fail|delay/i.test( each.get( 'action' ) ?? '' ) ) ??
		facts.deliveryStatus[ 1 ] ??
		facts.deliveryStatus[ 0 ];
	const original = facts.original ?? quotedHeaders( mail.text );
	const named = group?.get( 'final-recipient' ) ?? group?.get( 'original-recipient' ) ?? '';
	const recipient =
		named.replace( /^[^;]*;\s*/, '' ).replace( /[<>\s]/g, '' ) ||
		( mail.headers.get( 'x-failed-recipients' ) ?? '' ).split( ',' )[ 0 ]?.trim() ||
		( /<([^\s<>@]+@[^\s<>@]+)>/.exec( mail.text )?.[ 1 ] ?? '' ) ||
		( parseAddresses( original?.get( 'to' ) ?? '' )[ 0 ]?.address ?? '' );
	const diagnostic = diagnosticOf( mail, group?.get( 'diagnostic-code' ) ?? '' );
	const status = code( group?.get( 'status' ) ?? '' ) || code( diagnostic ) || code( mail.text.slice( 0, 20_000 ) );
	const delayed =
		/delay/i.test( group?.get( 'action' ) ?? '' ) || /\b(delayed|warning|still trying|will (be )?retr)/i.test( mail.subject );
	return {
		recipient: recipient.slice( 0, 320 ),
		status,
		diagnostic,
		permanent: status === '' ? ! delayed : status.startsWith( '5' ) && ! delayed,
		original_message_id: parseMessageIds( original?.all( 'message-id' ) ?? [] )[ 0 ] ?? '',
	};
}
