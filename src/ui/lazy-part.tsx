import { Suspense, lazy, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ComponentType, LazyExoticComponent, ReactNode } from 'react';
import { ScreenBoundary } from './screen-boundary.tsx';

interface Parts< Props > {
	load: () => Promise< ComponentType< Props > >;
	/** What stands there until it has come. */
	waiting?: ( props: Props ) => ReactNode;
	/** Puts what says that it did not come where the part itself would be; in its place, when there is none. */
	place?: ( failed: ReactNode, props: Props ) => ReactNode;
}

/**
 * A part of a screen that is fetched when it is first shown. What could not be fetched, or broke, says so in its own place,
 * takes nothing else away, and is fetched anew when it is tried again, or shown again.
 */
export function lazyPart< Props extends object >( { load, waiting, place }: Parts< Props > ): ComponentType< Props > {
	let current: LazyExoticComponent< ComponentType< Props > > | null = null;
	// React keeps a failure for good; what comes after one is another component.
	const make = () =>
		lazy( async () => {
			try {
				return { default: await load() };
			} catch ( error ) {
				current = null;
				throw error;
			}
		} );
	const latest = () => ( current ??= make() );

	return function LazyPart( props: Props ) {
		const [ loaded, setLoaded ] = useState( latest );
		const Loaded = loaded as unknown as ComponentType< Props >;
		return (
			<ScreenBoundary
				message={ __( 'This part could not be shown. What you wrote is kept in this browser.', 'mesa-help-desk' ) }
				onRetry={ () => setLoaded( latest() ) }
				{ ...( place ? { place: ( failed: ReactNode ) => place( failed, props ) } : {} ) }
			>
				<Suspense fallback={ waiting?.( props ) ?? null }>
					<Loaded { ...props } />
				</Suspense>
			</ScreenBoundary>
		);
	};
}
