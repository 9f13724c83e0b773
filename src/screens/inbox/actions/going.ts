import { __, sprintf } from '@wordpress/i18n';
import type { Folder } from '../../../store/desk/state.ts';
import { goTo } from '../../../store/route.ts';
import { folderWord } from '../words.ts';
import type { TicketAction } from './types.ts';

/** The letter after "g" of each folder. */
const LETTERS: readonly [ Folder, string ][] = [
	[ 'mine', 'm' ],
	[ 'unassigned', 'u' ],
	[ 'open', 'i' ],
	[ 'pending', 'w' ],
	[ 'snoozed', 's' ],
	[ 'closed', 'c' ],
	[ 'spam', 'x' ],
	[ 'trash', 't' ],
	[ 'all', 'a' ],
];

/** To a folder, by "g" and its letter. */
export const GOING: readonly TicketAction[] = LETTERS.map( ( [ folder, letter ] ) => ( {
	id: `go-${ folder }`,
	/* translators: %s: name of a folder. */
	label: () => sprintf( __( 'Go to “%s”', 'mesa-help-desk' ), folderWord( folder ) ),
	group: 'go',
	keys: [ `g ${ letter }` ],
	run: () => goTo( { view: 'inbox', folder, ticket: null, search: '', mailbox: null } ),
} ) );
