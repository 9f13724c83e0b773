import { Button } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Person } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { allows } from '../../../store/boot.ts';
import type { Failure } from '../../../store/failure.ts';
import { loadFollowers, setFollower, useFollowers } from '../../../store/followers.ts';
import { TokenField } from '../../../ui/choices/token-field.tsx';
import type { Token } from '../../../ui/choices/token-field.tsx';
import { notifyFailure } from '../notify.ts';
import { SidePanel } from '../side-bar/side-panel.tsx';
import { follow } from './follow.ts';

const asToken = ( person: Person ): Token => ( { value: String( person.id ), label: person.name } );

/** Who is told what happens on the ticket; colleagues who may see it can be added. */
function FollowersBody( { id }: { id: number } ) {
	const followers = useFollowers( id );
	const [ failed, setFailed ] = useState( false );
	const [ team, setTeam ] = useState< Person[] >( [] );
	useEffect( () => {
		setFailed( false );
		loadFollowers( id ).catch( () => setFailed( true ) );
	}, [ id ] );
	if ( ! followers ) {
		return failed ? (
			<Button
				variant="link"
				onClick={ () => {
					setFailed( false );
					loadFollowers( id ).catch( () => setFailed( true ) );
				} }
			>
				{ __( 'Could not be loaded. Try again', 'mesa-help-desk' ) }
			</Button>
		) : (
			<p className="mesa-quiet">…</p>
		);
	}
	const change = ( person: Person, following: boolean ) => {
		setFollower( id, person, following ).catch( ( failure: Failure ) =>
			notifyFailure( __( 'Nothing was changed.', 'mesa-help-desk' ), failure )
		);
	};
	const loadTeam = () => {
		if ( team.length === 0 ) {
			// Only those who may see this ticket.
			api( 'listAgents', { query: { who: 'team', ticket_id: id } } )
				.then( setTeam )
				.catch( () => undefined );
		}
	};
	const find = ( token: Token ) => [ ...team, ...followers.people ].find( ( person ) => String( person.id ) === token.value );
	return (
		<>
			{ ( followers.people.length > 0 || allows( 'mesa_note' ) ) && (
				<TokenField
					label={ __( 'Followers', 'mesa-help-desk' ) }
					labelIsHidden
					isReadOnly={ ! allows( 'mesa_note' ) }
					placeholder={ __( 'Add a colleague', 'mesa-help-desk' ) }
					tokens={ followers.people.map( asToken ) }
					known={ team.map( asToken ) }
					onFocus={ loadTeam }
					onAdd={ ( token ) => {
						const person = find( token );
						if ( person ) {
							change( person, true );
						}
					} }
					onRemove={ ( token ) => {
						const person = find( token );
						if ( person ) {
							change( person, false );
						}
					} }
				/>
			) }
			<Button className="mesa-followers__me" variant="link" onClick={ () => void follow( id ) }>
				{ followers.following ? __( 'Stop following', 'mesa-help-desk' ) : __( 'Follow this ticket', 'mesa-help-desk' ) }
			</Button>
		</>
	);
}

export function FollowersPanel( { id }: { id: number } ) {
	return (
		<SidePanel name="followers" title={ __( 'Followers', 'mesa-help-desk' ) } startsFolded isLazy>
			<FollowersBody key={ id } id={ id } />
		</SidePanel>
	);
}
