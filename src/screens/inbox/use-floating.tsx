import { Suspense, useCallback, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { ScreenBoundary } from '../../ui/screen-boundary.tsx';

export interface Floating {
	show: ( render: ( onClose: () => void ) => ReactNode ) => void;
	/** To be drawn at the end of the screen. */
	floating: ReactNode;
}

/** One dialog at a time. It may be loaded when it is first asked for (`lazy`). */
export function useFloating(): Floating {
	const [ shown, setShown ] = useState< { key: number; render: ( onClose: () => void ) => ReactNode } | null >( null );
	const close = useCallback( () => setShown( null ), [] );
	const show = useCallback< Floating[ 'show' ] >(
		( render ) => setShown( ( before ) => ( { key: ( before?.key ?? 0 ) + 1, render } ) ),
		[]
	);
	return {
		show,
		floating: shown && (
			<ScreenBoundary
				key={ shown.key }
				message={ __( 'This screen broke. What you wrote is kept in this browser.', 'mesa-help-desk' ) }
			>
				<Suspense fallback={ <div className="mesa-opening" /> }>{ shown.render( close ) }</Suspense>
			</ScreenBoundary>
		),
	};
}
