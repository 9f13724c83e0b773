import type { ReactNode } from 'react';
import { goTo, routeUrl, useRoute } from '../../store/route.ts';

interface Props {
	/** The section's name. */
	to: string;
	className?: string;
	children: ReactNode;
}

/** A link to another section of the settings. With Ctrl or ⌘ it opens in another tab, as links do. */
export function SectionLink( { to, className, children }: Props ) {
	const route = useRoute();
	return (
		<a
			className={ className }
			href={ routeUrl( { ...route, section: to } ) }
			onClick={ ( event ) => {
				if ( ! event.metaKey && ! event.ctrlKey ) {
					event.preventDefault();
					goTo( { section: to } );
				}
			} }
		>
			{ children }
		</a>
	);
}
