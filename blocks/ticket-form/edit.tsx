import apiFetch from '@wordpress/api-fetch';
import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { Button, ExternalLink, Notice, PanelBody, SelectControl, TextareaControl, TextControl, ToggleControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Form, MailboxSummary } from '../../src/contract/generated/types.ts';
import type { EditProps } from '../shared/register.ts';
import { ServerPreview } from '../shared/server-preview.tsx';
import metadata from './block.json';

interface Attributes {
	formId: number;
	mailboxId: number;
	askName: boolean;
	allowFiles: boolean;
	buttonText: string;
	thanks: string;
}

/** What a route lists; nothing for people who may not see it. */
function useList< Item >( path: string ): [ Item[] | null, ( items: Item[] ) => void ] {
	const [ items, setItems ] = useState< Item[] | null >( null );
	useEffect( () => {
		apiFetch< Item[] >( { path } )
			.then( setItems )
			.catch( () => setItems( [] ) );
	}, [ path ] );
	return [ items, setItems ];
}

/** Where a form is set up; a page of wp-admin beside the editor's. */
const settingsOf = ( id: number ) => `admin.php?page=mesa-help-desk&view=settings&section=form-${ id }`;

interface ChooserProps {
	forms: Form[];
	chosen: number;
	onChoose: ( id: number ) => void;
	onMade: ( form: Form ) => void;
}

/** Which form it is; a new one is made in place, with a name, and set up beside the editor. */
function FormChooser( { forms, chosen, onChoose, onMade }: ChooserProps ) {
	const [ name, setName ] = useState< string | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const make = () => {
		setFailure( '' );
		apiFetch< Form >( { path: '/mesa/v1/forms', method: 'POST', data: { name } } )
			.then( ( form ) => {
				setName( null );
				onMade( form );
			} )
			.catch( ( { message }: { message?: string } ) =>
				setFailure( message ?? __( 'The form could not be made.', 'mesa-help-desk' ) )
			);
	};
	return (
		<>
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Form', 'mesa-help-desk' ) }
				value={ String( chosen ) }
				options={ [
					{ value: '0', label: __( 'A simple one, set up here', 'mesa-help-desk' ) },
					...forms
						.filter( ( form ) => ! form.archived || form.id === chosen )
						.map( ( form ) => ( { value: String( form.id ), label: form.name } ) ),
				] }
				onChange={ ( value: string ) => onChoose( Number( value ) ) }
			/>
			{ chosen > 0 && (
				<p>
					<ExternalLink href={ settingsOf( chosen ) }>
						{ __( 'What this form asks, and where its messages go', 'mesa-help-desk' ) }
					</ExternalLink>
				</p>
			) }
			{ name === null ? (
				<p>
					<Button variant="link" onClick={ () => setName( '' ) }>
						{ __( 'Make a new form', 'mesa-help-desk' ) }
					</Button>
				</p>
			) : (
				<div>
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'Name of the new form', 'mesa-help-desk' ) }
						placeholder={ __( 'Returns', 'mesa-help-desk' ) }
						value={ name }
						onChange={ setName }
					/>
					<p>
						<Button variant="secondary" disabled={ name.trim() === '' } onClick={ make }>
							{ __( 'Make it', 'mesa-help-desk' ) }
						</Button>{ ' ' }
						<Button variant="tertiary" onClick={ () => setName( null ) }>
							{ __( 'Cancel', 'mesa-help-desk' ) }
						</Button>
					</p>
				</div>
			) }
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
		</>
	);
}

/** A form that stands alone is set up here. */
function SimpleForm( { attributes, setAttributes }: EditProps< Attributes > ) {
	const [ mailboxes ] = useList< MailboxSummary >( '/mesa/v1/mailboxes' );
	return (
		<>
			<PanelBody title={ __( 'Simple form', 'mesa-help-desk' ) }>
				{ mailboxes && mailboxes.length > 0 && (
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
		</>
	);
}

export function Edit( { attributes, setAttributes }: EditProps< Attributes > ) {
	const [ forms, setForms ] = useList< Form >( '/mesa/v1/forms' );
	return (
		<div { ...useBlockProps() }>
			<InspectorControls>
				{ forms && (
					<PanelBody title={ __( 'Form', 'mesa-help-desk' ) }>
						<FormChooser
							forms={ forms }
							chosen={ attributes.formId }
							onChoose={ ( formId ) => setAttributes( { formId } ) }
							onMade={ ( form ) => {
								setForms( [ ...forms, form ] );
								setAttributes( { formId: form.id } );
							} }
						/>
					</PanelBody>
				) }
				{ attributes.formId === 0 && <SimpleForm attributes={ attributes } setAttributes={ setAttributes } /> }
			</InspectorControls>
			<ServerPreview block={ metadata.name } attributes={ { ...attributes } } />
		</div>
	);
}
