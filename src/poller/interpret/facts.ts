import { decodeWords, parseHeaders, parseMimeTree, partText, type Headers, type MimePart, type ParsedMail } from '../parse/index.ts';

/** The machine-readable parts of a mail that reports about another mail (RFC 3462, 3464, 5965, 8098). */
export interface ReportFacts {
	/** Value of report-type, "" when the mail is no multipart/report. */
	type: string;
	/** Field groups of message/delivery-status: the first is about the mail, each further one about a recipient. */
	deliveryStatus: Headers[];
	disposition: Headers | null;
	feedback: Headers | null;
	/** Header of the mail that is reported about. */
	original: Headers | null;
}

function allParts( part: MimePart ): MimePart[] {
	return [ part, ...part.children.flatMap( allParts ) ];
}

const groups = ( text: string ) =>
	text
		.split( /\r?\n[ \t]*\r?\n/ )
		.filter( ( group ) => /\S/.test( group ) )
		.map( ( group ) => parseHeaders( group.trimStart() ) );

/** Header of an enclosed mail or of its excerpt. */
function innerHeaders( source: Buffer, part: MimePart ): Headers {
	const text = partText( source, part ).slice( 0, 200_000 ).trimStart();
	return parseMimeTree( Buffer.from( text, 'latin1' ) ).root.headers;
}

export function reportFacts( mail: ParsedMail ): ReportFacts {
	const parts = allParts( mail.root ).slice( 0, 200 );
	const find = ( pattern: RegExp ) => parts.find( ( part ) => pattern.test( part.type.value ) );
	const read = ( part: MimePart | undefined ) =>
		part ? ( groups( partText( mail.source, part ).slice( 0, 100_000 ) )[ 0 ] ?? null ) : null;
	const report = find( /^multipart\/report$/ );
	const status = find( /^message\/(global-)?delivery-status$/ );
	const original = find( /^(message\/(rfc822|global|partial)|text\/rfc822-headers?|message\/rfc822-headers|message\/global-headers)$/ );
	return {
		type: ( report?.type.params.get( 'report-type' ) ?? '' ).toLowerCase(),
		deliveryStatus: status ? groups( partText( mail.source, status ).slice( 0, 200_000 ) ) : [],
		disposition: read( find( /^message\/(global-)?disposition-notification$/ ) ),
		feedback: read( find( /^message\/feedback-report$/ ) ),
		original: original ? innerHeaders( mail.source, original ) : null,
	};
}

/** A header's decoded value up to a length that is sensible, "" when it is missing. */
export function header( mail: ParsedMail, name: string ): string {
	return decodeWords( ( mail.headers.get( name ) ?? '' ).slice( 0, 2000 ) ).trim();
}
