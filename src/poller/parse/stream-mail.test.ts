import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportFacts } from '../interpret/facts.ts';
import { parseMail, type ParsedMail } from './parse-mail.ts';
import { fileBytes } from './raw-bytes.ts';
import { streamMail, type StoreContent } from './stream-mail.ts';

const folder = mkdtempSync( join( tmpdir(), 'mesa-stream-test-' ) );
afterAll( () => rmSync( folder, { recursive: true, force: true } ) );

const store: StoreContent = async ( chunks ) => {
	const hash = createHash( 'sha256' );
	let size = 0;
	for await ( const chunk of chunks ) {
		hash.update( chunk );
		size += chunk.length;
	}
	return { sha256: hash.digest( 'hex' ), size };
};

async function stream( raw: Buffer ): Promise< ParsedMail > {
	const path = join( folder, 'mail' );
	writeFileSync( path, raw );
	const bytes = fileBytes( path );
	try {
		return await streamMail( bytes, store );
	} finally {
		bytes.close();
	}
}

/** All that the interpreter and the server get to know of a mail. */
function told( mail: ParsedMail ): object {
	const { key, headers, messageId, inReplyTo, references, from, replyTo, to, cc, deliveredTo, subject, date, text, html, capped } = mail;
	const attachments = mail.attachments.map( ( { filename, contentType, inline, contentId, stored, content } ) => ( {
		filename,
		contentType,
		inline,
		contentId,
		sha256: stored?.sha256 ?? createHash( 'sha256' ).update( content() ).digest( 'hex' ),
		size: stored?.size ?? content().length,
	} ) );
	const { fields } = headers;
	const facts = reportFacts( mail );
	const words = { key, fields, messageId, inReplyTo, references, from, replyTo, to, cc, deliveredTo, subject, date, text, html, capped };
	return { ...words, attachments, facts };
}

const HEAD =
	'Message-ID: <1@customer.example>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0100\r\nFrom: Ana <ana@customer.example>\r\nTo: support@shop.example\r\nSubject: Hello\r\nMIME-Version: 1.0\r\n';
const binary = Buffer.from( Array.from( { length: 200_003 }, ( _each, at ) => ( at * 131 + ( at >> 7 ) ) % 256 ) );
const base64 = binary.toString( 'base64' ).replace( /.{76}/g, '$&\r\n' );
const part = ( head: string, body: string ) => `--cut\r\n${ head }\r\n\r\n${ body }\r\n`;
const multipart = ( kind: string, ...parts: string[] ) =>
	`${ HEAD }Content-Type: multipart/${ kind }; boundary="cut"\r\n\r\npreamble\r\n${ parts.join( '' ) }--cut--\r\nepilogue\r\n`;
const zip = part(
	'Content-Type: application/zip; name="=?utf-8?Q?f=C3=A1ctura.zip?="\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64',
	base64
);
const plain = part( 'Content-Type: text/plain; charset=utf-8', 'See the file.\r\nThank you' );
const html = part(
	'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable',
	'<p>Se=C3=B1or, <b>now</b></p>'
);
const inner = ( subtype: string, ...parts: string[] ) =>
	`--cut\r\nContent-Type: multipart/${ subtype }; boundary=inner\r\n\r\n${ parts.join( '' ).replaceAll( '--cut', '--inner' ) }--inner--\r\n`;

