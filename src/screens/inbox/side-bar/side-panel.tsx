import type { ReactNode } from 'react';
import { keepPreference, readPreference } from '../../../store/preferences.ts';
import { Panel } from '../../../ui/panel.tsx';

interface Props {
	/** Of the preference that remembers how it stood. */
	name: string;
	title: string;
	startsFolded?: boolean;
	/** What is in it is made when it is opened first. */
	isLazy?: boolean;
	children: ReactNode;
}

/** A part of the side bar that folds, and remembers how this person left it. */
export function SidePanel( { name, title, startsFolded = false, isLazy = false, children }: Props ) {
	return (
		<Panel
			title={ title }
			isLazy={ isLazy }
			startsOpen={ readPreference( `panel:${ name }`, startsFolded ? 'folded' : 'open' ) === 'open' }
			onToggle={ ( open ) => keepPreference( `panel:${ name }`, open ? 'open' : 'folded' ) }
		>
			{ children }
		</Panel>
	);
}
