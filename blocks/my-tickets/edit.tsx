import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EditProps } from '../shared/register.ts';
import { ServerPreview } from '../shared/server-preview.tsx';
import metadata from './block.json';

interface Attributes {
	allowNew: boolean;
	formId: number;
}

export function Edit( { attributes, setAttributes }: EditProps< Attributes > ) {
	return (
		<div { ...useBlockProps() }>
			<InspectorControls>
				<PanelBody title={ __( 'My tickets', 'mesa-help-desk' ) }>
					<p>
						{ __(
							'What you see here is the way in. Customers who are logged in, or who have followed a link from a mail, see their requests instead.',
							'mesa-help-desk'
						) }
					</p>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Offer a form for a new request', 'mesa-help-desk' ) }
						checked={ attributes.allowNew }
						onChange={ ( allowNew ) => setAttributes( { allowNew } ) }
					/>
				</PanelBody>
			</InspectorControls>
			<ServerPreview block={ metadata.name } attributes={ { ...attributes } } />
		</div>
	);
}
