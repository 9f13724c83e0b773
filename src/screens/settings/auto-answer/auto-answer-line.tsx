import { __ } from '@wordpress/i18n';
import { SectionLink } from '../section-link.tsx';
import { StoppedNotice } from './stopped-notice.tsx';
import { useAutoAnswer } from './use-auto-answer.ts';

/** On the mailbox's page: whether it answers by itself, and the way to say what. */
export function AutoAnswerLine( { mailboxId }: { mailboxId: number } ) {
	const { answer, failure, set } = useAutoAnswer( mailboxId );
	const section = `${ mailboxId }-answer`;
	let state = '';
	if ( answer ) {
		state = answer.enabled ? __( 'On', 'mesa-help-desk' ) : __( 'Off', 'mesa-help-desk' );
	} else if ( failure ) {
		state = failure.message;
	}
	return (
		<section className="mesa-answer-line">
			<h2>{ __( 'Automatic answer', 'mesa-help-desk' ) }</h2>
			{ answer?.stopped.map( ( stopped ) => (
				<StoppedNotice key={ stopped.kind } mailboxId={ mailboxId } stopped={ stopped } onRestarted={ set } />
			) ) }
			<p>
				{ __( '“We have your message”: tells customers that their mail has arrived.', 'mesa-help-desk' ) }{ ' ' }
				<strong className="mesa-answer-line__state">{ state }</strong>
			</p>
			<SectionLink to={ section }>{ __( 'Change the automatic answer', 'mesa-help-desk' ) }</SectionLink>
		</section>
	);
}
