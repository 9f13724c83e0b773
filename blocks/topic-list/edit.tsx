import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, RangeControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EditProps } from '../shared/register.ts';
import { ServerPreview } from '../shared/server-preview.tsx';
import metadata from './block.json';

interface Attributes {
	perTopic: number;
}

export function Edit( { attributes, setAttributes }: EditProps< Attributes > ) {
	return (
		<div { ...useBlockProps() }>
			<InspectorControls>
				<PanelBody title={ __( 'Topics', 'mesa-help-desk' ) }>
					<RangeControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'Articles for each topic', 'mesa-help-desk' ) }
						min={ 1 }
						max={ 30 }
						value={ attributes.perTopic }
						onChange={ ( perTopic ) => setAttributes( { perTopic: perTopic ?? 6 } ) }
					/>
				</PanelBody>
			</InspectorControls>
			<ServerPreview block={ metadata.name } attributes={ { ...attributes } } />
		</div>
	);
}
