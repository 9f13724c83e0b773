import { lazy } from '@wordpress/element';
import type { LazyExoticComponent } from 'react';

type Dialogs = typeof import( './dialogs.ts' );

const load = () => import( /* webpackChunkName: "dialogs" */ './dialogs.ts' );

/** One of what `dialogs.ts` offers, loaded when it is first shown. Needs a `Suspense` around it. */
export function lazyDialog< Name extends keyof Dialogs >( name: Name ): LazyExoticComponent< Dialogs[ Name ] > {
	return lazy( async () => ( { default: ( await load() )[ name ] } ) );
}

/** Call it when the browser is idle: whoever asks for a dialog wants it at once. */
export const fetchDialogs = (): void => void load().catch( () => undefined );
