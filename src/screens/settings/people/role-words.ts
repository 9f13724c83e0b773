import { __ } from '@wordpress/i18n';
import type { Role } from '../../../contract/generated/types.ts';

/** Roles that can be given here; an administrator is WordPress's to make. */
export type GivenRole = Exclude< Role[ 'slug' ], 'administrator' >;

/** What a capability means for a person, in the order of the table; what is not here is a matter for programs. */
export function capabilityWords(): [ capability: string, words: string ][] {
	return [
		[ 'mesa_view_tickets', __( 'Read tickets', 'mesa-help-desk' ) ],
		[ 'mesa_note', __( 'Write notes for the team', 'mesa-help-desk' ) ],
		[ 'mesa_reply', __( 'Answer customers', 'mesa-help-desk' ) ],
		[ 'mesa_edit_tickets', __( 'Change, assign and close tickets', 'mesa-help-desk' ) ],
		[ 'mesa_delete_tickets', __( 'Move to the trash, delete for ever', 'mesa-help-desk' ) ],
		[ 'edit_mesa_articles', __( 'Write articles', 'mesa-help-desk' ) ],
		[ 'mesa_manage_tags', __( 'Keep tags and shared views in order', 'mesa-help-desk' ) ],
		[ 'mesa_manage_fields', __( 'Decide on fields, types, statuses and teams', 'mesa-help-desk' ) ],
		[ 'mesa_manage_mailboxes', __( 'Connect mailboxes, see all of them', 'mesa-help-desk' ) ],
		[ 'mesa_manage_settings', __( 'Settings of the whole site, roles', 'mesa-help-desk' ) ],
	];
}
