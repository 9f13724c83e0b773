/**
 * A seeded desk is written past the plugin. Each of its stories is played here through the plugin itself: what it then has
 * in the ticket's row and history is what the seeder says it would.
 */
import { randomUUID } from 'node:crypto';
import { STORIES, tell, type Story } from '../../tools/seed/story.ts';
import { deliver, mail, mailbox, ticket } from './support/mails.ts';
import { as, site } from './site.ts';
import type { IngestMessage } from '../../src/contract/generated/types.ts';

/** May put tickets into the trash too. */
const agent = as( 'mesa_manager' );

interface Row {
	status: string;
	assignee_id: string;
	waiting_since: string | null;
	preview: string;
	message_count: string;
	last_incoming_id: string;
	snoozed_until: string | null;
	closed_at: string | null;
	updated_at: string;
}

interface Stored {
	row: Row;
	messages: { id: string; created_at: string }[];
	events: { type: string; actor_id: string; data: string }[];
}

const READ = `global $wpdb;
	$all = fn( $sql ) => $wpdb->get_results( $wpdb->prepare( str_replace( '{', $wpdb->prefix . 'mesa_', $sql ), $args['id'] ), ARRAY_A );
	return array(
		'row'      => $all( 'SELECT * FROM {tickets WHERE id = %d' )[0],
		'messages' => $all( 'SELECT id, created_at FROM {messages WHERE ticket_id = %d ORDER BY id' ),
		'events'   => $all( 'SELECT type, actor_id, data FROM {events WHERE ticket_id = %d ORDER BY id' ),
	);`;

const text = ( at: number ) => `What is said in message ${ at }.\n\nAnd a second line.`;
const html = ( at: number ) => `<p>What is said in message ${ at }.</p><p>And a second line.</p>`;

/** Times a second apart, the first an hour ago, so that it can be told which message a time belongs to. */
const time = ( at: number ) => new Date( Date.now() - 3_600_000 + at * 1000 ).toISOString();

async function play( boxId: number, story: Story ): Promise< Stored > {
	const first = await ticket( boxId, { text: text( 0 ), visible_text: text( 0 ), date: time( 0 ), received_at: time( 0 ) } );
	const path = { id: first.id };
	for ( const [ at, kind ] of story.kinds.entries() ) {
		const key = { html: html( at ), client_key: randomUUID() };
		if ( at > 0 && kind === 'customer' ) {
			const fields: Partial< IngestMessage > = {
				from: first.mail.from,
				in_reply_to: [ first.mail.message_id ],
				text: text( at ),
				visible_text: text( at ),
				date: time( at ),
				received_at: time( at ),
			};
			expect( ( await deliver( boxId, mail( fields ) ) )[ 0 ]?.result ).toBe( 'appended' );
		} else if ( kind === 'reply' ) {
			await agent.call( 'addReply', {
				path,
				body: { ...key, ...( story.closes && at === 2 ? { status_after: 'closed' as const } : {} ) },
			} );
		} else if ( kind === 'note' ) {
			await agent.call( 'addNote', { path, body: key } );
		}
	}
	if ( story.sets ) {
		const until = story.sets === 'snoozed' ? { snoozed_until: new Date( Date.now() + 86_400_000 ).toISOString() } : {};
		await agent.call( 'updateTicket', { path, body: { status: story.sets, ...until } } );
	}
	return await site().runPhp< Stored >( READ, { id: first.id } );
}

let box: { id: number };

beforeAll( async () => {
	box = await mailbox( 'Stories' );
} );

it.each(
	STORIES.map(
		( story ) => [ `${ story.kinds.join( ', ' ) }, ${ story.closes ? 'closes' : ( story.sets ?? 'stays' ) }`, story ] as const
	)
)( '%s', async ( _name, story ) => {
	const { row, messages, events } = await play( box.id, story );
	const { state, history } = tell( story, story.kinds );
	const id = ( at: number ) => Number( messages[ at ]?.id ?? 0 );
	expect( {
		status: row.status,
		assigned: Number( row.assignee_id ) > 0,
		waiting: row.waiting_since,
		preview: row.preview,
		count: Number( row.message_count ),
		unread: Number( row.last_incoming_id ),
		sleeps: row.snoozed_until !== null,
		closed: row.closed_at !== null,
	} ).toEqual( {
		status: state.status,
		assigned: state.assigned,
		waiting: state.waiting < 0 ? null : messages[ state.waiting ]?.created_at,
		preview: text( state.shown ).replace( /\s+/g, ' ' ),
		count: state.count,
		unread: id( state.unread ),
		sleeps: state.status === 'snoozed',
		closed: state.status === 'closed',
	} );
	expect( messages ).toHaveLength( 3 );
	expect(
		events
			.filter( ( event ) => ! event.type.startsWith( 'automatic_answer' ) )
			.map( ( event ) => {
				const data = JSON.parse( event.data ) as { from?: unknown; to?: unknown };
				return {
					type: event.type,
					byCustomer: event.actor_id === '0',
					...( event.type === 'status_changed' ? { from: data.from, to: data.to } : {} ),
				};
			} )
	).toEqual(
		history.map( ( { message, type, from, to } ) => ( {
			type,
			byCustomer: message !== null && story.kinds[ message ] === 'customer',
			...( type === 'status_changed' ? { from, to } : {} ),
		} ) )
	);
} );
