/** The demo's attachments, drawn here so that no binary file has to lie in the repository. */
import { deflateSync, crc32 } from 'node:zlib';

function chunk( type: string, data: Buffer ): Buffer {
	const body = Buffer.concat( [ Buffer.from( type, 'latin1' ), data ] );
	const frame = Buffer.alloc( 8 );
	frame.writeUInt32BE( data.length, 0 );
	frame.writeUInt32BE( crc32( body ), 4 );
	return Buffer.concat( [ frame.subarray( 0, 4 ), body, frame.subarray( 4 ) ] );
}

/** A PNG (RFC 2083) from a function that gives each pixel's colour. */
function png( width: number, height: number, colour: ( x: number, y: number ) => [ number, number, number ] ): Buffer {
	const rows = Buffer.alloc( height * ( width * 3 + 1 ) );
	for ( let y = 0; y < height; y++ ) {
		for ( let x = 0; x < width; x++ ) {
			rows.set( colour( x, y ).map( Math.round ), y * ( width * 3 + 1 ) + 1 + x * 3 );
		}
	}
	const head = Buffer.alloc( 13 );
	head.writeUInt32BE( width, 0 );
	head.writeUInt32BE( height, 4 );
	// Eight bits, true colour, no interlace.
	head.set( [ 8, 2, 0, 0, 0 ], 8 );
	return Buffer.concat( [
		Buffer.from( [ 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a ] ),
		chunk( 'IHDR', head ),
		chunk( 'IDAT', deflateSync( rows ) ),
		chunk( 'IEND', Buffer.alloc( 0 ) ),
	] );
}

/** A moss green mug on a table, with a chip in its rim. 480 × 360. */
export function mugPhoto(): Buffer {
	return png( 480, 360, ( x, y ) => {
		const light = 1 - Math.hypot( x - 130, y - 60 ) / 900;
		const table = y > 270;
		const chip = Math.hypot( x - 268, y - 112 ) < 16 + 3 * Math.sin( x / 3 );
		const rim = Math.abs( y - 112 ) < 16 * Math.sqrt( Math.max( 0, 1 - ( ( x - 220 ) / 90 ) ** 2 ) );
		const body = x > 130 && x < 310 && y > 112 && y < 300 - 10 * ( ( x - 220 ) / 90 ) ** 2;
		const ring = Math.hypot( x - 312, ( y - 200 ) * 1.1 );
		const handle = ring < 58 && ring > 38 && x > 306;
		let base: [ number, number, number ] = table ? [ 186, 150, 112 ] : [ 232, 226, 215 ];
		if ( body || handle ) {
			const round = body ? 1 - 0.45 * ( ( x - 200 ) / 110 ) ** 2 : 0.75;
			base = [ 106 * round, 132 * round, 92 * round ];
		}
		if ( rim ) {
			base = [ 74, 94, 64 ];
		}
		if ( chip && ( body || rim ) ) {
			base = [ 238, 222, 196 ];
		}
		return [ base[ 0 ] * light, base[ 1 ] * light, base[ 2 ] * light ];
	} );
}

/** A one-page PDF (ISO 32000-1) with a few lines of text. */
export function invoicePdf( lines: string[] ): Buffer {
	const text = lines
		.map(
			( line, index ) =>
				`BT /F1 ${ index === 0 ? 18 : 11 } Tf 60 ${ 780 - index * 24 } Td (${ line.replace( /[()\\]/g, '\\$&' ) }) Tj ET`
		)
		.join( '\n' );
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
		`<< /Length ${ Buffer.byteLength( text, 'latin1' ) } >>\nstream\n${ text }\nendstream`,
	];
	let file = '%PDF-1.4\n';
	const offsets = objects.map( ( object, index ) => {
		const at = Buffer.byteLength( file, 'latin1' );
		file += `${ index + 1 } 0 obj\n${ object }\nendobj\n`;
		return String( at ).padStart( 10, '0' );
	} );
	const start = Buffer.byteLength( file, 'latin1' );
	file += `xref\n0 ${ objects.length + 1 }\n0000000000 65535 f \n${ offsets.map( ( at ) => `${ at } 00000 n \n` ).join( '' ) }`;
	file += `trailer\n<< /Size ${ objects.length + 1 } /Root 1 0 R >>\nstartxref\n${ start }\n%%EOF\n`;
	return Buffer.from( file, 'latin1' );
}
