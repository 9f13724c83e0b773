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
	'application/pgp-signature': 'asc',
	'application/ms-tnef': 'dat',
	'application/vnd.ms-tnef': 'dat',
	'audio/mpeg': 'mp3',
	'text/rfc822-headers': 'txt',
	'application/msword': 'doc',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

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
