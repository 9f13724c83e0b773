import apiFetch from '@wordpress/api-fetch';
import { Disabled, Notice, Spinner } from '@wordpress/components';
import { RawHTML, useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

interface Props {
	block: string;
	attributes: Record< string, unknown >;
}

type State = { html: string } | { error: string } | null;

/**
 * A block as the server will show it. (The @wordpress/server-side-render package would bring a component of its own
 * into every editor; this is all of it that we need.)
 */
export function ServerPreview( { block, attributes }: Props ) {
	const [ state, setState ] = useState< State >( null );
	const asked = JSON.stringify( attributes );

	useEffect( () => {
		const call = new AbortController();
		const timer = setTimeout( () => {
			apiFetch< { rendered: string } >( {
				path: `/wp/v2/block-renderer/${ block }?context=edit`,
				method: 'POST',
				data: { attributes: JSON.parse( asked ) },
				signal: call.signal,
			} )
				.then( ( { rendered } ) => setState( { html: rendered } ) )
				.catch( ( error: { name?: string; message?: string } ) => {
					if ( error.name !== 'AbortError' ) {
						setState( { error: error.message ?? __( 'The preview could not be loaded.', 'mesa-help-desk' ) } );
					}
				} );
		}, 200 );
		return () => {
			clearTimeout( timer );
			call.abort();
		};
	}, [ block, asked ] );

	if ( state === null ) {
		return <Spinner />;
	}
	if ( 'error' in state ) {
		return (
			<Notice status="warning" isDismissible={ false }>
				{ state.error }
			</Notice>
		);
	}
	if ( state.html.trim() === '' ) {
		return <p style={ { opacity: 0.7 } }>{ __( 'Nothing is shown here at the moment.', 'mesa-help-desk' ) }</p>;
	}
	return (
		<Disabled>
			<RawHTML>{ state.html }</RawHTML>
		</Disabled>
	);
}
