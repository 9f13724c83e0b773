import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { allows } from '../../../store/boot.ts';
import { goTo } from '../../../store/route.ts';
import { lazyPage } from '../lazy-pages.tsx';
import { SectionLink } from '../section-link.tsx';

const FormsPage = lazyPage( 'FormsPage', 6 );
const FormPage = lazyPage( 'FormPage', 6 );
const ReportPage = lazyPage( 'ReportPage', 6 );

interface Found {
	title: string;
	back: { label: string; to: () => void };
	content: ReactNode;
}

/** A page about visitors' forms; null when the section is none of these, or not for this person. */
export function formsSection( section: string ): Found | null {
	if ( ! allows( 'mesa_manage_mailboxes' ) ) {
		return null;
	}
	const toForms = { label: __( 'All forms', 'mesa-help-desk' ), to: () => goTo( { section: 'forms' } ) };
	if ( section === 'forms' ) {
		return {
			title: __( 'Forms', 'mesa-help-desk' ),
			back: { label: __( 'All settings', 'mesa-help-desk' ), to: () => goTo( { section: '' } ) },
			content: <FormsPage />,
		};
	}
	if ( section === 'suggestions' ) {
		return { title: __( 'Do suggestions save messages?', 'mesa-help-desk' ), back: toForms, content: <ReportPage /> };
	}
	const id = /^form-(new|\d+)$/.exec( section )?.[ 1 ];
	return id === undefined
		? null
		: {
				title: id === 'new' ? __( 'A new form', 'mesa-help-desk' ) : __( 'Form', 'mesa-help-desk' ),
				back: toForms,
				content: <FormPage key={ id } id={ id === 'new' ? 0 : Number( id ) } />,
			};
}

/** The way to these pages, for the overview of the settings. */
export function FormsLinks() {
	return (
		<section>
			<h2>{ __( 'Forms', 'mesa-help-desk' ) }</h2>
			<ul className="mesa-settings__links">
				<li>
					<SectionLink to="forms">
						{ __( 'Forms for visitors: what they ask, and where messages go', 'mesa-help-desk' ) }
					</SectionLink>
				</li>
				<li>
					<SectionLink to="suggestions">{ __( 'Do suggested articles save messages?', 'mesa-help-desk' ) }</SectionLink>
				</li>
			</ul>
		</section>
	);
}
