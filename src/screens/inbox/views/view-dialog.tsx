import { useDispatch } from '@wordpress/data';
import { useId, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { View, ViewInput } from '../../../contract/generated/types.ts';
import { allows, getBoot } from '../../../store/boot.ts';
import type { ListQuery } from '../../../store/desk/state.ts';
import type { Failure } from '../../../store/failure.ts';
import { listsStore } from '../../../store/lists/index.ts';
import { goTo } from '../../../store/route.ts';
import { FieldError } from '../../../ui/field-error.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { notify } from '../notify.ts';
import { useDesk } from '../use-desk.ts';
import { placeOfView, viewOfQuery } from './place.ts';
import { VIEW_ICONS, iconWord } from './view-icon.tsx';
import type { ViewIcon } from './view-icon.tsx';

export interface ViewDialogProps {
	/** The view to change; none to keep the list on screen as a new one. */
	view?: View;
	/** Of a new view: what it shows. */
	query?: ListQuery;
	onClose: () => void;
}

type Shared = View[ 'shared' ];

const ICONS = Object.keys( VIEW_ICONS ) as ViewIcon[];

/** Name, icon, and who else has it. */
export function ViewDialog( { view, query, onClose }: ViewDialogProps ) {
	const { saveView } = useDispatch( listsStore );
	const [ name, setName ] = useState( view?.name ?? '' );
	const [ icon, setIcon ] = useState< ViewIcon >( view?.icon ?? 'star' );
	const [ shared, setShared ] = useState< Shared >( view?.shared ?? 'no' );
	const all = useDesk( ( desk ) => desk.setup.teams );
	const teams = allows( 'mesa_manage_tags' ) ? all : all.filter( ( team ) => team.members.includes( getBoot().user.id ) );
	const [ team, setTeam ] = useState( view?.team_id ?? teams[ 0 ]?.id ?? null );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const [ isBusy, setBusy ] = useState( false );
	const id = useId();

	const save = async () => {
		if ( name.trim() === '' ) {
			setFailure( {
				kind: 'refused',
				code: 'empty',
				message: '',
				params: { name: __( 'Give the view a name.', 'mesa-help-desk' ) },
				data: {},
			} );
			return;
		}
		setBusy( true );
		const input: ViewInput = { name, icon, shared, ...( shared === 'team' ? { team_id: team } : {} ) };
		try {
			const saved = await saveView( view ? input : { ...input, ...( query ? viewOfQuery( query ) : {} ) }, view?.id );
			onClose();
			if ( ! view ) {
				goTo( { ...placeOfView( saved ), ticket: null } );
			}
			notify( __( 'The view is saved.', 'mesa-help-desk' ) );
		} catch ( error ) {
			setFailure( error as Failure );
			setBusy( false );
		}
	};
	const choice = ( value: Shared, label: string ) => (
		<label className="mesa-view-form__choice" htmlFor={ `${ id }-${ value }` }>
			<input
				id={ `${ id }-${ value }` }
				type="radio"
				name={ `${ id }-shared` }
				checked={ shared === value }
				onChange={ () => setShared( value ) }
			/>
			{ label }
		</label>
	);
	const wrong = failure?.params.name;
	return (
		<FormDialog
			title={ view ? __( 'Edit the view', 'mesa-help-desk' ) : __( 'Save as a view', 'mesa-help-desk' ) }
			verb={ __( 'Save', 'mesa-help-desk' ) }
			isBusy={ isBusy }
			failure={ failure && ! wrong ? ( Object.values( failure.params )[ 0 ] ?? failure.message ) : undefined }
			onSubmit={ () => void save() }
			onClose={ onClose }
		>
			<div className="mesa-view-form">
				<label className="mesa-view-form__name" htmlFor={ `${ id }-name` }>
					{ __( 'Name', 'mesa-help-desk' ) }
				</label>
				<input
					id={ `${ id }-name` }
					type="text"
					className="components-text-control__input"
					value={ name }
					maxLength={ 60 }
					dir="auto"
					// eslint-disable-next-line jsx-a11y/no-autofocus -- The one field that one opens this dialog for.
					autoFocus
					aria-invalid={ wrong ? true : undefined }
					aria-describedby={ wrong ? `${ id }-wrong` : undefined }
					onChange={ ( event ) => setName( event.target.value ) }
				/>
				<FieldError words={ wrong } id={ `${ id }-wrong` } />
				<fieldset>
					<legend>{ __( 'Icon', 'mesa-help-desk' ) }</legend>
					<div className="mesa-view-form__icons">
						{ ICONS.map( ( each ) => (
							<label
								key={ each }
								htmlFor={ `${ id }-${ each }` }
								className={ each === icon ? 'is-chosen' : '' }
								title={ iconWord( each ) }
							>
								<input
									id={ `${ id }-${ each }` }
									type="radio"
									name={ `${ id }-icon` }
									checked={ each === icon }
									onChange={ () => setIcon( each ) }
								/>
								<span className="screen-reader-text">{ iconWord( each ) }</span>
								{ VIEW_ICONS[ each ] }
							</label>
						) ) }
					</div>
				</fieldset>
				{ allows( 'mesa_edit_tickets' ) && (
					<fieldset>
						<legend>{ __( 'Who has it', 'mesa-help-desk' ) }</legend>
						{ choice( 'no', __( 'Only me', 'mesa-help-desk' ) ) }
						{ teams.length > 0 && choice( 'team', __( 'A team', 'mesa-help-desk' ) ) }
						{ shared === 'team' && teams.length > 0 && (
							<select
								aria-label={ __( 'Team', 'mesa-help-desk' ) }
								value={ team ?? '' }
								onChange={ ( event ) => setTeam( Number( event.target.value ) ) }
							>
								{ teams.map( ( each ) => (
									<option key={ each.id } value={ each.id }>
										{ each.name }
									</option>
								) ) }
							</select>
						) }
						{ choice( 'all', __( 'Everybody', 'mesa-help-desk' ) ) }
						<p className="mesa-quiet">
							{ __( 'A shared view shows each person only the tickets that they may see.', 'mesa-help-desk' ) }
						</p>
					</fieldset>
				) }
			</div>
		</FormDialog>
	);
}
