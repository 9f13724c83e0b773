import { Readable } from 'node:stream';
import { MailParser } from 'mailparser';
import { isShown, MAX_TEXT } from './body.ts';
import { isTnef } from './files.ts';
import { messageKey } from './message-key.ts';
import { makePart, parseMimeTree, type MimePart, type StoredContent } from './mime-tree.ts';
import { readCut, type ParsedMail } from './parse-mail.ts';
import { piecesOf, withLineFeeds, type RawBytes } from './raw-bytes.ts';
import { readTnef } from './tnef.ts';
import { decodeTransfer } from './transfer.ts';

/** Takes a file's decoded content as it comes, and tells what it was. */
export type StoreContent = ( chunks: AsyncIterable< Buffer > ) => Promise< StoredContent >;

/** Our own header reader sees this much of the mail. Bytes. */
const HEAD = 256 * 1024;
/** Of an enclosed mail or report that much is read to understand it. Bytes. */
const EXCERPT = 256 * 1024;
/** All that is shown of one mail. Bytes. */
const MOST_TEXT = 2 * MAX_TEXT;
const MOST_PARTS = 3000;

/** The part that mailparser is in; its fields lack in its types. */
interface Node {
	headerLines: { line: string }[] | false;
	node: { encoding: string | false };
	parent?: Node;
}

/** Streams every part, texts too: what charset they are in and whether they are shown is ours to say. */
class PartStream extends MailParser {
	textTypes: string[] = [];
	declare curnode: Node;
}

interface Collector {
	source: Buffer[];
	length: number;
	/** Something had to be left out of the text. */
	capped: boolean;
}

function keep( collector: Collector, part: MimePart, chunks: readonly Buffer[] ): void {
	part.start = collector.length;
	for ( const chunk of chunks ) {
		collector.source.push( chunk );
		collector.length += chunk.length;
	}
	part.end = collector.length;
	// Its content is decoded already.
	part.encoding = '';
}

/** Undoes the transfer encodings that mailparser does not know. */
async function* decoded( content: Readable, ours: string, theirs: string | false ): AsyncGenerator< Buffer > {
	const done = theirs === 'base64' || theirs === 'quoted-printable' || ! /base64|quoted|uu/.test( ours );
	if ( done ) {
		yield* content as AsyncIterable< Buffer >;
		return;
	}
	const chunks = ( await content.toArray() ) as Buffer[];
	yield decodeTransfer( Buffer.concat( chunks ), ours );
}

/** The first bytes of a stream are kept, all of it is passed on. */
async function* keepingFirst( chunks: AsyncIterable< Buffer >, kept: Buffer[], limit: number ): AsyncGenerator< Buffer > {
	let room = limit;
	for await ( const chunk of chunks ) {
		if ( room > 0 ) {
			kept.push( Buffer.from( chunk.subarray( 0, room ) ) );
			room -= chunk.length;
		}
		yield chunk;
	}
}

/** A larger package stays closed. Bytes. */
const MOST_PACKED = 16 * 1024 * 1024;

interface Opened {
	files: NonNullable< MimePart[ 'unpacked' ] >;
	/** The package as it was, for when there is no file in it. */
	whole: AsyncIterable< Buffer >;
}

/** The files of a winmail.dat, put away. */
async function unpack( chunks: AsyncIterable< Buffer >, store: StoreContent ): Promise< Opened > {
	const source = chunks[ Symbol.asyncIterator ]();
	const held: Buffer[] = [];
	let size = 0;
	let next = await source.next();
	for ( ; ! next.done && size <= MOST_PACKED; next = await source.next() ) {
		held.push( Buffer.from( next.value ) );
		size += next.value.length;
	}
	const files: Opened[ 'files' ] = [];
	for ( const { content, ...file } of next.done ? ( readTnef( Buffer.concat( held ) )?.files ?? [] ) : [] ) {
		files.push( { ...file, stored: await store( Readable.from( [ content ] ) ) } );
	}
	async function* whole(): AsyncGenerator< Buffer > {
		yield* held;
		for ( ; ! next.done; next = await source.next() ) {
			yield next.value;
		}
	}
	return { files, whole: whole() };
}

