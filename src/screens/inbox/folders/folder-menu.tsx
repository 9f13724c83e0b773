import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { menu } from '@wordpress/icons';
import { allows } from '../../../store/boot.ts';
import { goTo } from '../../../store/route.ts';
import { ViewChoices } from '../frame/view-menu.tsx';
import { useFolderGroups } from './use-folder-groups.ts';

/** The folder column as a menu, where there is room for one pane only. */
export function FolderMenu() {
	const groups = useFolderGroups().filter( ( group ) => group.entries.length > 0 );
	return (
		<DropdownMenu className="mesa-folder-menu" icon={ menu } label={ __( 'Folders', 'mesa-help-desk' ) }>
			{ ( { onClose } ) => (
				<>
					{ groups.map( ( group ) => (
						<MenuGroup key={ group.key } { ...( group.label ? { label: group.label } : {} ) }>
							{ group.entries.map( ( entry ) => (
								<MenuItem
									key={ entry.key }
									role="menuitemradio"
									isSelected={ entry.isCurrent }
									suffix={ entry.count ? <span className="mesa-folders__count">{ entry.count }</span> : undefined }
									onClick={ () => {
										goTo( { view: 'inbox', ticket: null, search: '', scope: '', mailbox: null, ...entry.to } );
										onClose();
									} }
								>
									{ entry.label }
								</MenuItem>
							) ) }
						</MenuGroup>
					) ) }
					<MenuGroup>
						<MenuItem onClick={ () => goTo( { view: 'settings', section: 'notifications' } ) }>
							{ __( 'Notifications', 'mesa-help-desk' ) }
						</MenuItem>
						{ allows( 'mesa_reply' ) && (
							<MenuItem onClick={ () => goTo( { view: 'settings', section: 'replies' } ) }>
								{ __( 'Saved replies', 'mesa-help-desk' ) }
							</MenuItem>
						) }
						{ allows( 'mesa_manage_mailboxes' ) && (
							<MenuItem onClick={ () => goTo( { view: 'settings', section: '' } ) }>
								{ __( 'Settings', 'mesa-help-desk' ) }
							</MenuItem>
						) }
					</MenuGroup>
					<ViewChoices onClose={ onClose } />
				</>
			) }
		</DropdownMenu>
	);
}
