import { __, sprintf } from '@wordpress/i18n';

/** Of src/contract/schemas/tag.json. */
export const MAX_TAG_LENGTH = 40;

export function makeTagWords( name: string ): string {
	return sprintf( /* translators: %s: name of a tag that is not there yet. */ __( 'New tag “%s”', 'mesa-help-desk' ), name );
}
