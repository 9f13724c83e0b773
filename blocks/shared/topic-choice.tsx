import apiFetch from '@wordpress/api-fetch';
import { SelectControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

interface Topic {
	id: number;
	name: string;
	parent: number;
}

interface Props {
	label: string;
	/** What stands for 0. */
	none: string;
	help?: string;
	value: number;
	onChange: ( id: number ) => void;
}

/** WordPress gives names as HTML. */
const plain = ( html: string ) => new DOMParser().parseFromString( html, 'text/html' ).documentElement.textContent ?? '';

/** Topics with those below them after them, deeper ones moved in. */
function indented( topics: Topic[], parent = 0, depth = 0 ): { label: string; value: string }[] {
	return topics
		.filter( ( topic ) => topic.parent === parent )
		.flatMap( ( topic ) => [
			{ label: '— '.repeat( depth ) + plain( topic.name ), value: String( topic.id ) },
			...indented( topics, topic.id, depth + 1 ),
		] );
}

/** Chooses one of the knowledge base's topics. */
export function TopicChoice( { label, none, help, value, onChange }: Props ) {
	const [ topics, setTopics ] = useState< Topic[] | null >( null );
	useEffect( () => {
		apiFetch< Topic[] >( { path: '/wp/v2/mesa-topics?per_page=100&_fields=id,name,parent' } )
			.then( setTopics )
			.catch( () => setTopics( [] ) );
	}, [] );
	return (
		<SelectControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ label }
			help={ topics?.length === 0 ? __( 'There are no topics yet.', 'mesa-help-desk' ) : help }
			value={ String( value ) }
			options={ [ { label: none, value: '0' }, ...indented( topics ?? [] ) ] }
			onChange={ ( id ) => onChange( Number( id ) ) }
		/>
	);
}
