/** The frame's own look: our reading type, and what keeps a mail inside its column. */
const STYLE = `
html{color-scheme:light;background:#fff;overflow-x:auto;overflow-y:hidden}
body{margin:0;padding:1px 0;font:15px/24px -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Oxygen-Sans,Ubuntu,Cantarell,"Helvetica Neue",sans-serif;color:#1e1e1e;overflow-wrap:anywhere;max-width:100%}
p{margin:0 0 12px}
:is(p,ul,ol,pre,blockquote):last-child{margin-bottom:0}
img{max-width:100%;height:auto}
pre{white-space:pre-wrap}
table{overflow-wrap:normal}
blockquote{margin:0 0 12px;padding-inline-start:12px;border-inline-start:2px solid #ddd;color:#555}
a{color:#135e96}
`;

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
 */
export function frameDocument( bodyHtml: string, imageSources: readonly string[] ): string {
	return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${ escapeAttribute(
		contentSecurityPolicy( imageSources )
	) }"><meta name="referrer" content="no-referrer"><base target="_blank"><style>${ STYLE }</style></head><body dir="auto">${ bodyHtml }</body></html>`;
}
