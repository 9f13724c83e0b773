import { escapeHtml } from '../html/sanitize.ts';
import { withoutHidden } from '../html/words.ts';
import { decodeText } from './charset.ts';
import { attach, extractUu, givenName, holdsFile, type FileList, type ParsedAttachment } from './files.ts';
import { unflow } from './flowed.ts';
import { parseMimeTree, type MimePart } from './mime-tree.ts';
import { openSignedData } from './signed-data.ts';
import { decodeTransfer } from './transfer.ts';

interface Piece {
	text?: string;
	html?: string;
}

export interface MailBody {
	text: string;
	html: string;
	attachments: ParsedAttachment[];
}

/** Text is shown up to here; a longer body is kept whole in the mail's source. Bytes. */
export const MAX_TEXT = 4_000_000;

/** Mails within mails that are opened to find a text. */
const MAX_ENCLOSED = 10;

/** So much of a part tells whether it is a text. Bytes, encoded. */
const BEGINNING = 64 * 1024;

const decodedBeginning = ( source: Buffer, { start, end, encoding }: MimePart ) =>
	decodeTransfer( source.subarray( start, Math.min( end, start + BEGINNING ) ), encoding );

export function partText( source: Buffer, part: MimePart ): string {
	return textOf( decodeTransfer( source.subarray( part.start, part.end ), part.encoding ), part );
}

/** @param bytes The part's content, decoded. */
function textOf( bytes: Buffer, part: MimePart ): string {
	let charset = part.type.params.get( 'charset' ) ?? '';
	if ( part.type.value === 'text/html' && charset === '' ) {
		charset = /<meta[^<>]{1,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]+)/i.exec( bytes.toString( 'latin1', 0, 4096 ) )?.[ 1 ] ?? '';
	}
	return decodeText( bytes.length > MAX_TEXT ? bytes.subarray( 0, MAX_TEXT ) : bytes, charset ).replace( /\0/g, '' );
}

/**
 * Whether a part without parts is shown in the body; every other one is a file.
 *
 * @param index Its place in its parent, from 0.
 */
