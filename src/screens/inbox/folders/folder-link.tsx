import { Icon, Tooltip } from '@wordpress/components';
import type { ReactElement, ReactNode } from 'react';
import { goTo, routeUrl } from '../../../store/route.ts';
import type { Route } from '../../../store/route.ts';

interface Props {
	icon: ReactElement;
	label: string;
	count?: string;
	isCurrent?: boolean;
	target: Route;
	/** Beside the link: a menu. */
	children?: ReactNode;
}

/** One line of the folder column. */
export function FolderLink( { icon, label, count = '', isCurrent = false, target, children }: Props ) {
	return (
		<>
			<Tooltip text={ label } placement="right">
				<a
					className="mesa-folders__entry"
					href={ routeUrl( target ) }
					aria-current={ isCurrent ? 'page' : undefined }
					onClick={ ( event ) => {
						if ( ! event.metaKey && ! event.ctrlKey && ! event.shiftKey ) {
							event.preventDefault();
							goTo( target );
						}
					} }
				>
					<Icon icon={ icon } size={ 20 } />
					<span className="mesa-folders__label">{ label }</span>
					{ count !== '' && <span className="mesa-folders__count">{ count }</span> }
				</a>
			</Tooltip>
			{ children }
		</>
	);
}
