/**
 * A desk of many tickets made by SQL, and what MariaDB really reads for the statements that the plugin really sends.
 *
 * ANALYZE runs a statement and tells, table by table, how it was read and how many rows that took:
 * https://mariadb.com/docs/server/reference/sql-statements/administrative-sql-statements/analyze-and-explain-statements/analyze-format-json
 */
import { site } from '../site.ts';

export const TICKETS = 30_000;

export interface BigDesk {
	/** Ids of tickets are base + 1 … base + TICKETS, the newest change last. */
	base: number;
	/** Members of all 50 mailboxes but the five largest, and of three small ones. */
	users: { many: number; few: number };
	/** Mailboxes by age; the first five hold 60 % of the tickets and all of the newest 3,000. */
	boxes: number[];
	/** Mailboxes of other tests, closed meanwhile. */
	open: number[];
	/** The sequence number before these tickets. */
	seq: number;
}

/**
 * Makes it. Needs MariaDB: its table of numbers (seq_1_to_…) is where the rows come from.
 *
 * Ids begin far above those of other tests, at a segment of the search index of their own, so that all of it can be taken away again.
 */
export async function makeBigDesk(): Promise< BigDesk > {
	const desk = await site().runPhp< BigDesk >(
		`global $wpdb;
		$db   = new Mesa\\Data\\Db();
		$n    = $args['tickets'];
		$base = 64 * Mesa\\Data\\Search\\Bits::SIZE;
		$user = static fn( string $name ): int => wp_insert_user( array( 'user_login' => "plans-$name", 'user_pass' => wp_generate_password(), 'user_email' => "plans-$name@plans.example", 'role' => 'mesa_agent' ) );
		$many = $user( 'many' );
		$few  = $user( 'few' );
		// Other tests' mailboxes are not this desk's: how many statements a list takes follows from how many one may see.
		$open = array_map( 'intval', $db->column( 'SELECT id FROM {mailboxes} WHERE restricted = 0' ) );
		$db->run( 'UPDATE {mailboxes} SET restricted = 1 WHERE restricted = 0' );
		$db->run( "INSERT INTO {mailboxes} (name, address, aliases, secrets, folders, signature, restricted, created_at) SELECT CONCAT('Plans ', seq), CONCAT('plans', seq, '@plans.example'), '[]', '{}', '[\\"INBOX\\"]', '', 1, UTC_TIMESTAMP() FROM seq_1_to_50" );
		$boxes = array_map( 'intval', $db->column( "SELECT id FROM {mailboxes} WHERE address LIKE 'plans%%@plans.example' ORDER BY id" ) );
		foreach ( $boxes as $i => $id ) {
			if ( $i >= 5 ) {
				$db->run( 'INSERT INTO {mailbox_members} (mailbox_id, user_id) VALUES (%d, %d)', $id, $many );
			}
			if ( in_array( $i, array( 10, 20, 30 ), true ) ) {
				$db->run( 'INSERT INTO {mailbox_members} (mailbox_id, user_id) VALUES (%d, %d)', $id, $few );
			}
		}
		$large = $boxes[0];
		$small = $boxes[5];
		$seq   = (int) $db->value( "SELECT value FROM {counters} WHERE name = 'seq'" );
		$time  = "('2026-01-01' + INTERVAL seq MINUTE)";
		$db->run(
			"INSERT INTO {tickets} (id, mailbox_id, customer_id, assignee_id, subject, preview, status, customer_name, customer_email, message_count, last_incoming_id, waiting_since, created_at, updated_at, seq)
			SELECT $base + seq,
				IF(seq > $n - 3000 OR seq % 10 < 6, $large + seq % 5, $small + (seq DIV 10) % 45),
				$base + IF(seq % 15 = 0, 1, 1 + seq % 3000),
				ELT(1 + (seq DIV 450) % 4, 0, $many, $few, 900000 + seq % 40),
				CONCAT('Plan ', seq, ' word', seq % 50), 'A question', IF(seq > $n - 3000, ELT(1 + seq % 3, 'open', 'pending', 'closed'), ELT(1 + (seq * 13) % 20, 'open', 'open', 'open', 'open', 'pending', 'snoozed', 'spam', 'trash', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed')),
				CONCAT('Ana ', seq % 3000), CONCAT('ana', seq % 3000, '@plans.example'), 1, $base + seq, IF(seq % 3 = 0, NULL, $time), $time, $time, $seq + seq
			FROM seq_1_to_$n"
		);
		$db->run( "UPDATE {tickets} SET waiting_since = NULL WHERE id > $base AND status <> 'open'" );
		$db->run( "UPDATE {counters} SET value = value + $n WHERE name = 'seq'" );
		$message = "mailbox_id, kind, customer_id, from_address, recipients, subject, message_id, in_reply_to, reference_ids, visible_text, visible_html, body_text, body_html, state, created_at";
		$values  = "$large, 'customer', $base + 1, 'ana@plans.example', '{}', 'Plan', CONCAT('<', seq, '@plans.example>'), '', '', CONCAT('frequent word', seq % 50, ' rare', seq), '', CONCAT('frequent word', seq % 50, ' rare', seq), '', 'received', $time";
		$db->run( "INSERT INTO {messages} (id, ticket_id, $message) SELECT $base + seq, $base + seq, $values FROM seq_1_to_$n" );
		$db->run( "INSERT INTO {messages} (id, ticket_id, $message) SELECT $base + $n + seq, $base + 1, $values FROM seq_1_to_300" );
		$db->run( "INSERT INTO {events} (ticket_id, type, data, created_at) SELECT $base + seq, 'ticket_created', '{}', $time FROM seq_1_to_$n" );
		$db->run( "INSERT INTO {ticket_reads} (user_id, ticket_id, message_id) SELECT $many, $base + seq, $base + seq FROM seq_1_to_$n" );
		$db->run( "INSERT INTO {attachments} (message_id, ticket_id, sha256, filename, content_type, size) SELECT $base + seq, $base + seq, SHA2(seq, 256), CONCAT('file', seq, '.pdf'), 'application/pdf', 1 FROM seq_1_to_$n WHERE seq % 5 = 0" );
		$db->run( "INSERT INTO {ticket_participants} (ticket_id, email) SELECT $base + seq, CONCAT('ana', seq % 3000, '@plans.example') FROM seq_1_to_$n" );
		$db->run( "INSERT INTO {customers} (id, name, created_at) SELECT $base + seq, CONCAT('Ana ', seq), $time FROM seq_1_to_3000" );
		$db->run( "INSERT INTO {customer_emails} (id, customer_id, email, address) SELECT $base + seq, $base + seq, CONCAT('ana', seq, '@plans.example'), CONCAT('ana', seq, '@plans.example') FROM seq_1_to_3000" );
		$db->run( "INSERT INTO {tags} (id, name, slug, created_at) SELECT $base + seq, CONCAT('plan ', seq), CONCAT('plan ', seq), UTC_TIMESTAMP() FROM seq_1_to_20" );
		$db->run( "INSERT INTO {ticket_tags} (ticket_id, tag_id) SELECT $base + seq, $base + 1 + seq % 20 FROM seq_1_to_$n" );
		$db->run( "INSERT INTO {ticket_links} (ticket_id, linked_id, kind) SELECT $base + seq, $base + seq + 1, 'related' FROM seq_1_to_$n" );
		( new Mesa\\Data\\Tickets\\TicketCopies( $db ) )->mend_active();
		( new Mesa\\Data\\Tickets\\CountStore( $db ) )->rebuild();
		return array( 'base' => $base, 'users' => array( 'many' => $many, 'few' => $few ), 'boxes' => $boxes, 'open' => $open, 'seq' => $seq );`,
		{ tickets: TICKETS }
	);
	await site().runPhp(
		`$bulk = ( new Mesa\\Boot\\Services() )->search_bulk();
		foreach ( $bulk->segments() as $segment ) { if ( $segment >= 64 ) { $bulk->index( $segment ); } }
		$db = new Mesa\\Data\\Db();
		foreach ( array( 'tickets', 'active_tickets', 'messages', 'events', 'ticket_reads', 'attachments', 'ticket_tags', 'search_postings' ) as $table ) { $db->rows( "ANALYZE TABLE {{$table}}" ); }
		return 1;`
	);
	return desk;
}

