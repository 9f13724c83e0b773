import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { BlockedSender } from '../../../contract/generated/types.ts';
import { allows } from '../../../store/boot.ts';
import { useBlocking } from '../use-blocking.ts';

interface Props {
	ticketId: number;
	entry: BlockedSender;
	mayEdit: boolean;
}

/** Above a ticket in spam whose sender is blocked: why it lies there, and the way out. */
export function BlockedLine( { ticketId, entry, mayEdit }: Props ) {
	const { unblock } = useBlocking();
	const [ busy, setBusy ] = useState( false );
	const mayUnblock = mayEdit && ( ! entry.pattern.startsWith( '@' ) || allows( 'mesa_manage_mailboxes' ) );
	return (
		<div className="mesa-blocked-line">
			<p>
				{ entry.author
					? sprintf(
							/* translators: 1: mail address or domain, 2: name of an agent. */
							__( '%1$s was blocked by %2$s, so this mail went to spam.', 'mesa-help-desk' ),
							entry.pattern,
							entry.author.name
						)
					: sprintf(
							/* translators: %s: mail address or domain. */
							__( '%s is blocked, so this mail went to spam.', 'mesa-help-desk' ),
							entry.pattern
						) }
			</p>
			{ mayUnblock && (
				<Button
					variant="link"
					isBusy={ busy }
					disabled={ busy }
					onClick={ () => {
						setBusy( true );
						void unblock( ticketId, entry ).finally( () => setBusy( false ) );
					} }
				>
					{ __( 'Unblock', 'mesa-help-desk' ) }
				</Button>
			) }
		</div>
	);
}
