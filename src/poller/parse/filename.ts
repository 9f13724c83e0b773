const EXTENSIONS: Record< string, string > = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/gif': 'gif',
	'image/webp': 'webp',
	'image/svg+xml': 'svg',
	'image/tiff': 'tiff',
	'application/pdf': 'pdf',
	'text/plain': 'txt',
	'text/html': 'html',
	'text/enriched': 'txt',
	'text/richtext': 'txt',
	'text/markdown': 'md',
	'text/xml': 'xml',
	'text/calendar': 'ics',
	'text/csv': 'csv',
	'text/vcard': 'vcf',
	'text/x-vcard': 'vcf',
	'message/rfc822': 'eml',
	'message/delivery-status': 'txt',
	'application/zip': 'zip',
	'application/pkcs7-signature': 'p7s',
	'application/x-pkcs7-signature': 'p7s',
	'application/pkcs7-mime': 'p7m',
	'application/x-pkcs7-mime': 'p7m',
	'application/pgp-encrypted': 'txt',
	'application/pgp-keys': 'asc',
	'message/disposition-notification': 'txt',
	'message/feedback-report': 'txt',
	'message/global': 'eml',
	'application/ics': 'ics',
	'text/x-amp-html': 'html',
	'application/json': 'json',
	'application/rtf': 'rtf',
	'text/rtf': 'rtf',
	'image/heic': 'heic',
	'image/bmp': 'bmp',
	'audio/wav': 'wav',
	'audio/x-wav': 'wav',
	'video/mp4': 'mp4',
	'video/quicktime': 'mov',
	'application/vnd.ms-excel': 'xls',
	'application/pgp-signature': 'asc',
	'application/ms-tnef': 'dat',
	'application/vnd.ms-tnef': 'dat',
	'application/x-zip-compressed': 'zip',
	'audio/mpeg': 'mp3',
	'text/rfc822-headers': 'txt',
	'application/msword': 'doc',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
	// Wrong names that are in use; below the right ones, of which the first is what an extension stands for.
	'image/jpg': 'jpg',
	'image/pjpeg': 'jpg',
	'image/x-png': 'png',
	'image/x-ms-bmp': 'bmp',
	'application/x-pdf': 'pdf',
};

/** The usual extension of a content type, "" where none is known. */
export function extensionOf( type: string ): string {
	return EXTENSIONS[ type ] ?? '';
}

/** The content type that a file's extension tells. */
export function typeOfExtension( extension: string ): string {
	const wanted = extension
		.toLowerCase()
		.replace( /^jpeg$/, 'jpg' )
		.replace( /^html?$/, 'html' );
	return Object.entries( EXTENSIONS ).find( ( [ , known ] ) => known === wanted )?.[ 0 ] ?? 'application/octet-stream';
}

/**
 * A file name that is safe to store and show: no folders, no control or direction-changing characters, at most 255 long.
 *
 * @param given Decoded name from the mail, "" when it has none.
 * @param type  Content type, for the extension of a made-up name.
 * @param index Counts from 1.
 */
export function safeFilename( given: string, type: string, index: number ): string {
	const name = ( given.split( /[/\\]/ ).at( -1 ) as string )
		.replace( /[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '' )
		.replace( /[<>"|?*]/g, '_' )
		.replace( /^\.+/, '' )
		.trim();
	if ( name === '' ) {
		const kind = type.startsWith( 'image/' ) ? 'image' : 'attachment';
		return `${ kind }-${ index }.${ EXTENSIONS[ type ] ?? 'bin' }`;
	}
	if ( name.length <= 255 ) {
		return name;
	}
	const dot = name.lastIndexOf( '.' );
	const extension = dot > name.length - 12 ? name.slice( dot ) : '';
	return name.slice( 0, 255 - extension.length ) + extension;
}
