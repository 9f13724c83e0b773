import { TextControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EditProps } from '../shared/register.ts';
import { serverEdit } from '../shared/server-edit.tsx';
import metadata from './block.json';

interface Attributes {
	question: string;
	askComment: boolean;
	askUpToDate: boolean;
}

function Controls( { attributes, setAttributes }: EditProps< Attributes > ) {
	return (
		<>
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Question', 'mesa-help-desk' ) }
				placeholder={ __( 'Did this help?', 'mesa-help-desk' ) }
				value={ attributes.question }
				onChange={ ( question ) => setAttributes( { question } ) }
			/>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'Then ask what is missing', 'mesa-help-desk' ) }
				help={ __( 'A short text. You find it beside the article in the editor.', 'mesa-help-desk' ) }
				checked={ attributes.askComment }
				onChange={ ( askComment ) => setAttributes( { askComment } ) }
			/>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'Then ask whether it was up to date', 'mesa-help-desk' ) }
				checked={ attributes.askUpToDate }
				onChange={ ( askUpToDate ) => setAttributes( { askUpToDate } ) }
			/>
		</>
	);
}

export const Edit = serverEdit< Attributes >( metadata.name, Controls );
