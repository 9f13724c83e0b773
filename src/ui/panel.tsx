import { Icon } from '@wordpress/components';
import { useId, useState } from '@wordpress/element';
import { chevronDown, chevronUp } from '@wordpress/icons';
import type { ReactNode } from 'react';

interface Props {
	title: string;
	children: ReactNode;
	startsOpen: boolean;
	onToggle: ( open: boolean ) => void;
	/** What is in it is made when it is opened first: it has to be loaded. */
	isLazy?: boolean;
}

/** A part of the side bar that folds. Whoever uses it remembers how it stood. */
export function Panel( { title, children, startsOpen, onToggle, isLazy = false }: Props ) {
	const [ open, setOpen ] = useState( startsOpen );
	const [ isMade, setMade ] = useState( startsOpen || ! isLazy );
	const id = useId();
	const toggle = () => {
		setOpen( ! open );
		setMade( true );
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
				{ isMade && children }
			</div>
		</section>
	);
}
