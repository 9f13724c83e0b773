import { api } from '../../../../store/api.ts';
import type { DraftFile } from '../../../../store/drafts.ts';

/** Pictures that this page has seen, by their cid: name, as object URLs. */
const seen = new Map< string, string >();

/** A name for a picture that no other picture of any mail has (RFC 2392). */
export function newContentId(): string {
	const bytes = window.crypto.getRandomValues( new Uint8Array( 9 ) );
	return `${ Array.from( bytes, ( byte ) => byte.toString( 16 ).padStart( 2, '0' ) ).join( '' ) }@mesa`;
}

/** Shows a file of this computer while it is on its way to the server, and after. */
export function rememberPicture( contentId: string, file: Blob ): void {
	seen.set( contentId, URL.createObjectURL( file ) );
}

/** Where a picture of a draft can be shown from; one that was put in elsewhere is fetched from the server. */
export async function pictureUrl( contentId: string, files: readonly DraftFile[] ): Promise< string | null > {
	const known = seen.get( contentId );
	if ( known ) {
		return known;
	}
	const file = files.find( ( each ) => each.content_id === contentId );
	if ( ! file?.proof ) {
		return null;
	}
	try {
		const blob = ( await api( 'previewFile', { path: { sha256: file.sha256 }, query: { proof: file.proof } } ) ) as Blob;
		// The server does not say what it is; only types that are pictures and nothing else get into the text.
		rememberPicture( contentId, new Blob( [ blob ], { type: file.content_type } ) );
		return seen.get( contentId ) ?? null;
	} catch {
		return null;
	}
}
