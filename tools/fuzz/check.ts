import type { Tasks } from '../../src/poller/worker/protocol.ts';

/** The only form in which the sanitiser writes a tag. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>/y;
const ATTRIBUTE = / ([a-z-]+)="([^"<>]*)"/g;
const DANGEROUS = new Set(
	'script style iframe frame frameset object embed applet svg math form input button textarea select base meta link template noscript title xmp plaintext audio video'.split(
		' '
	)
);
const ADDRESSES = /^(href|src)$/;
const SAFE_ADDRESS = /^(https?:|mailto:|tel:|sms:|callto:|xmpp:|ftp:|geo:|cid:|data:image\/(png|gif|jpe?g|webp|bmp);base64,)/i;
const UNSAFE_ATTRIBUTE = /^(on.*|srcdoc|action|formaction|background|poster|data|id|name|class)$/;

/** Whether sanitised HTML has anything in it that is not plainly harmless. */
export function isUnsafe( html: string ): boolean {
	for ( let at = html.indexOf( '<' ); at >= 0; at = html.indexOf( '<', at + 1 ) ) {
		TAG.lastIndex = at;
		const tag = TAG.exec( html );
		if ( ! tag || DANGEROUS.has( tag[ 2 ] as string ) ) {
			return true;
		}
		for ( const [ , name, value ] of ( tag[ 3 ] as string ).matchAll( ATTRIBUTE ) as Iterable< [ string, string, string ] > ) {
			if ( UNSAFE_ATTRIBUTE.test( name ) || ( ADDRESSES.test( name ) && ! SAFE_ADDRESS.test( value ) ) ) {
				return true;
			}
			if ( name === 'style' && /url|expression|[\\@<]/i.test( value ) ) {
				return true;
			}
		}
	}
	return false;
}

/** How many characters that are no blanks a text has. */
function weight( text: string ): number {
	let count = 0;
	for ( let at = 0; at < text.length; at++ ) {
		const code = text.charCodeAt( at );
		count +=
			code > 32 && code !== 0xa0 && code !== 0xfeff && ! ( code >= 0x2000 && code <= 0x200b ) && ! /\s/.test( text[ at ] as string )
				? 1
				: 0;
	}
	return count;
}

/** Whether a text taken apart has lost something: each line must be in one of the three. */
export function losesWords( text: string, { visible, quoted, signature }: Tasks[ 'strip' ][ 'result' ] ): boolean {
	return weight( visible ) + weight( quoted ) + weight( signature ) !== weight( text );
}
