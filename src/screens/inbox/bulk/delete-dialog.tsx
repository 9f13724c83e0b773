import { Button, Modal } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';

interface Props {
	/** Tickets; null for everything in the trash. */
	count: number | null;
	onDelete: () => void;
	onClose: () => void;
}

/** Asks before tickets are deleted for ever. */
export function DeleteDialog( { count, onDelete, onClose }: Props ) {
	return (
		<Modal title={ __( 'Delete for ever?', 'mesa-help-desk' ) } onRequestClose={ onClose } size="small">
			<p>
				{ count === null
					? __( 'Everything in the trash is deleted with its messages and files.', 'mesa-help-desk' )
					: sprintf(
							/* translators: %d: number of tickets. */ _n(
								'%d ticket is deleted with its messages and files.',
								'%d tickets are deleted with their messages and files.',
								count,
								'mesa-help-desk'
							),
							count
						) }{ ' ' }
				{ __( 'For twenty seconds you can still keep them; after that nobody can bring them back.', 'mesa-help-desk' ) }
			</p>
			<div className="mesa-form__foot">
				<Button variant="tertiary" __next40pxDefaultSize onClick={ onClose }>
					{ __( 'Cancel', 'mesa-help-desk' ) }
				</Button>
				<Button
					variant="primary"
					isDestructive
					__next40pxDefaultSize
					onClick={ () => {
						onDelete();
						onClose();
					} }
				>
					{ __( 'Delete for ever', 'mesa-help-desk' ) }
				</Button>
			</div>
		</Modal>
	);
}
