import type { ComponentProps, ComponentType } from 'react';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

type Pages = typeof import( './pages.ts' );
type PropsOf< Name extends keyof Pages > = ComponentProps< Pages[ Name ] > & object;

/**
 * One of what `pages.ts` offers, loaded when it is first shown.
 *
 * @param name Of the page.
 * @param rows Of what stands there until it has come.
 */
export function lazyPage< Name extends keyof Pages >( name: Name, rows: number ): ComponentType< PropsOf< Name > > {
	return lazyPart< PropsOf< Name > >( {
		load: async () => ( await import( /* webpackChunkName: "pages" */ './pages.ts' ) )[ name ] as ComponentType< PropsOf< Name > >,
		waiting: () => <Skeleton kind="form" rows={ rows } />,
	} );
}
