import { Button, Modal } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Tag } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import { usedWords } from './tag-words.ts';

interface Props {
	tag: Tag;
	title: string;
	/** What the button says. */
	verb: string;
	isDestructive?: boolean;
	isReady?: boolean;
	/** Does it; what it throws is shown. */
	onDo: () => Promise< void >;
	onClose: () => void;
	children: ReactNode;
}

/** Asks before a tag goes, with how many tickets it is on. */
export function TagDialog( { tag, title, verb, isDestructive = false, isReady = true, onDo, onClose, children }: Props ) {
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const [ use, setUse ] = useState( '' );
	useEffect( () => {
		// Without the number one can decide as well.
		api( 'getTag', { path: { id: tag.id } } ).then(
			( found ) => setUse( usedWords( found ) ),
			() => undefined
		);
	}, [ tag.id ] );
	const act = async () => {
		setBusy( true );
		setFailure( '' );
		try {
			await onDo();
		} catch ( error ) {
			setFailure( toFailure( error ).message );
			setBusy( false );
		}
	};
	return (
		<Modal title={ title } onRequestClose={ onClose } size="small">
			<form
				className="mesa-form"
				onSubmit={ ( event ) => {
					event.preventDefault();
					void act();
				} }
			>
				<p role="status">{ use }</p>
				{ children }
				{ failure && (
					<p className="mesa-form__failure" role="alert">
						{ failure }
					</p>
				) }
				<div className="mesa-form__foot">
					<Button variant="tertiary" __next40pxDefaultSize onClick={ onClose }>
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
						{ verb }
					</Button>
				</div>
			</form>
		</Modal>
	);
}
