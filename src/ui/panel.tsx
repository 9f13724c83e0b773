import { Icon } from '@wordpress/components';
import { useId, useState } from '@wordpress/element';
import { chevronDown, chevronUp } from '@wordpress/icons';
import type { ReactNode } from 'react';

interface Props {
	title: string;
	children: ReactNode;
	startsOpen: boolean;
	onToggle: ( open: boolean ) => void;
}

/** A part of the side bar that folds. Whoever uses it remembers how it stood. */
export function Panel( { title, children, startsOpen, onToggle }: Props ) {
	const [ open, setOpen ] = useState( startsOpen );
	const id = useId();
	const toggle = () => {
		setOpen( ! open );
		onToggle( ! open );
	};
	return (
		<section className="mesa-panel">
			<h3>
				<button type="button" aria-expanded={ open } aria-controls={ id } onClick={ toggle }>
					{ title }
					<Icon icon={ open ? chevronUp : chevronDown } size={ 18 } />
				</button>
			</h3>
			<div id={ id } hidden={ ! open }>
				{ children }
			</div>
		</section>
	);
}
