import { Button, DropdownMenu } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { chevronUp } from '@wordpress/icons';
import type { ReplyInput } from '../../../contract/generated/types.ts';

export type StatusAfter = NonNullable< ReplyInput[ 'status_after' ] >;

/** How a reply leaves, and what becomes of the ticket with it. Nothing named: at once, the ticket waits for the customer. */
export interface SendHow {
	statusAfter?: StatusAfter;
}

interface Props {
	kind: 'reply' | 'note';
	canSend: boolean;
	busy: boolean;
	onSend: ( how: SendHow ) => void;
}

/** The button that sends, and the menu of other ways to send beside it. */
export function SendMenu( { kind, canSend, busy, onSend }: Props ) {
	const isReply = kind === 'reply';
	return (
		<div className="mesa-split">
			<Button variant="primary" size="compact" disabled={ ! canSend } isBusy={ busy } onClick={ () => onSend( {} ) }>
				{ isReply ? __( 'Send', 'mesa-help-desk' ) : __( 'Save note', 'mesa-help-desk' ) }
			</Button>
			{ isReply && (
				<DropdownMenu
					icon={ chevronUp }
					label={ __( 'More ways to send', 'mesa-help-desk' ) }
					popoverProps={ { placement: 'top-end' } }
					toggleProps={ { variant: 'primary', size: 'compact', disabled: ! canSend } }
					controls={ [
						{ title: __( 'Send and close', 'mesa-help-desk' ), onClick: () => onSend( { statusAfter: 'closed' } ) },
						{ title: __( 'Send and keep open', 'mesa-help-desk' ), onClick: () => onSend( { statusAfter: 'open' } ) },
					] }
				/>
			) }
		</div>
	);
}
