import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { AutoAnswerForm } from './auto-answer-form.tsx';
import { StoppedNotice } from './stopped-notice.tsx';
import { useAutoAnswer } from './use-auto-answer.ts';

/** A mailbox's automatic answer: its form, and what was stopped. */
export function AutoAnswerPage( { mailboxId }: { mailboxId: number } ) {
	const { answer, failure, set, reload } = useAutoAnswer( mailboxId );
	if ( ! answer ) {
		return failure ? <FailedState message={ failure.message } onRetry={ reload } /> : <Skeleton kind="form" rows={ 4 } />;
	}
	return (
		<>
			{ answer.stopped.map( ( stopped ) => (
				<StoppedNotice key={ stopped.kind } mailboxId={ mailboxId } stopped={ stopped } onRestarted={ set } />
			) ) }
			<AutoAnswerForm mailboxId={ mailboxId } answer={ answer } onSaved={ set } />
		</>
	);
}
