import { Icon } from '@wordpress/components';
import type { ReactElement, ReactNode } from 'react';

interface Props {
	icon: ReactElement;
	title: string;
	children?: ReactNode;
}

/** What stands where nothing is: why, and what to do next. */
export function EmptyState( { icon, title, children }: Props ) {
	return (
		<div className="mesa-empty">
			<Icon icon={ icon } size={ 32 } />
			<p className="mesa-empty__title">{ title }</p>
			{ children && <div className="mesa-empty__body">{ children }</div> }
		</div>
	);
}
