import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { menu } from '@wordpress/icons';
import { allows } from '../../../store/boot.ts';
import type { Folder } from '../../../store/desk/state.ts';
import { goTo, useRoute } from '../../../store/route.ts';
import type { Route } from '../../../store/route.ts';
import { useDesk } from '../use-desk.ts';
import { ViewChoices } from '../frame/view-menu.tsx';
import { folderWord } from '../words.ts';

const FOLDERS: Exclude< Folder, 'all' >[] = [ 'mine', 'unassigned', 'open', 'pending', 'snoozed', 'closed', 'spam', 'trash' ];

/** The folder column as a menu, where there is room for one pane only. */
export function FolderMenu() {
	const route = useRoute();
	const counts = useDesk( ( desk ) => desk.counts );
	const mailboxes = useDesk( ( desk ) => desk.mailboxes );
	return (
		<DropdownMenu className="mesa-folder-menu" icon={ menu } label={ __( 'Folders', 'mesa-help-desk' ) }>
			{ ( { onClose } ) => {
				const item = ( key: string, label: string, count: number | undefined, current: boolean, change: Partial< Route > ) => (
					<MenuItem
						key={ key }
						role="menuitemradio"
						isSelected={ current }
						suffix={ count ? <span className="mesa-folders__count">{ count }</span> : undefined }
						onClick={ () => {
							goTo( { view: 'inbox', ticket: null, search: '', mailbox: null, ...change } );
							onClose();
						} }
					>
						{ label }
					</MenuItem>
				);
				return (
					<>
						<MenuGroup>
							{ FOLDERS.map( ( folder ) =>
								item( folder, folderWord( folder ), counts?.[ folder ], route.folder === folder && ! route.mailbox, {
									folder,
								} )
							) }
						</MenuGroup>
						{ mailboxes && mailboxes.length > 1 && (
							<MenuGroup label={ __( 'Mailboxes', 'mesa-help-desk' ) }>
								{ mailboxes.map( ( mailbox ) =>
									item(
										String( mailbox.id ),
										mailbox.name,
										counts?.mailboxes.find( ( each ) => each.mailbox_id === mailbox.id )?.open,
										route.mailbox === mailbox.id,
										{
											folder: 'open',
											mailbox: mailbox.id,
										}
									)
								) }
							</MenuGroup>
						) }
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
				);
			} }
		</DropdownMenu>
	);
}
