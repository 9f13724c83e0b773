import { Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

/** What the keys do. */
export function ShortcutSheet( { onClose }: { onClose: () => void } ) {
	const keys: [ string, string ][] = [
		[ 'j', __( 'Next ticket', 'mesa-help-desk' ) ],
		[ 'k', __( 'Previous ticket', 'mesa-help-desk' ) ],
		[ 'o', __( 'Open the ticket (also Enter)', 'mesa-help-desk' ) ],
		[ 'u', __( 'Back to the list', 'mesa-help-desk' ) ],
		[ 'r', __( 'Reply', 'mesa-help-desk' ) ],
		[ 'n', __( 'Write a note', 'mesa-help-desk' ) ],
		[ 'a', __( 'Assign', 'mesa-help-desk' ) ],
		[ 'e', __( 'Close the ticket', 'mesa-help-desk' ) ],
		[ 'x', __( 'Select for a change of many', 'mesa-help-desk' ) ],
		[ 'X', __( 'Select all that are shown', 'mesa-help-desk' ) ],
		[ 't', __( 'Tags', 'mesa-help-desk' ) ],
		[ '/', __( 'Search', 'mesa-help-desk' ) ],
		[ 'Ctrl / ⌘ + Enter', __( 'Send', 'mesa-help-desk' ) ],
		[ 'Esc', __( 'Close the reply box; the text is kept', 'mesa-help-desk' ) ],
		[ '?', __( 'This list', 'mesa-help-desk' ) ],
	];
	return (
		<Modal title={ __( 'Keyboard shortcuts', 'mesa-help-desk' ) } onRequestClose={ onClose } size="medium">
			<dl className="mesa-keys">
				{ keys.map( ( [ key, words ] ) => (
					<div key={ key }>
						<dt>
							<kbd>{ key }</kbd>
						</dt>
						<dd>{ words }</dd>
					</div>
				) ) }
			</dl>
		</Modal>
	);
}
