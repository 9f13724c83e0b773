import { registerBlockType, type BlockConfiguration } from '@wordpress/blocks';
import type { ComponentType } from 'react';

/** What an edit component gets, as far as ours use it. */
export interface EditProps< Attributes > {
	attributes: Attributes;
	setAttributes: ( changed: Partial< Attributes > ) => void;
}

/**
 * Registers a block whose HTML the server makes: nothing of it is saved in the post.
 *
 * @param name With namespace, for example "mesa/kb-search"; everything else comes from its block.json, by way of the server.
 */
export function registerServerBlock< Attributes >( name: string, edit: ComponentType< EditProps< Attributes > > ): void {
	registerBlockType( name, { edit, save: () => null } as unknown as BlockConfiguration );
}
