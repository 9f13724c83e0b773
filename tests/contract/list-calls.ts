/** Requests about views, changes of whole results and people's roles; each that uses something up makes its own. */
import { as, site, type Role } from '../integration/site.ts';
import { ticket, unique } from '../integration/support/mails.ts';
import type { Call, Ground } from './calls.ts';

const key = () => `${ unique() }${ unique() }`;

async function view( role: Role ): Promise< number > {
	return ( await as( role ).call( 'createView', { body: { name: `View ${ unique() }` } } ) ).id;
}

/** A change that has run to its end. */
async function bulk( role: Role, mailboxId: number ): Promise< number > {
	const { id } = await ticket( mailboxId );
	const job = await as( role ).call( 'startBulk', { body: { client_key: key(), ids: [ id ], patch: { priority: 'urgent' } } } );
	await site().runPhp(
		`$run = ( new Mesa\\Boot\\Services() )->run_bulk(); while ( $run->step( $args['id'] ) ) { continue; } return true;`,
		{ id: job.id }
	);
	return job.id;
}

const user = () =>
	site().runPhp< number >(
		`return wp_insert_user( array( 'user_login' => $args['login'], 'user_pass' => wp_generate_password(), 'user_email' => $args['login'] . '@staff.example', 'role' => 'subscriber' ) );`,
		{ login: `member${ unique() }` }
	);

export function listCalls( ground: Ground, role: Role, allowed: boolean ): Record< string, () => Promise< Call > > {
	const simple = ( path: string, body?: object ) => async (): Promise< Call > => ( body ? { path, body } : { path } );
	return {
		countTickets: simple( '/tickets/count?folder=all' ),
		listViews: simple( '/views' ),
		createView: simple( '/views', { name: 'Urgent ones', search: 'priority:urgent' } ),
		countViews: simple( '/views/counts' ),
		orderViews: simple( '/views/order', { ids: [] } ),
		updateView: async () => ( { path: `/views/${ allowed ? await view( role ) : 1 }`, body: { icon: 'flag' } } ),
		deleteView: async () => ( { path: `/views/${ allowed ? await view( role ) : 1 }` } ),
		restoreView: async () => {
			const id = allowed ? await view( role ) : 1;
			if ( allowed ) {
				await as( role ).call( 'deleteView', { path: { id } } );
			}
			return { path: `/views/${ id }/restore` };
		},
		startBulk: simple( '/bulk', { client_key: key(), ids: [ ground.ticketId ], patch: { priority: 'high' } } ),
		listBulk: simple( '/bulk' ),
		getBulk: async () => ( { path: `/bulk/${ allowed ? await bulk( role, ground.mailboxId ) : 1 }` } ),
		cancelBulk: async () => ( { path: `/bulk/${ allowed ? await bulk( role, ground.mailboxId ) : 1 }/cancel` } ),
		undoBulk: async () => ( { path: `/bulk/${ allowed ? await bulk( role, ground.mailboxId ) : 1 }/undo` } ),
		listRoles: simple( '/roles' ),
		listMembers: simple( '/members' ),
		findCandidates: simple( '/members/candidates?search=a' ),
		setMemberRole: async () => ( { path: `/members/${ allowed ? await user() : 1 }`, body: { role: 'mesa_light_agent' } } ),
	};
}
