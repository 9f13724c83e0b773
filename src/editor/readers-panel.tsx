import { BaseControl, CheckboxControl, Notice, RadioControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { PluginDocumentSettingPanel } from '@wordpress/editor';
import { __ } from '@wordpress/i18n';
import { boot } from './boot.ts';
import { choices, EVERYBODY, topicLine, withRole, type Kind, type Readers } from './readers.ts';

/** "Who can read this", beside the article in the block editor. */
export function ReadersPanel() {
	const readers = useSelect(
		( select ) =>
			( select( 'core/editor' ) as { getEditedPostAttribute: ( name: string ) => Readers | undefined } ).getEditedPostAttribute(
				'mesa_visibility'
			) ?? EVERYBODY,
		[]
	);
	const { editPost } = useDispatch( 'core/editor' ) as { editPost: ( edits: { mesa_visibility: Readers } ) => void };
	const change = ( edits: Partial< Readers > ) => editPost( { mesa_visibility: { ...readers, ...edits } } );
	const all = choices();
	return (
		<PluginDocumentSettingPanel name="mesa-readers" title={ __( 'Who can read this', 'mesa-help-desk' ) }>
			<RadioControl
				hideLabelFromVision
				label={ __( 'Who can read this', 'mesa-help-desk' ) }
				selected={ readers.kind }
				options={ all.map( ( { value, label } ) => ( { value, label } ) ) }
				help={ all.find( ( { value } ) => value === readers.kind )?.help ?? '' }
				onChange={ ( kind ) => change( { kind: kind as Kind } ) }
			/>
			{ readers.kind === 'roles' && <Roles chosen={ readers.roles } onChange={ ( roles ) => change( { roles } ) } /> }
			{ ( readers.kind !== 'public' || readers.topics.length > 0 ) && (
				<p className="components-base-control__help">
					{ __( 'Pictures and files in it are not closed: whoever knows their address can open them.', 'mesa-help-desk' ) }
				</p>
			) }
			{ readers.topics.map( ( { name, kind } ) => (
				<Notice key={ name } status="info" isDismissible={ false }>
					{ topicLine( name, kind ) }
				</Notice>
			) ) }
		</PluginDocumentSettingPanel>
	);
}

function Roles( { chosen, onChange }: { chosen: string[]; onChange: ( roles: string[] ) => void } ) {
	return (
		<fieldset style={ { marginTop: 16 } }>
			<BaseControl.VisualLabel as="legend">{ __( 'Roles', 'mesa-help-desk' ) }</BaseControl.VisualLabel>
			{ boot().roles.map( ( { slug, name } ) => (
				<div key={ slug } style={ { marginBlockEnd: 8 } }>
					<CheckboxControl
						__nextHasNoMarginBottom
						label={ name }
						checked={ chosen.includes( slug ) }
						onChange={ ( checked ) => onChange( withRole( chosen, slug, checked ) ) }
					/>
				</div>
			) ) }
			{ chosen.length === 0 && (
				<p role="status">{ __( 'Choose a role. Until then only people who edit articles can read this.', 'mesa-help-desk' ) }</p>
			) }
		</fieldset>
	);
}
