import { decodeText } from './charset.ts';
import { contentFields, fieldBytes, fieldText, readProperties, type Properties } from './mapi.ts';

/** A file taken out of a winmail.dat. */
export interface TnefFile {
	filename: string;
	/** "" when it does not say. */
	contentType: string;
	contentId: string | null;
	content: Buffer;
}

/** What a winmail.dat holds. */
export interface Tnef {
	text: string;
	html: string;
	files: TnefFile[];
}

const SIGNATURE = 0x223e9f78;
const MESSAGE = 1;
const ATTACHMENT = 2;
/** Attributes, by their number: [MS-OXTNEF] section 2.1.3.3. */
const CODEPAGE = 0x9007;
const BODY = 0x800c;
const PROPERTIES = 0x9003;
const BEGIN_FILE = 0x9002;
const FILE_TITLE = 0x8010;
const FILE_CONTENT = 0x800f;
const FILE_PROPERTIES = 0x9005;
/** Mails within mails that are opened. */
const MAX_DEPTH = 3;
const MAX_FILES = 500;

interface Draft {
	title: string;
	content: Buffer | null;
	properties: Properties;
}

/** A file, or those of the message that it is. */
function finish( draft: Draft, charset: string, depth: number ): TnefFile[] {
	const text = ( id: number ) => fieldText( draft.properties, id, charset );
	const filename = text( contentFields.longName ) || text( contentFields.shortName ) || draft.title || text( contentFields.displayName );
	const object = fieldBytes( draft.properties, contentFields.data );
	// An embedded message is a TNEF of its own behind the 16 bytes of its interface's name.
	const inner = object && object.length > 22 && depth < MAX_DEPTH ? readTnef( object.subarray( 16 ), depth + 1 ) : null;
	if ( inner ) {
		const body = inner.html || inner.text;
		const words: TnefFile[] =
			body === ''
				? []
				: [
						{
							filename: `${ filename || 'message' }.${ inner.html ? 'html' : 'txt' }`,
							contentType: inner.html ? 'text/html' : 'text/plain',
							contentId: null,
							content: Buffer.from( body ),
						},
					];
		return [ ...words, ...inner.files ];
	}
	const content = draft.content ?? object;
	if ( ! content ) {
		return [];
	}
	return [
		{
			filename,
			contentType: text( contentFields.mimeType ).toLowerCase(),
			contentId: text( contentFields.contentId ) || null,
			content,
		},
	];
}

/**
 * Opens a winmail.dat, the package in which Outlook sends files to people without Outlook ([MS-OXTNEF]). What stands before
 * a damage is kept.
 *
 * @param bytes The attachment, decoded.
 * @returns Null when it is no such package or has nothing in it that can be read.
 */
export function readTnef( bytes: Buffer, depth = 0 ): Tnef | null {
	if ( bytes.length < 6 || bytes.readUInt32LE( 0 ) !== SIGNATURE ) {
		return null;
	}
	const found: Tnef = { text: '', html: '', files: [] };
	let charset = 'windows-1252';
	let draft: Draft | null = null;
	const close = () => {
		if ( draft && found.files.length < MAX_FILES ) {
			found.files.push( ...finish( draft, charset, depth ) );
		}
		draft = null;
	};
	for ( let at = 6; at + 9 <= bytes.length; ) {
		const level = bytes.readUInt8( at );
		const attribute = bytes.readUInt16LE( at + 1 );
		const from = at + 9;
		const to = from + bytes.readUInt32LE( at + 5 );
		if ( to > bytes.length || ( level !== MESSAGE && level !== ATTACHMENT ) ) {
			break;
		}
		const data = bytes.subarray( from, to );
		at = to + 2;
		if ( level === ATTACHMENT ) {
			if ( attribute === BEGIN_FILE ) {
				close();
				draft = { title: '', content: null, properties: new Map() };
			}
			const current = ( draft ??= { title: '', content: null, properties: new Map() } ) as Draft;
			if ( attribute === FILE_TITLE ) {
				current.title = decodeText( data, charset ).replace( /\0[\s\S]*$/, '' );
			} else if ( attribute === FILE_CONTENT ) {
				current.content = data;
			} else if ( attribute === FILE_PROPERTIES ) {
				current.properties = readProperties( data );
			}
			continue;
		}
		if ( attribute === CODEPAGE && data.length >= 4 ) {
			charset = `windows-${ data.readUInt32LE( 0 ) }`;
		} else if ( attribute === BODY ) {
			found.text = decodeText( data, charset ).replace( /\0/g, '' );
		} else if ( attribute === PROPERTIES ) {
			const properties = readProperties( data );
			found.text ||= fieldText( properties, contentFields.body, charset );
			found.html ||= fieldText( properties, contentFields.bodyHtml, 'utf-8' );
		}
	}
	close();
	return found.files.length === 0 && found.text === '' && found.html === '' ? null : found;
}
