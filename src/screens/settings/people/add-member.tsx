import { Button } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Member, MemberCandidate, Role } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { getBoot } from '../../../store/boot.ts';
import { toFailure } from '../../../store/failure.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { ChoiceField, TextField } from '../fields.tsx';
import type { GivenRole } from './role-words.ts';

const TYPING_PAUSE_MS = 300;

/** Takes a user of the site into the team. */
export function AddMember( { roles, onAdded }: { roles: readonly Role[]; onAdded: ( member: Member ) => void } ) {
	const [ search, setSearch ] = useState( '' );
	const [ role, setRole ] = useState< GivenRole >( 'mesa_agent' );
	const [ found, setFound ] = useState< MemberCandidate[] | null >( null );
	const [ error, setError ] = useState( '' );
	const [ news, setNews ] = useState( '' );
	const wanted = search.trim();
	useEffect( () => {
		setError( '' );
		if ( wanted === '' ) {
			setFound( null );
			return;
		}
		let isGone = false;
		const timer = setTimeout( () => {
			api( 'findCandidates', { query: { search: wanted } } ).then(
				( users ) => isGone || setFound( users ),
				( failure ) => isGone || setError( toFailure( failure ).message )
			);
		}, TYPING_PAUSE_MS );
		return () => {
			isGone = true;
			clearTimeout( timer );
		};
	}, [ wanted ] );
	const add = async ( { person }: MemberCandidate ) => {
		setError( '' );
		try {
			onAdded( await api( 'setMemberRole', { path: { id: person.id }, body: { role } } ) );
			setSearch( '' );
			setNews( sprintf( /* translators: %s: somebody's name. */ __( '%s is in the team now.', 'mesa-help-desk' ), person.name ) );
		} catch ( failure ) {
			setError( toFailure( failure ).message );
		}
	};
	return (
		<div className="mesa-add-member">
			<h3>{ __( 'Add somebody', 'mesa-help-desk' ) }</h3>
			<div className="mesa-add-member__fields">
				<TextField
					label={ __( 'Find a user of this site', 'mesa-help-desk' ) }
					placeholder={ __( 'Name or mail address', 'mesa-help-desk' ) }
					value={ search }
					error={ error || undefined }
					onChange={ setSearch }
				/>
				<ChoiceField
					label={ __( 'As', 'mesa-help-desk' ) }
					value={ role }
					options={ roles
						.filter( ( each ) => each.slug !== 'administrator' )
						.map( ( each ) => ( { value: each.slug, label: each.name } ) ) }
					onChange={ ( value ) => setRole( value as GivenRole ) }
				/>
			</div>
			<p className="mesa-tags-news" role="status">
				{ news }
			</p>
			{ found && (
				<ul className="mesa-add-member__found">
					{ found.map( ( candidate ) => (
						<li key={ candidate.person.id }>
							<Avatar name={ candidate.person.name } picture={ candidate.person.avatar } />
							<span>
								<bdi>{ candidate.person.name }</bdi> <bdi className="mesa-quiet">{ candidate.email }</bdi>
							</span>
							<Button variant="secondary" size="compact" onClick={ () => void add( candidate ) }>
								{ __( 'Add', 'mesa-help-desk' ) }
							</Button>
						</li>
					) ) }
					{ found.length === 0 && (
						<li>
							{ __( 'No user of this site has that name, or they are in the team already.', 'mesa-help-desk' ) }{ ' ' }
							<a href={ `${ getBoot().adminUrl }user-new.php` }>{ __( 'Add a new user', 'mesa-help-desk' ) }</a>
						</li>
					) }
				</ul>
			) }
		</div>
	);
}
