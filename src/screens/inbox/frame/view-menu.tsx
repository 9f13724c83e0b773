import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { desktop } from '@wordpress/icons';
import { keepPreference, usePreference } from '../../../store/preferences.ts';
import { keyWords } from '../key-words.ts';
import { toggleDensity, toggleFolders, toggleFullScreen, useFrameChoices } from './use-frame-choices.ts';

const looks = (): [ string, string ][] => [
	[ 'system', __( 'As the system', 'mesa-help-desk' ) ],
	[ 'light', __( 'Light', 'mesa-help-desk' ) ],
	[ 'dark', __( 'Dark', 'mesa-help-desk' ) ],
];

/** The choices themselves, also part of the folders' menu on a phone. */
export function ViewChoices( { onClose }: { onClose: () => void } ) {
	const { isFullScreen, isCompact, isFolded } = useFrameChoices();
	const look = usePreference( 'look', 'system' );
	const item = ( label: string, isSelected: boolean, run: () => void, key?: string ) => (
		<MenuItem
			role="menuitemcheckbox"
			isSelected={ isSelected }
			{ ...( key ? { shortcut: keyWords( key ) } : {} ) }
			onClick={ () => {
				run();
				onClose();
			} }
		>
			{ label }
		</MenuItem>
	);
	return (
		<>
			<MenuGroup>
				{ item( __( 'Full screen', 'mesa-help-desk' ), isFullScreen, toggleFullScreen, 'F' ) }
				{ item( __( 'Folders as icons', 'mesa-help-desk' ), isFolded, toggleFolders, '[' ) }
				{ item( __( 'Compact list', 'mesa-help-desk' ), isCompact, toggleDensity ) }
			</MenuGroup>
			<MenuGroup label={ __( 'Colours', 'mesa-help-desk' ) }>
				{ looks().map( ( [ value, label ] ) => (
					<MenuItem
						key={ value }
						role="menuitemradio"
						isSelected={ look === value }
						onClick={ () => {
							keepPreference( 'look', value );
							onClose();
						} }
					>
						{ label }
					</MenuItem>
				) ) }
			</MenuGroup>
		</>
	);
}

/** How the inbox looks to this person: full screen, density, light or dark. */
export function ViewMenu() {
	return (
		<DropdownMenu
			className="mesa-view-menu"
			icon={ desktop }
			label={ __( 'How it looks', 'mesa-help-desk' ) }
			text={ __( 'How it looks', 'mesa-help-desk' ) }
			popoverProps={ { placement: 'right-end' } }
			toggleProps={ { size: 'compact', showTooltip: true } }
		>
			{ ( { onClose } ) => <ViewChoices onClose={ onClose } /> }
		</DropdownMenu>
	);
}
