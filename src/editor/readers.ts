/** Who can read an article: the REST field "mesa_visibility" of php/Knowledge/VisibilityField.php, and its words. */
import { __, sprintf } from '@wordpress/i18n';

export type Kind = 'public' | 'customers' | 'roles' | 'internal';

export interface Readers {
	kind: Kind;
	/** Slugs of roles, for the kind "roles". */
	roles: string[];
	/** Restricted topics that the saved article lies in. */
	topics: Array< { name: string; kind: Kind } >;
}

export const EVERYBODY: Readers = { kind: 'public', roles: [], topics: [] };

/** The four choices, from open to closed. */
export function choices(): Array< { value: Kind; label: string; help: string } > {
	return [
		{
			value: 'public',
			label: __( 'Everybody', 'mesa-help-desk' ),
			help: __( 'Visitors find it on your site, and so do search engines.', 'mesa-help-desk' ),
		},
		{
			value: 'customers',
			label: __( 'Customers', 'mesa-help-desk' ),
			help: __( 'People who are logged in and have bought or asked something, and your team.', 'mesa-help-desk' ),
		},
		{
			value: 'roles',
			label: __( 'People with certain roles', 'mesa-help-desk' ),
			help: __( 'People who are logged in and have one of these roles.', 'mesa-help-desk' ),
		},
		{
			value: 'internal',
			label: __( 'Your team only', 'mesa-help-desk' ),
			help: __( 'Customers do not see it anywhere. A link to it leads them to nothing.', 'mesa-help-desk' ),
		},
	];
}

/** What a restricted topic means for its articles. */
export function topicLine( name: string, kind: Kind ): string {
	switch ( kind ) {
		case 'customers':
			/* translators: %s: a topic. */
			return sprintf( __( 'The topic “%s” is for customers, and so is everything in it.', 'mesa-help-desk' ), name );
		case 'roles':
			/* translators: %s: a topic. */
			return sprintf( __( 'The topic “%s” is for certain roles, and so is everything in it.', 'mesa-help-desk' ), name );
		default:
			/* translators: %s: a topic. */
			return sprintf( __( 'The topic “%s” is for your team only, and so is everything in it.', 'mesa-help-desk' ), name );
	}
}

/** A role chosen or no longer chosen. Roles that this site has lost stay: their plugin may come back. */
export function withRole( roles: string[], slug: string, chosen: boolean ): string[] {
	const others = roles.filter( ( role ) => role !== slug );
	return chosen ? [ ...others, slug ] : others;
}
