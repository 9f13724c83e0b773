/** The mails of the trial: what customers write, in every dress, and what has to become of it. */
import { createHash } from 'node:crypto';
import type { Chance } from './random.ts';
import { base64, encodedWords, multipart, quotedPrintable, textPart, type Transfer } from './mime.ts';
import { TONGUES, type Tongue } from './tongues.ts';

export interface TrialFile {
	name: string;
	sha256: string;
}

/** A mail that is on its way, and what the desk has to make of it. */
export interface TrialMail {
	/** Stands in its own words and nowhere else. */
	mark: string;
	/** The conversation it belongs to: one conversation, one ticket. */
	talk: number;
	reply: boolean;
	from: string;
	subject: string;
	messageId: string;
	/** Has to be found in the ticket's text. */
	words: string;
	files: TrialFile[];
	raw: Buffer;
}

/** How an answer says what it answers. */
export interface Threading {
	inReplyTo?: string;
	references?: string[];
	subject: string;
}

const sha256 = ( bytes: Buffer ) => createHash( 'sha256' ).update( bytes ).digest( 'hex' );

interface Attached extends TrialFile {
	part: Buffer;
	cid: string | null;
}

/** Most small, some that travel on their own (from 256 kB), a few from 2 MB on, which are streamed. */
function fileSize( random: Chance ): number {
	const kind = random.next();
	if ( kind < 0.7 ) {
		return 200 + random.below( 50_000 );
	}
	return kind < 0.96 ? 60_000 + random.below( 340_000 ) : 1_200_000 + random.below( 1_800_000 );
}

/** The logo in everybody's signature: the same bytes in many mails. */
const LOGO = Buffer.from( 'the same little picture in every signature '.repeat( 60 ) );

function makeFile( random: Chance, mark: string, number: number, inline: boolean ): Attached {
	const bytes = inline && random.next() < 0.5 ? LOGO : random.bytes( fileSize( random ) );
	const name = random.pick( [
		`photo-${ number }.jpg`,
		`Rechnung für März ${ number }.pdf`,
		`資料${ number }.bin`,
		`list ${ number }.csv`,
	] );
	const cid = inline ? `pic${ number }.${ mark }@customer.example` : null;
	// A file in quoted-printable is rare, legal, and long: only small ones.
	const printable = bytes.length < 20_000 && random.next() < 0.2;
	const ascii = /^[\x20-\x7e]*$/.test( name );
	const parameter = ascii
		? `filename="${ name }"`
		: random.pick( [
				`filename*=utf-8''${ encodeURIComponent( name ).replace( /'/g, '%27' ) }`,
				`filename="=?utf-8?B?${ Buffer.from( name ).toString( 'base64' ) }?="`,
			] );
	const head = [
		`Content-Type: ${ inline ? 'image/png' : 'application/octet-stream' }`,
		`Content-Disposition: ${ inline ? 'inline' : 'attachment' }; ${ parameter }`,
		...( cid === null ? [] : [ `Content-ID: <${ cid }>` ] ),
		`Content-Transfer-Encoding: ${ printable ? 'quoted-printable' : 'base64' }`,
		'',
		printable ? quotedPrintable( bytes, true ) : base64( bytes ),
	].join( '\r\n' );
	return { name, sha256: sha256( bytes ), part: Buffer.from( head ), cid };
}

function bodyOf( random: Chance, mail: { mark: string; text: string }, tongue: Tongue, files: readonly Attached[] ): Buffer {
	const eightBit = ! /^(us-ascii|iso-2022-jp)$/.test( tongue.charset );
	const transfer = (): Transfer => random.pick( [ eightBit ? '8bit' : '7bit', 'base64', 'quoted-printable' ] );
	const boundary = ( kind: string ) => `=_${ kind }_${ mail.mark }_${ random.below( 1e9 ) }`;
	const plain = () => textPart( 'plain', mail.text, tongue, transfer() );
	const inline = files.filter( ( file ) => file.cid !== null );
	const pictures = inline.map( ( file ) => `<img src="cid:${ file.cid }" alt="">` ).join( '' );
	const html = () => textPart( 'html', `<div>${ mail.text.replace( /\r\n/g, '<br>\r\n' ) }</div>${ pictures }`, tongue, transfer() );
	const rich = (): Buffer => {
		const shown =
			inline.length > 0 ? multipart( 'related', boundary( 'rel' ), [ html(), ...inline.map( ( file ) => file.part ) ] ) : html();
		return random.next() < 0.8 || inline.length > 0 ? multipart( 'alternative', boundary( 'alt' ), [ plain(), shown ] ) : shown;
	};
	const words = inline.length > 0 || random.next() < 0.5 ? rich() : plain();
	const attached = files.filter( ( file ) => file.cid === null );
	return attached.length > 0 ? multipart( 'mixed', boundary( 'mix' ), [ words, ...attached.map( ( file ) => file.part ) ] ) : words;
}

export interface Writing {
	mark: string;
	talk: number;
	from: string;
	mailbox: string;
	/** Files to attach, pictures in the text among them. */
	files: number;
	messageId: string;
	/** Null: the first mail of its conversation. */
	answers: Threading | null;
	subject: string;
}

/** Writes one mail. */
export function writeMail( random: Chance, writing: Writing ): TrialMail {
	const { mark, talk, from, mailbox, messageId, answers, subject } = writing;
	const tongue = random.pick( TONGUES );
	const files = Array.from( { length: writing.files }, ( _none, number ) => makeFile( random, mark, number, random.next() < 0.25 ) );
	const quoted = answers === null ? '' : '\r\n\r\nOn Mon, 16 Nov 2026 at 10:00, Help wrote:\r\n> What was said before.\r\n> Regards';
	const text = `Mark ${ mark }.\r\n${ tongue.words }\r\nThank you.${ quoted }`;
	const name = encodedWords( tongue.words.split( ' ' )[ 0 ] as string, tongue );
	const header = [
		`From: ${ /^[A-Za-z]+$/.test( name ) || name.startsWith( '=?' ) ? name : `"${ name }"` } <${ from }>`,
		`To: ${ random.pick( [ mailbox, `Help <${ mailbox }>`, `"Help, Desk" <${ mailbox }>` ] ) }`,
		`Subject: ${ encodedWords( answers?.subject ?? subject, TONGUES[ 0 ] as Tongue ) }`,
		'Date: Sat, 21 Nov 2026 10:00:00 +0000',
		...( messageId === '' ? [] : [ `Message-ID: ${ messageId }` ] ),
		...( answers?.inReplyTo ? [ `In-Reply-To: ${ answers.inReplyTo }` ] : [] ),
		...( answers?.references ? [ `References: ${ answers.references.join( '\r\n\t' ) }` ] : [] ),
		'MIME-Version: 1.0',
		'',
	].join( '\r\n' );
	const raw = Buffer.concat( [ Buffer.from( header ), bodyOf( random, { mark, text }, tongue, files ) ] );
	return {
		mark,
		talk,
		reply: answers !== null,
		from,
		subject: answers?.subject ?? subject,
		messageId,
		words: tongue.words,
		files: files.map( ( { name: filename, sha256: hash } ) => ( { name: filename, sha256: hash } ) ),
		raw,
	};
}
