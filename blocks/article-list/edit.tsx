import { RangeControl, SelectControl, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EditProps } from '../shared/register.ts';
import { serverEdit } from '../shared/server-edit.tsx';
import { TopicChoice } from '../shared/topic-choice.tsx';
import metadata from './block.json';

const KINDS = [ 'related', 'popular', 'newest', 'topic' ] as const;

interface Attributes {
	kind: ( typeof KINDS )[ number ];
	topicId: number;
	title: string;
	limit: number;
}

function Controls( { attributes, setAttributes }: EditProps< Attributes > ) {
	const names = {
		related: __( 'Related to the article that is shown', 'mesa-help-desk' ),
		popular: __( 'Those that helped most', 'mesa-help-desk' ),
		newest: __( 'The newest', 'mesa-help-desk' ),
		topic: __( 'Those of a topic', 'mesa-help-desk' ),
	};
	return (
		<>
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Articles', 'mesa-help-desk' ) }
				value={ attributes.kind }
				options={ KINDS.map( ( value ) => ( { value, label: names[ value ] } ) ) }
				onChange={ ( kind ) => setAttributes( { kind: KINDS.find( ( one ) => one === kind ) ?? 'related' } ) }
			/>
			{ attributes.kind === 'topic' && (
				<TopicChoice
					label={ __( 'Topic', 'mesa-help-desk' ) }
					none={ __( 'Articles without a topic', 'mesa-help-desk' ) }
					value={ attributes.topicId }
					onChange={ ( topicId ) => setAttributes( { topicId } ) }
				/>
			) }
			<TextControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Title', 'mesa-help-desk' ) }
				value={ attributes.title }
				onChange={ ( title ) => setAttributes( { title } ) }
			/>
			<RangeControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Number of articles', 'mesa-help-desk' ) }
				min={ 1 }
				max={ 20 }
				value={ attributes.limit }
				onChange={ ( limit ) => setAttributes( { limit: limit ?? 5 } ) }
			/>
		</>
	);
}

export const Edit = serverEdit< Attributes >( metadata.name, Controls );
