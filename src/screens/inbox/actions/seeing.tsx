import { __ } from '@wordpress/i18n';
import { allows } from '../../../store/boot.ts';
import { keepPreference } from '../../../store/preferences.ts';
import { toggleDensity, toggleFolders, toggleFullScreen } from '../frame/use-frame-choices.ts';
import { keepEarlyKeys } from '../palette/early-keys.ts';
import { lazyDialog } from '../lazy-dialogs.tsx';
import type { TicketAction } from './types.ts';

const NewTicket = lazyDialog( 'NewTicket' );
const ShortcutSheet = lazyDialog( 'ShortcutSheet' );

const Palette = lazyDialog( 'Palette' );

/** The screen itself. */
export const SEEING: readonly TicketAction[] = [
	{
		id: 'new-ticket',
		label: () => __( 'New ticket', 'mesa-help-desk' ),
		group: 'screen',
		keys: [ 'c' ],
		when: () => allows( 'mesa_reply' ),
		run: ( { show } ) => show( ( onClose ) => <NewTicket onClose={ onClose } /> ),
	},
	{
		id: 'search',
		label: () => __( 'Search', 'mesa-help-desk' ),
		group: 'screen',
		keys: [ '/' ],
		run: () => document.querySelector< HTMLInputElement >( '.mesa-search input' )?.focus(),
	},
	{
		id: 'palette',
		label: () => __( 'All commands', 'mesa-help-desk' ),
		group: 'screen',
		keys: [ 'mod+k' ],
		inMenu: true,
		run: ( context ) => {
			let close = (): void => undefined;
			keepEarlyKeys( () => close() );
			context.show( ( onClose ) => {
				close = onClose;
				return <Palette context={ context } onClose={ onClose } />;
			} );
		},
	},
	{
		id: 'full-screen',
		label: () => __( 'Full screen on or off', 'mesa-help-desk' ),
		group: 'screen',
		keys: [ 'F' ],
		run: toggleFullScreen,
	},
	{
		id: 'fold-folders',
		label: () => __( 'Folders as icons or words', 'mesa-help-desk' ),
		group: 'screen',
		keys: [ '[' ],
		run: toggleFolders,
	},
	{
		id: 'side-bar',
		label: () => __( 'Side bar on or off', 'mesa-help-desk' ),
		group: 'screen',
		keys: [ ']' ],
		when: ( { isOpen } ) => isOpen,
		run: ( { toggleSideBar } ) => toggleSideBar(),
	},
	{
		id: 'density',
		label: () => __( 'Compact or comfortable list', 'mesa-help-desk' ),
		group: 'screen',
		run: toggleDensity,
	},
	{
		id: 'look',
		label: () => __( 'Light or dark', 'mesa-help-desk' ),
		group: 'screen',
		run: () => keepPreference( 'look', document.documentElement.dataset.mesaLook === 'dark' ? 'light' : 'dark' ),
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
