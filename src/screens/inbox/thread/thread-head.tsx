import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { arrowLeft, drawerRight } from '@wordpress/icons';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { goTo } from '../../../store/route.ts';
import { Elapsed } from '../../../ui/time-ago.tsx';
import { dayAndTime, parseTime } from '../../../ui/time.ts';
import { Faces } from '../presence/colleagues.tsx';
import { useBlocking } from '../use-blocking.ts';
import { useMailboxName, useOpenTicket, useRow } from '../use-desk.ts';
import { useTicketActions } from '../use-ticket-actions.ts';
import { channelWord } from '../words.ts';
import { TicketControls } from './controls.tsx';
import { MoreMenu } from './more-menu.tsx';

interface Props {
	id: number;
	sideBarOpen: boolean;
	onToggleSideBar: () => void;
}

/** Where it came in, its number, how long it waits. */
function Facts( { row }: { row: TicketRow } ) {
	const mailbox = useMailboxName( row.mailbox_id );
	return (
		<p className="mesa-thread__facts">
			{ [ mailbox, `#${ row.id }` ].filter( Boolean ).join( ' · ' ) }
			<span className="mesa-thread__channel"> · { channelWord( row.channel ) }</span>
			{ row.waiting_since && row.status === 'open' && (
				<>
					{ ' · ' }
					{ __( 'waiting', 'mesa-help-desk' ) } <Elapsed time={ row.waiting_since } />
				</>
			) }
			{ row.locked && (
				<>
					{ ' · ' }
					<span title={ __( 'What the customer writes becomes a new, linked ticket.', 'mesa-help-desk' ) }>
						{ __( 'locked', 'mesa-help-desk' ) }
					</span>
				</>
			) }
			{ row.status === 'snoozed' && ! row.snoozed_until && (
				<>
					{ ' · ' }
					{ __( 'comes back when the customer writes', 'mesa-help-desk' ) }
				</>
			) }
			{ row.status === 'snoozed' && row.snoozed_until && (
				<>
					{ ' · ' }
					{ sprintf(
						/* translators: %s: day and time. */ __( 'comes back %s', 'mesa-help-desk' ),
						dayAndTime( parseTime( row.snoozed_until ) )
					) }
				</>
			) }
		</p>
	);
}

/** What is fixed above the messages. It stays in place from ticket to ticket: its menus are costly to make anew. */
export function ThreadHead( { id, sideBarOpen, onToggleSideBar }: Props ) {
	const row = useRow( id );
	const ticket = useOpenTicket( id )?.ticket ?? null;
	const { change } = useTicketActions();
	const { block } = useBlocking();
	return (
		<header className="mesa-thread__head">
			<Button
				className="mesa-thread__back"
				icon={ arrowLeft }
				size="compact"
				label={ __( 'Back to the list', 'mesa-help-desk' ) }
				onClick={ () => goTo( { ticket: null } ) }
			/>
			<h2 className="mesa-thread__subject" dir="auto">
				{ row?.subject || ( row ? __( '(no subject)', 'mesa-help-desk' ) : ' ' ) }
			</h2>
			<span className="mesa-thread__tools">
				<Faces key={ id } ticketId={ id } />
				<MoreMenu />
			</span>
			<Button
				className="mesa-thread__side-toggle"
				icon={ drawerRight }
				size="compact"
				aria-expanded={ sideBarOpen }
				label={ __( 'About the customer', 'mesa-help-desk' ) }
				onClick={ onToggleSideBar }
			/>
			{ row && (
				<div className="mesa-thread__under">
					<Facts row={ row } />
					<TicketControls
						row={ row }
						disabled={ ticket ? ! ticket.can.edit : false }
						onChange={ ( patch ) => void change( id, patch ) }
						onBlock={ ( address ) => void block( id, address ) }
					/>
				</div>
			) }
		</header>
	);
}
