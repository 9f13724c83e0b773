import type { Random } from './random.ts';

/** Bytes that mean something to a reader of mail or of HTML. */
const TOKENS = [
	'\r\n',
	'\n',
	'\r',
	'\r\n\r\n',
	'\0',
	'\t',
	'\x1b$B',
	'\x1b(B',
	'--',
	'-- \n',
	'=?utf-8?B?',
	'=?iso-2022-jp?Q?',
	'?=',
	'=\r\n',
	'=C3=',
	'====',
	'>',
	'> > ',
	'|',
	'"',
	'\\',
	'(',
	')',
	'<',
	'@',
	',',
	';',
	':',
	'*0*=',
	"utf-8''%",
	'Content-Type: multipart/mixed; boundary="x"\n\n--x\n',
	'Content-Type: message/rfc822\n\n',
	'Content-Type: text/html; charset=gb2312\n\n',
	'Content-Type: text/plain; charset=utf-16; format=flowed; delsp=yes\n\n',
	'Content-Transfer-Encoding: base64\n',
	'Content-Transfer-Encoding: x-uuencode\n',
	'Content-Disposition: attachment; filename*0*=',
	'begin 644 a.bin\n',
	'end\n',
	'On Tue, Nov 17, 2026 at 9:41 AM Ana <ana@shop.example> wrote:\n',
	'-----Original Message-----\n',
	'From: ',
	'Date: Tue, 31 Feb 99999 25:61:61 -9999\n',
	'Sent from my phone\n',
	'<div',
	'</div>',
	'<table><tr><td>',
	'<a href="',
	'<a><b><a>',
	'<svg><style>',
	'<math><mtext><table><mglyph><style>',
	'<!--',
	'-->',
	'<![CDATA[',
	'<template>',
	'<select><option>',
	'<blockquote type=cite>',
	'<img src=x onerror=alert(1)>',
	'<p style="background:url(',
	'<form><input name=parentNode>',
	'&#',
	'&#x10ffff;',
	'&amp',
	'javascript:',
	'\u202e',
	'\ud800',
	'ﷺ',
	'\xff\xfe',
	'\xef\xbb\xbf',
	'\x80',
];

/** No case grows beyond this, except one in a thousand. Bytes. */
const USUAL_SIZE = 48 * 1024;
const LARGE_SIZE = 400 * 1024;

const spot = ( random: Random, bytes: Buffer ) => random.below( bytes.length + 1 );
const join = ( bytes: Buffer, from: number, to: number, middle: Buffer ) =>
	Buffer.concat( [ bytes.subarray( 0, from ), middle, bytes.subarray( to ) ] );

/** A range of at most `longest` bytes. */
function range( random: Random, bytes: Buffer, longest: number ): [ number, number ] {
	const from = spot( random, bytes );
	return [ from, Math.min( bytes.length, from + 1 + random.below( longest ) ) ];
}

function someBytes( random: Random ): Buffer {
	return Buffer.from( Array.from( { length: 1 + random.below( 8 ) }, () => random.below( 256 ) ) );
}

function token( random: Random ): Buffer {
	return Buffer.from( random.pick( TOKENS ), random.oneIn( 2 ) ? 'utf8' : 'latin1' );
}

/** Where each line begins. */
function lineStarts( bytes: Buffer ): number[] {
	const starts = [ 0 ];
	for ( let at = bytes.indexOf( 10 ); at >= 0 && starts.length < 5000; at = bytes.indexOf( 10, at + 1 ) ) {
		starts.push( at + 1 );
	}
	return starts;
}

/** One to eight whole lines. */
function lines( random: Random, bytes: Buffer ): [ number, number ] {
	const starts = lineStarts( bytes );
	const first = random.below( starts.length );
	return [ starts[ first ] as number, starts[ first + 1 + random.below( 8 ) ] ?? bytes.length ];
}

type Mutator = ( random: Random, bytes: Buffer, other: Buffer, most: number ) => Buffer;

