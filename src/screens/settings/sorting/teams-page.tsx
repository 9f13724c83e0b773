import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { people } from '@wordpress/icons';
import type { Person, Team } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { TokenField } from '../../../ui/choices/token-field.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SettingsTable } from '../../../ui/settings-table/settings-table.tsx';
import { TextField } from '../fields.tsx';
import { ColorField } from './color-field.tsx';
import { EntryDialog } from '../entry-dialog.tsx';
import { ListIntro, News } from '../list-parts.tsx';
import { useSetup } from './use-setup.ts';
import type { Setup } from './use-setup.ts';

const NOBODY: readonly Person[] = [];

function nameOf( everybody: readonly Person[], id: number ): string {
	return (
		everybody.find( ( person ) => person.id === id )?.name ??
		sprintf( /* translators: %d: number of a user. */ __( 'User %d', 'mesa-help-desk' ), id )
	);
}

interface DialogProps {
	team: Team | null;
	everybody: readonly Person[];
	setup: Setup;
	onClose: () => void;
}

function TeamDialog( { team, everybody, setup, onClose }: DialogProps ) {
	const [ name, setName ] = useState( team?.name ?? '' );
	const [ color, setColor ] = useState( team?.color ?? 'blue' );
	const [ members, setMembers ] = useState< readonly number[] >( team?.members ?? [] );
	const token = ( id: number ) => ( { value: String( id ), label: nameOf( everybody, id ) } );
	const body = { name, color, members: [ ...members ] };
	return (
		<EntryDialog
			title={ team ? __( 'Edit the team', 'mesa-help-desk' ) : __( 'Add a team', 'mesa-help-desk' ) }
			onSave={ () =>
				setup.act( () => ( team ? api( 'updateTeam', { path: { id: team.id }, body } ) : api( 'createTeam', { body } ) ) )
			}
			onClose={ onClose }
		>
			{ ( errors ) => (
				<>
					<TextField label={ __( 'Name', 'mesa-help-desk' ) } value={ name } error={ errors.name } onChange={ setName } />
					<TokenField
						label={ __( 'Who is in it', 'mesa-help-desk' ) }
						placeholder={ __( 'Type a name', 'mesa-help-desk' ) }
						tokens={ members.map( token ) }
						known={ everybody.map( ( person ) => token( person.id ) ) }
						error={ errors.members }
						onAdd={ ( { value } ) => setMembers( [ ...members, Number( value ) ] ) }
						onRemove={ ( { value } ) => setMembers( members.filter( ( id ) => String( id ) !== value ) ) }
					/>
					<ColorField value={ color } onChange={ setColor } />
				</>
			) }
		</EntryDialog>
	);
}

/** People who share a folder of tickets. */
export function TeamsPage() {
	const setup = useSetup();
	const { teams } = setup.desk;
	const everybody = useSelect( ( select ) => select( settingsStore ).getSettingsState().team?.everybody, [] ) ?? NOBODY;
	const { loadTeam } = useDispatch( settingsStore );
	useEffect( () => void loadTeam(), [ loadTeam ] );
	const [ open, setOpen ] = useState< Team | 'new' | null >( null );
	const [ leaving, setLeaving ] = useState< Team | null >( null );
	return (
		<>
			<ListIntro add={ __( 'Add a team', 'mesa-help-desk' ) } onAdd={ () => setOpen( 'new' ) }>
				{ __(
					'A ticket can be given to a team: it waits in the team’s folder until one of its people takes it. Mailboxes can be opened to a team, too.',
					'mesa-help-desk'
				) }
			</ListIntro>
			<News { ...setup } />
			<SettingsTable
				label={ __( 'Teams', 'mesa-help-desk' ) }
				items={ teams }
				nameOf={ ( team ) => team.name }
				colorOf={ ( team ) => team.color }
				describe={ ( team ) =>
					team.members.length === 0
						? __( 'Nobody is in it yet.', 'mesa-help-desk' )
						: team.members.map( ( id ) => nameOf( everybody, id ) ).join( ', ' )
				}
				onOpen={ setOpen }
				actionsOf={ ( team ) => [
					{ title: __( 'Delete', 'mesa-help-desk' ), isDestructive: true, onClick: () => setLeaving( team ) },
				] }
				onSort={ ( ids ) => setup.act( () => api( 'sortTeams', { body: { ids } } ) ) }
				empty={
					<EmptyState icon={ people } title={ __( 'No teams yet', 'mesa-help-desk' ) }>
						<p>{ __( 'While a few people answer everything together, you need none.', 'mesa-help-desk' ) }</p>
					</EmptyState>
				}
			/>
			{ open && (
				<TeamDialog
					team={ open === 'new' ? null : open }
					everybody={ everybody }
					setup={ setup }
					onClose={ () => setOpen( null ) }
				/>
			) }
			{ leaving && (
				<EntryDialog
					title={ sprintf( /* translators: %s: name of a team. */ __( 'Delete “%s”?', 'mesa-help-desk' ), leaving.name ) }
					verb={ __( 'Delete', 'mesa-help-desk' ) }
					isDestructive
					onSave={ () =>
						setup.act( () => api( 'deleteTeam', { path: { id: leaving.id } } ), __( 'Deleted.', 'mesa-help-desk' ) )
					}
					onClose={ () => setLeaving( null ) }
				>
					{ () => (
						<p>
							{ __(
								'Its tickets stay with whoever has them. Its people lose the mailboxes that were open to them through this team only.',
								'mesa-help-desk'
							) }
						</p>
					) }
				</EntryDialog>
			) }
		</>
	);
}
