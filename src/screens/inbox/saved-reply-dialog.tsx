import { Button, Modal, TextControl, ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { SavedReplyInput } from '../../contract/generated/types.ts';
import type { Failure } from '../../store/failure.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

interface Props {
	/** The words as they are; clean HTML. */
	html: string;
	files?: NonNullable< SavedReplyInput[ 'files' ] >;
	onClose: () => void;
}

/** Keeps words that were just written for the next time. Load it lazily. */
export function SaveAsReply( { html, files = [], onClose }: Props ) {
	const [ title, setTitle ] = useState( '' );
	const [ folder, setFolder ] = useState( '' );
	const [ shared, setShared ] = useState( true );
	const [ busy, setBusy ] = useState( false );
	const [ saved, setSaved ] = useState( false );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const save = async () => {
		setBusy( true );
		setFailure( null );
		try {
			const { saveSavedReply } = await import( /* webpackChunkName: "words" */ '../../store/saved-replies.ts' );
			await saveSavedReply( null, {
				title,
				folder,
				html,
				shared,
				files: files.map( ( { sha256, filename, content_type } ) => ( { sha256, filename, content_type } ) ),
			} );
			setSaved( true );
		} catch ( error ) {
			setFailure( error as Failure );
		} finally {
			setBusy( false );
		}
	};
	if ( saved ) {
		return (
			<Modal title={ __( 'Saved', 'mesa-help-desk' ) } size="small" onRequestClose={ onClose }>
				<p role="status">{ __( 'In any reply, type “/” and a word of it to insert it.', 'mesa-help-desk' ) }</p>
				<div className="mesa-form__foot">
					<Button variant="primary" __next40pxDefaultSize onClick={ onClose }>
						{ __( 'Close', 'mesa-help-desk' ) }
					</Button>
				</div>
			</Modal>
		);
	}
	return (
		<FormDialog
			title={ __( 'Save as a saved reply', 'mesa-help-desk' ) }
			verb={ __( 'Save', 'mesa-help-desk' ) }
			isBusy={ busy }
			isReady={ title.trim() !== '' }
			failure={ failure?.params.title ? undefined : failure?.message }
			onSubmit={ () => void save() }
			onClose={ onClose }
		>
			<div className="mesa-field">
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Name', 'mesa-help-desk' ) }
					help={ __( 'By which you find it after “/”.', 'mesa-help-desk' ) }
					value={ title }
					onChange={ setTitle }
				/>
				<FieldError words={ failure?.params.title } />
			</div>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Folder', 'mesa-help-desk' ) }
				value={ folder }
				onChange={ setFolder }
			/>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'The whole team', 'mesa-help-desk' ) }
				help={ shared ? '' : __( 'Only you see it.', 'mesa-help-desk' ) }
				checked={ shared }
				onChange={ setShared }
			/>
			<p className="mesa-quiet">
				{ __( 'Names and numbers in it stay as they are. Put variables in their place under “Saved replies”.', 'mesa-help-desk' ) }
			</p>
		</FormDialog>
	);
}
