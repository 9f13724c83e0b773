/** One element of BER (X.690), with where its content is. */
interface Element {
	tag: number;
	from: number;
	to: number;
	/** Where the next one begins. */
	next: number;
}

const SEQUENCE = 0x30;
const IDENTIFIER = 0x06;
const OCTETS = 0x04;
/** Octets in pieces. */
const OCTETS_IN_PIECES = 0x24;
const EXPLICIT = 0xa0;
const SIGNED_DATA = '2a864886f70d010702';
const MAX_DEPTH = 12;
const MAX_CHILDREN = 10_000;

/** Reads the element at `at`; null when there is none that is whole. */
function element( bytes: Buffer, at: number, depth = 0 ): Element | null {
	if ( at + 2 > bytes.length || depth > MAX_DEPTH ) {
		return null;
	}
	const tag = bytes[ at ] as number;
	const first = bytes[ at + 1 ] as number;
	if ( first === 0x80 ) {
		// Indefinite: the content ends at two zeros among its elements.
		let child = at + 2;
		for ( let count = 0; count < MAX_CHILDREN; count++ ) {
			if ( bytes[ child ] === 0 && bytes[ child + 1 ] === 0 ) {
				return { tag, from: at + 2, to: child, next: child + 2 };
			}
			const inner = element( bytes, child, depth + 1 );
			if ( ! inner ) {
				return null;
			}
			child = inner.next;
		}
		return null;
	}
	const count = first < 0x80 ? 0 : first & 0x7f;
	if ( count > 4 || at + 2 + count > bytes.length ) {
		return null;
	}
	const from = at + 2 + count;
	const length = count === 0 ? first : bytes.readUIntBE( at + 2, count );
	return from + length > bytes.length ? null : { tag, from, to: from + length, next: from + length };
}

function children( bytes: Buffer, { from, to }: Element ): Element[] {
	const list: Element[] = [];
	for ( let at = from; at < to && list.length < MAX_CHILDREN; ) {
		const child = element( bytes, at );
		if ( ! child ) {
			break;
		}
		list.push( child );
		at = child.next;
	}
	return list;
}

function octets( bytes: Buffer, source: Element ): Buffer | null {
	if ( source.tag === OCTETS ) {
		return bytes.subarray( source.from, source.to );
	}
	if ( source.tag !== OCTETS_IN_PIECES ) {
		return null;
	}
	return Buffer.concat( children( bytes, source ).map( ( piece ) => octets( bytes, piece ) ?? Buffer.alloc( 0 ) ) );
}

/**
 * The mail inside an S/MIME message that is signed and not encrypted (smime.p7m with smime-type=signed-data, RFC 8551
 * section 3.5.2, RFC 5652 section 5). The signature is not looked at: who sent it is decided elsewhere, as for any mail.
 *
 * @returns Null for anything else, an encrypted one above all.
 */
export function openSignedData( bytes: Buffer ): Buffer | null {
	const outer = element( bytes, 0 );
	const [ kind, wrapped ] = outer?.tag === SEQUENCE ? children( bytes, outer ) : [];
	if ( kind?.tag !== IDENTIFIER || bytes.toString( 'hex', kind.from, kind.to ) !== SIGNED_DATA || wrapped?.tag !== EXPLICIT ) {
		return null;
	}
	const [ signed ] = children( bytes, wrapped );
	const content = signed && children( bytes, signed ).find( ( each ) => each.tag === SEQUENCE );
	const holder = content && children( bytes, content ).find( ( each ) => each.tag === EXPLICIT );
	const [ inner ] = holder ? children( bytes, holder ) : [];
	return inner ? octets( bytes, inner ) : null;
}
