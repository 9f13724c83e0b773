import { Suspense, lazy } from '@wordpress/element';
import type { ComponentProps } from 'react';
import type { MailFrame as Frame } from './mail-frame.tsx';

const load = async () => ( { default: ( await import( /* webpackChunkName: "mail-frame" */ './mail-frame.tsx' ) ).MailFrame } );
const Loaded = lazy( load );

/** The list needs none of it, the first mail with HTML all of it. */
export const fetchMailFrame = (): void => void load().catch( () => undefined );

/** A mail's HTML behind glass. The frame and the sanitiser, fifteen kilobytes, are fetched when they are first needed. */
export function MailFrame( props: ComponentProps< typeof Frame > ) {
	return (
		<Suspense fallback={ <div className="mesa-mail-frame" aria-busy /> }>
			<Loaded { ...props } />
		</Suspense>
	);
}
