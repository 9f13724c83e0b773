import { lazy } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { allows } from '../../../store/boot.ts';
import type { TicketAction } from './types.ts';

const NewTicket = lazy( async () => ( {
	default: ( await import( /* webpackChunkName: "new-ticket" */ '../new-ticket.tsx' ) ).NewTicket,
} ) );
const ShortcutSheet = lazy( async () => ( {
	default: ( await import( /* webpackChunkName: "keys" */ '../shortcut-sheet.tsx' ) ).ShortcutSheet,
} ) );

/** The screen itself. */
export const SEEING: readonly TicketAction[] = [
	{
		id: 'search',
		label: () => __( 'Search', 'mesa-help-desk' ),
		group: 'screen',
		keys: [ '/' ],
		run: () => document.querySelector< HTMLInputElement >( '.mesa-search input' )?.focus(),
	},
	{
		id: 'new-ticket',
		label: () => __( 'New ticket', 'mesa-help-desk' ),
		group: 'screen',
		keys: [ 'c' ],
		when: () => allows( 'mesa_reply' ),
		run: ( { show } ) => show( ( onClose ) => <NewTicket onClose={ onClose } /> ),
	},
	{
		id: 'keys',
		label: () => __( 'Keyboard shortcuts', 'mesa-help-desk' ),
		group: 'screen',
		keys: [ '?' ],
		inMenu: true,
		run: ( context ) => context.show( ( onClose ) => <ShortcutSheet context={ context } onClose={ onClose } /> ),
	},
];
