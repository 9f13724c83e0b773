import { useEffect, useMemo, useState } from '@wordpress/element';
import type { Attachment } from '../../contract/generated/types.ts';
import { useIsDark } from '../look.ts';
import { blankImage, cleanMail } from './clean.ts';
import type { CleanMail } from './clean.ts';
import { bringsColours, frameDocument } from './frame-document.ts';

export interface FrameDocuments {
	/** Shown: opaque origin, no scripts. */
	shown: string;
	/** Measured: the same layout with blank pictures, loads nothing at all. */
	measured: string;
	remoteImages: number;
	/** The page is dark and the mail is not: it brings its own colours. */
	isPaper: boolean;
}

/** How long a picture may keep the mail from taking its height. */
const SIZE_WAIT_MS = 4000;

function naturalSize( src: string ): Promise< { width: number; height: number } > {
	return new Promise( ( resolve ) => {
		const image = new window.Image();
		const done = () => resolve( { width: image.naturalWidth || 1, height: image.naturalHeight || 1 } );
		image.referrerPolicy = 'no-referrer';
		image.onload = done;
		image.onerror = done;
		setTimeout( done, SIZE_WAIT_MS );
		image.src = src;
	} );
}

/** The mail with each picture replaced by a blank of its size, so that measuring needs no network. */
function blankCopy( mail: CleanMail, sizes: Map< HTMLImageElement, { width: number; height: number } > ): string {
	const copy = mail.body.cloneNode( true ) as HTMLElement;
	const originals = mail.body.querySelectorAll( 'img' );
	copy.querySelectorAll( 'img' ).forEach( ( image, index ) => {
		const original = originals[ index ];
		const size = original && sizes.get( original );
		const width = size?.width ?? ( Number.parseInt( image.getAttribute( 'width' ) ?? '', 10 ) || 1 );
		const height = size?.height ?? ( Number.parseInt( image.getAttribute( 'height' ) ?? '', 10 ) || 1 );
		if ( size || ! image.src.startsWith( 'data:' ) ) {
			image.setAttribute( 'src', blankImage( width, height ) );
		}
	} );
	copy.querySelectorAll( 'a' ).forEach( ( link ) => link.removeAttribute( 'href' ) );
	return copy.innerHTML;
}

/** Makes the two documents of a mail. The measured one is made again when the sizes of its pictures are known. */
export function useFrame( html: string, attachments: readonly Attachment[], allowRemote: boolean ): FrameDocuments {
	// Attachment URLs are signed anew with every answer; only their identity matters here, or the frame would reload.
	const identity = attachments.map( ( attachment ) => attachment.id ).join();
	const mail = useMemo( () => cleanMail( html, attachments, allowRemote ), [ html, identity, allowRemote ] ); // eslint-disable-line react-hooks/exhaustive-deps -- see above
	const [ sizes, setSizes ] = useState( () => new Map< HTMLImageElement, { width: number; height: number } >() );

	useEffect( () => {
		let gone = false;
		if ( mail.unsized.length > 0 ) {
			void Promise.all(
				mail.unsized.map( async ( image ) => [ image, await naturalSize( image.getAttribute( 'src' ) ?? '' ) ] as const )
			).then( ( found ) => {
				if ( ! gone ) {
					setSizes( new Map( found ) );
				}
			} );
		}
		return () => {
			gone = true;
		};
	}, [ mail ] );

	const isDark = useIsDark();
	return useMemo( () => {
		const isPaper = isDark && bringsColours( mail.body.innerHTML );
		const sources = allowRemote ? [ ...mail.ownSources, 'https:', 'http:' ] : mail.ownSources;
		return {
			shown: frameDocument( mail.body.innerHTML, sources, isDark && ! isPaper ? 'dark' : 'light' ),
			measured: frameDocument( blankCopy( mail, sizes ), [] ),
			remoteImages: mail.remoteImages,
			isPaper,
		};
	}, [ mail, sizes, allowRemote, isDark ] );
}
