import { useSelect } from '@wordpress/data';
import { memo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { bell, chevronDown, cog, comment } from '@wordpress/icons';
import { Icon } from '@wordpress/components';
import type { ReactNode } from 'react';
import { allows } from '../../../store/boot.ts';
import { keepPreference, usePreference } from '../../../store/preferences.ts';
import { usePlace } from '../../../store/route.ts';
import type { Route } from '../../../store/route.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { ViewMenu } from '../frame/view-menu.tsx';
import { useViews } from '../views/use-views.ts';
import { ViewLinks } from '../views/view-links.tsx';
import { FolderLink } from './folder-link.tsx';
import { useFolderGroups } from './use-folder-groups.ts';
import type { FolderGroup } from './use-folder-groups.ts';

/** Nothing of where one is: each entry says where it leads. */
const HOME = { view: 'inbox', mailbox: null, team: null, saved: null, ticket: null, search: '', scope: '', order: '' } as const;

function Group( { group, children }: { group: FolderGroup; children: ReactNode } ) {
	const isFolded = usePreference( `panel:folders-${ group.key }`, group.isFolded ? 'folded' : 'open' ) === 'folded';
	if ( group.label === '' ) {
		return <ul>{ children }</ul>;
	}
	const id = `mesa-folders-${ group.key }`;
	return (
		<div className={ isFolded ? 'mesa-folders__group is-folded' : 'mesa-folders__group' }>
			<h2 className="mesa-folders__heading">
				<button
					type="button"
					aria-expanded={ ! isFolded }
					aria-controls={ id }
					onClick={ () => keepPreference( `panel:folders-${ group.key }`, isFolded ? 'open' : 'folded' ) }
				>
					<Icon icon={ chevronDown } size={ 16 } />
					{ group.label }
				</button>
			</h2>
			<ul id={ id } hidden={ isFolded }>
				{ children }
			</ul>
		</div>
	);
}

/** The folder column: the desk's folders, saved views, teams and, when there is more than one, its mailboxes. */
function FolderColumn() {
	const route = usePlace();
	const groups = useFolderGroups();
	useViews();
	const alarms = useSelect( ( select ) => select( settingsStore ).getSettingsState().alarms.length, [] );
	const at = ( to: Partial< Route > ): Route => ( { ...route, ...HOME, ...to } );
	return (
		<nav className="mesa-folders" aria-label={ __( 'Folders', 'mesa-help-desk' ) }>
			{ groups.map( ( group ) => (
				<Group key={ group.key } group={ group }>
					{ group.key === 'views' ? (
						<ViewLinks entries={ group.entries } at={ at } />
					) : (
						group.entries.map( ( { key, to, ...entry } ) => (
							<li key={ key }>
								<FolderLink { ...entry } target={ at( to ) } />
							</li>
						) )
					) }
				</Group>
			) ) }
			<ul className="mesa-folders__foot">
				<li>
					<FolderLink
						icon={ bell }
						label={ __( 'Notifications', 'mesa-help-desk' ) }
						target={ at( { view: 'settings', section: 'notifications' } ) }
					/>
				</li>
				{ allows( 'mesa_reply' ) && (
					<li>
						<FolderLink
							icon={ comment }
							label={ __( 'Saved replies', 'mesa-help-desk' ) }
							target={ at( { view: 'settings', section: 'replies' } ) }
						/>
					</li>
				) }
				{ allows( 'mesa_manage_mailboxes' ) && (
					<li>
						<FolderLink
							icon={ cog }
							label={ __( 'Settings', 'mesa-help-desk' ) }
							count={ alarms > 0 ? String( alarms ) : '' }
							target={ at( { view: 'settings', section: '' } ) }
						/>
					</li>
				) }
				<li>
					<ViewMenu />
				</li>
			</ul>
		</nav>
	);
}

/** Not drawn anew for another ticket. */
export const Folders = memo( FolderColumn );
