const escape = ( text: string ) =>
	text.replace( /[&<>"]/g, ( sign ) => ( { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } )[ sign ] ?? sign );

/** Where people choose an account and agree, or do not. */
export function consentPage( query: URLSearchParams, accounts: string[] ): string {
	const hint = query.get( 'login_hint' ) ?? '';
	const choices = [ ...new Set( [ hint, ...accounts ] ) ].filter( ( account ) => account !== '' );
	const button = ( account: string, label: string ) =>
		`<p><button name="account" value="${ escape( account ) }" style="font:inherit;padding:8px 16px">${ escape( label ) }</button></p>`;
	return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Test provider</title>
<body style="font:16px/1.5 system-ui;max-width:420px;margin:40px auto;padding:0 16px"><h1>Test provider</h1>
<p>Mesa wants to read and send mail. Which account?</p>
<form method="post" action="/decide"><input type="hidden" name="query" value="${ escape( query.toString() ) }">
${ choices.map( ( account ) => button( account, account ) ).join( '' ) }${ button( '', 'Do not allow' ) }</form></body></html>`;
}
