import { Suspense, lazy } from '@wordpress/element';
import type { ComponentProps } from 'react';
import type { BulkBar as Bar } from './bulk-bar.tsx';

const load = async () => ( { default: ( await import( /* webpackChunkName: "bulk-bar" */ './bulk-bar.tsx' ) ).BulkBar } );
const Loaded = lazy( load );

/** Fetched while the browser is idle: whoever selects wants it at once. */
export const fetchBulkBar = (): void => void load().catch( () => undefined );

/** What can be done to the selected tickets. */
export function BulkBar( props: ComponentProps< typeof Bar > ) {
	return (
		<Suspense fallback={ <div className="mesa-bulk" aria-busy /> }>
			<Loaded { ...props } />
		</Suspense>
	);
}
