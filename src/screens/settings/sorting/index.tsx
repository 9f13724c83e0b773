import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { allows } from '../../../store/boot.ts';
import { lazyPage } from '../lazy-pages.tsx';
import { SectionLink } from '../section-link.tsx';

const PAGES = {
	fields: lazyPage( 'FieldsPage', 5 ),
	types: lazyPage( 'TypesPage', 5 ),
	statuses: lazyPage( 'StatusesPage', 5 ),
	teams: lazyPage( 'TeamsPage', 5 ),
};

type Name = keyof typeof PAGES;

const NAMES = Object.keys( PAGES ) as Name[];

function isOurs( section: string ): section is Name {
	return ( NAMES as string[] ).includes( section );
}

function titleOf( name: Name ): string {
	switch ( name ) {
		case 'fields':
			return __( 'Fields', 'mesa-help-desk' );
		case 'types':
			return __( 'Types', 'mesa-help-desk' );
		case 'statuses':
			return __( 'Statuses and priorities', 'mesa-help-desk' );
		case 'teams':
			return __( 'Teams', 'mesa-help-desk' );
	}
}

function aboutPage( name: Name ): string {
	switch ( name ) {
		case 'fields':
			return __( 'What your team notes down about a ticket', 'mesa-help-desk' );
		case 'types':
			return __( 'Returns, invoices, faults …', 'mesa-help-desk' );
		case 'statuses':
			return __( 'What “open”, “waiting” and “urgent” are called here', 'mesa-help-desk' );
		case 'teams':
			return __( 'People who share a folder of tickets', 'mesa-help-desk' );
	}
}

function mayOpen( name: Name ): boolean {
	return allows( name === 'teams' ? 'mesa_manage_mailboxes' : 'mesa_manage_fields' );
}

/** A page about what tickets are sorted by; null when the section is none of these, or not for this person. */
export function sortingPage( section: string ): { title: string; content: ReactNode } | null {
	if ( ! isOurs( section ) || ! mayOpen( section ) ) {
		return null;
	}
	const Content = PAGES[ section ];
	return {
		title: titleOf( section ),
		content: <Content />,
	};
}

/** The ways to these pages, for the overview of the settings. */
export function SortingLinks() {
	const shown = NAMES.filter( mayOpen );
	if ( shown.length === 0 ) {
		return null;
	}
	return (
		<section>
			<h2>{ __( 'Tickets', 'mesa-help-desk' ) }</h2>
			<ul className="mesa-sorting__links">
				{ shown.map( ( name ) => (
					<li key={ name }>
						<SectionLink to={ name }>{ titleOf( name ) }</SectionLink>
						<span className="mesa-quiet">{ aboutPage( name ) }</span>
					</li>
				) ) }
			</ul>
		</section>
	);
}
