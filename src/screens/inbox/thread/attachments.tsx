import { Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { download, page as fileIcon } from '@wordpress/icons';
import type { Attachment, Message } from '../../../contract/generated/types.ts';
import { fileSize } from '../../../ui/file-size.ts';

const PICTURES = [ 'image/png', 'image/jpeg', 'image/gif', 'image/webp' ];

function downloadUrl( attachment: Attachment ): string {
	const url = new URL( attachment.url, window.location.href );
	url.searchParams.set( 'download', 'true' );
	return url.href;
}

/** Inline pictures stand in the text already; only what the text does not show is listed. */
function isListed( attachment: Attachment, body: string ): boolean {
	return ! attachment.inline || attachment.content_id === null || ! body.includes( `cid:${ attachment.content_id }` );
}

/** The files of a message: pictures as small previews, everything by name and size. */
export function Attachments( { message }: { message: Message } ) {
	const files = message.attachments.filter( ( attachment ) => isListed( attachment, message.html ?? message.visible_html ) );
	if ( files.length === 0 ) {
		return null;
	}
	return (
		<ul className="mesa-files" aria-label={ __( 'Files', 'mesa-help-desk' ) }>
			{ files.map( ( attachment ) => (
				<li key={ attachment.id }>
					<a className="mesa-file" href={ downloadUrl( attachment ) }>
						<span className="screen-reader-text">{ __( 'Download', 'mesa-help-desk' ) } </span>
						{ PICTURES.includes( attachment.content_type ) ? (
							<img src={ attachment.url } alt="" loading="lazy" />
						) : (
							<Icon icon={ fileIcon } size={ 24 } />
						) }
						<span className="mesa-file__name">{ attachment.filename }</span>
						<span className="mesa-file__size">{ fileSize( attachment.size ) }</span>
						<Icon icon={ download } size={ 18 } />
					</a>
				</li>
			) ) }
		</ul>
	);
}
