import type { ReactNode } from 'react';
import { keepPreference, readPreference } from '../../../store/preferences.ts';
import { Panel } from '../../../ui/panel.tsx';

interface Props {
	/** Of the preference that remembers how it stood. */
	name: string;
	title: string;
	startsFolded?: boolean;
	children: ReactNode;
}

/** A part of the side bar that folds, and remembers how this person left it. */
export function SidePanel( { name, title, startsFolded = false, children }: Props ) {
	return (
		<Panel
			title={ title }
			startsOpen={ readPreference( `panel:${ name }`, startsFolded ? 'folded' : 'open' ) === 'open' }
			onToggle={ ( open ) => keepPreference( `panel:${ name }`, open ? 'open' : 'folded' ) }
		>
			{ children }
		</Panel>
	);
}
