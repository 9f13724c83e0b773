import { Suspense, lazy, memo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

const load = async () => ( {
	default: ( await import( /* webpackChunkName: "side-bar" */ './side-bar.tsx' ) ).SideBar,
} );
const Loaded = lazy( load );

/** The list needs none of it; the first ticket that is opened does. */
export const fetchSideBar = (): void => void load().catch( () => undefined );

function Place( props: { id: number; onClose: () => void } ) {
	return (
		<Suspense fallback={ <aside className="mesa-side" aria-label={ __( 'Customer', 'mesa-help-desk' ) } aria-busy /> }>
			<Loaded { ...props } />
		</Suspense>
	);
}

/** The side bar; its place is there at once, so that nothing moves when it comes. */
export const SideBar = memo( Place );
