import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EditProps } from '../shared/register.ts';
import { serverEdit } from '../shared/server-edit.tsx';
import metadata from './block.json';

interface Attributes {
	showCurrent: boolean;
}

function Controls( { attributes, setAttributes }: EditProps< Attributes > ) {
	return (
		<ToggleControl
			__nextHasNoMarginBottom
			label={ __( 'End with the page itself', 'mesa-help-desk' ) }
			checked={ attributes.showCurrent }
			onChange={ ( showCurrent ) => setAttributes( { showCurrent } ) }
		/>
	);
}

export const Edit = serverEdit< Attributes >( metadata.name, Controls );
