import { Icon, Tooltip } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import {
	archive,
	bell,
	caution,
	cog,
	comment,
	commentAuthorAvatar,
	envelope,
	error,
	inbox,
	pencil,
	pending,
	people,
	scheduled,
	calendar,
	trash,
} from '@wordpress/icons';
import type { ReactElement } from 'react';
import type { FolderCounts } from '../../../contract/generated/types.ts';
import { allows } from '../../../store/boot.ts';
import type { Folder } from '../../../store/desk/state.ts';
import { goTo, routeUrl, useRoute } from '../../../store/route.ts';
import type { Route } from '../../../store/route.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { ViewMenu } from '../frame/view-menu.tsx';
import { folderWord } from '../words.ts';
import { useDesk } from '../use-desk.ts';

type Countable = Exclude< Folder, 'all' >;

const ICONS: Record< Countable, ReactElement > = {
	mine: commentAuthorAvatar,
	unassigned: people,
	open: inbox,
	pending,
	snoozed: scheduled,
	closed: archive,
	spam: caution,
	trash,
	drafts: pencil,
	scheduled: calendar,
	failed: error,
};

/** Where work waits, then where things rest. Only counts of work are shown. */
const WORK: Countable[] = [ 'mine', 'unassigned', 'open', 'pending', 'snoozed' ];
/** Somebody's own writing, and mail that has not left: shown while there is any. */
const WRITING: Countable[] = [ 'drafts', 'scheduled', 'failed' ];
const REST: Countable[] = [ 'closed', 'spam', 'trash' ];

interface EntryProps {
	icon: ReactElement;
	label: string;
	count?: number | undefined;
	current: boolean;
	target: Route;
}

function Entry( { icon, label, count, current, target }: EntryProps ) {
	return (
		<li>
			<Tooltip text={ label } placement="right">
				<a
					className="mesa-folders__entry"
					href={ routeUrl( target ) }
					aria-current={ current ? 'page' : undefined }
					onClick={ ( event ) => {
						if ( ! event.metaKey && ! event.ctrlKey && ! event.shiftKey ) {
							event.preventDefault();
							goTo( target );
						}
					} }
				>
					<Icon icon={ icon } size={ 20 } />
					<span className="mesa-folders__label">{ label }</span>
					{ count !== undefined && count > 0 && <span className="mesa-folders__count">{ count }</span> }
				</a>
			</Tooltip>
		</li>
	);
}

function countOf( counts: FolderCounts | null, folder: Countable ): number | undefined {
	return counts?.[ folder ];
}

/** The folder column: the desk's folders and, when there is more than one, its mailboxes. */
export function Folders() {
	const route = useRoute();
	const counts = useDesk( ( desk ) => desk.counts );
	const mailboxes = useDesk( ( desk ) => desk.mailboxes );
	const alarms = useSelect( ( select ) => select( settingsStore ).getSettingsState().alarms.length, [] );
	const base: Route = { ...route, view: 'inbox', ticket: null, search: '', mailbox: null };
	const entry = ( folder: Countable, showCount: boolean ) => (
		<Entry
			key={ folder }
			icon={ ICONS[ folder ] }
			label={ folderWord( folder ) }
			count={ showCount ? countOf( counts, folder ) : undefined }
			current={ route.folder === folder && route.mailbox === null && route.search === '' }
			target={ { ...base, folder } }
		/>
	);

	return (
		<nav className="mesa-folders" aria-label={ __( 'Folders', 'mesa-help-desk' ) }>
			<ul>{ WORK.map( ( folder ) => entry( folder, true ) ) }</ul>
			<ul>
				{ WRITING.filter( ( folder ) => countOf( counts, folder ) || route.folder === folder ).map( ( folder ) =>
					entry( folder, true )
				) }
			</ul>
			<ul>{ REST.map( ( folder ) => entry( folder, false ) ) }</ul>
			{ mailboxes && mailboxes.length > 1 && (
				<>
					<h2 className="mesa-folders__heading">{ __( 'Mailboxes', 'mesa-help-desk' ) }</h2>
					<ul>
						{ mailboxes.map( ( mailbox ) => (
							<Entry
								key={ mailbox.id }
								icon={ envelope }
								label={ mailbox.name }
								count={ counts?.mailboxes.find( ( each ) => each.mailbox_id === mailbox.id )?.open }
								current={ route.mailbox === mailbox.id }
								target={ { ...base, folder: 'open', mailbox: mailbox.id } }
							/>
						) ) }
					</ul>
				</>
			) }
			<ul className="mesa-folders__foot">
				<Entry
					icon={ bell }
					label={ __( 'Notifications', 'mesa-help-desk' ) }
					current={ false }
					target={ { ...base, view: 'settings', section: 'notifications' } }
				/>
				{ allows( 'mesa_reply' ) && (
					<Entry
						icon={ comment }
						label={ __( 'Saved replies', 'mesa-help-desk' ) }
						current={ false }
						target={ { ...base, view: 'settings', section: 'replies' } }
					/>
				) }
				{ allows( 'mesa_manage_mailboxes' ) && (
					<Entry
						icon={ cog }
						label={ __( 'Settings', 'mesa-help-desk' ) }
						count={ alarms }
						current={ false }
						target={ { ...base, view: 'settings', section: '' } }
					/>
				) }
				<li>
					<ViewMenu />
				</li>
			</ul>
		</nav>
	);
}
