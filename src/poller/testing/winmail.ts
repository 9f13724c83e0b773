/** Writes a winmail.dat ([MS-OXTNEF]) as Outlook would, for tests. */

const u16 = ( value: number ) => Buffer.from( [ value & 255, ( value >> 8 ) & 255 ] );
const u32 = ( value: number ) => Buffer.from( [ value & 255, ( value >>> 8 ) & 255, ( value >>> 16 ) & 255, ( value >>> 24 ) & 255 ] );
const padded = ( bytes: Buffer ) => Buffer.concat( [ bytes, Buffer.alloc( ( 4 - ( bytes.length % 4 ) ) % 4 ) ] );

/** One attribute with its checksum. */
export function attribute( level: 1 | 2, id: number, type: number, data: Buffer ): Buffer {
	const sum = data.reduce( ( all, byte ) => ( all + byte ) & 0xffff, 0 );
	return Buffer.concat( [ Buffer.from( [ level ] ), u16( id ), u16( type ), u32( data.length ), data, u16( sum ) ] );
}

/** A list of MAPI properties: texts in UTF-16, and bytes. */
export function properties( list: readonly ( readonly [ id: number, value: string | Buffer ] )[] ): Buffer {
	return Buffer.concat( [
		u32( list.length ),
		...list.map( ( [ id, value ] ) => {
			const bytes = typeof value === 'string' ? Buffer.from( `${ value }\0`, 'utf16le' ) : value;
			return Buffer.concat( [
				u16( typeof value === 'string' ? 0x1f : 0x102 ),
				u16( id ),
				u32( 1 ),
				u32( bytes.length ),
				padded( bytes ),
			] );
		} ),
	] );
}

export function winmail( attributes: readonly Buffer[] ): Buffer {
	return Buffer.concat( [
		u32( 0x223e9f78 ),
		u16( 1 ),
		attribute( 1, 0x9007, 6, Buffer.concat( [ u32( 1252 ), u32( 0 ) ] ) ),
		...attributes,
	] );
}

/** A file in it. */
export function packedFile( title: string, content: Buffer, about: readonly ( readonly [ number, string ] )[] = [] ): Buffer {
	return Buffer.concat( [
		attribute( 2, 0x9002, 6, Buffer.alloc( 14 ) ),
		attribute( 2, 0x8010, 1, Buffer.from( `${ title }\0`, 'latin1' ) ),
		attribute( 2, 0x800f, 6, content ),
		...( about.length > 0 ? [ attribute( 2, 0x9005, 6, properties( about ) ) ] : [] ),
	] );
}
