import apiFetch from '@wordpress/api-fetch';
import { ToggleControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { decodeEntities } from '@wordpress/html-entities';
import { __ } from '@wordpress/i18n';
import type { Settings } from '../../contract/generated/types.ts';
import { ChoiceField } from './fields.tsx';

interface SitePage {
	id: number;
	title: { rendered: string };
}

/** The site's pages; none when they cannot be read, then only what is chosen can be kept. */
function usePages(): SitePage[] {
	const [ pages, setPages ] = useState< SitePage[] >( [] );
	useEffect( () => {
		apiFetch< SitePage[] >( { path: '/wp/v2/pages?per_page=100&orderby=title&order=asc&_fields=id,title' } )
			.then( setPages )
			.catch( () => setPages( [] ) );
	}, [] );
	return pages;
}

interface Props {
	saved: Settings;
	now: Settings;
	onChange: ( part: Partial< Settings > ) => void;
}

/** How customers follow their tickets on the site. */
export function PortalFields( { saved, now, onChange }: Props ) {
	const pages = usePages();
	const known = pages.some( ( page ) => page.id === now.portal_page_id );
	return (
		<>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'Mails to customers end with a link to their ticket', 'mesa-help-desk' ) }
				help={ __(
					'There they read, answer, close and rate it without an account. The link works for 90 days, for one ticket and one person.',
					'mesa-help-desk'
				) }
				checked={ now.portal_links }
				onChange={ ( value ) => onChange( { portal_links: value } ) }
			/>
			<ChoiceField
				label={ __( 'Page on which customers find their tickets', 'mesa-help-desk' ) }
				help={ __( 'A page of your own needs the block “My tickets” or the shortcode [mesa_tickets].', 'mesa-help-desk' ) }
				value={ String( now.portal_page_id ) }
				options={ [
					{ value: '0', label: __( 'The page that comes with the help desk', 'mesa-help-desk' ) },
					...( known || now.portal_page_id === 0
						? []
						: [ { value: String( now.portal_page_id ), label: `#${ now.portal_page_id }` } ] ),
					...pages.map( ( page ) => ( {
						value: String( page.id ),
						label: decodeEntities( page.title.rendered ) || `#${ page.id }`,
					} ) ),
				] }
				onChange={ ( value ) => onChange( { portal_page_id: Number( value ) } ) }
			/>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'End all links to tickets that were sent so far', 'mesa-help-desk' ) }
				help={ __(
					'When you save, links in mails stop working and every customer is signed out. Those who need one ask for a new link.',
					'mesa-help-desk'
				) }
				checked={ now.portal_generation !== saved.portal_generation }
				onChange={ ( value ) => onChange( { portal_generation: saved.portal_generation + ( value ? 1 : 0 ) } ) }
			/>
		</>
	);
}
