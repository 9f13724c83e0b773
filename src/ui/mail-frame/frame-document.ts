/** The frame's own look: our reading type, and what keeps a mail inside its column. */
const STYLE = `
html{overflow-x:auto;overflow-y:hidden}
body{margin:0;padding:1px 0;font:15px/24px -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Oxygen-Sans,Ubuntu,Cantarell,"Helvetica Neue",sans-serif;overflow-wrap:anywhere;max-width:100%}
p{margin:0 0 12px}
:is(p,ul,ol,pre,blockquote):last-child{margin-bottom:0}
img{max-width:100%;height:auto}
pre{white-space:pre-wrap}
table{overflow-wrap:normal}
blockquote{margin:0 0 12px;padding-inline-start:12px;border-inline-start:2px solid}
.mesa-mention{padding:0 2px;border-radius:3px;font-weight:600;background:rgba(56,88,233,.14)}
`;

/** Ground and ink. A frame whose scheme differs from its page's is not see-through, so each says its ground. */
const COLOURS = {
	light: 'html{color-scheme:light;background:#fff}body{color:#1e1e1e}blockquote{border-color:#ddd;color:#555}a{color:#135e96}',
	dark: 'html{color-scheme:dark;background:#1c1c1e}body{color:#ececec}blockquote{border-color:#48484b;color:#b9bbbe}a{color:#8ab8e0}',
};

const SAYS_COLOUR = /\sbgcolor\s*=|<font[^>]+color|\sbackground\s*=|[\s;"'{](?:color|background(?:-color|-image)?)\s*:|<style/i;

/** Whether a mail brings colours of its own, so that ours would meet them halfway: dark words on a dark ground. */
export function bringsColours( html: string ): boolean {
	return SAYS_COLOUR.test( html );
}

/** What a frame may load. Never scripts, frames, forms, fonts or styles from elsewhere. */
export function contentSecurityPolicy( imageSources: readonly string[] ): string {
	return [
		"default-src 'none'",
		"style-src 'unsafe-inline'",
		`img-src ${ [ 'data:', ...imageSources ].join( ' ' ) }`,
		"form-action 'none'",
		"base-uri 'none'",
	].join( '; ' );
}

function escapeAttribute( text: string ): string {
	return text.replace( /&/g, '&amp;' ).replace( /"/g, '&quot;' ).replace( /</g, '&lt;' );
}

/**
 * A whole document for an iframe's srcdoc. The policy comes before the first byte of the mail.
 *
 * @param bodyHtml     Cleaned.
 * @param imageSources CSP sources, see contentSecurityPolicy().
 * @param look         The colours of a mail that brings none.
 */
export function frameDocument( bodyHtml: string, imageSources: readonly string[], look: keyof typeof COLOURS = 'light' ): string {
	return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${ escapeAttribute(
		contentSecurityPolicy( imageSources )
	) }"><meta name="referrer" content="no-referrer"><base target="_blank"><style>${ STYLE }${ COLOURS[ look ] }</style></head><body dir="auto">${ bodyHtml }</body></html>`;
}
