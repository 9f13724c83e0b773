import iconv from 'iconv-lite';

function decodeWindows1252( bytes: Uint8Array ): string {
	return iconv.decode( Buffer.from( bytes.buffer, bytes.byteOffset, bytes.byteLength ), 'windows-1252' );
}

/** Text in one named charset; null when the name is unknown or, where `fatal`, bytes do not fit. */
export function decodeWith( bytes: Uint8Array, name: string, fatal: boolean ): string | null {
	if ( name !== 'utf-7' ) {
		try {
			const decoder = new TextDecoder( name, { fatal } );
			// From 20.18.3 on, Node takes windows-1252 for ISO-8859-1: "€", dashes and curly quotes become control
			// characters. https://github.com/nodejs/node/issues/60888
			return decoder.encoding === 'windows-1252' ? decodeWindows1252( bytes ) : decoder.decode( bytes );
		} catch ( error ) {
			if ( ! ( error instanceof RangeError ) ) {
				return null;
			}
		}
	}
	if ( ! iconv.encodingExists( name ) ) {
		return null;
	}
	return iconv.decode( Buffer.from( bytes.buffer, bytes.byteOffset, bytes.byteLength ), name );
}

export function isAscii( bytes: Uint8Array ): boolean {
	for ( let i = 0; i < bytes.length; i++ ) {
		if ( ( bytes[ i ] as number ) > 127 ) {
			return false;
		}
	}
	return true;
}
