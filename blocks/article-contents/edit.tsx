import { RangeControl, SelectControl, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EditProps } from '../shared/register.ts';
import { serverEdit } from '../shared/server-edit.tsx';
import metadata from './block.json';

interface Attributes {
	title: string;
	depth: number;
	minimum: number;
}

function Controls( { attributes, setAttributes }: EditProps< Attributes > ) {
	return (
		<>
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Title', 'mesa-help-desk' ) }
				placeholder={ __( 'On this page', 'mesa-help-desk' ) }
				value={ attributes.title }
				onChange={ ( title ) => setAttributes( { title } ) }
			/>
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Headings', 'mesa-help-desk' ) }
				value={ attributes.depth === 2 ? '2' : attributes.depth === 4 ? '4' : '3' }
				options={ [
					{ label: __( 'Main headings only', 'mesa-help-desk' ), value: '2' },
					{ label: __( 'Two levels', 'mesa-help-desk' ), value: '3' },
					{ label: __( 'Three levels', 'mesa-help-desk' ), value: '4' },
				] }
				onChange={ ( depth ) => setAttributes( { depth: Number( depth ) } ) }
			/>
			<RangeControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Show from so many headings on', 'mesa-help-desk' ) }
				min={ 1 }
				max={ 10 }
				value={ attributes.minimum }
				onChange={ ( minimum ) => setAttributes( { minimum: minimum ?? 3 } ) }
			/>
		</>
	);
}

export const Edit = serverEdit< Attributes >( metadata.name, Controls );
