import { isUtf8 } from 'node:buffer';
import { cleanLine, decodeWords } from './encoded-words.ts';
import { extensionOf, safeFilename, typeOfExtension } from './filename.ts';
import { parseMimeTree, type MimePart, type StoredContent } from './mime-tree.ts';
import { readTnef } from './tnef.ts';
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

/** The mail whose parts are read, and its files so far. */
export interface FileList {
	source: Buffer;
	attachments: ParsedAttachment[];
	/** The body in a winmail.dat, for mails that have none besides. */
	spare?: { text: string; html: string };
}

/** The file name a part carries, "" when it has none. */
export function givenName( part: MimePart ): string {
	return part.disposition.params.get( 'filename' ) ?? part.type.params.get( 'name' ) ?? part.type.params.get( 'filename' ) ?? '';
}

/** A name for a part that has none: the subject of an enclosed mail, or what the sender says it is. */
function describedName( source: Buffer, part: MimePart ): string {
	const extension = extensionOf( part.type.value );
	let title = '';
	if ( part.type.value === 'message/rfc822' ) {
		const inner = parseMimeTree( source.subarray( part.start, Math.min( part.end, part.start + 65536 ) ) ).root;
		title = decodeWords( inner.headers.get( 'subject' ) ?? '' );
	}
	title = title.trim() || cleanLine( decodeWords( part.headers.get( 'content-description' ) ?? '' ) );
	if ( title === '' || extension === '' ) {
		return '';
	}
	const name = title.replace( /[/\\]/g, '-' ).slice( 0, 120 );
	return name.toLowerCase().endsWith( `.${ extension }` ) ? name : `${ name }.${ extension }`;
}

function contentIdOf( part: MimePart ): string | null {
	const id = ( part.headers.get( 'content-id' ) ?? '' ).slice( 0, 1000 ).replace( /^[\s<]+|[>\s]+$/g, '' );
	return id === '' ? null : decodeWords( id ).slice( 0, 255 );
}

/** Whether a part is a winmail.dat, by its type or its name. */
export function isTnef( part: MimePart ): boolean {
	return /^application\/(vnd\.)?ms-tnef$/.test( part.type.value ) || /^win-?mail\.dat$/i.test( givenName( part ) );
}

/** The type that a file's name tells, for packages that do not say it. */
const typeOfName = ( name: string ) => typeOfExtension( /\.([a-z0-9]{1,5})$/i.exec( name )?.[ 1 ] ?? '' );

/** Adds the files of a winmail.dat; false when it cannot be opened or has none. */
function attachPackage( list: FileList, part: MimePart ): boolean {
	const add = ( file: Pick< ParsedAttachment, 'filename' | 'contentType' | 'contentId' | 'stored' >, content: Buffer ) => {
		const contentType = file.contentType || typeOfName( file.filename );
		list.attachments.push( {
			...file,
			filename: file.filename || safeFilename( '', contentType, list.attachments.length + 1 ),
			contentType: contentType.slice( 0, 190 ),
			inline: file.contentId !== null,
			content: () => content,
			chunks: () => [ content ],
		} );
	};
	if ( part.unpacked ) {
		part.unpacked.forEach( ( file ) => add( file, Buffer.alloc( 0 ) ) );
		return part.unpacked.length > 0;
	}
	if ( part.stored !== undefined || ! isTnef( part ) ) {
		return false;
	}
	const tnef = readTnef( decodeTransfer( list.source.subarray( part.start, part.end ), part.encoding ) );
	tnef?.files.forEach( ( { content, ...file } ) => add( { ...file, stored: null }, content ) );
	if ( tnef && ( tnef.text !== '' || tnef.html !== '' ) ) {
		list.spare ??= { text: tnef.text, html: tnef.html };
	}
	return tnef !== null && tnef.files.length > 0;
}

/** Adds a part to the files of its mail; of a package its files. */
export function attach( list: FileList, part: MimePart, inRelated: boolean ): void {
	if ( attachPackage( list, part ) ) {
		return;
	}
	const name = givenName( part ) || describedName( list.source, part );
	const contentId = contentIdOf( part );
	const { source } = list;
	list.attachments.push( {
		filename: name || safeFilename( '', part.type.value, list.attachments.length + 1 ),
		contentType: part.type.value.slice( 0, 190 ),
		inline: part.disposition.value !== 'attachment' && ( part.disposition.value === 'inline' || ( inRelated && contentId !== null ) ),
		contentId,
		content: () => decodeTransfer( source.subarray( part.start, part.end ), part.encoding ),
		chunks: () => decodeChunks( source.subarray( part.start, part.end ), part.encoding ),
		stored: part.stored ?? null,
	} );
}

const UU_BEGIN = /^begin [0-7]{3,4} (\S.*)$/;
const UU_LINE = /^[\x20-\x60]{1,62}$/;

/** Takes uuencoded files out of a plain text; a line with the name stays where each stood. */
export function extractUu( list: FileList, text: string ): string {
	if ( ! /^begin [0-7]{3,4} \S/m.test( text ) ) {
		return text;
	}
	const lines = text.split( '\n' );
	const out: string[] = [];
	for ( let at = 0; at < lines.length; at++ ) {
		const name = UU_BEGIN.exec( ( lines[ at ] as string ).slice( 0, 1000 ).trimEnd() )?.[ 1 ];
		let end = at + 1;
		while ( name !== undefined && UU_LINE.test( ( lines[ end ] ?? '' ).replace( /\r$/, '' ) ) ) {
			end++;
		}
		if ( name === undefined || end === at + 1 || ! /^end\s*$/.test( lines[ end ] ?? '' ) ) {
			out.push( lines[ at ] as string );
			continue;
		}
		const content = decodeUu( lines.slice( at + 1, end ).join( '\n' ) );
		list.attachments.push( {
			filename: name,
			contentType: typeOfName( name ),
			inline: false,
			contentId: null,
			content: () => content,
			chunks: () => [ content ],
			stored: null,
		} );
		// A mail of nothing but a file is not empty.
		out.push( `[${ name }]` );
		at = end;
	}
	return out.join( '\n' );
}

/** Whether what calls itself a text is none: control characters that no text has, and no valid UTF-8. */
export function holdsFile( bytes: Buffer ): boolean {
	if ( isUtf8( bytes ) ) {
		return false;
	}
	let controls = 0;
	let high = false;
	for ( const byte of bytes ) {
		high ||= byte > 127;
		// Of those below a blank, texts have tabs, line ends, escapes of ISO-2022 and, in UTF-16, zeros.
		controls += byte < 32 && byte !== 0 && ( byte < 8 || byte > 15 ) && byte !== 26 && byte !== 27 ? 1 : 0;
	}
	return high && controls > bytes.length / 50;
}
