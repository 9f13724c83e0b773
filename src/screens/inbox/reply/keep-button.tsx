import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { starEmpty } from '@wordpress/icons';
import { allows } from '../../../store/boot.ts';
import type { DraftFile } from '../../../store/drafts.ts';
import { lazyDialog } from '../lazy-dialogs.tsx';

const SaveAsReply = lazyDialog( 'SaveAsReply' );

interface Props {
	/** The words at this moment; clean HTML. */
	html: string;
	files: readonly DraftFile[];
}

/** Keeps what is being written for the next time. Pictures within the words stay behind: they belong to this mail. */
export function KeepButton( { html, files }: Props ) {
	const [ isOpen, setOpen ] = useState( false );
	if ( ! allows( 'mesa_reply' ) ) {
		return null;
	}
	return (
		<>
			<Button
				icon={ starEmpty }
				size="compact"
				label={ __( 'Save as a saved reply', 'mesa-help-desk' ) }
				onClick={ () => setOpen( true ) }
			/>
			{ isOpen && (
				<SaveAsReply
					html={ html.replace( /<img\b[^>]*\bsrc="cid:[^>]*>/gi, '' ) }
					files={ files.filter( ( file ) => ! file.content_id ) }
					onClose={ () => setOpen( false ) }
				/>
			) }
		</>
	);
}
