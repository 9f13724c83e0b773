import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { MailboxSummary, Member, Role } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { allows } from '../../../store/boot.ts';
import { toFailure } from '../../../store/failure.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { AddMember } from './add-member.tsx';
import { MemberTable } from './member-table.tsx';
import { RoleTable } from './role-table.tsx';

interface Loaded {
	members: Member[];
	roles: Role[];
	mailboxes: MailboxSummary[];
}

/** Who is in the team, with which role; what each role may do. */
export function People() {
	const [ loaded, setLoaded ] = useState< Loaded | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const load = () => {
		setFailure( '' );
		Promise.all( [ api( 'listMembers', {} ), api( 'listRoles', {} ), api( 'listMailboxes', {} ) ] ).then(
			( [ members, roles, mailboxes ] ) => setLoaded( { members, roles, mailboxes } ),
			( error ) => setFailure( toFailure( error ).message )
		);
	};
	useEffect( load, [] );
	if ( ! loaded ) {
		return failure ? <FailedState message={ failure } onRetry={ load } /> : <Skeleton kind="form" rows={ 6 } />;
	}
	const { members, roles, mailboxes } = loaded;
	const put = ( member: Member ) => {
		const rest = members.filter( ( each ) => each.person.id !== member.person.id );
		const isIn = member.role !== null;
		setLoaded( {
			...loaded,
			members: isIn ? [ ...rest, member ].sort( ( a, b ) => a.person.name.localeCompare( b.person.name ) ) : rest,
		} );
	};
	return (
		<>
			<section>
				<h2>{ __( 'People', 'mesa-help-desk' ) }</h2>
				<MemberTable members={ members } roles={ roles } mailboxes={ mailboxes } onChanged={ put } />
				{ allows( 'mesa_manage_settings' ) && <AddMember roles={ roles } onAdded={ put } /> }
				<p className="mesa-quiet">
					{ __(
						'Who may see a mailbox is chosen in the mailbox’s settings; people in a team get what the team may see.',
						'mesa-help-desk'
					) }
				</p>
			</section>
			<section>
				<h2>{ __( 'What each role may do', 'mesa-help-desk' ) }</h2>
				<RoleTable roles={ roles } />
			</section>
		</>
	);
}
