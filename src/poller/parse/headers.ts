/** One header field as it stood in the mail: unfolded, each char one byte (latin1), undecoded. */
export interface HeaderField {
	/** Lower case. */
	name: string;
	value: string;
}

/** The fields of one header block, in order. */
export class Headers {
	constructor( readonly fields: readonly HeaderField[] ) {}

	/** The first field of that name; the first is the one that mail programs show. */
	get( name: string ): string | undefined {
		return this.fields.find( ( field ) => field.name === name )?.value;
	}

	all( name: string ): string[] {
		return this.fields.filter( ( field ) => field.name === name ).map( ( field ) => field.value );
	}

	has( name: string ): boolean {
		return this.fields.some( ( field ) => field.name === name );
	}
}

const FIELD = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/s;
/** A header block longer than this is hostile; the rest of it is not looked at. */
const MAX_BLOCK = 1024 * 1024;
const MAX_FIELDS = 5000;

/** Whether a line can be a header field; used where the empty line before the body is missing. */
export function isFieldLine( line: string ): boolean {
	return FIELD.test( line );
}

/**
 * Reads a header block (RFC 5322 section 2.2).
 *
 * @param block Everything before the empty line, latin1, any line ends.
 */
export function parseHeaders( block: string ): Headers {
	const fields: HeaderField[] = [];
	let current: string[] = [];
	const flush = () => {
		const match = current.length > 0 ? FIELD.exec( current.join( '' ) ) : null;
		if ( match && fields.length < MAX_FIELDS ) {
			fields.push( { name: ( match[ 1 ] as string ).toLowerCase(), value: ( match[ 2 ] as string ).trim() } );
		}
		current = [];
	};
	for ( const line of block.slice( 0, MAX_BLOCK ).split( /\r?\n/ ) ) {
		if ( /^[ \t]/.test( line ) && current.length > 0 ) {
			current.push( line );
		} else {
			flush();
			current.push( line );
		}
	}
	flush();
	return new Headers( fields );
}
