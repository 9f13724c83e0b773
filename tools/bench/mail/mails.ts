/** The mail of a shop, made up: the same for every run, with other Message-IDs for every mailbox. */
import { mugPhoto } from '../../demo/files.ts';
import { random, type Random } from './random.ts';

export interface BenchMails {
	/** Oldest first. */
	raws: Buffer[];
	/** How many of them begin a ticket; the others answer one of these. */
	tickets: number;
	/** Files that a reader of the tickets sees, pictures in the text aside. */
	files: number;
}

/** Four of ten mails answer an earlier one. */
const REPLIES = 0.4;
const CUSTOMERS = 400;
const LOGO = mugPhoto().subarray( 0, 6000 );

const WORDS =
	'order parcel invoice Tuesday mug teapot glaze colour broken delivery address thanks question please account refund week yesterday payment kettle gift wrapping number size saucer handle kiln email phone courier customs label shelf exchange size colour würde señor café déjà straße año ordine pagamento livraison commande Lieferung Rechnung'.split(
		' '
	);

interface Customer {
	name: string;
	address: string;
}

function sentence( dice: Random ): string {
	const words = Array.from( { length: dice.between( 6, 18 ) }, () => dice.pick( WORDS ) );
	return `${ ( words[ 0 ] as string ).replace( /^./, ( letter ) => letter.toUpperCase() ) } ${ words.slice( 1 ).join( ' ' ) }.`;
}

const paragraphs = ( dice: Random, least: number, most: number ) =>
	Array.from( { length: dice.between( least, most ) }, () =>
		Array.from( { length: dice.between( 2, 5 ) }, () => sentence( dice ) ).join( ' ' )
	);

function quotedPrintable( text: string ): string {
	const encoded = [ ...Buffer.from( text ) ]
		.map( ( byte ) =>
			byte === 10 || ( byte >= 32 && byte <= 126 && byte !== 61 )
				? String.fromCharCode( byte )
				: `=${ byte.toString( 16 ).toUpperCase().padStart( 2, '0' ) }`
		)
		.join( '' );
	return (
		encoded
			.split( '\n' )
			// Never within a code: no program breaks one in two.
			.map( ( line ) => line.replace( /(?:=[0-9A-F]{2}|[^=]){1,24}(?=.)/g, '$&=\r\n' ) )
			.join( '\r\n' )
	);
}

const base64 = ( bytes: Buffer ) => bytes.toString( 'base64' ).replace( /.{76}/g, '$&\r\n' );

/** A part with its headers. Half of the texts are quoted-printable, the others base64. */
function textPart( dice: Random, type: string, text: string ): string {
	const packed = dice.next() < 0.5;
	const head = `Content-Type: ${ type }; charset=utf-8\r\nContent-Transfer-Encoding: ${ packed ? 'base64' : 'quoted-printable' }\r\n\r\n`;
	return head + ( packed ? base64( Buffer.from( text.replace( /\n/g, '\r\n' ) ) ) : quotedPrintable( text ) );
}

const filePart = ( type: string, disposition: string, bytes: Buffer ) =>
	`Content-Type: ${ type }\r\nContent-Transfer-Encoding: base64\r\n${ disposition }\r\n\r\n${ base64( bytes ) }`;

function multipart( kind: string, boundary: string, parts: string[] ): string {
	return [
		`Content-Type: multipart/${ kind }; boundary="${ boundary }"\r\n`,
		...parts.map( ( part ) => `--${ boundary }\r\n${ part }` ),
		`--${ boundary }--\r\n`,
	].join( '\r\n' );
}

function html( texts: string[], quoted: string[], dice: Random, logo: string | null ): string {
	const row = ( text: string ) =>
		`<tr><td style="font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px;color:#333333;padding:0 0 12px 0;"><p style="margin:0;">${ text }</p></td></tr>`;
	const quote =
		quoted.length > 0
			? `<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, 2 Nov 2026 at 10:12, Shop &lt;help@shop.example&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${ quoted.map( ( text ) => `<p>${ text }</p>` ).join( '' ) }</blockquote></div>`
			: '';
	const links = Array.from(
		{ length: dice.between( 0, 12 ) },
		( _each, at ) => `<a href="https://shop.example/item/${ at }?utm_source=mail" style="color:#1a73e8">${ dice.pick( WORDS ) }</a>`
	);
	return `<!DOCTYPE html><html><head><meta charset="utf-8"><style>body{margin:0;padding:0}.wrap{width:100%;background:#f6f6f6}@media only screen and (max-width:600px){.wrap{width:100%!important}}</style></head><body><table class="wrap" cellpadding="0" cellspacing="0" border="0" width="100%"><tbody>${ texts.map( row ).join( '\n' ) }</tbody></table><p>${ links.join( ' · ' ) }</p>${ logo === null ? '' : `<img src="cid:${ logo }" width="120" height="40" alt="logo">` }${ quote }</body></html>`;
}