function flip( random: Random, bytes: Buffer ): Buffer {
	const copy = Buffer.from( bytes );
	for ( let times = 1 + random.below( 6 ); times > 0 && copy.length > 0; times-- ) {
		copy[ random.below( copy.length ) ] = random.below( 256 );
	}
	return copy;
}

/** The same few bytes again and again: what makes a careless pattern take for ever. */
function repeat( random: Random, bytes: Buffer, _other: Buffer, most: number ): Buffer {
	const [ from, to ] = range( random, bytes, 40 );
	const piece = random.oneIn( 3 )
		? token( random )
		: random.oneIn( 3 )
			? someBytes( random ).subarray( 0, 1 )
			: bytes.subarray( from, to );
	const room = Math.max( 0, most - bytes.length );
	const times = Math.min( 10 + random.below( 20_000 ), Math.floor( room / Math.max( 1, piece.length ) ) );
	return join( bytes, from, from, Buffer.concat( Array.from( { length: times }, () => piece ) ) );
}

/** The whole as the part of a mail of its own, some levels deep. */
function nest( random: Random, bytes: Buffer ): Buffer {
	let out = bytes;
	for ( let depth = 1 + random.below( 12 ); depth > 0; depth-- ) {
		const boundary = `b${ random.below( 3 ) }`;
		const head = random.oneIn( 3 )
			? 'Content-Type: message/rfc822\n\n'
			: `Content-Type: multipart/${ random.pick( [ 'mixed', 'alternative', 'related', 'report', 'digest' ] ) }; boundary=${ boundary }\n\n--${ boundary }\n`;
		out = Buffer.concat( [ Buffer.from( head ), out, Buffer.from( random.oneIn( 3 ) ? '' : `\n--${ boundary }--\n` ) ] );
	}
	return out;
}

const MUTATORS: readonly Mutator[] = [
	flip,
	( random, bytes ) => join( bytes, ...( ( at ) => [ at, at ] as const )( spot( random, bytes ) ), someBytes( random ) ),
	( random, bytes ) => join( bytes, ...( ( at ) => [ at, at ] as const )( spot( random, bytes ) ), token( random ) ),
	( random, bytes ) => join( bytes, ...range( random, bytes, 60 ), token( random ) ),
	( random, bytes ) => join( bytes, ...range( random, bytes, 200 ), Buffer.alloc( 0 ) ),
	( random, bytes ) => bytes.subarray( 0, spot( random, bytes ) ),
	( random, bytes ) => bytes.subarray( spot( random, bytes ) ),
	// Lines left out, said twice, moved, and taken from elsewhere.
	( random, bytes ) => join( bytes, ...lines( random, bytes ), Buffer.alloc( 0 ) ),
	( random, bytes ) => {
		const [ from, to ] = lines( random, bytes );
		return join( bytes, to, to, bytes.subarray( from, to ) );
	},
	( random, bytes ) => {
		const [ from, to ] = lines( random, bytes );
		const [ at ] = lines( random, bytes );
		return join( bytes, at, at, bytes.subarray( from, to ) );
	},
	( random, bytes, other ) => join( bytes, ...lines( random, bytes ), other.subarray( ...lines( random, other ) ) ),
	( random, bytes, other ) => Buffer.concat( [ bytes.subarray( 0, spot( random, bytes ) ), other.subarray( spot( random, other ) ) ] ),
	nest,
];

/**
 * A mail or text with one to six mutations.
 *
 * @param bytes A fixture.
 * @param other Another fixture, to take pieces from.
 */
export function mutate( random: Random, bytes: Buffer, other: Buffer ): Buffer {
	const most = random.oneIn( 1000 ) ? LARGE_SIZE : USUAL_SIZE;
	let out = bytes;
	for ( let times = 1 + random.below( 6 ); times > 0; times-- ) {
		out = random.pick( MUTATORS )( random, out, other, most );
	}
	if ( random.oneIn( 25 ) ) {
		out = repeat( random, out, other, most );
	}
	return out.length > most ? out.subarray( 0, most ) : out;
}
