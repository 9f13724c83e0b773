import { Button, Modal } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Mailbox } from '../../contract/generated/types.ts';
import type { Failure } from '../../store/failure.ts';
import { goTo } from '../../store/route.ts';
import { settingsStore } from '../../store/settings/index.ts';

/** Removes a mailbox after asking. One with tickets cannot go; the server says so. */
export function RemoveMailbox( { mailbox }: { mailbox: Mailbox } ) {
	const { deleteMailbox } = useDispatch( settingsStore );
	const [ asking, setAsking ] = useState( false );
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const remove = async () => {
		setBusy( true );
		setFailure( '' );
		try {
			await deleteMailbox( mailbox.id );
			goTo( { section: '' } );
		} catch ( error ) {
			setFailure( ( error as Failure ).message );
			setBusy( false );
		}
	};
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
				<Modal
					title={ sprintf( /* translators: %s: name of a mailbox. */ __( 'Remove “%s”?', 'mesa-help-desk' ), mailbox.name ) }
					onRequestClose={ () => setAsking( false ) }
					size="small"
				>
					<div className="mesa-form">
						<p>
							{ __(
								'Its settings and its stored passwords are deleted. Mail on the mail server is not touched. A mailbox that has tickets can be switched off instead.',
								'mesa-help-desk'
							) }
						</p>
						{ failure && (
							<p className="mesa-form__failure" role="alert">
								{ failure }
							</p>
						) }
						<div className="mesa-form__foot">
							<Button variant="tertiary" __next40pxDefaultSize onClick={ () => setAsking( false ) }>
								{ __( 'Cancel', 'mesa-help-desk' ) }
							</Button>
							<Button
								variant="primary"
								isDestructive
								__next40pxDefaultSize
								isBusy={ busy }
								disabled={ busy }
								onClick={ () => void remove() }
							>
								{ __( 'Remove', 'mesa-help-desk' ) }
							</Button>
						</div>
					</div>
				</Modal>
			) }
		</>
	);
}
