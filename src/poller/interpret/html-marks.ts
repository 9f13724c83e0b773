import { attribute, isElement, rawText, type HtmlElement, type HtmlLine } from '../html/index.ts';

/** What an element's markup says about the lines in it. */
export type Mark = 'quote' | 'attribution' | 'signature' | 'cut';

const QUOTE_CLASSES =
	/(^|[\s-])(yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|freshdesk_quote|missive_quote|front-blockquote|gorgias_quote|ntes-mailmaster-quote|ntes-pcmail-quote|email-quote|mail_quote|intercom-quote|acompli_quote|mailcleaner_quote|replied-quote|OutlookMessageHeader|moz-forward-container)(\s|$)/i;
const ATTRIBUTION_CLASSES =
	/(^|\s)(gmail_attr|gmail_quote_attribution|moz-cite-prefix|moz-email-headers-table|yahoo-quoted-begin|airmail_on|zmail_extra_attr|WordSection-attribution)(\s|$)/i;
const SIGNATURE_CLASSES =
	/(^|[\s-])(gmail_signature(_prefix)?|moz-signature|protonmail_signature_block|tutanota_signature|sh-signature|yahoo-signature|Apple-?Mail-?Signature|email-?signature|mail-?signature|zm_signature|front-signature|mailspring-signature|bloop_sign|signature-text)(\s|$)/i;
const SIGNATURE_IDS =
	/^(x_)*(signature|ms-outlook-mobile-signature|AppleMailSignature|AppleMailSignatureMobile|ymail_android_signature|ydp\w*signature|Signature|mail-signature|bloop_sign)/;
const CUT_IDS =
	/^(x_)*(divRplyFwdMsg|appendonsend|stopSpelling|mail-editor-reference-message-container|replySplit|zwchr|isReplyContent|yahoo_quoted_\w*|editor-reference|reply-intro|OLK_SRC_BODY_SECTION|mac_OLK_SRC_BODY_SECTION)/;
const CUT_CLASSES = /(^|\s)(ms-outlook-mobile-reference-message|yahoo_quoted|WM_quoted|hmmessage_quoted)(\s|$)/i;

/** Outlook draws a thin grey line above the header of the mail that is answered. */
function isOutlookDivider( element: HtmlElement ): boolean {
	const style = attribute( element, 'style' ).toLowerCase();
	return (
		/border(-top)?\s*:\s*(none\s*;\s*border-top\s*:\s*)?solid\s+(#?[a-z0-9]+|windowtext)\s+1\.0pt/.test( style ) &&
		/padding\s*:\s*3\.0pt/.test( style ) &&
		/[:：]/.test( rawText( element ).slice( 0, 400 ) )
	);
}

/** Reads one element; null when it says nothing. */
export function markOf( element: HtmlElement ): Mark | null {
	const classes = attribute( element, 'class' );
	const id = attribute( element, 'id' );
	const name = attribute( element, 'name' );
	if (
		CUT_IDS.test( id ) ||
		CUT_CLASSES.test( classes ) ||
		attribute( element, 'data-marker' ) === '__DIVIDER__' ||
		isOutlookDivider( element ) ||
		name === 'messageReplySection' ||
		name === 'quote'
	) {
		return 'cut';
	}
	if ( ATTRIBUTION_CLASSES.test( classes ) ) {
		return 'attribution';
	}
	if (
		SIGNATURE_CLASSES.test( classes ) ||
		SIGNATURE_IDS.test( id ) ||
		name === 'messageSignatureSection' ||
		element.tagName === 'signature'
	) {
		return 'signature';
	}
	if ( element.tagName === 'blockquote' || QUOTE_CLASSES.test( classes ) ) {
		return 'quote';
	}
	return null;
}

/** What has been read of a tree so far. */
export interface KnownMarks {
	elements: Map< HtmlElement, Mark | null >;
	/** By the path itself: lines beside each other share it. */
	paths: Map< HtmlElement[], Set< Mark > >;
}

/** The marks of all elements around a line. */
export function lineMarks( line: HtmlLine, { elements: known, paths }: KnownMarks ): Set< Mark > {
	const before = paths.get( line.path );
	if ( before ) {
		return before;
	}
	const marks = new Set< Mark >();
	paths.set( line.path, marks );
	for ( const element of line.path ) {
		let mark = known.get( element );
		if ( mark === undefined ) {
			mark = isElement( element ) ? markOf( element ) : null;
			known.set( element, mark );
		}
		if ( mark ) {
			marks.add( mark );
		}
	}
	return marks;
}
