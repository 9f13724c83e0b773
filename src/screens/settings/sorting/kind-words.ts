import { __ } from '@wordpress/i18n';
import type { TicketField } from '../../../contract/generated/types.ts';

export type Kind = TicketField[ 'kind' ];

export const KINDS: readonly Kind[] = [ 'text', 'long', 'number', 'yes_no', 'choice', 'choices', 'date', 'url', 'phone' ];

/** What can be filled in. */
export function kindWord( kind: Kind ): string {
	switch ( kind ) {
		case 'text':
			return __( 'Text, one line', 'mesa-help-desk' );
		case 'long':
			return __( 'Text, several lines', 'mesa-help-desk' );
		case 'number':
			return __( 'Number', 'mesa-help-desk' );
		case 'yes_no':
			return __( 'Yes or no', 'mesa-help-desk' );
		case 'choice':
			return __( 'Choice of one', 'mesa-help-desk' );
		case 'choices':
			return __( 'Choice of several', 'mesa-help-desk' );
		case 'date':
			return __( 'Date', 'mesa-help-desk' );
		case 'url':
			return __( 'Web address', 'mesa-help-desk' );
		case 'phone':
			return __( 'Phone number', 'mesa-help-desk' );
	}
}

export function isChoice( kind: Kind ): boolean {
	return kind === 'choice' || kind === 'choices';
}

/** When a field has to be filled in. */
export function requiredWord( required: TicketField[ 'required' ] ): string {
	switch ( required ) {
		case 'no':
			return __( 'Never', 'mesa-help-desk' );
		case 'close':
			return __( 'Before a ticket is closed', 'mesa-help-desk' );
		case 'always':
			return __( 'Always: before a ticket is closed, and it cannot be emptied again', 'mesa-help-desk' );
	}
}
