import { useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { SavedReply } from '../../../contract/generated/types.ts';
import { loadSavedReplies, useSavedReplies } from '../../../store/saved-replies.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ReplyForm } from './reply-form.tsx';

/** One saved reply by its number; 0: a new one. */
export function ReplyPage( { id }: { id: number } ) {
	const { replies, failure } = useSavedReplies();
	const open = useRef< SavedReply | null >( null );
	if ( id === 0 ) {
		return <ReplyForm reply={ null } />;
	}
	if ( ! replies ) {
		return failure ? (
			<FailedState message={ failure.message } onRetry={ () => void loadSavedReplies( true ) } />
		) : (
			<Skeleton kind="form" rows={ 6 } />
		);
	}
	// A colleague may delete it while somebody writes on it here: that is for them to see when they save, and no words are lost.
	const reply = replies.find( ( each ) => each.id === id ) ?? ( open.current?.id === id ? open.current : null );
	open.current = reply;
	return reply ? (
		<ReplyForm key={ id } reply={ reply } />
	) : (
		<p className="mesa-quiet">{ __( 'This saved reply does not exist any more.', 'mesa-help-desk' ) }</p>
	);
}
