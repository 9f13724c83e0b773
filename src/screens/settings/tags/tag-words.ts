import { __, _n, sprintf } from '@wordpress/i18n';
import type { TagUse } from '../../../contract/generated/types.ts';

/** The server stops counting there; see src/contract/schemas/tag-use.json. */
const MANY = 10_000;

/** How much depends on a tag. */
export function usedWords( { tickets }: TagUse ): string {
	if ( tickets >= MANY ) {
		return __( 'It is on 10,000 tickets or more.', 'mesa-help-desk' );
	}
	return tickets === 0
		? __( 'No ticket has it.', 'mesa-help-desk' )
		: sprintf(
				/* translators: %d: number of tickets. */ _n( 'It is on %d ticket.', 'It is on %d tickets.', tickets, 'mesa-help-desk' ),
				tickets
			);
}
