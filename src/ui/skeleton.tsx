import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

/** Before this a loading state would only flicker. */
const DELAY_MS = 200;

/** False for the first moment, then true. */
export function useIsSlow(): boolean {
	const [ slow, setSlow ] = useState( false );
	useEffect( () => {
		const timer = setTimeout( () => setSlow( true ), DELAY_MS );
		return () => clearTimeout( timer );
	}, [] );
	return slow;
}

interface Props {
	/** How many lines of grey stand for what is coming. */
	rows: number;
	kind: 'list' | 'thread' | 'form' | 'panel';
}

/** Grey shapes where something is about to be. Says so to screen readers once. */
export function Skeleton( { rows, kind }: Props ) {
	if ( ! useIsSlow() ) {
		return <div className="mesa-skeleton is-waiting" aria-busy="true" />;
	}
	return (
		<div className={ `mesa-skeleton is-${ kind }` } aria-busy="true">
			<span className="screen-reader-text" role="status">
				{ __( 'Loading…', 'mesa-help-desk' ) }
			</span>
			{ Array.from( { length: rows }, ( _each, index ) => (
				<div key={ index } className="mesa-skeleton__row" aria-hidden>
					<span />
					<span />
					<span />
				</div>
			) ) }
		</div>
	);
}
