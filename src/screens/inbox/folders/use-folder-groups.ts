import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import {
	archive,
	calendar,
	caution,
	commentAuthorAvatar,
	envelope,
	error,
	globe,
	group,
	inbox,
	pencil,
	pending,
	people,
	scheduled,
	trash,
} from '@wordpress/icons';
import type { ReactElement } from 'react';
import type { View } from '../../../contract/generated/types.ts';
import type { Folder } from '../../../store/desk/state.ts';
import { listsStore } from '../../../store/lists/index.ts';
import type { ViewCount } from '../../../store/lists/index.ts';
import { usePlace } from '../../../store/route.ts';
import type { Route } from '../../../store/route.ts';
import { useDesk } from '../use-desk.ts';
import { placeOfView } from '../views/place.ts';
import { VIEW_ICONS } from '../views/view-icon.tsx';
import { folderWord } from '../words.ts';

export interface FolderEntry {
	key: string;
	icon: ReactElement;
	label: string;
	/** Shown beside it; '' for none. */
	count: string;
	isCurrent: boolean;
	/** Where it leads, besides the inbox and away from the open ticket. */
	to: Partial< Route >;
	view?: View;
}

export interface FolderGroup {
	key: 'work' | 'writing' | 'views' | 'teams' | 'mailboxes' | 'rest';
	/** Without one it has no heading and cannot be folded. */
	label: string;
	entries: FolderEntry[];
	/** Until a person decides. */
	isFolded: boolean;
}

type Single = Exclude< Folder, 'team' >;

const ICONS: Record< Single, ReactElement > = {
	mine: commentAuthorAvatar,
	unassigned: people,
	open: inbox,
	pending,
	snoozed: scheduled,
	closed: archive,
	spam: caution,
	trash,
	all: globe,
	drafts: pencil,
	scheduled: calendar,
	failed: error,
};

/** Where work waits. Only counts of work are shown. */
const WORK: readonly Single[] = [ 'mine', 'unassigned', 'open', 'pending', 'snoozed' ];
/** Somebody's own writing, and mail that has not left: shown while there is any. */
const WRITING: readonly Single[] = [ 'drafts', 'scheduled', 'failed' ];
/** Where things rest. */
const REST: readonly Single[] = [ 'closed', 'all', 'spam', 'trash' ];

function counted( count: ViewCount | undefined ): string {
	return count && count.count > 0 ? `${ count.count }${ count.more ? '+' : '' }` : '';
}

/** Everything that the folder column leads to, by group; the same on a phone, as a menu. */
export function useFolderGroups(): FolderGroup[] {
	const route = usePlace();
	const counts = useDesk( ( desk ) => desk.counts );
	const mailboxes = useDesk( ( desk ) => desk.mailboxes ) ?? [];
	const teams = useDesk( ( desk ) => desk.setup.teams );
	const { views, counts: viewCounts } = useSelect( ( select ) => select( listsStore ).getLists(), [] );
	const isPlain = route.saved === null && route.search === '';
	const folder = ( name: Single, showsCount: boolean ): FolderEntry => {
		const count = showsCount && name !== 'all' ? counts?.[ name ] : 0;
		return {
			key: name,
			icon: ICONS[ name ],
			label: folderWord( name ),
			count: count ? String( count ) : '',
			isCurrent: isPlain && route.folder === name && route.mailbox === null,
			to: { folder: name },
		};
	};
	const groups: FolderGroup[] = [
		{ key: 'work', label: '', isFolded: false, entries: WORK.map( ( name ) => folder( name, true ) ) },
		{
			key: 'writing',
			label: '',
			isFolded: false,
			entries: WRITING.map( ( name ) => folder( name, true ) ).filter( ( entry ) => entry.count !== '' || entry.isCurrent ),
		},
		{
			key: 'views',
			label: __( 'Views', 'mesa-help-desk' ),
			isFolded: false,
			entries: ( views ?? [] ).map( ( view ) => ( {
				key: `view-${ view.id }`,
				icon: VIEW_ICONS[ view.icon ],
				label: view.name,
				count: counted( viewCounts[ view.id ] ),
				isCurrent: route.saved === view.id,
				to: placeOfView( view ),
				view,
			} ) ),
		},
		{
			key: 'teams',
			label: __( 'Teams', 'mesa-help-desk' ),
			isFolded: false,
			entries: teams.map( ( team ) => ( {
				key: `team-${ team.id }`,
				icon: group,
				label: team.name,
				count: String( counts?.teams.find( ( each ) => each.team_id === team.id )?.open || '' ),
				isCurrent: isPlain && route.folder === 'team' && route.team === team.id,
				to: { folder: 'team', team: team.id },
			} ) ),
		},
		{
			key: 'mailboxes',
			label: __( 'Mailboxes', 'mesa-help-desk' ),
			isFolded: false,
			entries: ( mailboxes.length > 1 ? mailboxes : [] ).map( ( mailbox ) => ( {
				key: `mailbox-${ mailbox.id }`,
				icon: envelope,
				label: mailbox.name,
				count: String( counts?.mailboxes.find( ( each ) => each.mailbox_id === mailbox.id )?.open || '' ),
				isCurrent: isPlain && route.mailbox === mailbox.id,
				to: { folder: 'open', mailbox: mailbox.id },
			} ) ),
		},
		{
			key: 'rest',
			label: __( 'More', 'mesa-help-desk' ),
			isFolded: false,
			entries: REST.map( ( name ) => folder( name, false ) ),
		},
	];
	return groups.filter( ( each ) => each.entries.length > 0 || each.key === 'views' );
}
