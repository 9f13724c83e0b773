import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Message } from '../../../contract/generated/types.ts';

interface Props {
	/** What came in while the reply was written. */
	arrived: readonly Message[];
	busy: boolean;
	onSendAnyway: () => void;
	onBack: () => void;
}

/** A reply that was stopped because the thread changed: what changed, and the person's decision. */
export function Held( { arrived, busy, onSendAnyway, onBack }: Props ) {
	const last = arrived[ arrived.length - 1 ];
	const who = last ? last.author?.name || last.from.name || last.from.address : '';
	return (
		<div className="mesa-held" role="alert">
			<p>
				<strong>
					{ who
						? /* translators: %s: name of a customer or an agent. */
							sprintf( __( '%s wrote while you were writing. Your reply was not sent.', 'mesa-help-desk' ), who )
						: __( 'This ticket changed while you were writing. Your reply was not sent.', 'mesa-help-desk' ) }
				</strong>
			</p>
			{ last && (
				<blockquote dir="auto" className={ `is-${ last.kind }` }>
					{ last.visible_text }
				</blockquote>
			) }
			<p className="mesa-held__actions">
				<Button variant="secondary" size="compact" onClick={ onBack }>
					{ __( 'Change my reply', 'mesa-help-desk' ) }
				</Button>
				<Button variant="tertiary" size="compact" isBusy={ busy } onClick={ onSendAnyway }>
					{ __( 'Send it as it is', 'mesa-help-desk' ) }
				</Button>
			</p>
		</div>
	);
}
