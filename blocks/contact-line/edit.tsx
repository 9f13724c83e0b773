import { TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EditProps } from '../shared/register.ts';
import { serverEdit } from '../shared/server-edit.tsx';
import metadata from './block.json';

interface Attributes {
	text: string;
	button: string;
	url: string;
}

function Controls( { attributes, setAttributes }: EditProps< Attributes > ) {
	return (
		<>
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Text', 'mesa-help-desk' ) }
				placeholder={ __( 'Did not find your answer?', 'mesa-help-desk' ) }
				value={ attributes.text }
				onChange={ ( text ) => setAttributes( { text } ) }
			/>
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Words on the button', 'mesa-help-desk' ) }
				placeholder={ __( 'Write to us', 'mesa-help-desk' ) }
				value={ attributes.button }
				onChange={ ( button ) => setAttributes( { button } ) }
			/>
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				type="url"
				label={ __( 'Where the button leads', 'mesa-help-desk' ) }
				help={ __( 'Empty: the page that has your form.', 'mesa-help-desk' ) }
				value={ attributes.url }
				onChange={ ( url ) => setAttributes( { url } ) }
			/>
		</>
	);
}

export const Edit = serverEdit< Attributes >( metadata.name, Controls );
