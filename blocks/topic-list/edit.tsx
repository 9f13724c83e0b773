import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, RangeControl, SelectControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EditProps } from '../shared/register.ts';
import { ServerPreview } from '../shared/server-preview.tsx';
import { TopicChoice } from '../shared/topic-choice.tsx';
import metadata from './block.json';

interface Attributes {
	perTopic: number;
	topicId: number;
	layout: 'cards' | 'list';
	showCounts: boolean;
	showIcons: boolean;
	showDescriptions: boolean;
	showExcerpts: boolean;
}

export function Edit( { attributes, setAttributes }: EditProps< Attributes > ) {
	const toggles = {
		showIcons: __( 'Icons', 'mesa-help-desk' ),
		showDescriptions: __( 'Descriptions of the topics', 'mesa-help-desk' ),
		showCounts: __( 'Number of articles', 'mesa-help-desk' ),
		showExcerpts: __( 'A line of each answer, on the page of a topic', 'mesa-help-desk' ),
	};
	return (
		<div { ...useBlockProps() }>
			<InspectorControls>
				<PanelBody title={ __( 'What is shown', 'mesa-help-desk' ) }>
					<TopicChoice
						label={ __( 'Topics', 'mesa-help-desk' ) }
						none={ __( 'All topics', 'mesa-help-desk' ) }
						help={ __( 'On the page of a topic, that topic is shown.', 'mesa-help-desk' ) }
						value={ attributes.topicId }
						onChange={ ( topicId ) => setAttributes( { topicId } ) }
					/>
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
				<PanelBody title={ __( 'Look', 'mesa-help-desk' ) }>
					<SelectControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'Arrangement', 'mesa-help-desk' ) }
						value={ attributes.layout }
						options={ [
							{ label: __( 'Cards side by side', 'mesa-help-desk' ), value: 'cards' },
							{ label: __( 'One below the other', 'mesa-help-desk' ), value: 'list' },
						] }
						onChange={ ( layout ) => setAttributes( { layout: layout === 'list' ? 'list' : 'cards' } ) }
					/>
					{ ( Object.keys( toggles ) as ( keyof typeof toggles )[] ).map( ( name ) => (
						<ToggleControl
							__nextHasNoMarginBottom
							key={ name }
							label={ toggles[ name ] }
							checked={ attributes[ name ] }
							onChange={ ( on ) => setAttributes( { [ name ]: on } ) }
						/>
					) ) }
				</PanelBody>
			</InspectorControls>
			<ServerPreview block={ metadata.name } attributes={ { ...attributes } } />
		</div>
	);
}
