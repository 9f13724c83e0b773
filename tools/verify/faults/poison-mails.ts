/** Mails made to break whoever reads them, each known by its mark in subject, Message-ID and words, as far as it has any. */
import { base64 } from './mime.ts';
import type { Chance } from './random.ts';

export interface PoisonMail {
	name: string;
	mark: string;
	raw: Buffer;
}

const CRLF = '\r\n';

function head( mark: string, ...more: string[] ): string {
	return [
		`From: Poison <poison@customer.example>`,
		'To: help@shop.example',
		`Subject: Poison ${ mark }`,
		`Message-ID: <${ mark }@poison.example>`,
		'MIME-Version: 1.0',
		...more,
		'',
		'',
	].join( CRLF );
}

/** So many levels of multipart in one another, each with its own boundary. */
function nested( levels: number, mark: string ): string {
	const lines: string[] = [];
	for ( let level = 0; level < levels; level++ ) {
		lines.push( `Content-Type: multipart/mixed; boundary=b${ level }`, '', `--b${ level }` );
	}
	lines.push( 'Content-Type: text/plain', '', `Deep down ${ mark }` );
	for ( let level = levels - 1; level >= 0; level-- ) {
		lines.push( `--b${ level }--`, '' );
	}
	return lines.join( CRLF );
}

const MAKERS: Record< string, ( mark: string, random: Chance ) => Buffer | string > = {
	'41 MB': ( mark, random ) => {
		const block = base64( random.bytes( 57 * 1024 ) );
		const times = Math.ceil( ( 41 * 1024 * 1024 ) / ( block.length + 2 ) );
		return Buffer.concat( [
			Buffer.from(
				head( mark, 'Content-Type: multipart/mixed; boundary=big' ) +
					`--big${ CRLF }Content-Type: text/plain${ CRLF }${ CRLF }See the film ${ mark }${ CRLF }--big${ CRLF }Content-Type: video/mp4${ CRLF }Content-Disposition: attachment; filename=film.mp4${ CRLF }Content-Transfer-Encoding: base64${ CRLF }${ CRLF }`
			),
			Buffer.from( `${ block }${ CRLF }`.repeat( times ) ),
			Buffer.from( `--big--${ CRLF }` ),
		] );
	},
	'10,000 parts': ( mark ) =>
		head( mark, 'Content-Type: multipart/mixed; boundary=many' ) +
		Array.from(
			{ length: 10_000 },
			( _none, at ) => `--many${ CRLF }Content-Type: text/plain; name=p${ at }.txt${ CRLF }${ CRLF }part ${ at } ${ mark }${ CRLF }`
		).join( '' ) +
		`--many--${ CRLF }`,
	'1,000 levels': ( mark ) => `${ head( mark ).trimEnd() }${ CRLF }${ nested( 1000, mark ) }`,
	'1,000 forwarded mails in one another': ( mark ) =>
		`${ head( mark ).trimEnd() }${ CRLF }` +
		Array.from(
			{ length: 1000 },
			( _none, at ) => `Content-Type: message/rfc822${ CRLF }${ CRLF }Subject: inner ${ at }${ CRLF }`
		).join( '' ) +
		`${ CRLF }The innermost ${ mark }`,
	'5 MB header': ( mark ) =>
		head( mark, ...Array.from( { length: 5000 }, ( _none, at ) => `X-Long-${ at }: ${ 'w'.repeat( 1000 ) }` ) ) + `Words ${ mark }`,
	'5 MB in one field': ( mark ) => head( mark, `X-Long: ${ `${ 'w'.repeat( 900 ) }${ CRLF } `.repeat( 5500 ) }end` ) + `Words ${ mark }`,
	'767 kB line': ( mark ) => head( mark, 'Content-Type: text/plain; charset=utf-8' ) + `Mark ${ mark } ${ '> word '.repeat( 110_000 ) }`,
	'767 kB line of HTML': ( mark ) =>
		head( mark, 'Content-Type: text/html; charset=utf-8' ) + `<p>${ mark }</p>${ '<b>&gt;</b> '.repeat( 64_000 ) }`,
	'100,000 open elements': ( mark ) =>
		head( mark, 'Content-Type: text/html; charset=utf-8' ) + `<p>${ mark }</p>${ '<div><table><tr><td>'.repeat( 25_000 ) }end`,
	'200,000 quotation marks': ( mark ) =>
		head( mark ) + `${ mark }${ CRLF }${ '>'.repeat( 200_000 ) } a${ CRLF }${ `>${ CRLF }`.repeat( 100_000 ) }`,
	'20,000 recipients': ( mark ) =>
		head( mark, `Cc: ${ Array.from( { length: 20_000 }, ( _none, at ) => `a${ at }@many.example` ).join( `,${ CRLF } ` ) }` ) +
		`Words ${ mark }`,
	'5,000 references': ( mark ) =>
		head(
			mark,
			`References: ${ Array.from( { length: 5000 }, ( _none, at ) => `<r${ at }.${ mark }@many.example>` ).join( `${ CRLF } ` ) }`
		) + `Words ${ mark }`,
	'a subject of 300 kB': ( mark ) =>
		head( mark ).replace( /^Subject: .*$/m, `Subject: Poison ${ mark } ${ 's'.repeat( 300_000 ) }` ) + `Words ${ mark }`,
	'nothing right': ( mark ) =>
		Buffer.concat( [
			Buffer.from(
				[
					'From: @@@<<broken',
					'To: ;;;;',
					`Subject: =?x-none?Q?Poison=ZZ?= =?utf-8?B?***?= ${ mark }`,
					'this line is no header at all',
					`Message-ID: <${ mark }@poison.example`,
					'Date: the day after tomorrow',
					'Content-Type: multipart/mixed; boundary="never',
					'Content-Transfer-Encoding: x-unheard-of',
					'',
					'--never',
					'Content-Type: text/html; charset=x-no-such-charset',
					'Content-Transfer-Encoding: base64',
					'',
					`PGI+!!!*** ${ mark }`,
					'--never',
					'Content-Type: multipart/alternative; boundary=',
					'',
					'--',
				].join( CRLF )
			),
			Buffer.from( [ 0xff, 0xfe, 0x00, 0xc3, 0x28, 0xa0, 0x80, 0xf5, 0x00 ] ),
		] ),
	'no header': ( mark ) => `${ CRLF }${ CRLF }Only words ${ mark }`,
	'line ends of CR alone': ( mark ) => ( head( mark ) + `Words ${ mark }` ).replaceAll( CRLF, '\r' ),
	'a damaged winmail.dat': ( mark, random ) =>
		head( mark, 'Content-Type: application/ms-tnef; name=winmail.dat', 'Content-Transfer-Encoding: base64' ) +
		base64( Buffer.concat( [ Buffer.from( [ 0x78, 0x9f, 0x3e, 0x22 ] ), random.bytes( 4000 ) ] ) ),
};

/** One of each kind. */
export function poisonMails( random: Chance ): PoisonMail[] {
	return Object.entries( MAKERS ).map( ( [ name, make ], at ) => {
		const mark = `px${ at }z${ random.below( 1e9 ).toString( 36 ) }px`;
		const raw = make( mark, random );
		return { name, mark, raw: Buffer.isBuffer( raw ) ? raw : Buffer.from( raw ) };
	} );
}