/** Takes it away again. */
export async function removeBigDesk( desk: BigDesk ): Promise< void > {
	await site().runPhp(
		`require_once ABSPATH . 'wp-admin/includes/user.php';
		$db = new Mesa\\Data\\Db();
		foreach ( array( 'tickets' => 'id', 'active_tickets' => 'id', 'messages' => 'id', 'events' => 'ticket_id', 'ticket_reads' => 'ticket_id', 'attachments' => 'ticket_id', 'ticket_participants' => 'ticket_id', 'customers' => 'id', 'customer_emails' => 'id', 'tags' => 'id', 'ticket_tags' => 'ticket_id', 'ticket_links' => 'ticket_id', 'search_pending' => 'ticket_id' ) as $table => $column ) {
			$db->run( "DELETE FROM {{$table}} WHERE $column > %d", $args['base'] );
		}
		$db->run( 'DELETE FROM {search_postings} WHERE segment >= 64' );
		foreach ( $args['users'] as $id ) { wp_delete_user( $id ); }
		$db->run( "DELETE FROM {mailboxes} WHERE address LIKE 'plans%%@plans.example'" );
		foreach ( $args['open'] as $id ) { $db->run( 'UPDATE {mailboxes} SET restricted = 0 WHERE id = %d', $id ); }
		( new Mesa\\Data\\Tickets\\CountStore( $db ) )->rebuild();
		return 1;`,
		{ ...desk }
	);
}

