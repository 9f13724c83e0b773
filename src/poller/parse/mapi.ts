import { decodeText } from './charset.ts';

/** Properties by their number; of several values the first. */
export type Properties = Map< number, { type: number; value: Buffer } >;

/** Numbers of [MS-OXPROPS]. */
export const contentFields = {
	body: 0x1000,
	bodyHtml: 0x1013,
	displayName: 0x3001,
	data: 0x3701,
	shortName: 0x3704,
	longName: 0x3707,
	mimeType: 0x370e,
	contentId: 0x3712,
} as const;

const UNICODE = 0x001f;
const MULTIPLE = 0x1000;
/** From here on properties have names instead of fixed numbers. */
const NAMED = 0x8000;
/** Sizes of values that do not tell theirs ([MS-OXCDATA] section 2.11.1), padded to four bytes. */
const FIXED: Record< number, number > = {
	0x0002: 4,
	0x0003: 4,
	0x0004: 4,
	0x0005: 8,
	0x0006: 8,
	0x0007: 8,
	0x000a: 4,
	0x000b: 4,
	0x0014: 8,
	0x0040: 8,
	0x0048: 16,
};
const VARIABLE = new Set( [ 0x000d, 0x001e, UNICODE, 0x0102 ] );
const MAX_PROPERTIES = 5000;

const padded = ( length: number ) => Math.ceil( length / 4 ) * 4;

/** Reads a list of MAPI properties as TNEF has it; what stands before a damage is kept. */
export function readProperties( bytes: Buffer ): Properties {
	const found: Properties = new Map();
	let at = 0;
	const number = (): number => {
		const value = bytes.readUInt32LE( at );
		at += 4;
		return value;
	};
	try {
		for ( let left = Math.min( number(), MAX_PROPERTIES ); left > 0; left-- ) {
			const tag = number();
			const type = tag & 0xffff;
			const id = tag >>> 16;
			if ( id >= NAMED ) {
				at += 16;
				at += number() === 1 ? padded( number() ) : 4;
			}
			const single = type & ~MULTIPLE;
			const fixed = FIXED[ single ];
			const values = ( type & MULTIPLE ) !== 0 || VARIABLE.has( single ) ? number() : 1;
			if ( fixed === undefined && ! VARIABLE.has( single ) ) {
				break;
			}
			for ( let value = 0; value < values; value++ ) {
				const length = fixed ?? number();
				if ( at + length > bytes.length ) {
					return found;
				}
				if ( value === 0 && ! found.has( id ) ) {
					found.set( id, { type: single, value: bytes.subarray( at, at + length ) } );
				}
				at += padded( length );
			}
		}
	} catch ( error ) {
		if ( ! ( error instanceof RangeError ) ) {
			throw error;
		}
	}
	return found;
}

/** A property's text, "" when there is none. */
export function fieldText( properties: Properties, id: number, charset: string ): string {
	const property = properties.get( id );
	if ( ! property ) {
		return '';
	}
	const text = property.type === UNICODE ? property.value.toString( 'utf16le' ) : decodeText( property.value, charset );
	return text.replace( /\0+$/, '' );
}

/** A property's bytes, null when there are none. */
export function fieldBytes( properties: Properties, id: number ): Buffer | null {
	return properties.get( id )?.value ?? null;
}
