import { splitHtml } from './visible-html.ts';

const QUOTE = '<div>We have sent your parcel.</div>';

test.each( [
	[
		'Gmail',
		`<div dir="ltr">Thank you!</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, Nov 17, 2026 at 9:41 AM Shop &lt;<a href="mailto:s@shop.example">s@shop.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">${ QUOTE }</blockquote></div>`,
	],
	[
		'Outlook',
		`<div class="WordSection1"><p class="MsoNormal">Thank you!</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>From:</b> Shop &lt;s@shop.example&gt; <br><b>Sent:</b> Tuesday, November 17, 2026 9:41 AM<br><b>To:</b> Ana<br><b>Subject:</b> Order</p></div></div><p>${ QUOTE }</p></div>`,
	],
	[
		'Outlook in German',
		`<p>Thank you!</p><p><b>Von:</b> Laden &lt;s@shop.example&gt;<br><b>Gesendet:</b> Dienstag, 17. November 2026 09:41<br><b>An:</b> Ana<br><b>Betreff:</b> Bestellung</p>${ QUOTE }`,
	],
	[
		'Outlook on the web',
		`<div>Thank you!</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><font><b>From:</b> Shop<br></font></div>${ QUOTE }`,
	],
	[
		'Outlook on a phone',
		`<div>Thank you!</div><div id="ms-outlook-mobile-signature">Get <a href="https://aka.ms/x">Outlook for iOS</a></div><div id="mail-editor-reference-message-container"><div>From: Shop</div>${ QUOTE }</div>`,
	],
	[
		'Apple Mail',
		`<html><body>Thank you!<div><br><blockquote type="cite"><div>On 17 Nov 2026, at 09:41, Shop &lt;s@shop.example&gt; wrote:</div><br>${ QUOTE }</blockquote></div></body></html>`,
	],
	[
		'iPhone',
		`<html><body>Thank you!<br><br><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On Nov 17, 2026, at 9:41 AM, Shop wrote:<br>${ QUOTE }</blockquote></div></body></html>`,
	],
	[
		'Thunderbird',
		`<p>Thank you!</p><div class="moz-cite-prefix">Am 17.11.26 um 09:41 schrieb Laden:<br></div><blockquote type="cite">${ QUOTE }</blockquote>`,
	],
	[ 'Thunderbird with signature', `<p>Thank you!</p><pre class="moz-signature">-- \nAna Buyer</pre>` ],
	[
		'Yahoo',
		`<div class="yahoo-style-wrap"><div>Thank you!</div></div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>En martes, 17 de noviembre de 2026, Shop escribió:</div>${ QUOTE }</div>`,
	],
	[
		'Proton',
		`<div>Thank you!</div><div class="protonmail_signature_block">Sent with Proton Mail</div><div class="protonmail_quote">On Tuesday, November 17th, 2026 at 9:41 AM, Shop wrote:<br><blockquote class="protonmail_quote">${ QUOTE }</blockquote></div>`,
	],
	[ 'Zimbra', `<div>Thank you!</div><hr id="zwchr" data-marker="__DIVIDER__"><div><b>De: </b>Shop</div>${ QUOTE }` ],
] )( 'a reply does not repeat our own mail: %s', ( _program, html ) => {
	const split = splitHtml( html );
	expect( split.visible ).toBe( 'Thank you!' );
	expect( split.visibleHtml.replace( /<[^>]+>/g, '' ).trim() ).toBe( 'Thank you!' );
	expect( split.html ).toContain( html.includes( QUOTE ) ? QUOTE : 'Ana Buyer' );
} );

test( 'pictures and tables of the new part stay in it', () => {
	const split = splitHtml(
		'<p>See:</p><table><tr><td>1</td><td></td></tr></table><img src="cid:a"><div class="moz-cite-prefix">On 17/11/2026 09:41, Shop wrote:</div><blockquote type="cite"><img src="cid:b">old</blockquote>'
	);
	expect( split.visibleHtml ).toContain( 'cid:a' );
	expect( split.visibleHtml ).toContain( '<td></td>' );
	expect( split.visibleHtml ).not.toContain( 'cid:b' );
} );

test( 'answers between the quoted lines keep them', () => {
	expect(
		splitHtml(
			'<div>See below.</div><blockquote>Which colour?</blockquote><div>Blue.</div><blockquote>Which size?</blockquote><div>Large.</div>'
		).visible.replace( /\s+/g, ' ' )
	).toBe( 'See below. > Which colour? Blue. > Which size? Large.' );
} );

test( 'a mail that is only quoted is shown as a whole', () => {
	expect( splitHtml( '<blockquote type="cite">All there is</blockquote>' ).visible ).toContain( 'All there is' );
} );
