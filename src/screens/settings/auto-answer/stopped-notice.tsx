import { Button, Icon } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { caution } from '@wordpress/icons';
import type { AutoAnswer } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';

interface Props {
	mailboxId: number;
	stopped: AutoAnswer[ 'stopped' ][ number ];
	onRestarted: ( answer: AutoAnswer ) => void;
}

/** Says that automatic mail was stopped, and lets a person switch it on again. */
export function StoppedNotice( { mailboxId, stopped, onRestarted }: Props ) {
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const restart = async () => {
		setBusy( true );
		setFailure( '' );
		try {
			onRestarted( await api( 'restartAutomaticMail', { path: { id: mailboxId }, body: { kind: stopped.kind } } ) );
		} catch ( error ) {
			setFailure( toFailure( error ).message );
			setBusy( false );
		}
	};
	return (
		<div className="mesa-stopped" role="alert">
			<Icon icon={ caution } size={ 20 } />
			<div>
				<p>
					<strong>
						{ stopped.kind === 'answer'
							? __( 'Automatic answers from this mailbox were stopped.', 'mesa-help-desk' )
							: __( 'Mails to your team about tickets in this mailbox were stopped.', 'mesa-help-desk' ) }
					</strong>{ ' ' }
					<TimeAgo time={ stopped.stopped_at } />
				</p>
				<p>
					{ __(
						'Far more of them than usual would have left within an hour: perhaps two programs answer each other, or somebody floods the mailbox. No mail was lost. Look at the newest tickets before you switch them on again.',
						'mesa-help-desk'
					) }
				</p>
				{ failure && <p className="mesa-stopped__failure">{ failure }</p> }
				<Button variant="secondary" size="compact" isBusy={ busy } disabled={ busy } onClick={ () => void restart() }>
					{ __( 'Switch on again', 'mesa-help-desk' ) }
				</Button>
			</div>
		</div>
	);
}
