import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { SettingsTable } from '../../ui/settings-table/settings-table.tsx';
import type { TableProps } from '../../ui/settings-table/settings-table.tsx';

/** What was saved, or why not, in one quiet line above a list. */
export function News( { news, failure }: { news: string; failure: string } ) {
	return (
		<div className="mesa-sorting__news">
			<p className="mesa-quiet" role="status">
				{ news }
			</p>
			{ failure && (
				<p className="mesa-form__failure" role="alert">
					{ failure }
				</p>
			) }
		</div>
	);
}

/** The line above a list: what it is for, and the button that adds to it. */
export function ListIntro( { children, add, onAdd }: { children: ReactNode; add: string; onAdd: () => void } ) {
	return (
		<div className="mesa-sorting__intro">
			<p>{ children }</p>
			<Button variant="secondary" __next40pxDefaultSize onClick={ onAdd }>
				{ add }
			</Button>
		</div>
	);
}

interface ArchivedProps< Item > extends Pick< TableProps< Item >, 'label' | 'items' | 'colorOf' | 'describe' | 'onOpen' > {
	/** What takes one out of the archive is called. */
	verb?: string;
	onUse: ( item: Item ) => void;
}

/** What is not used any more, below the list of what is; nothing where there is none. */
export function ArchivedList< Item extends { id: number; name: string } >( { verb, onUse, ...table }: ArchivedProps< Item > ) {
	return table.items.length === 0 ? null : (
		<>
			<h2 className="mesa-sorting__heading">{ __( 'Archived', 'mesa-help-desk' ) }</h2>
			<SettingsTable
				{ ...table }
				nameOf={ ( item ) => item.name }
				actionsOf={ ( item ) => [ { title: verb ?? __( 'Use again', 'mesa-help-desk' ), onClick: () => onUse( item ) } ] }
			/>
		</>
	);
}
