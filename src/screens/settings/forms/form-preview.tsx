import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import type { Values } from './values.ts';

/** The form as visitors will see it, in the site's own theme; conditions work, nothing is sent. */
export function FormPreview( { values }: { values: Values } ) {
	const [ url, setUrl ] = useState( '' );
	const [ failure, setFailure ] = useState( '' );
	const { name: _name, slug: _slug, ...shown } = values;
	const key = JSON.stringify( shown );
	useEffect( () => {
		let late = false;
		const timer = setTimeout( () => {
			api( 'previewForm', { body: JSON.parse( key ) as typeof shown } ).then(
				( made ) => {
					if ( ! late ) {
						setUrl( made.url );
						setFailure( '' );
					}
				},
				( error: unknown ) => ! late && setFailure( toFailure( error ).message )
			);
		}, 500 );
		return () => {
			late = true;
			clearTimeout( timer );
		};
	}, [ key ] );
	return (
		<div className="mesa-form-preview">
			<h2>{ __( 'As visitors see it', 'mesa-help-desk' ) }</h2>
			{ failure ? (
				<p className="mesa-form__failure" role="alert">
					{ failure }
				</p>
			) : (
				<iframe className="mesa-form-preview__page" title={ __( 'The form', 'mesa-help-desk' ) } src={ url || 'about:blank' } />
			) }
		</div>
	);
}
