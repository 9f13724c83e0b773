import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, RangeControl, TextControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EditProps } from '../shared/register.ts';
import { ServerPreview } from '../shared/server-preview.tsx';
import metadata from './block.json';

interface Attributes {
	label: string;
	showLabel: boolean;
	placeholder: string;
	limit: number;
}

export function Edit( { attributes, setAttributes }: EditProps< Attributes > ) {
	return (
		<div { ...useBlockProps() }>
			<InspectorControls>
				<PanelBody title={ __( 'Search field', 'mesa-help-desk' ) }>
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'Label', 'mesa-help-desk' ) }
						help={ __( 'Screen readers say it also when it is not shown.', 'mesa-help-desk' ) }
						placeholder={ __( 'Search for an answer', 'mesa-help-desk' ) }
						value={ attributes.label }
						onChange={ ( label ) => setAttributes( { label } ) }
					/>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Show the label', 'mesa-help-desk' ) }
						checked={ attributes.showLabel }
						onChange={ ( showLabel ) => setAttributes( { showLabel } ) }
					/>
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'Text in the empty field', 'mesa-help-desk' ) }
						value={ attributes.placeholder }
						onChange={ ( placeholder ) => setAttributes( { placeholder } ) }
					/>
					<RangeControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'Answers while typing', 'mesa-help-desk' ) }
						min={ 1 }
						max={ 20 }
						value={ attributes.limit }
						onChange={ ( limit ) => setAttributes( { limit: limit ?? 6 } ) }
					/>
				</PanelBody>
			</InspectorControls>
			<ServerPreview block={ metadata.name } attributes={ { ...attributes } } />
		</div>
	);
}
