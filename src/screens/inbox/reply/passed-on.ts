import type { Message } from '../../../contract/generated/types.ts';
import type { Draft, DraftFile } from '../../../store/drafts.ts';

function canBePassedOn( message: Message ): boolean {
	return message.kind !== 'note' && message.state !== 'cancelled';
}

/** The messages that go along with a forward, newest first; notes never do. */
export function passedOn( messages: readonly Message[], forward: NonNullable< Draft[ 'forward' ] > ): Message[] {
	const upTo = messages.filter( ( one ) => canBePassedOn( one ) && one.id <= forward.message_id ).reverse();
	return forward.thread ? upTo : upTo.filter( ( one ) => one.id === forward.message_id );
}

/** What is passed on when nobody says what: the newest message. */
export function newestToPassOn( messages: readonly Message[] ): number | null {
	return messages.filter( canBePassedOn ).at( -1 )?.id ?? null;
}

/** The files of a message as files of a draft. Pictures of its text go along by themselves. */
export function filesOf( message: Message ): DraftFile[] {
	return message.attachments
		.filter( ( file ) => ! file.inline )
		.map( ( { sha256, filename, content_type, size } ) => ( { sha256, filename, content_type, size } ) );
}