const mails: Record< string, string | Buffer > = {
	'a plain text': `${ HEAD }\r\nJust words.\r\n`,
	'text and a file': multipart( 'mixed', plain, zip ),
	'a file of a megabyte in one line': multipart(
		'mixed',
		plain,
		part( 'Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64', Buffer.alloc( 900_000, 5 ).toString( 'base64' ) )
	),
	'both versions, a picture and a file': multipart(
		'mixed',
		inner( 'alternative', plain, html ),
		part(
			'Content-Type: image/png\r\nContent-ID: <logo@customer.example>\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64',
			base64
		),
		zip
	),
	'HTML alone inside a multipart': multipart( 'mixed', html, zip ),
	'a picture related to the HTML': multipart(
		'related',
		html,
		part( 'Content-Type: image/gif\r\nContent-ID: <a@b>\r\nContent-Transfer-Encoding: base64', base64 )
	),
	'no date, two senders, an odd charset': Buffer.from(
		`From: first@customer.example\r\nFrom: second@evil.example\r\nDate: yesterday\r\nSubject: Env\xedo\r\nContent-Type: multipart/mixed; boundary=cut\r\n\r\n${ part( 'Content-Type: text/plain; charset=x-unknown', 'Ma\xf1ana, se\xf1or' ) }${ zip }--cut--\r\n`,
		'latin1'
	),
	'bare CR line ends': multipart( 'mixed', plain, zip ).replace( /\r\n/g, '\r' ),
	'bare LF line ends': multipart( 'mixed', plain, zip ).replace( /\r\n/g, '\n' ),
	'no closing boundary': multipart( 'mixed', plain, zip ).replace( /\r\n--cut--[^]*$/, '' ),
	'a boundary that is not named': multipart( 'mixed', plain, zip ).replace( '; boundary="cut"', '' ).replace( 'preamble\r\n', '' ),
	'a header whose folding was lost': multipart( 'mixed', plain, zip ).replace( 'Subject:', 'Received: from a\r\nby b lost\r\nSubject:' ),
	'an mbox line before it': `From ana@customer.example Sat Nov 21 10:00:00 2026\r\n${ multipart( 'mixed', plain, zip ) }`,
	'an enclosed mail': multipart(
		'mixed',
		plain,
		part( 'Content-Type: message/rfc822', multipart( 'mixed', plain ).replaceAll( 'cut', 'old' ) )
	),
	'an enclosed mail shown inline': multipart(
		'mixed',
		plain,
		part( 'Content-Type: message/rfc822\r\nContent-Disposition: inline', `Subject: Old\r\n\r\nold words` )
	),
	'a bounce with the whole mail': multipart(
		'report; report-type=delivery-status',
		plain,
		part(
			'Content-Type: message/delivery-status',
			'Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; x@customer.example\r\nAction: failed\r\nStatus: 5.1.1\r\n'
		),
		part( 'Content-Type: message/rfc822', `Message-ID: <ours@shop.example>\r\nSubject: Ours\r\n\r\n${ base64 }` )
	),
	'a text file and an empty one': multipart(
		'mixed',
		plain,
		part( 'Content-Type: text/csv; charset=iso-8859-1\r\nContent-Disposition: attachment; filename="a.csv"', 'a;b\r\nc;d\r\n' ),
		part( 'Content-Type: application/octet-stream; name="empty.bin"', '' )
	),
	'a file in quoted-printable': multipart(
		'mixed',
		plain,
		part( 'Content-Type: text/x-log; name="a.log"\r\nContent-Transfer-Encoding: Quoted-Printable', 'one=20\r\ntwo =\r\nthree=3D\t\r\n' )
	),
	'a file as the whole mail': `${ HEAD }Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: BASE64\r\n\r\n${ base64 }\r\n`,
	'HTML as the whole mail': `${ HEAD }Content-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: base64\r\n\r\n${ Buffer.from( '<p>20 \x80</p>', 'latin1' ).toString( 'base64' ) }\r\n`,
	'flowed text': multipart( 'mixed', part( 'Content-Type: text/plain; format=flowed', 'One \r\nline\r\n> quoted \r\n> too' ), zip ),
	'a uuencoded file in the text': `${ HEAD }\r\nBefore\r\nbegin 644 cat.txt\r\n#0V%T\r\n\`\r\nend\r\nAfter\r\n`,
	'a uuencoded part': multipart(
		'mixed',
		plain,
		part(
			'Content-Type: text/x-cat; name="cat.txt"\r\nContent-Transfer-Encoding: x-uuencode',
			'begin 644 cat.txt\r\n#0V%T\r\n`\r\nend'
		)
	),
	'base64 in pieces, each with its padding': multipart(
		'mixed',
		plain,
		part( 'Content-Type: application/zip; name="a.zip"\r\nContent-Transfer-Encoding: base64', 'QQ==\r\nQkI=\r\nQ0ND' )
	),
	'a comment behind the encoding': multipart( 'mixed', plain, zip.replace( 'Encoding: base64', 'Encoding: base64 (usual)' ) ),
	'parts within parts': multipart( 'mixed', inner( 'mixed', plain, zip ), zip, html ),
};

test.each( Object.keys( mails ) )( 'a large mail is understood as a small one is: %s', async ( name ) => {
	const raw = Buffer.from( mails[ name ] as string );
	expect( told( await stream( raw ) ) ).toEqual( told( parseMail( raw ) ) );
} );

test( 'a text longer than is shown says so, and no more of it is in memory', async () => {
	const mail = await stream( Buffer.from( `${ HEAD }\r\n${ 'words and words\r\n'.repeat( 400_000 ) }` ) );
	expect( mail.capped ).toBe( true );
	expect( mail.source.length ).toBe( 4_000_000 );
} );

test( 'a mail that mailparser gives up on is an error, not an empty ticket', async () => {
	await expect( stream( Buffer.from( `${ HEAD }Content-Type: multipart/mixed; boundary=cut\r\n\r\nno part\r\n` ) ) ).rejects.toThrow(
		'no part'
	);
	const endless = `${ HEAD }Content-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nX-Long: ${ 'x'.repeat( 2_000_000 ) }\r\n\r\nx`;
	await expect( stream( Buffer.from( endless ) ) ).rejects.toThrow( 'header size' );
} );
