/** What the desk has, read from its database: two thousand mails by REST would take longer than the trial. */
import type { Site } from '../../site/site.ts';

export interface DeskMessage {
	id: number;
	ticket: number;
	subject: string;
	text: string;
	messageId: string;
	error: string | null;
	files: string[];
}

const MESSAGES = `
	$db   = new Mesa\\Data\\Db();
	$rows = $db->rows( "SELECT id, ticket_id, subject, body_text, message_id, error FROM {messages} WHERE kind = 'customer' AND id > %d ORDER BY id LIMIT 400", $args['after'] );
	$made = array();
	foreach ( $rows as $row ) {
		$made[ $row['id'] ] = array( 'id' => (int) $row['id'], 'ticket' => (int) $row['ticket_id'], 'subject' => $row['subject'], 'text' => substr( $row['body_text'], 0, 4000 ), 'messageId' => $row['message_id'], 'error' => $row['error'], 'files' => array() );
	}
	if ( $made ) {
		foreach ( $db->rows( 'SELECT message_id, sha256 FROM {attachments} WHERE message_id BETWEEN %d AND %d', min( array_keys( $made ) ), max( array_keys( $made ) ) ) as $file ) {
			if ( isset( $made[ $file['message_id'] ] ) ) {
				$made[ $file['message_id'] ]['files'][] = $file['sha256'];
			}
		}
	}
	return array_map( static fn( $one ) => array( 'text' => mb_scrub( $one['text'] ) ) + $one, array_values( $made ) );
`;

/** Every mail from customers, oldest first. */
export async function deskMessages( site: Site, after = 0 ): Promise< DeskMessage[] > {
	const all: DeskMessage[] = [];
	for ( let last = after; ; ) {
		const page = await site.runPhp< DeskMessage[] >( MESSAGES, { after: last } );
		all.push( ...page );
		const newest = page.at( -1 );
		if ( ! newest ) {
			return all;
		}
		last = newest.id;
	}
}

export interface DeskCounts {
	messages: number;
	tickets: number;
	/** Tickets by the folder counters, which are kept beside the tickets. */
	counted: number;
	/** The process id of the poller that holds the lease; 0: none. */
	holder: number;
}

/** @throws Error while PHP or the database is down. */
export async function deskCounts( site: Site ): Promise< DeskCounts > {
	const { owner, ...counts } = await site.runPhp< Omit< DeskCounts, 'holder' > & { owner: string } >(
		`$db = new Mesa\\Data\\Db();
		return array(
			'messages' => (int) $db->value( "SELECT COUNT(*) FROM {messages} WHERE kind = 'customer'" ),
			'tickets'  => (int) $db->value( 'SELECT COUNT(*) FROM {tickets}' ),
			'counted'  => (int) $db->value( "SELECT SUM(tickets) FROM {folder_counts} WHERE folder IN ('open', 'pending', 'snoozed', 'closed', 'spam', 'trash')" ),
			'owner'    => (string) $db->value( 'SELECT lease_owner FROM {mailboxes} LIMIT 1' ),
		);`
	);
	return { ...counts, holder: Number( owner.split( ':' ).at( -2 ) ?? 0 ) };
}

/** Tickets' numbers by subject. */
export async function ticketNumbers( site: Site ): Promise< Map< string, number > > {
	const rows = await site.runPhp< { id: string; subject: string }[] >(
		`return ( new Mesa\\Data\\Db() )->rows( 'SELECT id, subject FROM {tickets} ORDER BY id' );`
	);
	return new Map( rows.map( ( row ) => [ row.subject, Number( row.id ) ] ) );
}

/** Mails that were given up, one line each. */
export async function deadLetters( site: Site ): Promise< string[] > {
	const rows = await site.runPhp< Record< string, string >[] >(
		`return ( new Mesa\\Data\\Db() )->rows( 'SELECT * FROM {dead_letters}' );`
	);
	return rows.map( ( row ) => JSON.stringify( row ) );
}
