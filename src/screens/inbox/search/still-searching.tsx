import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

/** A shorter wait is not worth a word. */
const WAIT_MS = 1000;

/** Says that a search takes its time, once it does. */
export function StillSearching() {
	const [ long, setLong ] = useState( false );
	useEffect( () => {
		const timer = setTimeout( () => setLong( true ), WAIT_MS );
		return () => clearTimeout( timer );
	}, [] );
	return (
		<p className="mesa-search__wait" role="status">
			{ long && __( 'Still searching …', 'mesa-help-desk' ) }
		</p>
	);
}
