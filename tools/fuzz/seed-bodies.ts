import { ATTRIBUTIONS, FOOTERS, HEADER_BLOCKS } from '../../src/poller/testing/reply-phrases.ts';

const ANSWER = 'Hello,\n\nyes, that is right. Order 1042.\n\nThanks\nAna';
const OLD = '> How can we help?\n>\n> > first question\n> Blue Shop';

const texts: string[] = [
	...ATTRIBUTIONS.map( ( [ , line ] ) => `${ ANSWER }\n\n${ line }\n${ OLD }\n` ),
	...HEADER_BLOCKS.map( ( [ , block ] ) => `${ ANSWER }\n\n${ block }\n\nHow can we help?\n` ),
	...FOOTERS.map( ( footer ) => `${ ANSWER }\n\n${ footer }\n` ),
	`${ ANSWER }\n-- \nAna Buyer\nAcme Ltd\n+34 600 000 000\nhttps://customer.example\n`,
	`> a question\n\nan answer\n\n> another question\n\nanother answer\n`,
	`${ ANSWER }\n\n______________________\nAna Buyer | Acme\n\nThis e-mail and any attachment is confidential and intended only for the addressee.\n`,
	`---------- Forwarded message ---------\nFrom: Bob <bob@customer.example>\nDate: Mon, Nov 16, 2026 at 4:00 PM\nSubject: Help\nTo: <ana@customer.example>\n\nMy kettle leaks.\n`,
	`| one | two |\n| 1 | 2 |\n\nAB> quoted with initials\nAB> and again\n\n${ ANSWER }`,
];

const markup: string[] = [
	`<div dir="ltr">${ ANSWER.replace( /\n/g, '<br>' ) }</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Tue, Nov 17, 2026 at 9:41 AM Blue Shop &lt;<a href="mailto:support@shop.example">support@shop.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">How can we help?</blockquote></div>`,
	`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style></head><body><div class="WordSection1"><p class="MsoNormal">Yes.<o:p></o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Blue Shop<br><b>Sent:</b> Tuesday 9:41<br><b>Subject:</b> x</p></div><p>old</p></div></body></html>`,
	'<div>Yes</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>From:</b> Shop</font></div><div>old</div>',
	'<body>Yes<br><div class="moz-cite-prefix">On 17/11/2026 09:41, Blue Shop wrote:<br></div><blockquote type="cite" cite="mid:a@b"><pre wrap="">old\nlines</pre></blockquote><br><pre class="moz-signature" cols="72">-- \nAna</pre></body>',
	'<table border="0"><tr><td>Name</td><td>Ana</td></tr><tr><td colspan="2"><ul><li>one<li>two</ul></td></tr></table><p>&nbsp;</p><img src="https://shop.example/p.gif" width=1 height=1>',
	'<p style="color:red;background:url(https://x.example/a.png);position:fixed">Red &amp; bold &euro; &#128512;</p><a href="javascript:alert(1)" onclick=x()>link</a><a href="https://shop.example/?a=1&b=2">ok</a>',
	'<svg><style><img src=x onerror=alert(1)></style></svg><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
	'<form action="//evil.example"><input name="attributes"><textarea></form><script>alert(1)</script></textarea><select><option><iframe srcdoc="<script>">',
	'<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><template><p>hidden</p></template><xmp><b></xmp><plaintext>all',
	'<div style="font-family:&quot;Courier New&quot;,monospace;width:expression(alert(1))"><font color=#ff0000 size=5>big</font><u>u</u></div><base href="//evil.example"><meta http-equiv=refresh content=0>',
	'<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--><a><b><i><p>mis<b>nested</i></a></p></b><table><a>foster</a><tr><div>x</table>',
];

/** The fixtures of `strip` and `sanitize`. */
export const BODIES: readonly Buffer[] = texts.map( ( text ) => Buffer.from( text ) );
export const MARKUP: readonly Buffer[] = markup.map( ( text ) => Buffer.from( text ) );
