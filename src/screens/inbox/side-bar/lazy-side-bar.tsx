import { memo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { lazyPart } from '../../../ui/lazy-part.tsx';

const load = async () => ( await import( /* webpackChunkName: "side-bar" */ './side-bar.tsx' ) ).SideBar;

/** The list needs none of it; the first ticket that is opened does. */
export const fetchSideBar = (): void => void load().catch( () => undefined );

function frame( isBusy: boolean, content: ReactNode ) {
	return (
		<aside className="mesa-side" aria-label={ __( 'Customer', 'mesa-help-desk' ) } aria-busy={ isBusy }>
			{ content }
		</aside>
	);
}

/** The side bar; its place is there at once, so that nothing moves when it comes. */
export const SideBar = memo( lazyPart( { load, waiting: () => frame( true, null ), place: ( failed ) => frame( false, failed ) } ) );
