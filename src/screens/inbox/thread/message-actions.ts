import { __ } from '@wordpress/i18n';
import type { Message } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import type { ActionContext } from '../actions/index.ts';
import { notifyFailure } from '../notify.ts';
import { DIVIDING } from './dividing.tsx';
import { KEEPING } from './keeping.tsx';

/** Something that can be done with one message, from the menu at its head. */
export interface MessageAction {
	id: string;
	label: ( message: Message ) => string;
	/** Whether it is offered at all. */
	when: ( message: Message, context: ActionContext ) => boolean;
	/** Shown, but grey: the label says why. */
	isDisabled?: boolean;
	run: ( message: Message, context: ActionContext ) => void;
}

const KEPT_MS = 60_000;

async function downloadSource( message: Message ): Promise< void > {
	try {
		const url = URL.createObjectURL( await api( 'getRawMessage', { path: { id: message.id } } ) );
		const link = document.createElement( 'a' );
		link.href = url;
		link.download = `mesa-${ message.id }.eml`;
		link.click();
		setTimeout( () => URL.revokeObjectURL( url ), KEPT_MS );
	} catch ( error ) {
		notifyFailure( __( 'The original mail could not be downloaded.', 'mesa-help-desk' ), toFailure( error ) );
	}
}

export const MESSAGE_ACTIONS: readonly MessageAction[] = [
	{
		id: 'forward',
		label: () => __( 'Forward this message', 'mesa-help-desk' ),
		when: ( message, { reply, ticket } ) =>
			reply !== null && ticket?.can.reply === true && message.kind !== 'note' && message.state !== 'cancelled',
		run: ( message, { reply } ) => reply?.open( 'forward', message.id ),
	},
	{
		id: 'source',
		label: () => __( 'Download the original mail', 'mesa-help-desk' ),
		when: ( message ) => message.has_raw,
		run: ( message ) => void downloadSource( message ),
	},
	{
		id: 'source-gone',
		label: () => __( 'The original mail is no longer kept', 'mesa-help-desk' ),
		when: ( message ) => ! message.has_raw && message.raw_expired,
		isDisabled: true,
		run: () => undefined,
	},
	...KEEPING,
	...DIVIDING,
];
