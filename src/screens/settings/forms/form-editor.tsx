import { Button, ToggleControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { undo as undoIcon } from '@wordpress/icons';
import type { Form } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { replaceRoute } from '../../../store/route.ts';
import { AreaField, ChoiceField, TextField } from '../fields.tsx';
import { SavedForm, useSaving } from '../saved-form.tsx';
import { FormPreview } from './form-preview.tsx';
import { Questions } from './questions.tsx';
import { Routing } from './routing.tsx';
import { Sharing } from './sharing.tsx';
import { NEW, useHistory, valuesOf } from './values.ts';
import type { Values } from './values.ts';

/** Setting a form up, with the form beside it. */
export function FormEditor( { form }: { form: Form | null } ) {
	const desk = useSelect( ( select ) => select( deskStore ).getDesk().setup, [] );
	const { loadSetup } = useDispatch( deskStore );
	const { values, isChanged, set: change, undo, saved } = useHistory( form ? valuesOf( form ) : NEW );
	const [ stored, setStored ] = useState( form );
	const saving = useSaving();
	const { errors } = saving;
	useEffect( () => void loadSetup(), [ loadSetup ] );
	const set = ( part: Partial< Values > ) => {
		saving.touch();
		change( part );
	};
	const save = () =>
		saving.save( async () => {
			const { slug, ...body } = values;
			const kept = await ( stored
				? api( 'updateForm', { path: { id: stored.id }, body: { ...body, slug } } )
				: api( 'createForm', { body: { ...body, ...( slug === '' ? {} : { slug } ) } } ) );
			const isWhole = saved( values, valuesOf( kept ) );
			setStored( kept );
			// Its own address comes with the next save when somebody is typing: there it would be loaded anew.
			if ( ! form && isWhole ) {
				replaceRoute( { section: `form-${ kept.id }` } );
			}
		} );
	const takeBack = (
		<Button
			variant="tertiary"
			icon={ undoIcon }
			__next40pxDefaultSize
			disabled={ ! undo }
			accessibleWhenDisabled
			onClick={ () => {
				saving.touch();
				undo?.();
			} }
		>
			{ __( 'Undo', 'mesa-help-desk' ) }
		</Button>
	);
	return (
		<div className="mesa-form-editor">
			<SavedForm
				saving={ saving }
				onSave={ () => void save() }
				isChanged={ isChanged }
				label={ stored ? __( 'Save changes', 'mesa-help-desk' ) : __( 'Add the form', 'mesa-help-desk' ) }
				beside={ takeBack }
				noValidate
			>
				<TextField
					label={ __( 'Name', 'mesa-help-desk' ) }
					help={ __( 'For your team; visitors do not see it.', 'mesa-help-desk' ) }
					placeholder={ __( 'Returns', 'mesa-help-desk' ) }
					value={ values.name }
					error={ errors.name }
					onChange={ ( name ) => set( { name } ) }
				/>
				<section>
					<h2>{ __( 'What it asks', 'mesa-help-desk' ) }</h2>
					<AreaField
						label={ __( 'Words above the form', 'mesa-help-desk' ) }
						rows={ 2 }
						value={ values.intro }
						error={ errors.intro }
						onChange={ ( intro ) => set( { intro: intro.slice( 0, 1000 ) } ) }
					/>
					<Questions values={ values } fields={ desk.fields } error={ errors.fields } onChange={ set } />
					<div className="mesa-form__pair">
						<TextField
							label={ __( 'Files that may be attached', 'mesa-help-desk' ) }
							type="number"
							min={ 0 }
							max={ 10 }
							value={ String( values.max_files ) }
							error={ errors.max_files }
							help={ values.max_files === 0 ? __( 'It takes no files.', 'mesa-help-desk' ) : '' }
							onChange={ ( count ) => set( { max_files: Math.min( 10, Math.max( 0, Number( count ) || 0 ) ) } ) }
						/>
						{ values.max_files > 0 && (
							<TextField
								label={ __( 'Megabytes each, at most', 'mesa-help-desk' ) }
								type="number"
								min={ 1 }
								max={ 100 }
								value={ String( values.max_file_mb ) }
								error={ errors.max_file_mb }
								onChange={ ( count ) => set( { max_file_mb: Math.min( 100, Math.max( 1, Number( count ) || 1 ) ) } ) }
							/>
						) }
					</div>
				</section>
				<section>
					<h2>{ __( 'Where messages go', 'mesa-help-desk' ) }</h2>
					<Routing values={ values } desk={ desk } errors={ errors } onChange={ set } />
				</section>
				<section>
					<h2>{ __( 'While writing, and afterwards', 'mesa-help-desk' ) }</h2>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Suggest articles while somebody writes', 'mesa-help-desk' ) }
						checked={ values.suggest }
						onChange={ ( suggest ) => set( { suggest } ) }
					/>
					<ChoiceField
						label={ __( 'Spam', 'mesa-help-desk' ) }
						help={ __(
							'What looks like advertising is kept in the spam folder, with the reasons. No other service is asked.',
							'mesa-help-desk'
						) }
						value={ values.spam }
						options={ [
							{ value: 'low', label: __( 'Only what is plainly spam', 'mesa-help-desk' ) },
							{ value: 'normal', label: __( 'Normal', 'mesa-help-desk' ) },
							{ value: 'strict', label: __( 'Strict: for forms that get a lot of it', 'mesa-help-desk' ) },
						] }
						onChange={ ( spam ) => set( { spam } ) }
					/>
					<TextField
						label={ __( 'Button', 'mesa-help-desk' ) }
						placeholder={ __( 'Send message', 'mesa-help-desk' ) }
						value={ values.button }
						onChange={ ( button ) => set( { button: button.slice( 0, 60 ) } ) }
					/>
					<AreaField
						label={ __( 'After sending', 'mesa-help-desk' ) }
						rows={ 2 }
						help={ __(
							'Shown below the ticket number. For example: when you answer, or where to look meanwhile.',
							'mesa-help-desk'
						) }
						value={ values.thanks }
						onChange={ ( thanks ) => set( { thanks: thanks.slice( 0, 1000 ) } ) }
					/>
				</section>
				<Sharing values={ values } form={ stored } error={ errors.slug } onChange={ set } />
			</SavedForm>
			<FormPreview values={ values } />
		</div>
	);
}
