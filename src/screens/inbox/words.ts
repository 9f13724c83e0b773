import { __ } from '@wordpress/i18n';
import type { Message, TicketRow } from '../../contract/generated/types.ts';
import type { Folder } from '../../store/desk/state.ts';
import { nameOfPriority, nameOfStatus } from '../../store/names.ts';

/** The person's words for what the contract calls by short names: the site's own name where it has one. */
export function statusWord( status: TicketRow[ 'status' ], id = 0 ): string {
	return nameOfStatus( status, id ) ?? builtInStatus( status );
}

function builtInStatus( status: TicketRow[ 'status' ] ): string {
	switch ( status ) {
		case 'open':
			return __( 'Open', 'mesa-help-desk' );
		case 'pending':
			return __( 'Waiting for customer', 'mesa-help-desk' );
		case 'snoozed':
			return __( 'Snoozed', 'mesa-help-desk' );
		case 'closed':
			return __( 'Closed', 'mesa-help-desk' );
		case 'spam':
			return __( 'Spam', 'mesa-help-desk' );
		case 'trash':
			return __( 'Trash', 'mesa-help-desk' );
		case 'merged':
			return __( 'Merged', 'mesa-help-desk' );
	}
}

/** What to say after a status was set. */
export function statusDone( status: TicketRow[ 'status' ] ): string {
	switch ( status ) {
		case 'open':
			return __( 'Ticket opened.', 'mesa-help-desk' );
		case 'pending':
			return __( 'Now waiting for the customer.', 'mesa-help-desk' );
		case 'snoozed':
			return __( 'Ticket snoozed.', 'mesa-help-desk' );
		case 'closed':
			return __( 'Ticket closed.', 'mesa-help-desk' );
		case 'spam':
			return __( 'Moved to spam.', 'mesa-help-desk' );
		case 'trash':
			return __( 'Moved to the trash.', 'mesa-help-desk' );
		case 'merged':
			return __( 'Ticket merged.', 'mesa-help-desk' );
	}
}

export function priorityWord( priority: TicketRow[ 'priority' ] ): string {
	return nameOfPriority( priority ) ?? builtInPriority( priority );
}

function builtInPriority( priority: TicketRow[ 'priority' ] ): string {
	switch ( priority ) {
		case 'low':
			return __( 'Low', 'mesa-help-desk' );
		case 'normal':
			return __( 'Normal', 'mesa-help-desk' );
		case 'high':
			return __( 'High', 'mesa-help-desk' );
		case 'urgent':
			return __( 'Urgent', 'mesa-help-desk' );
	}
}

export function folderWord( folder: Folder ): string {
	switch ( folder ) {
		case 'mine':
			return __( 'Mine', 'mesa-help-desk' );
		case 'unassigned':
			return __( 'Unassigned', 'mesa-help-desk' );
		case 'open':
			return __( 'All open', 'mesa-help-desk' );
		case 'pending':
			return __( 'Waiting', 'mesa-help-desk' );
		case 'all':
			return __( 'Everything', 'mesa-help-desk' );
		case 'team':
			return __( 'Team', 'mesa-help-desk' );
		case 'drafts':
			return __( 'Drafts', 'mesa-help-desk' );
		case 'scheduled':
			return __( 'Scheduled', 'mesa-help-desk' );
		case 'failed':
			return __( 'Not sent', 'mesa-help-desk' );
		default:
			return statusWord( folder );
	}
}

export function channelWord( channel: Message[ 'channel' ] ): string {
	switch ( channel ) {
		case 'email':
			return __( 'by mail', 'mesa-help-desk' );
		case 'form':
			return __( 'by form', 'mesa-help-desk' );
		case 'phone':
			return __( 'by phone', 'mesa-help-desk' );
		case 'api':
			return __( 'from another program', 'mesa-help-desk' );
	}
}

/** Why a message was not written by a person; null for those that were. */
export function automaticWord( automatic: Message[ 'automatic' ] ): string | null {
	switch ( automatic ) {
		case 'bounce':
			return __( 'Delivery failure', 'mesa-help-desk' );
		case 'auto-reply':
			return __( 'Automatic reply', 'mesa-help-desk' );
		case 'list':
			return __( 'Mailing list', 'mesa-help-desk' );
		case 'complaint':
			return __( 'Spam complaint', 'mesa-help-desk' );
		case 'notification':
			return __( 'Notification', 'mesa-help-desk' );
		default:
			return null;
	}
}
