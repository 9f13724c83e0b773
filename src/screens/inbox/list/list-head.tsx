import { Button, DropdownMenu, SearchControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { chevronUpDown, pencil } from '@wordpress/icons';
import { allows } from '../../../store/boot.ts';
import { keepPreference } from '../../../store/preferences.ts';
import { replaceRoute, useRoute } from '../../../store/route.ts';
import { FolderMenu } from '../folders/folder-menu.tsx';
import { useDesk, useMailboxName } from '../use-desk.ts';
import { folderWord } from '../words.ts';

const TYPING_PAUSE_MS = 250;

interface Props {
	order: 'newest' | 'waiting';
	onOrder: ( order: 'newest' | 'waiting' ) => void;
	onNewTicket: () => void;
}

function Search() {
	const route = useRoute();
	const [ text, setText ] = useState( route.search );
	const timer = useRef< ReturnType< typeof setTimeout > >();
	useEffect( () => setText( route.search ), [ route.search ] );
	useEffect( () => () => clearTimeout( timer.current ), [] );
	const change = ( value: string ) => {
		setText( value );
		clearTimeout( timer.current );
		timer.current = setTimeout( () => replaceRoute( { search: value.trim() } ), TYPING_PAUSE_MS );
	};
	return (
		<SearchControl
			__nextHasNoMarginBottom
			className="mesa-search"
			size="compact"
			label={ __( 'Search tickets', 'mesa-help-desk' ) }
			placeholder={ __( 'Search tickets', 'mesa-help-desk' ) }
			value={ text }
			onChange={ change }
		/>
	);
}

/** The list's name, its order, the search, and the way to a new ticket. */
export function ListHead( { order, onOrder, onNewTicket }: Props ) {
	const route = useRoute();
	const mailboxName = useMailboxName( route.mailbox ?? 0 );
	const folderCount = useDesk( ( desk ) => ( route.folder === 'all' ? undefined : desk.counts?.[ route.folder ] ), [ route.folder ] );
	const mailboxCount = useDesk(
		( desk ) => desk.counts?.mailboxes.find( ( each ) => each.mailbox_id === route.mailbox )?.open,
		[ route.mailbox ]
	);
	const count = route.mailbox ? mailboxCount : folderCount;
	const title = route.search ? __( 'Search', 'mesa-help-desk' ) : mailboxName || folderWord( route.folder );
	const choose = ( next: 'newest' | 'waiting' ) => {
		keepPreference( 'order', next );
		onOrder( next );
	};
	return (
		<header className="mesa-list__head">
			<div className="mesa-list__title">
				<FolderMenu />
				<h1>
					{ title }
					{ ! route.search && count !== undefined && <span className="mesa-list__count">{ count }</span> }
				</h1>
				<DropdownMenu
					icon={ chevronUpDown }
					label={ __( 'Order', 'mesa-help-desk' ) }
					toggleProps={ { size: 'compact' } }
					controls={ [
						{
							title: __( 'Newest first', 'mesa-help-desk' ),
							isActive: order === 'newest',
							role: 'menuitemradio',
							onClick: () => choose( 'newest' ),
						},
						{
							title: __( 'Longest waiting first', 'mesa-help-desk' ),
							isActive: order === 'waiting',
							role: 'menuitemradio',
							onClick: () => choose( 'waiting' ),
						},
					] }
				/>
				{ allows( 'mesa_reply' ) && (
					<Button icon={ pencil } size="compact" label={ __( 'New ticket', 'mesa-help-desk' ) } onClick={ onNewTicket } />
				) }
			</div>
			<Search />
		</header>
	);
}
