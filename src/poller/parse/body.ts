import { escapeHtml } from '../html/sanitize.ts';
import { decodeText } from './charset.ts';
import { decodeWords } from './encoded-words.ts';
import { safeFilename } from './filename.ts';
import { unflow } from './flowed.ts';
import { parseMimeTree, type MimePart, type StoredContent } from './mime-tree.ts';
import { decodeChunks, decodeTransfer, decodeUu } from './transfer.ts';

/** A file in a mail. Content is decoded only when asked for, so that one at a time is in memory. */
export interface ParsedAttachment {
	/** As the mail gives it; not safe as a name on disk (see safeFilename). */
	filename: string;
	contentType: string;
	inline: boolean;
	/** Without angle brackets. */
	contentId: string | null;
	content: () => Buffer;
	/** The same piece by piece, for files too large to hold. */
	chunks: () => Iterable< Buffer >;
	/** Set when a streaming reader has put the content away already; content() and chunks() then give its beginning only. */
	stored: StoredContent | null;
}

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

interface Context {
	source: Buffer;
	attachments: ParsedAttachment[];
}

export function partText( source: Buffer, part: MimePart ): string {
	const bytes = decodeTransfer( source.subarray( part.start, part.end ), part.encoding );
	let charset = part.type.params.get( 'charset' ) ?? '';
	if ( part.type.value === 'text/html' && charset === '' ) {
		charset = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec( bytes.toString( 'latin1', 0, 4096 ) )?.[ 1 ] ?? '';
	}
	return decodeText( bytes.length > MAX_TEXT ? bytes.subarray( 0, MAX_TEXT ) : bytes, charset ).replace( /\0/g, '' );
}

function givenName( part: MimePart ): string {
	return part.disposition.params.get( 'filename' ) ?? part.type.params.get( 'name' ) ?? part.type.params.get( 'filename' ) ?? '';
}

function contentIdOf( part: MimePart ): string | null {
	const id = ( part.headers.get( 'content-id' ) ?? '' ).replace( /^[\s<]+|[>\s]+$/g, '' );
	return id === '' ? null : decodeWords( id ).slice( 0, 255 );
}

function attach( context: Context, part: MimePart, inRelated: boolean ): void {
	let name = givenName( part );
	if ( name === '' && part.type.value === 'message/rfc822' ) {
		const inner = parseMimeTree( context.source.subarray( part.start, Math.min( part.end, part.start + 65536 ) ) ).root;
		const subject = decodeWords( inner.headers.get( 'subject' ) ?? '' ).trim();
		name = subject === '' ? '' : `${ subject.replace( /[/\\]/g, '-' ).slice( 0, 120 ) }.eml`;
	}
	const contentId = contentIdOf( part );
	const { source } = context;
	context.attachments.push( {
		filename: name || safeFilename( '', part.type.value, context.attachments.length + 1 ),
		contentType: part.type.value.slice( 0, 190 ),
		inline: part.disposition.value !== 'attachment' && ( part.disposition.value === 'inline' || ( inRelated && contentId !== null ) ),
		contentId,
		content: () => decodeTransfer( source.subarray( part.start, part.end ), part.encoding ),
		chunks: () => decodeChunks( source.subarray( part.start, part.end ), part.encoding ),
		stored: part.stored ?? null,
	} );
}

/** Takes uuencoded files out of a plain text. */
function extractUu( context: Context, text: string ): string {
	if ( ! /^begin [0-7]{3,4} \S/m.test( text ) ) {
		return text;
	}
	return text.replace(
		/^begin [0-7]{3,4} ([^\r\n]+)\r?\n((?:[\x20-\x60]{1,62}\r?\n)+)(?:`\r?\n)?end[ \t]*$/gm,
		( _whole, name: string, data: string ) => {
			const content = decodeUu( data );
			const type = 'application/octet-stream';
			context.attachments.push( {
				filename: name.trim(),
				contentType: type,
				inline: false,
				contentId: null,
				content: () => content,
				chunks: () => [ content ],
				stored: null,
			} );
			return '';
		}
	);
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
	const laterInReport = parent?.type.value === 'multipart/report' && index > 0;
	const brokenMultipart = type.startsWith( 'multipart/' );
	return ! ( isAttachment || laterInReport || ( ! shown && ! brokenMultipart ) );
}

function leafPieces( context: Context, part: MimePart, parent: MimePart | null, index: number ): Piece[] {
	const type = part.type.value;
	if ( ! isShown( part, parent, index ) ) {
		// A part without content is a file only when it says so.
		const size = part.stored?.size ?? part.end - part.start;
		if ( size > 0 || givenName( part ) !== '' || part.disposition.value === 'attachment' ) {
			attach( context, part, parent?.type.value === 'multipart/related' );
		}
		return [];
	}
	let text = partText( context.source, part );
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
	return [ { text: extractUu( context, text ) } ];
}

const joinText = ( pieces: Piece[] ) => pieces.flatMap( ( piece ) => ( piece.text === undefined ? [] : [ piece.text ] ) ).join( '\n' );

function collect( context: Context, part: MimePart, parent: MimePart | null, index: number ): Piece[] {
	if ( part.children.length === 0 ) {
		return leafPieces( context, part, parent, index );
	}
	const groups = part.children.map( ( child, at ) => collect( context, child, part, at ) );
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
		/[^\s\u00a0\u200b-\u200f\ufeff]/.test(
			html
				.replace( /<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, '' )
				.replace( /<!--[\s\S]*?-->|<[^>]*>|&(nbsp|#160|#xa0|zwnj|zwj);/gi, '' )
		)
	);
}

/** Falls back to the plain version, or to the title where there is none. */
function withoutHtml( { text, html }: Piece, toText: ( html: string ) => string ): Piece {
	const title = /<title[^>]*>([\s\S]*?)<\/title/i.exec( html ?? '' )?.[ 1 ] ?? '';
	return { text: /\S/.test( text ?? '' ) ? ( text as string ) : toText( title ) };
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
	const context: Context = { source, attachments: [] };
	const pieces = collect( context, root, null, 0 ).map( ( piece ) =>
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
	return { text: text.replace( /\r\n?/g, '\n' ), html, attachments: context.attachments };
}
