import { __ } from '@wordpress/i18n';
import { allows } from '../../../store/boot.ts';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { rowsNow } from '../work/rows-now.ts';
import { lazyDialog } from '../lazy-dialogs.tsx';
import type { ActionContext, TicketAction } from './types.ts';

const MergeDialog = lazyDialog( 'MergeDialog' );
const LinkDialog = lazyDialog( 'LinkDialog' );
const MoveDialog = lazyDialog( 'MoveDialog' );
const ChildDialog = lazyDialog( 'ChildDialog' );
const TransferDialog = lazyDialog( 'TransferDialog' );
const CallDialog = lazyDialog( 'CallDialog' );
const ArticleDialog = lazyDialog( 'ArticleDialog' );
const NewTicket = lazyDialog( 'NewTicket' );

const isOpenAndMine = ( { isOpen, row, ticket }: ActionContext ): boolean =>
	isOpen && row !== undefined && row.status !== 'merged' && ticket?.can.edit === true;

/** The selected tickets, else the one that is meant. */
function meant( { selected, row }: ActionContext ): TicketRow[] {
	return selected.size > 0 ? rowsNow( [ ...selected ] ) : row ? [ row ] : [];
}

const mayMerge = ( context: ActionContext ): boolean =>
	allows( 'mesa_edit_tickets' ) && ( context.selected.size > 1 || isOpenAndMine( context ) );

/** What tickets have to do with each other, and what is to be done on them. */
export const WORKING: readonly TicketAction[] = [
	{
		id: 'merge',
		label: ( { selected } ) =>
			selected.size > 1 ? __( 'Merge the selected tickets', 'mesa-help-desk' ) : __( 'Merge with another ticket', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'm' ],
		inMenu: true,
		when: mayMerge,
		run: ( context ) => {
			const rows = meant( context );
			const suggested = context.selected.size > 1 ? [] : ( context.ticket?.earlier ?? [] );
			context.clearSelected();
			context.show( ( onClose ) => <MergeDialog rows={ rows } suggested={ suggested } onClose={ onClose } /> );
		},
	},
	{
		id: 'link',
		label: () => __( 'Link with another ticket', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'l' ],
		inMenu: true,
		when: isOpenAndMine,
		run: ( { row, ticket, show } ) =>
			row &&
			show( ( onClose ) => (
				<LinkDialog
					row={ row }
					suggested={ ticket?.earlier ?? [] }
					linked={ ( ticket?.linked ?? [] ).map( ( one ) => one.id ) }
					onClose={ onClose }
				/>
			) ),
	},
	{
		id: 'child',
		label: () => __( 'Create a child ticket', 'mesa-help-desk' ),
		group: 'ticket',
		inMenu: true,
		when: isOpenAndMine,
		run: ( { row, show } ) => row && show( ( onClose ) => <ChildDialog row={ row } onClose={ onClose } /> ),
	},
	{
		id: 'task',
		label: () => __( 'Add to the checklist', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'i' ],
		inMenu: true,
		when: isOpenAndMine,
		run: ( { showSideBar } ) => showSideBar( '.mesa-tasks__new input' ),
	},
	{
		id: 'transfer',
		label: () => __( 'Hand on with a note', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'h' ],
		inMenu: true,
		when: isOpenAndMine,
		run: ( { row, show } ) => row && show( ( onClose ) => <TransferDialog row={ row } onClose={ onClose } /> ),
	},
	{
		id: 'move',
		label: () => __( 'Move to another mailbox', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'v' ],
		inMenu: true,
		when: ( context ) => ( context.selected.size > 0 && allows( 'mesa_edit_tickets' ) ) || isOpenAndMine( context ),
		run: ( context ) => {
			const rows = meant( context );
			context.clearSelected();
			context.show( ( onClose ) => <MoveDialog rows={ rows } onClose={ onClose } /> );
		},
	},
	{
		id: 'lock',
		label: ( { row } ) =>
			row?.locked ? __( 'Unlock the ticket', 'mesa-help-desk' ) : __( 'Close and lock the ticket', 'mesa-help-desk' ),
		group: 'ticket',
		keys: [ 'L' ],
		inMenu: true,
		when: ( context ) => isOpenAndMine( context ) && context.selected.size === 0,
		run: ( { row, change } ) =>
			change(
				row?.locked ? { locked: false } : { ...( row?.status === 'closed' ? {} : { status: 'closed' as const } ), locked: true }
			),
	},
	{
		id: 'article',
		label: () => __( 'Write an article from this ticket', 'mesa-help-desk' ),
		group: 'ticket',
		inMenu: true,
		when: ( { isOpen, row } ) => isOpen && row !== undefined && allows( 'mesa_manage_knowledge' ),
		run: ( { row, show } ) => row && show( ( onClose ) => <ArticleDialog row={ row } onClose={ onClose } /> ),
	},
	{
		id: 'log-call',
		label: () => __( 'Log a call', 'mesa-help-desk' ),
		group: 'answer',
		keys: [ 'y' ],
		inMenu: true,
		when: ( { isOpen, ticket, row } ) => isOpen && ticket?.can.reply === true && row?.status !== 'merged',
		run: ( { ticketId, ticket, show } ) =>
			ticketId !== null &&
			show( ( onClose ) => <CallDialog ticketId={ ticketId } phone={ ticket?.customer.phones[ 0 ] ?? '' } onClose={ onClose } /> ),
	},
	{
		id: 'new-call',
		label: () => __( 'Write a phone call down', 'mesa-help-desk' ),
		group: 'screen',
		keys: [ 'C' ],
		when: () => allows( 'mesa_reply' ),
		run: ( { show } ) => show( ( onClose ) => <NewTicket channel="phone" onClose={ onClose } /> ),
	},
];
