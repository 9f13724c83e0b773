/** Requests that move, link and divide tickets; each that uses something up has tickets of its own. */
import { as } from '../integration/site.ts';
import { deliver, mail, ticket, unique } from '../integration/support/mails.ts';
import type { Call, Ground } from './calls.ts';

/** A ticket with two messages. */
async function conversation( mailboxId: number ): Promise< { id: number; second: number } > {
	const first = await ticket( mailboxId );
	const [ next ] = await deliver( mailboxId, mail( { from: first.mail.from, in_reply_to: [ first.mail.message_id ] } ) );
	return { id: first.id, second: next!.message_id! };
}

async function task( mailboxId: number ): Promise< number > {
	const { id } = await ticket( mailboxId );
	const [ line ] = await as( 'administrator' ).call( 'addTask', { path: { id }, body: { text: 'Ask', client_key: unique() } } );
	return line!.id;
}

export function threadCalls( ground: Ground, allowed: boolean ): Record< string, () => Promise< Call > > {
	const { mailboxId, ticketId, messageId } = ground;
	const other = async () => ( allowed ? ( await ticket( mailboxId ) ).id : ticketId );
	const simple = ( path: string, body?: object ) => async (): Promise< Call > => ( body ? { path, body } : { path } );
	const key = unique();
	return {
		planMerge: async () => ( { path: `/tickets/${ await other() }/merge?ids[]=${ await other() }` } ),
		mergeTickets: async () => ( {
			path: `/tickets/${ await other() }/merge`,
			body: { ids: [ await other() ], client_key: unique() },
		} ),
		separateTicket: async () => {
			const id = await other();
			if ( allowed ) {
				const into = await other();
				await as( 'administrator' ).call( 'mergeTickets', { path: { id: into }, body: { ids: [ id ], client_key: unique() } } );
			}
			return { path: `/tickets/${ id }/separate` };
		},
		splitTicket: async () => ( {
			path: `/messages/${ allowed ? ( await conversation( mailboxId ) ).second : messageId }/split`,
			body: { client_key: unique() },
		} ),
		linkTickets: async () => ( { path: `/tickets/${ ticketId }/links`, body: { ticket_id: allowed ? await other() : 1 } } ),
		unlinkTickets: async () => ( { path: `/tickets/${ ticketId }/links?ticket_id=${ allowed ? await other() : 1 }` } ),
		createChild: simple( `/tickets/${ ticketId }/children`, { subject: 'A part', html: '<p>Do it</p>', client_key: key } ),
		transferTicket: simple( `/tickets/${ ticketId }/transfer`, {
			assignee_id: as( 'mesa_agent' ).id,
			html: '<p>Yours</p>',
			client_key: `t${ key }`,
		} ),
		logCall: simple( `/tickets/${ ticketId }/calls`, { direction: 'in', seconds: 60, html: '<p>Asked</p>', client_key: `c${ key }` } ),
		addTask: simple( `/tickets/${ ticketId }/tasks`, { text: 'Ask the warehouse', client_key: `a${ key }` } ),
		updateTask: async () => ( { path: `/tasks/${ allowed ? await task( mailboxId ) : 1 }`, body: { done: true } } ),
		deleteTask: async () => ( { path: `/tasks/${ allowed ? await task( mailboxId ) : 1 }` } ),
		findCustomers: simple( '/customers?search=ana' ),
	};
}
