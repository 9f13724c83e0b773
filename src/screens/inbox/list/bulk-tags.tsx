import { Button, Dropdown } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { tag as tagIcon } from '@wordpress/icons';
import type { TicketPatch } from '../../../contract/generated/types.ts';
import { deskStore } from '../../../store/desk/index.ts';
import type { Token } from '../../../ui/choices/token-field.tsx';
import { TokenField } from '../../../ui/choices/token-field.tsx';
import { MAX_TAG_LENGTH, makeTagWords } from '../tag-words.ts';
import { useDesk, useTagTokens } from '../use-desk.ts';

const tokenOf = ( name: string ): Token => ( { value: name, label: name } );

interface FormProps {
	selected: ReadonlySet< number >;
	onApply: ( patch: TicketPatch ) => void;
}

function Form( { selected, onApply }: FormProps ) {
	const { loadTags } = useDispatch( deskStore );
	const known = useTagTokens();
	const rows = useDesk( ( desk ) => desk.rows );
	const [ add, setAdd ] = useState< Token[] >( [] );
	const [ remove, setRemove ] = useState< Token[] >( [] );
	const present = [ ...new Set( [ ...selected ].flatMap( ( id ) => rows[ id ]?.tags ?? [] ) ) ].sort( ( a, b ) => a.localeCompare( b ) );
	useEffect( () => void loadTags(), [ loadTags ] );
	return (
		<form
			className="mesa-bulk__tags"
			onSubmit={ ( event ) => {
				event.preventDefault();
				onApply( {
					...( add.length > 0 ? { add_tags: add.map( ( token ) => token.label ) } : {} ),
					...( remove.length > 0 ? { remove_tags: remove.map( ( token ) => token.label ) } : {} ),
				} );
			} }
		>
			<TokenField
				label={ __( 'Put on', 'mesa-help-desk' ) }
				tokens={ add }
				known={ known }
				makeWords={ makeTagWords }
				maxLength={ MAX_TAG_LENGTH }
				onAdd={ ( token ) => setAdd( [ ...add, token ] ) }
				onRemove={ ( token ) => setAdd( add.filter( ( each ) => each.value !== token.value ) ) }
			/>
			{ present.length > 0 && (
				<TokenField
					label={ __( 'Take off', 'mesa-help-desk' ) }
					tokens={ remove }
					known={ present.map( tokenOf ) }
					onAdd={ ( token ) => setRemove( [ ...remove, token ] ) }
					onRemove={ ( token ) => setRemove( remove.filter( ( each ) => each.value !== token.value ) ) }
				/>
			) }
			<Button variant="primary" type="submit" __next40pxDefaultSize disabled={ add.length + remove.length === 0 }>
				{ __( 'Change tags', 'mesa-help-desk' ) }
			</Button>
		</form>
	);
}

/** Puts tags on the selected tickets and takes others off, in one go. */
export function BulkTags( { selected, onChange }: { selected: ReadonlySet< number >; onChange: ( patch: TicketPatch ) => void } ) {
	return (
		<Dropdown
			popoverProps={ { placement: 'bottom-end' } }
			focusOnMount="firstElement"
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					icon={ tagIcon }
					size="compact"
					label={ __( 'Tags of the selection', 'mesa-help-desk' ) }
					aria-expanded={ isOpen }
					aria-haspopup="dialog"
					onClick={ onToggle }
				/>
			) }
			renderContent={ ( { onClose } ) => (
				<Form
					selected={ selected }
					onApply={ ( patch ) => {
						onClose();
						onChange( patch );
					} }
				/>
			) }
		/>
	);
}
