import { lazy } from '@wordpress/element';
import type { LazyExoticComponent } from 'react';

type Pages = typeof import( './pages.ts' );

/** One of what `pages.ts` offers, loaded when it is first shown. Needs a `Suspense` around it. */
export function lazyPage< Name extends keyof Pages >( name: Name ): LazyExoticComponent< Pages[ Name ] > {
	return lazy( async () => ( { default: ( await import( /* webpackChunkName: "pages" */ './pages.ts' ) )[ name ] } ) );
}
