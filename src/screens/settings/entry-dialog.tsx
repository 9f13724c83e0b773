import { Button, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { toFailure } from '../../store/failure.ts';
import type { Failure } from '../../store/failure.ts';

interface Props {
	title: string;
	/** What the button says. */
	verb?: string;
	isDestructive?: boolean;
	size?: 'small' | 'medium';
	isReady?: boolean;
	/** Does it; what it throws is shown beside its field, or at the foot. */
	onSave: () => Promise< unknown >;
	onClose: () => void;
	/** Gets what is wrong, in words by field of the contract. */
	children: ( errors: Readonly< Record< string, string > > ) => ReactNode;
}

const NONE: Readonly< Record< string, string > > = {};

/** A form that floats: it is saved as a whole, and closes when it is. */
export function EntryDialog( { title, verb, isDestructive = false, size = 'small', isReady = true, onSave, onClose, children }: Props ) {
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const save = async () => {
		setBusy( true );
		setFailure( null );
		try {
			await onSave();
			onClose();
		} catch ( error ) {
			setFailure( toFailure( error ) );
			setBusy( false );
		}
	};
	const errors = failure?.params ?? NONE;
	return (
		<Modal
			title={ title }
			size={ size }
			// A click beside it throws nothing away; and while the answer is on its way there has to be a place where it can be read.
			shouldCloseOnClickOutside={ false }
			shouldCloseOnEsc={ ! busy }
			isDismissible={ ! busy }
			onRequestClose={ () => ! busy && onClose() }
		>
			<form
				className="mesa-form"
				noValidate
				onSubmit={ ( event ) => {
					event.preventDefault();
					// Opened from within a form, it must not save that one too: React passes events on to where it stands in the code.
					event.stopPropagation();
					void save();
				} }
			>
				{ children( errors ) }
				{ failure && Object.keys( errors ).length === 0 && (
					<p className="mesa-form__failure" role="alert">
						{ failure.message }
					</p>
				) }
				<div className="mesa-form__foot">
					<Button variant="tertiary" __next40pxDefaultSize disabled={ busy } onClick={ onClose }>
						{ __( 'Cancel', 'mesa-help-desk' ) }
					</Button>
					<Button
						variant="primary"
						type="submit"
						isDestructive={ isDestructive }
						__next40pxDefaultSize
						isBusy={ busy }
						disabled={ busy || ! isReady }
					>
						{ verb ?? __( 'Save', 'mesa-help-desk' ) }
					</Button>
				</div>
			</form>
		</Modal>
	);
}
