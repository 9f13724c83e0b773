import { __, sprintf } from '@wordpress/i18n';
import type { Mailbox } from '../../contract/generated/types.ts';
import { formatNumber } from './failed-mail/words.ts';

/** How far the fetching of older mail has come; nothing while there is none to fetch. */
export function ImportProgress( { mailbox }: { mailbox: Mailbox } ) {
	const progress = mailbox.import;
	if ( ! progress ) {
		return null;
	}
	const words = sprintf(
		/* translators: 1: number of mails, 2: number of mails. */ __( 'Older mail: %1$s of %2$s fetched', 'mesa-help-desk' ),
		formatNumber( progress.done ),
		formatNumber( progress.total )
	);
	return (
		<span className="mesa-import">
			<progress value={ progress.done } max={ progress.total } aria-label={ words } />
			<span>{ words }</span>
		</span>
	);
}