export function isShown( part: MimePart, parent: MimePart | null, index: number ): boolean {
	const type = part.type.value;
	const inAlternative = parent?.type.value === 'multipart/alternative';
	const named = parent !== null && givenName( part ) !== '' && ! ( inAlternative && type === 'text/html' );
	const isAttachment = part.disposition.value === 'attachment' || named;
	const shown =
		/^text\/(plain|html|enriched|richtext|x-markdown|markdown)$/.test( type ) ||
		( parent === null && /^(text|message|multipart)\//.test( type ) );
	// Another version of a text that is shown already.
	const otherVersion =
		inAlternative &&
		/^text\/(enriched|richtext|(x-)?markdown)$/.test( type ) &&
		parent.children.slice( 0, index ).some( ( other ) => /^text\/(plain|html)$/.test( other.type.value ) );
	const laterInReport = parent?.type.value === 'multipart/report' && index > 0;
	const brokenMultipart = type.startsWith( 'multipart/' );
	return ! ( isAttachment || otherVersion || laterInReport || ( ! shown && ! brokenMultipart ) );
}

/** A mail that is nothing but another mail: that one is a file, and its words are to be read. */
function enclosedPieces( list: FileList, part: MimePart ): Piece[] {
	attach( list, part, false );
	let source = decodeTransfer( list.source.subarray( part.start, part.end ), part.encoding );
	let inner = parseMimeTree( source ).root;
	for ( let depth = 0; inner.type.value === 'message/rfc822' && depth < MAX_ENCLOSED; depth++ ) {
		source = decodeTransfer( source.subarray( inner.start, inner.end ), inner.encoding );
		inner = parseMimeTree( source ).root;
	}
	return inner.type.value === 'message/rfc822'
		? [ { text: partText( source, inner ) } ]
		: collect( { source, attachments: [] }, inner, null, 0 );
}

/** The words and files of a signed mail; null when a part is none. The signed package itself stays among the files. */
function signedPieces( list: FileList, part: MimePart ): Piece[] | null {
	if ( part.stored !== undefined || ! /^application\/(x-)?pkcs7-mime$/.test( part.type.value ) ) {
		return null;
	}
	const source = openSignedData( decodeTransfer( list.source.subarray( part.start, part.end ), part.encoding ) );
	if ( ! source || source.length === 0 ) {
		return null;
	}
	attach( list, part, false );
	return collect( { source, attachments: list.attachments }, parseMimeTree( source ).root, null, 0 );
}

function leafPieces( list: FileList, part: MimePart, parent: MimePart | null, index: number ): Piece[] {
	const type = part.type.value;
	const signed = signedPieces( list, part );
	if ( signed ) {
		return signed;
	}
	if ( ! isShown( part, parent, index ) ) {
		// A part without content is a file only when it says so.
		const size = part.stored?.size ?? part.end - part.start;
		if (
			size > 0 ||
			part.unpacked ||
			givenName( part ) !== '' ||
			part.headers.has( 'content-description' ) ||
			part.disposition.value === 'attachment'
		) {
			attach( list, part, parent?.type.value === 'multipart/related' );
		}
		return [];
	}
	const beginning = ( parent?.children.length ?? 0 ) > 1 && part.stored === undefined ? decodedBeginning( list.source, part ) : null;
	if ( beginning && holdsFile( beginning ) ) {
		attach( list, part, false );
		return [];
	}
	if ( parent === null && type === 'message/rfc822' ) {
		return enclosedPieces( list, part );
	}
	let text = beginning && part.end - part.start <= BEGINNING ? textOf( beginning, part ) : partText( list.source, part );
	if ( type === 'text/html' ) {
		return [ { html: text } ];
	}
	if ( /^text\/(enriched|richtext)$/.test( type ) ) {
		text = text.replace( /<<|<\/?[a-z-]+>/gi, ( tag ) => ( tag === '<<' ? '<' : '' ) );
	}
	if ( /flowed/i.test( part.type.params.get( 'format' ) ?? '' ) ) {
		text = unflow( text, /yes/i.test( part.type.params.get( 'delsp' ) ?? '' ) );
	}
	// Some programs send HTML and call it plain text.
	if ( /^\s*(<!doctype html|<html[\s>])/i.test( text ) && /<\/(html|body|div|p|table)>/i.test( text ) ) {
		return [ { html: text } ];
	}
	return [ { text: extractUu( list, text ) } ];
}

const joinText = ( pieces: Piece[] ) => pieces.flatMap( ( piece ) => ( piece.text === undefined ? [] : [ piece.text ] ) ).join( '\n' );

function collect( list: FileList, part: MimePart, parent: MimePart | null, index: number ): Piece[] {
	if ( part.children.length === 0 ) {
		return leafPieces( list, part, parent, index );
	}
	const groups = part.children.map( ( child, at ) => collect( list, child, part, at ) );
	if ( part.type.value !== 'multipart/alternative' ) {
		return groups.flat();
	}
	// The versions of one text: the last HTML is the richest, the plain one is for those who want no HTML.
	const html = groups.filter( ( group ) => group.some( ( piece ) => piece.html !== undefined && /\S/.test( piece.html ) ) ).at( -1 );
	const plain = groups.filter( ( group ) => group !== html && group.some( ( piece ) => piece.text !== undefined ) );
	// More than one plain version is a mistake of the sending program; then they are no versions, and none may be lost.
	const text = plain
		.map( joinText )
		.filter( ( candidate, at, all ) => /\S/.test( candidate ) && all.indexOf( candidate ) === at )
		.join( '\n' );
	const piece: Piece = {};
	if ( html ) {
		piece.html = html.map( ( each ) => each.html ?? textAsHtml( each.text ?? '' ) ).join( '\n' );
	}
	if ( /\S/.test( text ) || ! html ) {
		piece.text = text;
	}
	return [ piece ];
}

/** HTML that shows nothing: no word, no picture. */
function hasContent( html: string ): boolean {
	return (
		/<(img|svg|picture|video|input|button)\b/i.test( html ) ||
		/[^\s\u00a0\u200b-\u200f\ufeff>]/.test( withoutHidden( html ).replace( /<[^<>]*|&(nbsp|#160|#xa0|zwnj|zwj);/gi, '' ) )
	);
}

/** Falls back to the plain version, or to the title where there is none. */
function withoutHtml( { text, html }: Piece, toText: ( html: string ) => string ): Piece {
	const title = /<title[^<>]*>([^<]*)<\/title/i.exec( ( html ?? '' ).slice( 0, 20_000 ) )?.[ 1 ] ?? '';
	return { text: /\S/.test( text ?? '' ) ? ( text as string ) : toText( title ) };
}

function spareBody( { text, html }: NonNullable< FileList[ 'spare' ] > ): Piece[] {
	return [ { ...( /\S/.test( text ) ? { text } : {} ), ...( html === '' ? {} : { html } ) } ];
}

function machineReport( source: Buffer, root: MimePart ): string {
	const report = root.children.find( ( part ) =>
		/^message\/(global-)?(delivery-status|disposition-notification)$/.test( part.type.value )
	);
	return report && report.stored === undefined ? partText( source, report ).trim() : '';
}

function textAsHtml( text: string ): string {
	return `<div>${ escapeHtml( text ).replace( /\r?\n/g, '<br>' ) }</div>`;
}

/**
 * What there is to read in a mail, and its files.
 *
 * @param toText Makes plain text of HTML, for mails that have no plain version.
 */
export function readBody( source: Buffer, root: MimePart, toText: ( html: string ) => string ): MailBody {
	const list: FileList = { source, attachments: [] };
	const read = collect( list, root, null, 0 );
	const empty = read.every( ( { text, html } ) => ! /\S/.test( text ?? '' ) && ! /\S/.test( html ?? '' ) );
	const pieces = ( empty && list.spare ? spareBody( list.spare ) : read ).map( ( piece ) =>
		piece.html !== undefined && ! hasContent( piece.html ) ? withoutHtml( piece, toText ) : piece
	);
	const text = pieces
		.map( ( piece ) => piece.text ?? ( piece.html === undefined ? '' : toText( piece.html ) ) )
		.filter( ( each ) => /\S/.test( each ) )
		.join( '\n' );
	const hasHtml = pieces.some( ( piece ) => piece.html !== undefined && /\S/.test( piece.html ) );
	const html = hasHtml
		? pieces.map( ( piece ) => piece.html ?? ( /\S/.test( piece.text ?? '' ) ? textAsHtml( piece.text as string ) : '' ) ).join( '\n' )
		: '';
	// A report without words for people: what it tells machines is better than nothing.
	const shown = text === '' && ! hasHtml ? machineReport( source, root ) : text;
	return { text: shown.replace( /\r\n?/g, '\n' ), html, attachments: list.attachments };
}
