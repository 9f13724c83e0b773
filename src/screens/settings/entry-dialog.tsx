import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { toFailure } from '../../store/failure.ts';
import type { Failure } from '../../store/failure.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';

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
		<FormDialog
			title={ title }
			size={ size }
			verb={ verb ?? __( 'Save', 'mesa-help-desk' ) }
			isDestructive={ isDestructive }
			isBusy={ busy }
			isReady={ isReady }
			failure={ Object.keys( errors ).length === 0 ? failure?.message : undefined }
			noValidate
			onSubmit={ () => void save() }
			onClose={ onClose }
		>
			{ children( errors ) }
		</FormDialog>
	);
}
