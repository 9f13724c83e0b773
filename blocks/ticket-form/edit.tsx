import apiFetch from '@wordpress/api-fetch';
import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, SelectControl, TextareaControl, TextControl, ToggleControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { MailboxSummary } from '../../src/contract/generated/types.ts';
import type { EditProps } from '../shared/register.ts';
import { ServerPreview } from '../shared/server-preview.tsx';
import metadata from './block.json';

interface Attributes {
	mailboxId: number;
	askName: boolean;
	allowFiles: boolean;
	buttonText: string;
	thanks: string;
}

/** The mailboxes to choose from; none for people who may not see them. */
function useMailboxes(): MailboxSummary[] {
	const [ mailboxes, setMailboxes ] = useState< MailboxSummary[] >( [] );
	useEffect( () => {
		apiFetch< MailboxSummary[] >( { path: '/mesa/v1/mailboxes' } )
			.then( setMailboxes )
			.catch( () => setMailboxes( [] ) );
	}, [] );
	return mailboxes;
}

export function Edit( { attributes, setAttributes }: EditProps< Attributes > ) {
	const mailboxes = useMailboxes();
	return (
		<div { ...useBlockProps() }>
			<InspectorControls>
				<PanelBody title={ __( 'Form', 'mesa-help-desk' ) }>
					{ mailboxes.length > 0 && (
						<SelectControl
							__next40pxDefaultSize
							__nextHasNoMarginBottom
							label={ __( 'Mailbox', 'mesa-help-desk' ) }
							help={ __( 'Messages from this form arrive there, and answers are sent from it.', 'mesa-help-desk' ) }
							value={ String( attributes.mailboxId ) }
							options={ [
								{ value: '0', label: __( 'Default mailbox', 'mesa-help-desk' ) },
								...mailboxes.map( ( { id, name, address } ) => ( {
									value: String( id ),
									label: `${ name } (${ address })`,
								} ) ),
							] }
							onChange={ ( value: string ) => setAttributes( { mailboxId: Number( value ) } ) }
						/>
					) }
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Ask for a name', 'mesa-help-desk' ) }
						checked={ attributes.askName }
						onChange={ ( askName ) => setAttributes( { askName } ) }
					/>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Let visitors attach files', 'mesa-help-desk' ) }
						checked={ attributes.allowFiles }
						onChange={ ( allowFiles ) => setAttributes( { allowFiles } ) }
					/>
				</PanelBody>
				<PanelBody title={ __( 'Words', 'mesa-help-desk' ) }>
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'Button', 'mesa-help-desk' ) }
						placeholder={ __( 'Send message', 'mesa-help-desk' ) }
						value={ attributes.buttonText }
						onChange={ ( buttonText ) => setAttributes( { buttonText } ) }
					/>
					<TextareaControl
						__nextHasNoMarginBottom
						label={ __( 'After sending', 'mesa-help-desk' ) }
						help={ __(
							'Shown below the ticket number. For example: when you answer, or where to look meanwhile.',
							'mesa-help-desk'
						) }
						value={ attributes.thanks }
						onChange={ ( thanks ) => setAttributes( { thanks } ) }
					/>
				</PanelBody>
			</InspectorControls>
			<ServerPreview block={ metadata.name } attributes={ { ...attributes } } />
		</div>
	);
}
