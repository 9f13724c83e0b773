import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type { SavedReply } from '../../../contract/generated/types.ts';
import { toFailure } from '../../../store/failure.ts';
import { uploadFile } from '../../../store/upload.ts';
import { FileButton } from '../../../ui/file-button.tsx';
import { FieldError } from '../../../ui/field-error.tsx';
import { fileSize } from '../../../ui/file-size.ts';

type File_ = SavedReply[ 'files' ][ number ];

interface Props {
	files: readonly File_[];
	error: string | undefined;
	isReadOnly: boolean;
	onChange: ( change: ( files: readonly File_[] ) => File_[] ) => void;
}

/** Files that go along whenever the words are inserted. */
export function FilesField( { files, error, isReadOnly, onChange }: Props ) {
	const [ share, setShare ] = useState< number | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const add = async ( chosen: readonly File[] ) => {
		setFailure( '' );
		for ( const file of chosen ) {
			setShare( 0 );
			try {
				const stored = await uploadFile( file, setShare, new AbortController().signal );
				onChange( ( known ) => [
					...known,
					{ sha256: stored.sha256, filename: stored.filename, content_type: stored.content_type, size: stored.size },
				] );
			} catch ( refused ) {
				/* translators: 1: file name, 2: what went wrong. */
				setFailure( sprintf( __( '%1$s was not stored: %2$s', 'mesa-help-desk' ), file.name, toFailure( refused ).message ) );
			}
		}
		setShare( null );
	};
	return (
		<div className="mesa-field">
			<span className="mesa-words__label">{ __( 'Files', 'mesa-help-desk' ) }</span>
			<ul className="mesa-saved-files">
				{ files.map( ( file, index ) => (
					<li key={ `${ file.sha256 }-${ index }` }>
						<bdi>{ file.filename }</bdi> <span className="mesa-quiet">{ fileSize( file.size ) }</span>
						{ ! isReadOnly && (
							<Button
								icon={ closeSmall }
								size="small"
								label={ sprintf( /* translators: %s: file name. */ __( 'Remove %s', 'mesa-help-desk' ), file.filename ) }
								onClick={ () => onChange( ( known ) => known.filter( ( _, at ) => at !== index ) ) }
							/>
						) }
					</li>
				) ) }
			</ul>
			{ ! isReadOnly && (
				<FileButton multiple disabled={ share !== null } onFiles={ ( chosen ) => void add( chosen ) }>
					{ share === null
						? __( 'Attach a file', 'mesa-help-desk' )
						: sprintf( /* translators: %d: per cent. */ __( 'Storing … %d %%', 'mesa-help-desk' ), Math.round( share * 100 ) ) }
				</FileButton>
			) }
			<FieldError words={ failure || error } />
		</div>
	);
}
