import { __ } from '@wordpress/i18n';
import { loadSavedReplies, useSavedReplies } from '../../../store/saved-replies.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ReplyForm } from './reply-form.tsx';

/** One saved reply by its number; 0: a new one. */
export function ReplyPage( { id }: { id: number } ) {
	const { replies, failure } = useSavedReplies();
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
	const reply = replies.find( ( each ) => each.id === id );
	return reply ? (
		<ReplyForm reply={ reply } />
	) : (
		<p className="mesa-quiet">{ __( 'This saved reply does not exist any more.', 'mesa-help-desk' ) }</p>
	);
}
