import { randomBytes } from 'node:crypto';

/** A multipart/form-data body (RFC 7578) whose files are in memory already; nothing is copied. */
export class Multipart {
	private readonly boundary = `mesa-${ randomBytes( 16 ).toString( 'hex' ) }`;
	private readonly pieces: Uint8Array[] = [];

	/** For the header content-type. */
	get type(): string {
		return `multipart/form-data; boundary=${ this.boundary }`;
	}

	/** @param name Without quotes and line breaks. */
	field( name: string, pieces: readonly Uint8Array[] ): void {
		this.part( `name="${ name }"`, pieces );
	}

	/** @param pieces The file's content, one after another. */
	file( name: string, pieces: readonly Uint8Array[] ): void {
		this.part( `name="${ name }"; filename="${ name }"\r\nContent-Type: application/octet-stream`, pieces );
	}

	private part( head: string, pieces: readonly Uint8Array[] ): void {
		this.pieces.push(
			Buffer.from( `--${ this.boundary }\r\nContent-Disposition: form-data; ${ head }\r\n\r\n` ),
			...pieces,
			Buffer.from( '\r\n' )
		);
	}

	content(): Uint8Array[] {
		return [ ...this.pieces, Buffer.from( `--${ this.boundary }--\r\n` ) ];
	}
}
