import { dispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import type { MailboxSummary, Member, Role } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { allows } from '../../../store/boot.ts';
import { toFailure } from '../../../store/failure.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { FieldError } from '../../../ui/field-error.tsx';
import type { GivenRole } from './role-words.ts';

interface Props {
	members: readonly Member[];
	roles: readonly Role[];
	mailboxes: readonly MailboxSummary[];
	onChanged: ( member: Member ) => void;
}

/** More names than these would not be read. */
const SHOWN_MAILBOXES = 3;

function seenWords( member: Member, mailboxes: readonly MailboxSummary[] ): string {
	if ( member.sees_all || member.mailboxes.length >= mailboxes.length ) {
		return __( 'All mailboxes', 'mesa-help-desk' );
	}
	if ( member.mailboxes.length === 0 ) {
		return __( 'No mailbox', 'mesa-help-desk' );
	}
	const names = mailboxes.filter( ( mailbox ) => member.mailboxes.includes( mailbox.id ) ).map( ( mailbox ) => mailbox.name );
	return names.length > SHOWN_MAILBOXES ? `${ names.slice( 0, SHOWN_MAILBOXES ).join( ', ' ) } …` : names.join( ', ' );
}

function MemberRow( { member, roles, mailboxes, onChanged }: Omit< Props, 'members' > & { member: Member } ) {
	const [ error, setError ] = useState( '' );
	const [ isBusy, setBusy ] = useState( false );
	const mayChange = member.can_change && member.role !== 'administrator' && allows( 'mesa_manage_settings' );
	const name = roles.find( ( role ) => role.slug === member.role )?.name ?? __( 'By another role', 'mesa-help-desk' );
	const set = async ( role: GivenRole | '' ) => {
		setBusy( true );
		setError( '' );
		try {
			onChanged( await api( 'setMemberRole', { path: { id: member.person.id }, body: { role } } ) );
			return true;
		} catch ( failure ) {
			setError( toFailure( failure ).message );
			return false;
		} finally {
			setBusy( false );
		}
	};
	const choose = async ( role: GivenRole | '' ) => {
		const before = ( member.role ?? '' ) as GivenRole | '';
		if ( ( await set( role ) ) && role === '' && before !== '' ) {
			void dispatch( noticesStore ).createNotice(
				'info',
				/* translators: %s: somebody's name. */
				sprintf( __( '%s is not in the team any more.', 'mesa-help-desk' ), member.person.name ),
				{
					type: 'snackbar',
					id: 'mesa-done',
					actions: [ { label: __( 'Undo', 'mesa-help-desk' ), onClick: () => void set( before ) } ],
				}
			);
		}
	};
	return (
		<tr>
			<th scope="row">
				<span className="mesa-people__who">
					<Avatar name={ member.person.name } picture={ member.person.avatar } />
					<span>
						<bdi className="mesa-people__name">{ member.person.name }</bdi>
						<bdi className="mesa-quiet">{ member.email }</bdi>
					</span>
				</span>
			</th>
			<td>
				{ mayChange ? (
					<select
						/* translators: %s: somebody's name. */
						aria-label={ sprintf( __( 'Role of %s', 'mesa-help-desk' ), member.person.name ) }
						value={ member.role ?? '' }
						disabled={ isBusy }
						onChange={ ( event ) => void choose( event.target.value as GivenRole | '' ) }
					>
						{ roles
							.filter( ( role ) => role.slug !== 'administrator' )
							.map( ( role ) => (
								<option key={ role.slug } value={ role.slug }>
									{ role.name }
								</option>
							) ) }
						<option value="">
							{ member.role === null ? __( 'By another role', 'mesa-help-desk' ) : __( 'Not in the team', 'mesa-help-desk' ) }
						</option>
					</select>
				) : (
					name
				) }
				<FieldError words={ error || undefined } />
			</td>
			<td>{ seenWords( member, mailboxes ) }</td>
		</tr>
	);
}

/** Everybody in the team, each with a role and what they see. */
export function MemberTable( { members, ...props }: Props ) {
	return (
		<div className="mesa-people__scroll">
			<table className="mesa-people">
				<thead>
					<tr>
						<th scope="col">{ __( 'Who', 'mesa-help-desk' ) }</th>
						<th scope="col">{ __( 'Role', 'mesa-help-desk' ) }</th>
						<th scope="col">{ __( 'Sees', 'mesa-help-desk' ) }</th>
					</tr>
				</thead>
				<tbody>
					{ members.map( ( member ) => (
						<MemberRow key={ member.person.id } member={ member } { ...props } />
					) ) }
				</tbody>
			</table>
		</div>
	);
}
