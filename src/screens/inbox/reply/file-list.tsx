import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type { Draft } from '../../../store/drafts.ts';
import { fileSize } from '../../../ui/file-size.ts';
import type { Uploads } from './use-uploads.ts';

interface Props {
	files: Draft[ 'files' ];
	uploads: Uploads;
	onRemove: ( index: number ) => void;
}

/** Files that go with a reply: there already, on their way, or stuck. */
export function FileList( { files, uploads, onRemove }: Props ) {
	// Pictures of the text are seen there.
	const beside = files.map( ( file, index ) => ( { file, index } ) ).filter( ( { file } ) => file.content_id === undefined );
	if ( beside.length === 0 && uploads.uploads.length === 0 ) {
		return null;
	}
	return (
		<ul className="mesa-attach" aria-label={ __( 'Files to send', 'mesa-help-desk' ) }>
			{ beside.map( ( { file, index } ) => (
				<li key={ `${ file.sha256 }${ index }` }>
					<span className="mesa-attach__name">{ file.filename }</span>
					<span className="mesa-attach__size">{ fileSize( file.size ) }</span>
					<Button
						icon={ closeSmall }
						size="small"
						label={ sprintf( /* translators: %s: file name. */ __( 'Remove %s', 'mesa-help-desk' ), file.filename ) }
						onClick={ () => onRemove( index ) }
					/>
				</li>
			) ) }
			{ uploads.uploads.map( ( upload ) => (
				<li key={ upload.key } className={ upload.error ? 'is-failed' : '' }>
					<span className="mesa-attach__name">{ upload.file.name }</span>
					{ upload.error ? (
						<>
							<span className="mesa-attach__error" role="alert">
								{ upload.error }
							</span>
							<Button variant="link" onClick={ () => uploads.retry( upload ) }>
								{ __( 'Try again', 'mesa-help-desk' ) }
							</Button>
						</>
					) : (
						<progress
							value={ upload.share }
							max={ 1 }
							aria-label={ sprintf(
								/* translators: %s: file name. */ __( 'Uploading %s', 'mesa-help-desk' ),
								upload.file.name
							) }
						/>
					) }
					<Button
						icon={ closeSmall }
						size="small"
						label={ sprintf( /* translators: %s: file name. */ __( 'Remove %s', 'mesa-help-desk' ), upload.file.name ) }
						onClick={ () => uploads.drop( upload ) }
					/>
				</li>
			) ) }
		</ul>
	);
}
