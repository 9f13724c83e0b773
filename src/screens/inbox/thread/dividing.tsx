import { __ } from '@wordpress/i18n';
import { lazyDialog } from '../lazy-dialogs.tsx';
import type { MessageAction } from './message-actions.ts';

const SplitDialog = lazyDialog( 'SplitDialog' );
const ChildDialog = lazyDialog( 'ChildDialog' );

/** What a ticket can be divided by, from one of its messages. */
export const DIVIDING: readonly MessageAction[] = [
	{
		id: 'split',
		label: () => __( 'Make a ticket of this message', 'mesa-help-desk' ),
		when: ( _message, { row, ticket } ) =>
			ticket?.can.edit === true && row?.status !== 'merged' && ( ticket.messages.length > 1 || ticket.older_than !== null ),
		run: ( message, { row, ticket, show } ) =>
			show( ( onClose ) => (
				<SplitDialog
					message={ message }
					subject={ row?.subject ?? '' }
					// The first message of all cannot take all the others along.
					hasLater={
						( ticket?.messages.at( -1 )?.id ?? 0 ) > message.id &&
						( ticket?.older_than !== null || ticket?.messages[ 0 ]?.id !== message.id )
					}
					onClose={ onClose }
				/>
			) ),
	},
	{
		id: 'child',
		label: () => __( 'Create a child ticket from this', 'mesa-help-desk' ),
		when: ( _message, { row, ticket } ) => ticket?.can.edit === true && row?.status !== 'merged',
		run: ( message, { row, show } ) =>
			row && show( ( onClose ) => <ChildDialog row={ row } message={ message } onClose={ onClose } /> ),
	},
];
