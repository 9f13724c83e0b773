import { Button, DropdownMenu } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { moreVertical } from '@wordpress/icons';
import type { Tag } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import type { Failure } from '../../../store/failure.ts';
import { ChoiceField, TextField } from '../fields.tsx';
import { TagDialog } from './tag-dialog.tsx';

interface Props {
	tag: Tag;
	/** All tags, for merging. */
	tags: readonly Tag[];
	onRenamed: ( tag: Tag ) => void;
	/** It is no more: deleted, or part of another. The words say which. */
	onGone: ( tag: Tag, words: string ) => void;
}

function Rename( { tag, onRenamed, onClose }: { tag: Tag; onRenamed: ( tag: Tag ) => void; onClose: () => void } ) {
	const [ name, setName ] = useState( tag.name );
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const save = async () => {
		setBusy( true );
		try {
			onRenamed( await api( 'renameTag', { path: { id: tag.id }, body: { name } } ) );
		} catch ( error ) {
			setFailure( toFailure( error ) );
			setBusy( false );
		}
	};
	return (
		<form
			className="mesa-tag-row__rename"
			onSubmit={ ( event ) => {
				event.preventDefault();
				void save();
			} }
		>
			<TextField
				label={ sprintf( /* translators: %s: name of a tag. */ __( 'New name for “%s”', 'mesa-help-desk' ), tag.name ) }
				value={ name }
				error={ failure ? ( failure.params.name ?? failure.message ) : undefined }
				onChange={ setName }
			/>
			<Button variant="primary" type="submit" __next40pxDefaultSize isBusy={ busy } disabled={ busy || name.trim() === '' }>
				{ __( 'Rename', 'mesa-help-desk' ) }
			</Button>
			<Button variant="tertiary" __next40pxDefaultSize onClick={ onClose }>
				{ __( 'Cancel', 'mesa-help-desk' ) }
			</Button>
		</form>
	);
}

function Merge( { tag, tags, onGone, onClose }: Omit< Props, 'onRenamed' > & { onClose: () => void } ) {
	const [ into, setInto ] = useState( '' );
	const others = tags.filter( ( each ) => each.id !== tag.id );
	return (
		<TagDialog
			tag={ tag }
			title={ sprintf( /* translators: %s: name of a tag. */ __( 'Merge “%s” into another tag', 'mesa-help-desk' ), tag.name ) }
			verb={ __( 'Merge', 'mesa-help-desk' ) }
			isReady={ into !== '' }
			onDo={ async () => {
				const stays = await api( 'mergeTag', { path: { id: tag.id }, body: { into: Number( into ) } } );
				onGone(
					tag,
					/* translators: 1: name of a tag that is no more, 2: name of the tag that its tickets have now. */
					sprintf( __( '“%1$s” is part of “%2$s” now.', 'mesa-help-desk' ), tag.name, stays.name )
				);
			} }
			onClose={ onClose }
		>
			{ ( errors ) => (
				<ChoiceField
					label={ __( 'Its tickets get this tag instead', 'mesa-help-desk' ) }
					value={ into }
					error={ errors.into }
					options={ [
						{ value: '', label: __( 'Choose a tag', 'mesa-help-desk' ) },
						...others.map( ( each ) => ( { value: String( each.id ), label: each.name } ) ),
					] }
					onChange={ setInto }
				/>
			) }
		</TagDialog>
	);
}

/** One tag with what a manager can do to it. */
export function TagRow( { tag, tags, onRenamed, onGone }: Props ) {
	const [ doing, setDoing ] = useState< 'rename' | 'merge' | 'delete' | null >( null );
	const close = () => setDoing( null );
	if ( doing === 'rename' ) {
		return (
			<li className="mesa-tag-row">
				<Rename
					tag={ tag }
					onRenamed={ ( renamed ) => {
						close();
						onRenamed( renamed );
					} }
					onClose={ close }
				/>
			</li>
		);
	}
	return (
		<li className="mesa-tag-row">
			<bdi className="mesa-tag-row__name">{ tag.name }</bdi>
			<DropdownMenu
				icon={ moreVertical }
				label={ sprintf( /* translators: %s: name of a tag. */ __( 'Change “%s”', 'mesa-help-desk' ), tag.name ) }
				toggleProps={ { size: 'compact' } }
				controls={ [
					{ title: __( 'Rename', 'mesa-help-desk' ), onClick: () => setDoing( 'rename' ) },
					...( tags.length > 1
						? [ { title: __( 'Merge into another tag', 'mesa-help-desk' ), onClick: () => setDoing( 'merge' ) } ]
						: [] ),
					{ title: __( 'Delete', 'mesa-help-desk' ), onClick: () => setDoing( 'delete' ) },
				] }
			/>
			{ doing === 'merge' && <Merge tag={ tag } tags={ tags } onGone={ onGone } onClose={ close } /> }
			{ doing === 'delete' && (
				<TagDialog
					tag={ tag }
					title={ sprintf( /* translators: %s: name of a tag. */ __( 'Delete “%s”?', 'mesa-help-desk' ), tag.name ) }
					verb={ __( 'Delete', 'mesa-help-desk' ) }
					isDestructive
					onDo={ async () => {
						await api( 'deleteTag', { path: { id: tag.id } } );
						onGone(
							tag,
							sprintf( /* translators: %s: name of a tag. */ __( '“%s” is deleted.', 'mesa-help-desk' ), tag.name )
						);
					} }
					onClose={ close }
				>
					{ () => (
						<p>{ __( 'The tag is taken off these tickets for good. The tickets stay as they are.', 'mesa-help-desk' ) }</p>
					) }
				</TagDialog>
			) }
		</li>
	);
}
