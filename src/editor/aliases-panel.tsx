import { TextareaControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { PluginDocumentSettingPanel } from '@wordpress/editor';
import { __ } from '@wordpress/i18n';

interface Editor {
	getEditedPostAttribute: ( name: 'mesa_aliases' ) => string | undefined;
}

/** "Also found as", beside the article in the block editor. */
export function AliasesPanel() {
	const aliases = useSelect( ( select ) => ( select( 'core/editor' ) as Editor ).getEditedPostAttribute( 'mesa_aliases' ) ?? '', [] );
	const { editPost } = useDispatch( 'core/editor' ) as { editPost: ( edits: { mesa_aliases: string } ) => void };
	return (
		<PluginDocumentSettingPanel name="mesa-aliases" title={ __( 'Also found as', 'mesa-help-desk' ) }>
			<TextareaControl
				__nextHasNoMarginBottom
				label={ __( 'Other words for this', 'mesa-help-desk' ) }
				help={ __(
					'What people call it who do not know your words, one a line. Whoever searches for these finds this article; they are not shown.',
					'mesa-help-desk'
				) }
				rows={ 3 }
				value={ aliases }
				onChange={ ( value ) => editPost( { mesa_aliases: value } ) }
			/>
		</PluginDocumentSettingPanel>
	);
}
