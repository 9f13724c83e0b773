import { CheckboxControl, ToggleControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { SavedReply, SavedReplyInput } from '../../../contract/generated/types.ts';
import { VARIABLES } from '../../../core/words/variables.ts';
import { replaceRoute } from '../../../store/route.ts';
import { saveSavedReply, useSavedReplies } from '../../../store/saved-replies.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { WordsField } from '../../../ui/words-field/words-field.tsx';
import { TextField } from '../fields.tsx';
import { SavedForm, useSaving } from '../saved-form.tsx';
import { ActionsFields } from './actions-fields.tsx';
import { FilesField } from './files-field.tsx';
import { TryIt } from './try-it.tsx';

type Values = Pick< SavedReply, 'title' | 'folder' | 'html' | 'shared' | 'mailbox_ids' | 'files' | 'actions' >;

const NEW: Values = {
	title: '',
	folder: '',
	html: '',
	shared: true,
	mailbox_ids: [],
	files: [],
	actions: { status: '', add_tags: [], assign: '' },
};

function inputOf( values: Values ): SavedReplyInput {
	const { title, folder, html, shared, mailbox_ids, actions } = values;
	const files = values.files.map( ( { sha256, filename, content_type } ) => ( { sha256, filename, content_type } ) );
	return { title, folder, html, shared, mailbox_ids, actions, files };
}

/** Writing a saved reply, or looking at a colleague's. */
export function ReplyForm( { reply }: { reply: SavedReply | null } ) {
	const { replies } = useSavedReplies();
	const mailboxes = useSelect( ( select ) => select( settingsStore ).getSettingsState().mailboxes, [] ) ?? [];
	const { loadMailboxes } = useDispatch( settingsStore );
	const [ values, setValues ] = useState< Values >( reply ?? NEW );
	// The site's word about it, and how often it brought other words for the editor.
	const [ loaded, setLoaded ] = useState( { reply, turn: 0 } );
	const [ storedId, setStoredId ] = useState( reply?.id ?? null );
	const [ isChanged, setChanged ] = useState( false );
	const saving = useSaving();
	// What a colleague has changed comes a moment after the page is there: nobody has typed anything by then.
	if ( reply !== loaded.reply && ! isChanged ) {
		setLoaded( { reply, turn: loaded.turn + ( reply?.html === values.html ? 0 : 1 ) } );
		setValues( reply ?? NEW );
	}
	useEffect( () => void loadMailboxes(), [ loadMailboxes ] );
	const isReadOnly = reply !== null && ! reply.can_edit;
	const { errors } = saving;
	const set = ( part: Partial< Values > | ( ( now: Values ) => Partial< Values > ) ) => {
		saving.touch();
		setChanged( true );
		setValues( ( now ) => ( { ...now, ...( typeof part === 'function' ? part( now ) : part ) } ) );
	};
	const save = () =>
		saving.save( async ( isUntouched ) => {
			const stored = await saveSavedReply( storedId, inputOf( values ) );
			setStoredId( stored.id );
			if ( reply ) {
				setLoaded( ( now ) => ( { ...now, reply: stored } ) );
			}
			setChanged( ! isUntouched() );
			// Its own address comes with the next save when somebody is typing: there it would be loaded anew.
			if ( ! reply && isUntouched() ) {
				replaceRoute( { section: `reply-${ stored.id }` } );
			}
		} );
	const folders = [ ...new Set( ( replies ?? [] ).map( ( each ) => each.folder ).filter( Boolean ) ) ];
	return (
		<SavedForm
			saving={ saving }
			onSave={ () => void save() }
			className="mesa-saved-form"
			label={ __( 'Save', 'mesa-help-desk' ) }
			isChanged={ isChanged }
			canSave={ storedId === null || isChanged }
			isReadOnly={ isReadOnly }
		>
			{ isReadOnly && (
				<p className="mesa-form__advice">
					{ __( 'This belongs to a colleague. To change it, make a copy of your own in the list.', 'mesa-help-desk' ) }
				</p>
			) }
			<fieldset className="mesa-saved-fields" disabled={ isReadOnly }>
				<div className="mesa-form__pair">
					<TextField
						label={ __( 'Name', 'mesa-help-desk' ) }
						help={ __( 'By which you find it after “/”.', 'mesa-help-desk' ) }
						value={ values.title }
						error={ errors.title }
						onChange={ ( title ) => set( { title } ) }
					/>
					<TextField
						label={ __( 'Folder', 'mesa-help-desk' ) }
						help={
							folders.length > 0
								? sprintf(
										/* translators: %s: names of folders. */ __( 'So far there are: %s', 'mesa-help-desk' ),
										folders.slice( 0, 6 ).join( ', ' )
									)
								: __( 'Such as “Shipping”; may stay empty.', 'mesa-help-desk' )
						}
						value={ values.folder }
						error={ errors.folder }
						onChange={ ( folder ) => set( { folder } ) }
					/>
				</div>
				<WordsField
					key={ loaded.turn }
					label={ __( 'Words', 'mesa-help-desk' ) }
					html={ loaded.reply?.html ?? '' }
					error={ errors.html }
					placeholder={ __( 'Hello {customer.first_name|there}, …', 'mesa-help-desk' ) }
					variables={ VARIABLES }
					isReadOnly={ isReadOnly }
					onChange={ ( html ) => set( { html } ) }
				/>
				<TryIt html={ values.html } />
				<FilesField
					files={ values.files }
					error={ errors.files }
					isReadOnly={ isReadOnly }
					onChange={ ( change ) => set( ( now ) => ( { files: change( now.files ) } ) ) }
				/>
				<section>
					<h2>{ __( 'Who may use it', 'mesa-help-desk' ) }</h2>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'The whole team', 'mesa-help-desk' ) }
						help={ values.shared ? '' : __( 'Only you see it.', 'mesa-help-desk' ) }
						checked={ values.shared }
						onChange={ ( shared ) => set( { shared } ) }
					/>
					{ errors.shared && <p className="mesa-field__error">{ errors.shared }</p> }
					{ mailboxes.length > 1 && (
						<div role="group" aria-label={ __( 'In which mailboxes', 'mesa-help-desk' ) } className="mesa-saved-boxes">
							<p className="mesa-quiet">
								{ __( 'In these mailboxes only; none chosen: in all of them.', 'mesa-help-desk' ) }
							</p>
							{ mailboxes.map( ( mailbox ) => (
								<CheckboxControl
									key={ mailbox.id }
									__nextHasNoMarginBottom
									label={ mailbox.name }
									checked={ values.mailbox_ids.includes( mailbox.id ) }
									onChange={ ( on ) =>
										set( ( now ) => ( {
											mailbox_ids: on
												? [ ...now.mailbox_ids, mailbox.id ]
												: now.mailbox_ids.filter( ( id ) => id !== mailbox.id ),
										} ) )
									}
								/>
							) ) }
							{ errors.mailbox_ids && <p className="mesa-field__error">{ errors.mailbox_ids }</p> }
						</div>
					) }
				</section>
				<section>
					<h2>{ __( 'What else it does', 'mesa-help-desk' ) }</h2>
					<ActionsFields
						actions={ values.actions }
						error={ errors.actions }
						isReadOnly={ isReadOnly }
						onChange={ ( part ) => set( ( now ) => ( { actions: { ...now.actions, ...part } } ) ) }
					/>
				</section>
			</fieldset>
		</SavedForm>
	);
}
