import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Mailbox } from '../../contract/generated/types.ts';
import { goTo } from '../../store/route.ts';
import { settingsStore } from '../../store/settings/index.ts';
import { EntryDialog } from './entry-dialog.tsx';

interface Props {
	mailbox: Mailbox;
	/** It is gone, and what is left is a way back to the list. */
	onRemoved: () => void;
}

/** Removes a mailbox after asking. One with tickets cannot go; the server says so. */
export function RemoveMailbox( { mailbox, onRemoved }: Props ) {
	const { deleteMailbox } = useDispatch( settingsStore );
	const [ asking, setAsking ] = useState( false );
	return (
		<>
			<Button
				className="mesa-form__remove"
				variant="tertiary"
				isDestructive
				__next40pxDefaultSize
				onClick={ () => setAsking( true ) }
			>
				{ __( 'Remove mailbox', 'mesa-help-desk' ) }
			</Button>
			{ asking && (
				<EntryDialog
					title={ sprintf( /* translators: %s: name of a mailbox. */ __( 'Remove “%s”?', 'mesa-help-desk' ), mailbox.name ) }
					verb={ __( 'Remove', 'mesa-help-desk' ) }
					isDestructive
					onSave={ async () => {
						await deleteMailbox( mailbox.id );
						onRemoved();
						goTo( { section: '' } );
					} }
					onClose={ () => setAsking( false ) }
				>
					{ () => (
						<p>
							{ __(
								'Its settings and its stored passwords are deleted. Mail on the mail server is not touched. A mailbox that has tickets can be switched off instead.',
								'mesa-help-desk'
							) }
						</p>
					) }
				</EntryDialog>
			) }
		</>
	);
}