async function readPart(
	collector: Collector,
	part: MimePart,
	parent: MimePart | null,
	chunks: AsyncIterable< Buffer >,
	store: StoreContent
): Promise< void > {
	const kept: Buffer[] = [];
	if ( isShown( part, parent, ( parent?.children.length ?? 1 ) - 1 ) ) {
		const limit = Math.min( MAX_TEXT, MOST_TEXT - collector.length );
		let size = 0;
		for await ( const chunk of keepingFirst( chunks, kept, limit ) ) {
			size += chunk.length;
		}
		collector.capped ||= size > limit;
	} else {
		let content = chunks;
		if ( isTnef( part ) ) {
			const { files, whole } = await unpack( chunks, store );
			if ( files.length > 0 ) {
				part.unpacked = files;
				keep( collector, part, [] );
				return;
			}
			content = whole;
		}
		const excerpt = /^message\/|^text\/rfc822-headers?$/.test( part.type.value ) ? EXCERPT : 0;
		part.stored = await store( keepingFirst( content, kept, excerpt ) );
	}
	keep( collector, part, kept );
}

/**
 * What mailparser gets to see as the mail's header: the MIME fields as our header reader understands them, so that
 * repeated, damaged or unfolded fields cost no part.
 */
function headerFor( root: MimePart, head: Buffer ): Buffer {
	let type = root.type.value;
	if ( type.startsWith( 'multipart/' ) ) {
		const unnamed = /^--([^\s-][^\r\n]*)$/m.exec( head.toString( 'latin1', root.start ).replace( /\r/g, '' ) )?.[ 1 ];
		const boundary = root.type.params.get( 'boundary' ) || unnamed?.trim() || '';
		type += `; boundary="${ boundary.replace( /["\\]/g, '\\$&' ) }"`;
	}
	const { encoding } = root;
	const transfer = encoding.includes( 'base64' ) ? 'base64' : encoding.includes( 'quoted' ) ? 'quoted-printable' : '8bit';
	return Buffer.from( `Content-Type: ${ type }\r\nContent-Transfer-Encoding: ${ transfer }\r\n\r\n`, 'latin1' );
}

function* headThenBody( header: Buffer, raw: RawBytes, bodyStart: number ): Generator< Buffer > {
	yield header;
	yield* piecesOf( raw, bodyStart );
}

/**
 * Reads a mail too large to hold in memory; what comes out has the shape of parseMail(). mailparser cuts it into parts and
 * undoes their transfer encoding as they stream by; headers, dates, addresses, charsets and texts are read as in any other
 * mail. Files go to `store` piece by piece.
 *
 * @throws {Error} When mailparser cannot go on, or finds no part at all.
 */
export async function streamMail( original: RawBytes, store: StoreContent ): Promise< ParsedMail > {
	const raw = withLineFeeds( original );
	const head = raw.read( 0, HEAD );
	const { root } = parseMimeTree( head );
	root.children = [];
	const key = messageKey( raw, root.headers, root.start );
	const parser = new PartStream( { maxChildNodes: MOST_PARTS, ignoreEmbedded: true } as ConstructorParameters< typeof MailParser >[ 0 ] );
	const collector: Collector = { source: [], length: 0, capped: false };
	const known = new Map< Node, MimePart >();
	/** Our view of a node, hung below that of its parent. */
	const partOf = ( node: Node ): { part: MimePart; parent: MimePart | null } => {
		const parent = node.parent ? partOf( node.parent ).part : null;
		let part = parent ? known.get( node ) : root;
		if ( ! part ) {
			const lines = node.headerLines === false ? [] : node.headerLines.map( ( { line } ) => line );
			part = makePart( lines.join( '\r\n' ), 0, parent ?? undefined );
			known.set( node, part );
			parent?.children.push( part );
		}
		return { part, parent };
	};

	const input = Readable.from( headThenBody( headerFor( root, head ), raw, root.start ), { highWaterMark: 1 } );
	let content: Readable | null = null;
	const fail = ( error: Error ) => {
		content?.destroy( error );
		parser.destroy( error );
	};
	parser.on( 'error', fail );
	input.on( 'error', fail );
	input.pipe( parser );
	let leaves = 0;
	try {
		for await ( const item of parser as AsyncIterable< { type: string; content: Readable; release: () => void } > ) {
			if ( item.type === 'attachment' ) {
				content = item.content;
				const { part, parent } = partOf( parser.curnode );
				const { encoding } = parser.curnode.node;
				await readPart( collector, part, parent, decoded( content, part.encoding, encoding ), store );
				leaves++;
				item.release();
			}
		}
	} finally {
		input.destroy();
	}
	if ( leaves === 0 ) {
		throw new Error( 'It has no part that can be read.' );
	}
	return readCut( { key, source: Buffer.concat( collector.source ), root, capped: collector.capped, damaged: false } );
}
