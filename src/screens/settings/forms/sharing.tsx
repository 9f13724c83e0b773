import { Button, ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Form } from '../../../contract/generated/types.ts';
import { TextField } from '../fields.tsx';
import type { Values } from './values.ts';

function Copied( { label, text }: { label: string; text: string } ) {
	const [ done, setDone ] = useState( false );
	// Without TLS a browser has no clipboard for pages; then the text stands there to be selected.
	const copy = () => void navigator.clipboard?.writeText( text ).then( () => setDone( true ) );
	return (
		<div className="mesa-forms__copy">
			<span>{ label }</span>
			<code>{ text }</code>
			<Button variant="secondary" size="compact" onClick={ copy }>
				{ done ? __( 'Copied', 'mesa-help-desk' ) : __( 'Copy', 'mesa-help-desk' ) }
			</Button>
		</div>
	);
}

interface Props {
	values: Values;
	form: Form | null;
	error: string | undefined;
	onChange: ( part: Partial< Values > ) => void;
}

/** How people get to a form. */
export function Sharing( { values, form, error, onChange }: Props ) {
	return (
		<section>
			<h2>{ __( 'Where it stands', 'mesa-help-desk' ) }</h2>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'It has a page of its own that can be shared', 'mesa-help-desk' ) }
				checked={ values.page }
				onChange={ ( page ) => onChange( { page } ) }
			/>
			{ values.page && (
				<>
					<div className="mesa-form__pair">
						<TextField
							label={ __( 'Heading of that page', 'mesa-help-desk' ) }
							placeholder={ __( 'Contact us', 'mesa-help-desk' ) }
							value={ values.title }
							onChange={ ( title ) => onChange( { title: title.slice( 0, 120 ) } ) }
						/>
						<TextField
							label={ __( 'Last part of its address', 'mesa-help-desk' ) }
							placeholder={ __( 'made from the name', 'mesa-help-desk' ) }
							value={ values.slug }
							error={ error }
							onChange={ ( slug ) => onChange( { slug: slug.slice( 0, 80 ) } ) }
						/>
					</div>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Ask search engines to leave it out', 'mesa-help-desk' ) }
						checked={ values.noindex }
						onChange={ ( noindex ) => onChange( { noindex } ) }
					/>
				</>
			) }
			{ form && form.url !== '' && <Copied label={ __( 'Address', 'mesa-help-desk' ) } text={ form.url } /> }
			{ form && <Copied label={ __( 'Shortcode', 'mesa-help-desk' ) } text={ form.shortcode } /> }
			<p className="mesa-quiet">
				{ __( 'In the block editor: add the block “Contact form” and choose this form.', 'mesa-help-desk' ) }
			</p>
		</section>
	);
}
