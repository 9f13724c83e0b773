import { Notice, RadioControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Person, Team } from '../../contract/generated/types.ts';
import { deskStore } from '../../store/desk/index.ts';
import { settingsStore } from '../../store/settings/index.ts';
import { TokenField } from '../../ui/choices/token-field.tsx';
import type { Token } from '../../ui/choices/token-field.tsx';

interface Props {
	restricted: boolean;
	/** User ids. */
	members: readonly number[];
	/** Ids of teams whose people see it, too. */
	teams: readonly number[];
	error: string | undefined;
	onChange: ( part: { restricted?: boolean; members?: number[]; teams?: number[] } ) => void;
}

/** More names than these would not be read. */
const SHOWN_MANAGERS = 5;

function managerWords( managers: readonly Person[] ): string {
	const names = managers.slice( 0, SHOWN_MANAGERS ).map( ( person ) => person.name );
	const shown = managers.length > SHOWN_MANAGERS ? [ ...names, '…' ] : names;
	return sprintf(
		/* translators: %s: names of people. */ __( 'Who manages mailboxes always sees it: %s', 'mesa-help-desk' ),
		shown.join( ', ' )
	);
}

function teamToken( { id, name, members }: Team ): Token {
	return {
		value: String( id ),
		label: name,
		hint: sprintf(
			/* translators: %d: number of people. */ _n( '%d person', '%d people', members.length, 'mesa-help-desk' ),
			members.length
		),
	};
}

/** Whether everybody in the team sees a mailbox's tickets, or only some do. */
export function WhoMaySee( { restricted, members, teams, error, onChange }: Props ) {
	const knownTeams = useSelect( ( select ) => select( deskStore ).getDesk().setup.teams, [] );
	const team = useSelect( ( select ) => select( settingsStore ).getSettingsState().team, [] );
	const { loadTeam } = useDispatch( settingsStore );
	useEffect( () => void loadTeam(), [ loadTeam ] );

	const managers = team?.managers ?? [];
	const isManager = ( id: number ) => managers.some( ( person ) => person.id === id );
	const tokenOf = ( id: number ): Token => ( {
		value: String( id ),
		label:
			team?.everybody.find( ( person ) => person.id === id )?.name ??
			sprintf( /* translators: %d: number of a user. */ __( 'User %d', 'mesa-help-desk' ), id ),
	} );
	// Those who see it anyway are no choice.
	const known = ( team?.everybody ?? [] ).filter( ( person ) => ! isManager( person.id ) ).map( ( person ) => tokenOf( person.id ) );
	const chosenTeams = knownTeams.filter( ( each ) => teams.includes( each.id ) );
	const seenBy = [ ...members, ...chosenTeams.flatMap( ( each ) => each.members ) ];
	const locksOut = restricted && team !== null && ! seenBy.some( ( id ) => ! isManager( id ) );

	return (
		<section>
			<h2>{ __( 'Who may see it', 'mesa-help-desk' ) }</h2>
			<RadioControl
				label={ __( 'This mailbox and its tickets are seen by', 'mesa-help-desk' ) }
				hideLabelFromVision
				selected={ restricted ? 'some' : 'all' }
				options={ [
					{ value: 'all', label: __( 'Everybody in the team', 'mesa-help-desk' ) },
					{ value: 'some', label: __( 'Only these people', 'mesa-help-desk' ) },
				] }
				onChange={ ( value: string ) => onChange( { restricted: value === 'some' } ) }
			/>
			{ restricted && team && (
				<>
					<TokenField
						label={ __( 'People', 'mesa-help-desk' ) }
						placeholder={ __( 'Type a name', 'mesa-help-desk' ) }
						tokens={ members.map( tokenOf ) }
						known={ known }
						error={ error }
						onAdd={ ( token ) => onChange( { members: [ ...members, Number( token.value ) ] } ) }
						onRemove={ ( token ) => onChange( { members: members.filter( ( id ) => String( id ) !== token.value ) } ) }
					/>
					{ knownTeams.length > 0 && (
						<TokenField
							label={ __( 'Teams', 'mesa-help-desk' ) }
							placeholder={ __( 'Type a name', 'mesa-help-desk' ) }
							tokens={ chosenTeams.map( teamToken ) }
							known={ knownTeams.map( teamToken ) }
							onAdd={ ( token ) => onChange( { teams: [ ...teams, Number( token.value ) ] } ) }
							onRemove={ ( token ) => onChange( { teams: teams.filter( ( id ) => String( id ) !== token.value ) } ) }
						/>
					) }
					<p className="mesa-quiet">{ managerWords( managers ) }</p>
					<p className="mesa-quiet">
						{ __(
							'For everybody else its tickets do not exist: not in lists, not in searches, not in mails to the team.',
							'mesa-help-desk'
						) }
					</p>
				</>
			) }
			{ locksOut && (
				<Notice status="warning" isDismissible={ false }>
					{ __( 'If you save it so, only those who manage mailboxes see this mailbox and its tickets.', 'mesa-help-desk' ) }
				</Notice>
			) }
		</section>
	);
}
