import { __ } from '@wordpress/i18n';
import { allows } from '../../../store/boot.ts';
import { lazyDialog } from '../lazy-dialogs.tsx';
import type { MessageAction } from './message-actions.ts';

const SaveAsReply = lazyDialog( 'SaveAsReply' );

function escape( text: string ): string {
	return text.replace( /&/g, '&amp;' ).replace( /</g, '&lt;' ).replace( /\n/g, '<br>' );
}

/** A good answer is kept for the next time. */
export const KEEPING: readonly MessageAction[] = [
	{
		id: 'keep',
		label: () => __( 'Save as a saved reply', 'mesa-help-desk' ),
		when: ( message ) => message.kind === 'reply' && message.automatic === null && allows( 'mesa_reply' ),
		run: ( message, { show } ) =>
			show( ( onClose ) => (
				<SaveAsReply html={ message.visible_html || `<p>${ escape( message.visible_text ) }</p>` } onClose={ onClose } />
			) ),
	},
];
