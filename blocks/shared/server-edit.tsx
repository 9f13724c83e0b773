import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { PanelBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ComponentType } from 'react';
import type { EditProps } from './register.ts';
import { ServerPreview } from './server-preview.tsx';

/**
 * The edit component of a block that is shown as the server will show it, with one panel of settings.
 *
 * @param name     With namespace.
 * @param Controls The panel's fields; none for a block without settings.
 */
export function serverEdit< Attributes extends object >( name: string, Controls?: ComponentType< EditProps< Attributes > > ) {
	return function Edit( props: EditProps< Attributes > ) {
		return (
			<div { ...useBlockProps() }>
				{ Controls && (
					<InspectorControls>
						<PanelBody title={ __( 'Settings', 'mesa-help-desk' ) }>
							<Controls { ...props } />
						</PanelBody>
					</InspectorControls>
				) }
				<ServerPreview block={ name } attributes={ Object.fromEntries( Object.entries( props.attributes ) ) } />
			</div>
		);
	};
}
