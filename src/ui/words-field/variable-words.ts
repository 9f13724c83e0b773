import { __ } from '@wordpress/i18n';
import type { VariableName } from '../../core/words/variables.ts';

/** What a variable is, for people. */
export function variableWord( name: VariableName ): string {
	const words: Record< VariableName, string > = {
		'customer.first_name': __( 'Customer’s first name', 'mesa-help-desk' ),
		'customer.last_name': __( 'Customer’s last name', 'mesa-help-desk' ),
		'customer.name': __( 'Customer’s whole name', 'mesa-help-desk' ),
		'customer.email': __( 'Customer’s address', 'mesa-help-desk' ),
		'ticket.number': __( 'Number of the ticket', 'mesa-help-desk' ),
		'ticket.subject': __( 'Subject of the ticket', 'mesa-help-desk' ),
		'agent.first_name': __( 'First name of who answers', 'mesa-help-desk' ),
		'agent.name': __( 'Name of who answers', 'mesa-help-desk' ),
		'agent.email': __( 'Address of who answers', 'mesa-help-desk' ),
		'mailbox.name': __( 'Name of the mailbox', 'mesa-help-desk' ),
		'mailbox.email': __( 'Address of the mailbox', 'mesa-help-desk' ),
		'site.name': __( 'Name of the site', 'mesa-help-desk' ),
		'order.number': __( 'Number of the newest order', 'mesa-help-desk' ),
		'order.status': __( 'State of the newest order', 'mesa-help-desk' ),
		'order.total': __( 'Total of the newest order', 'mesa-help-desk' ),
		'order.date': __( 'Date of the newest order', 'mesa-help-desk' ),
	};
	return words[ name ];
}