/** A request, and by whom. */
export interface Asked {
	user: number;
	method: string;
	path: string;
	params?: Record< string, unknown >;
}

export interface Statement {
	sql: string;
	/** MariaDB's, as JSON; null for an INSERT, which reads nothing. */
	plan: unknown;
}

/** Answers the request and explains every statement of ours that it took. */
export function statements( asked: Asked ): Promise< { status: number; sent: Statement[] } > {
	return explained(
		`wp_set_current_user( $args['user'] );
		$request = new WP_REST_Request( $args['method'], '/mesa/v1' . $args['path'] );
		foreach ( $args['params'] ?? array() as $name => $value ) { $request->set_param( $name, $value ); }
		$status = rest_do_request( $request )->get_status();`,
		{ ...asked }
	);
}

/**
 * Runs PHP and explains every statement of ours that it took.
 *
 * @param php  Sets $status.
 * @param args As for runPhp.
 */
export function explained( php: string, args: Record< string, unknown > = {} ): Promise< { status: number; sent: Statement[] } > {
	return site().runPhp(
		`global $wpdb;
		$seen = array();
		$note = static function ( $sql ) use ( &$seen ) { if ( str_contains( $sql, 'mesa_' ) && preg_match( '/^\\s*(SELECT|UPDATE|DELETE|INSERT)/i', $sql ) && ! preg_match( '/(options|users|usermeta)\\b/', $sql ) ) { $seen[] = $sql; } return $sql; };
		add_filter( 'query', $note );
		${ php }
		remove_filter( 'query', $note );
		$sent = array();
		foreach ( $seen as $sql ) {
			$verb   = strtoupper( strtok( ltrim( $sql ), " \\n\\t" ) );
			$plan   = 'INSERT' === $verb ? null : $wpdb->get_var( ( 'SELECT' === $verb ? 'ANALYZE' : 'EXPLAIN' ) . " FORMAT=JSON $sql" );
			$sent[] = array( 'sql' => $sql, 'plan' => null === $plan ? null : json_decode( $plan, true ) );
		}
		return array( 'status' => $status, 'sent' => $sent );`,
		args
	);
}

/** One reading of a table in a plan. */
export interface Reading {
	table: string;
	/** How: const, eq_ref, ref, range, index (the whole index), ALL (the whole table). */
	access: string;
	key: string | null;
	/** Rows really read, in all rounds; where a statement was only explained, what is estimated. */
	rows: number;
}

/** All readings of stored tables in a plan; what a statement has made itself (<derived2>, <union3>) is not among them. */
export function readings( plan: unknown ): Reading[] {
	const found: Reading[] = [];
	const visit = ( node: unknown ): void => {
		if ( Array.isArray( node ) ) {
			node.forEach( visit );
			return;
		}
		if ( node === null || typeof node !== 'object' ) {
			return;
		}
		const one = node as Record< string, unknown >;
		if ( typeof one.table_name === 'string' && typeof one.access_type === 'string' && ! one.table_name.startsWith( '<' ) ) {
			const rounds = typeof one.r_loops === 'number' ? one.r_loops : 1;
			const rows =
				typeof one.r_rows === 'number' ? one.r_rows : typeof one.rows === 'number' && one.r_loops === undefined ? one.rows : 0;
			found.push( {
				table: one.table_name,
				access: one.access_type,
				key: typeof one.key === 'string' ? one.key : null,
				rows: Math.round( rounds * rows ),
			} );
		}
		Object.values( one ).forEach( visit );
	};
	visit( plan );
	return found;
}
