import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { archive, check, envelope, scheduled } from '@wordpress/icons';
import { allows } from '../../../store/boot.ts';
import type { ListQuery } from '../../../store/desk/state.ts';
import { goTo } from '../../../store/route.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { NothingFound } from '../search/nothing-found.tsx';
import { useDesk } from '../use-desk.ts';

/** Why a list has nothing in it, and what to do about it. */
export function EmptyFolder( { query }: { query: ListQuery } ) {
	const mailboxes = useDesk( ( desk ) => desk.mailboxes );
	if ( query.search ) {
		return <NothingFound search={ query.search } />;
	}
	if ( mailboxes?.length === 0 ) {
		return (
			<EmptyState icon={ envelope } title={ __( 'No mail arrives here yet', 'mesa-help-desk' ) }>
				<p>{ __( 'Connect the mailbox your customers write to. Each mail then becomes a ticket.', 'mesa-help-desk' ) }</p>
				{ allows( 'mesa_manage_mailboxes' ) && (
					<Button variant="primary" __next40pxDefaultSize onClick={ () => goTo( { view: 'settings', section: 'new' } ) }>
						{ __( 'Connect a mailbox', 'mesa-help-desk' ) }
					</Button>
				) }
			</EmptyState>
		);
	}
	switch ( query.folder ) {
		case 'mine':
			return (
				<EmptyState icon={ check } title={ __( 'Nothing is waiting for you', 'mesa-help-desk' ) }>
					<p>
						<Button variant="link" onClick={ () => goTo( { folder: 'unassigned', ticket: null } ) }>
							{ __( 'See what nobody has taken yet', 'mesa-help-desk' ) }
						</Button>
					</p>
				</EmptyState>
			);
		case 'unassigned':
			return <EmptyState icon={ check } title={ __( 'Everything has somebody', 'mesa-help-desk' ) } />;
		case 'open':
			return (
				<EmptyState icon={ check } title={ __( 'All answered', 'mesa-help-desk' ) }>
					<p>{ __( 'New mail appears here by itself.', 'mesa-help-desk' ) }</p>
				</EmptyState>
			);
		case 'pending':
			return (
				<EmptyState icon={ scheduled } title={ __( 'No customer owes you an answer', 'mesa-help-desk' ) }>
					<p>{ __( 'After you reply, a ticket waits here until the customer writes back.', 'mesa-help-desk' ) }</p>
				</EmptyState>
			);
		case 'snoozed':
			return (
				<EmptyState icon={ scheduled } title={ __( 'Nothing is snoozed', 'mesa-help-desk' ) }>
					<p>{ __( 'Snooze a ticket to have it come back at a time you choose.', 'mesa-help-desk' ) }</p>
				</EmptyState>
			);
		default:
			return <EmptyState icon={ archive } title={ __( 'Nothing here', 'mesa-help-desk' ) } />;
	}
}