function body( dice: Random, id: string, isReply: boolean ): { mime: string; files: number } {
	const roll = dice.next();
	const long = dice.next() < 0.25;
	const texts = paragraphs( dice, long ? 24 : 5, long ? 60 : 20 );
	const quoted = isReply ? paragraphs( dice, 4, 24 ) : [];
	const quote =
		quoted.length > 0 ? `\n\nOn Mon, 2 Nov 2026 at 10:12, Shop <help@shop.example> wrote:\n> ${ quoted.join( '\n>\n> ' ) }` : '';
	const plain = `${ texts.join( '\n\n' ) }${ quote }\n\n-- \nSent from my phone\n`;
	if ( roll < 0.3 ) {
		return { mime: textPart( dice, 'text/plain', plain ), files: 0 };
	}
	const logo = roll > 0.65 && roll < 0.85 ? `logo.${ id }` : null;
	const alternative = multipart( 'alternative', `alt-${ id }`, [
		textPart( dice, 'text/plain', plain ),
		textPart( dice, 'text/html', html( texts, quoted, dice, logo ) ),
	] );
	if ( logo !== null ) {
		const picture = filePart(
			'image/png; name="logo.png"',
			`Content-Disposition: inline; filename="logo.png"\r\nContent-ID: <${ logo }>`,
			LOGO
		);
		return { mime: multipart( 'related', `rel-${ id }`, [ alternative, picture ] ), files: 0 };
	}
	if ( roll >= 0.85 ) {
		const bytes = dice.bytes( dice.between( 20_000, 120_000 ) );
		const file = filePart( 'application/pdf; name="invoice.pdf"', 'Content-Disposition: attachment; filename="invoice.pdf"', bytes );
		return { mime: multipart( 'mixed', `mix-${ id }`, [ alternative, file ] ), files: 1 };
	}
	return { mime: alternative, files: 0 };
}

/**
 * Plain texts (30 %), HTML (35 %), HTML with the same logo again and again (20 %) and mails with a file (15 %); 3 to 200 kB, half of them above 25 kB.
 *
 * @param run Goes into every Message-ID and into the seed.
 * @param to  The mailbox's address.
 */
export function benchMails( count: number, run: number, to: string ): BenchMails {
	const dice = random( 4711 + run );
	const started: { customer: Customer; subject: string; ids: string[] }[] = [];
	const raws: Buffer[] = [];
	let files = 0;
	for ( let at = 0; at < count; at++ ) {
		const id = `${ run }.${ at }.${ dice.bytes( 6 ).toString( 'hex' ) }`;
		const isReply = started.length > 20 && dice.next() < REPLIES;
		const thread = isReply ? dice.pick( started ) : null;
		const number = dice.between( 1, CUSTOMERS );
		const customer = thread?.customer ?? {
			name: `Customer ${ number } Müller`,
			address: `customer${ number }.${ run }@people.example`,
		};
		const subject = thread?.subject ?? `${ sentence( dice ).slice( 0, 60 ) } ${ id }`;
		const { mime, files: own } = body( dice, id, isReply );
		files += own;
		const head = [
			'Return-Path: <' + customer.address + '>',
			`Received: from mx.people.example (mx.people.example [192.0.2.7]) by mail.shop.example with ESMTPS id ${ id }; ${ new Date( 1_793_000_000_000 + at * 60_000 ).toUTCString() }`,
			'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=people.example; s=20260101; h=from:to:subject:date:message-id;',
			`	bh=${ dice.bytes( 32 ).toString( 'base64' ) };`,
			`	b=${ dice.bytes( 192 ).toString( 'base64' ).replace( /.{70}/g, '$&\r\n\t ' ) }`,
			`From: =?utf-8?B?${ Buffer.from( customer.name ).toString( 'base64' ) }?= <${ customer.address }>`,
			`To: Shop <${ to }>`,
			`Subject: =?utf-8?B?${ Buffer.from( `${ isReply ? 'Re: ' : '' }${ subject }` ).toString( 'base64' ) }?=`,
			`Message-ID: <${ id }@people.example>`,
			...( thread
				? [ `In-Reply-To: ${ thread.ids.at( -1 ) as string }`, `References: ${ thread.ids.slice( -10 ).join( '\r\n\t' ) }` ]
				: [] ),
			`Date: ${ new Date( 1_793_000_000_000 + at * 60_000 ).toUTCString().replace( 'GMT', '+0000' ) }`,
			'MIME-Version: 1.0',
			'X-Mailer: Bench Mail 1.0',
		].join( '\r\n' );
		raws.push( Buffer.from( `${ head }\r\n${ mime }\r\n` ) );
		if ( thread ) {
			thread.ids.push( `<${ id }@people.example>` );
		} else {
			started.push( { customer, subject, ids: [ `<${ id }@people.example>` ] } );
		}
	}
	return { raws, tickets: started.length, files };
}

/** A mail with one file, large in all. Megabytes of 1,000,000 bytes. */
export function bigMail( megabytes: number, to: string ): Buffer {
	const dice = random( 41 );
	const piece = dice.bytes( 57 * 1000 );
	const lines = `${ base64( piece ) }\r\n`;
	const head = [
		'From: Big <big@people.example>',
		`To: ${ to }`,
		'Subject: The film of our kitchen',
		'Message-ID: <big@people.example>',
		'Date: Mon, 02 Nov 2026 10:00:00 +0000',
		'MIME-Version: 1.0',
		'Content-Type: multipart/mixed; boundary="big"',
		'',
		'--big',
		'Content-Type: text/plain; charset=utf-8',
		'',
		'Here is the film.',
		'--big',
		'Content-Type: video/mp4; name="film.mp4"',
		'Content-Disposition: attachment; filename="film.mp4"',
		'Content-Transfer-Encoding: base64',
		'',
		'',
	].join( '\r\n' );
	const times = Math.floor( ( megabytes * 1_000_000 - head.length ) / lines.length );
	return Buffer.concat( [
		Buffer.from( head ),
		...Array.from( { length: times }, () => Buffer.from( lines ) ),
		Buffer.from( '--big--\r\n' ),
	] );
}
