import { Button } from '@wordpress/components';
import { useCallback, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { KbImport, KbImportStart } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import { uploadFile } from '../../../store/upload.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { fileSize } from '../../../ui/file-size.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useAnswer } from '../use-answer.ts';
import { ImportCard } from './import-card.tsx';

/** Articles from elsewhere: choose where from, look at what would happen, let it happen, or take it back. */
export function Imports() {
	const ask = useCallback( () => api( 'listImports', {} ), [] );
	const { data, failure, again, set } = useAnswer( ask );
	const [ opened, setOpened ] = useState< KbImport | null >( null );
	const [ busy, setBusy ] = useState( '' );
	const [ wrong, setWrong ] = useState( '' );

	const begin = async ( body: KbImportStart ) => {
		setBusy( __( 'Looking at what is there …', 'mesa-help-desk' ) );
		const made = await api( 'createImport', { body } );
		setOpened( made );
		set( ( known ) => ( { ...known, imports: [ made, ...known.imports ] } ) );
	};
	const guarded = async ( work: () => Promise< void > ) => {
		setWrong( '' );
		try {
			await work();
		} catch ( error ) {
			setWrong( toFailure( error ).message );
		} finally {
			setBusy( '' );
		}
	};
	const send = ( [ file ]: readonly File[] ) =>
		guarded( async () => {
			if ( ! file ) {
				return;
			}
			if ( data && file.size > data.max_upload ) {
				setWrong(
					/* translators: %s: size such as "25 MB". */
					sprintf( __( 'The file is larger than %s. Please send it in parts.', 'mesa-help-desk' ), fileSize( data.max_upload ) )
				);
				return;
			}
			const words = ( share: number ) =>
				/* translators: %d: percentage. */
				setBusy( sprintf( __( 'Sending the file: %d %%', 'mesa-help-desk' ), Math.round( 100 * share ) ) );
			words( 0 );
			const { sha256, proof } = await uploadFile( file, words, new AbortController().signal );
			await begin( { source: /\.xml$/i.test( file.name ) ? 'wxr' : 'markdown', sha256, proof, filename: file.name } );
		} );
	const update = ( now: KbImport ) => {
		setOpened( ( shown ) => ( shown?.id === now.id ? now : shown ) );
		set( ( known ) => ( { ...known, imports: known.imports.map( ( one ) => ( one.id === now.id ? now : one ) ) } ) );
	};

	if ( failure && ! data ) {
		return <FailedState message={ failure } onRetry={ again } />;
	}
	if ( ! data ) {
		return <Skeleton kind="form" rows={ 4 } />;
	}
	const earlier = data.imports.filter( ( one ) => one.id !== opened?.id );
	return (
		<div className="mesa-insight">
			<section>
				<h2>{ __( 'From a file', 'mesa-help-desk' ) }</h2>
				<div className="mesa-kbimport__file">
					<p>
						{ __(
							'A zip with Markdown files (folders become topics, pictures come along), or the export of another WordPress site (an .xml file). You see what would happen before anything is changed.',
							'mesa-help-desk'
						) }
					</p>
					<FileButton accept=".zip,.xml" disabled={ busy !== '' } onFiles={ ( files ) => void send( files ) }>
						{ __( 'Choose a file', 'mesa-help-desk' ) }
					</FileButton>
				</div>
			</section>
			{ data.found.length > 0 && (
				<section>
					<h2>{ __( 'From this site', 'mesa-help-desk' ) }</h2>
					<div className="mesa-kbimport__sources">
						{ data.found.map( ( { source, name, articles } ) => (
							<Button
								key={ source }
								variant="secondary"
								__next40pxDefaultSize
								disabled={ busy !== '' }
								onClick={ () => void guarded( () => begin( { source } ) ) }
							>
								{ sprintf(
									/* translators: 1: name of a plugin, 2: number of articles. */
									_n( '%1$s (%2$d article)', '%1$s (%2$d articles)', articles, 'mesa-help-desk' ),
									name,
									articles
								) }
							</Button>
						) ) }
					</div>
					<p className="mesa-quiet">
						{ __( 'The plugin may be switched off; its articles stay where they are.', 'mesa-help-desk' ) }
					</p>
				</section>
			) }
			<p role="status">{ busy }</p>
			{ wrong && (
				<p className="mesa-form__failure" role="alert">
					{ wrong }
				</p>
			) }
			{ opened && (
				<section>
					<ImportCard key={ opened.id } given={ opened } isOpen onChange={ update } />
				</section>
			) }
			{ earlier.length > 0 && (
				<section>
					<h2>{ __( 'Earlier imports', 'mesa-help-desk' ) }</h2>
					{ earlier.map( ( one ) => (
						<ImportCard key={ one.id } given={ one } isOpen={ false } onChange={ update } />
					) ) }
				</section>
			) }
		</div>
	);
}
