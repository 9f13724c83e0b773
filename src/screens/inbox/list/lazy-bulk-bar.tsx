import { Suspense } from '@wordpress/element';
import type { ComponentProps } from 'react';
import { lazyDialog } from '../lazy-dialogs.ts';
import type { BulkBar as Bar } from './bulk-bar.tsx';

const Loaded = lazyDialog( 'BulkBar' );

/** What can be done to the selected tickets. */
export function BulkBar( props: ComponentProps< typeof Bar > ) {
	return (
		<Suspense fallback={ <div className="mesa-bulk" aria-busy /> }>
			<Loaded { ...props } />
		</Suspense>
	);
}
