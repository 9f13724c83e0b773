/** A site that had version 0.1.0: the tables it has become those that a new site gets. */
import { site } from './site.ts';

it( 'brings its tables up to date with the next page, also when the files are newer under the same version', async () => {
	const versions = () =>
		site().runPhp< { kept: number; known: number; latest: number } >(
			`return array( 'kept' => (int) get_option( 'mesa_db_version' ), 'known' => Mesa\\Boot\\Plugin::DB_VERSION, 'latest' => Mesa\\Data\\Tables\\Migrator::latest() );`
		);
	const { latest } = await versions();
	expect( await versions() ).toEqual( { kept: latest, known: latest, latest } );
	await site().runPhp( `update_option( 'mesa_db_version', 2 ); return null;` );
	expect( ( await fetch( `${ site().url }/` ) ).status ).toBe( 200 );
	expect( await versions() ).toEqual( { kept: latest, known: latest, latest } );
} );

it( 'drops the key that the messages had twice, once and without harm', async () => {
	const keys = await site().runPhp< string[][] >(
		`$db   = new Mesa\\Data\\Db();
		$keys = static fn() => array_values( array_unique( array_column( $db->rows( 'SHOW INDEX FROM {messages}' ), 'Key_name' ) ) );
		$new  = $keys();
		$db->run( 'ALTER TABLE {messages} ADD INDEX raw (raw_sha256)' );
		$old  = $keys();
		( new Mesa\\Data\\Migrations\\Migration0002AddColumns() )->up( $db );
		$then = $keys();
		( new Mesa\\Data\\Migrations\\Migration0002AddColumns() )->up( $db );
		return array( $new, $old, $then, $keys() );`
	);
	const [ fresh, old, updated, again ] = keys.map( ( names ) => names.sort() );
	expect( old ).toContain( 'raw' );
	expect( updated ).toEqual( fresh );
	expect( again ).toEqual( fresh );
} );

it( 'counts by folder, and has the indexes of today, once it comes from a version that counted by agent', async () => {
	const found = await site().runPhp< { drift: string[]; fresh: string[]; updated: string[]; again: string[]; left: number } >(
		`global $wpdb;
		$db   = new Mesa\\Data\\Db();
		$keys = static function () use ( $db ): array {
			$keys = array();
			foreach ( $db->rows( 'SHOW INDEX FROM {tickets}' ) as $row ) { $keys[ $row['Key_name'] ][] = $row['Column_name']; }
			ksort( $keys );
			return array_map( static fn( $name, $columns ) => "$name (" . implode( ',', $columns ) . ')', array_keys( $keys ), $keys );
		};
		$fresh = $keys();
		$db->run( 'CREATE TABLE {ticket_counts} (status varchar(12) NOT NULL, assignee_id bigint(20) unsigned NOT NULL, mailbox_id bigint(20) unsigned NOT NULL, tickets bigint(20) NOT NULL DEFAULT 0, PRIMARY KEY (status,assignee_id,mailbox_id))' );
		$db->run( 'ALTER TABLE {tickets} ADD INDEX newest (updated_at,id)' );
		$db->run( 'ALTER TABLE {tickets} ADD INDEX folder (status,updated_at,id)' );
		$db->run( 'ALTER TABLE {tickets} DROP INDEX by_mailbox' );
		$db->run( 'DELETE FROM {folder_counts}' );
		$counts = new Mesa\\Data\\Tickets\\CountStore( $db );
		( new Mesa\\Data\\Migrations\\Migration0003CountByFolder() )->up( $db );
		$updated = $keys();
		$drift   = $counts->drift();
		( new Mesa\\Data\\Migrations\\Migration0003CountByFolder() )->up( $db );
		return array( 'drift' => array_merge( $drift, $counts->drift() ), 'fresh' => $fresh, 'updated' => $updated, 'again' => $keys(), 'left' => count( $db->rows( "SHOW TABLES LIKE '%%mesa_ticket_counts'" ) ) );`
	);
	expect( found.fresh ).toContain( 'by_mailbox (status,mailbox_id,updated_at,id)' );
	expect( found ).toEqual( { drift: [], fresh: found.fresh, updated: found.fresh, again: found.fresh, left: 0 } );
} );

it( 'copies what is open or waits, and drops the indexes that were for it, once it comes from a version without that table', async () => {
	const found = await site().runPhp< { copied: number; differ: number; keys: string[]; fresh: string[] } >(
		`$db   = new Mesa\\Data\\Db();
		$keys = static function () use ( $db ): array {
			$keys = array_values( array_unique( array_column( $db->rows( 'SHOW INDEX FROM {tickets}' ), 'Key_name' ) ) );
			sort( $keys );
			return $keys;
		};
		$fresh = $keys();
		$time  = '2026-02-01 00:00:00';
		$ids   = array();
		foreach ( array( array( 'open', null ), array( 'open', $time ), array( 'snoozed', $time ), array( 'snoozed', null ), array( 'pending', null ), array( 'closed', null ) ) as list( $status, $since ) ) {
			$ids[] = $db->insert( 'tickets', array( 'mailbox_id' => 1, 'customer_id' => 1, 'assignee_id' => 7, 'subject' => 'Of before', 'status' => $status, 'waiting_since' => $since, 'created_at' => $time, 'updated_at' => $time ) );
		}
		$in = implode( ',', $ids );
		$db->run( 'DROP TABLE {active_tickets}' );
		$db->run( 'ALTER TABLE {tickets} ADD INDEX by_assignee (status,assignee_id,updated_at,id,mailbox_id)' );
		$db->run( 'ALTER TABLE {tickets} ADD INDEX waiting_status (status,waiting_since,id,mailbox_id)' );
		update_option( 'mesa_db_version', 6 );
		Mesa\\Boot\\Activation::set_up();
		$is   = static fn( string $table ): string => "SELECT COUNT(*) FROM {{$table}} WHERE id IN ($in)";
		$same = 'SELECT COUNT(*) FROM {active_tickets} a JOIN {tickets} t ON t.id = a.id WHERE ' . implode( ' AND ', array_map( static fn( $column ) => "COALESCE(a.$column, '') = COALESCE(t.$column, '')", Mesa\\Data\\Tickets\\ActiveTickets::COLUMNS ) );
		$out  = array( 'copied' => (int) $db->value( $is( 'active_tickets' ) ), 'differ' => (int) $db->value( 'SELECT COUNT(*) FROM {active_tickets}' ) - (int) $db->value( $same ), 'fresh' => $fresh, 'keys' => $keys() );
		$db->run( "DELETE FROM {tickets} WHERE id IN ($in)" );
		$db->run( "DELETE FROM {active_tickets} WHERE id IN ($in)" );
		return $out;`
	);
	expect( found.fresh ).not.toContain( 'by_assignee' );
	expect( found ).toEqual( { copied: 3, differ: 0, fresh: found.fresh, keys: found.fresh } );
} );

it( 'has the index that tells whose turn it is in place of the one before, once it comes from a version without it', async () => {
	const found = await site().runPhp< { fresh: string[]; keys: string[] } >(
		`$db   = new Mesa\\Data\\Db();
		$keys = static function () use ( $db ): array {
			$keys = array_values( array_unique( array_column( $db->rows( 'SHOW INDEX FROM {messages}' ), 'Key_name' ) ) );
			sort( $keys );
			return $keys;
		};
		$fresh = $keys();
		$db->run( 'ALTER TABLE {messages} ADD INDEX ticket (ticket_id,id)' );
		$db->run( 'ALTER TABLE {messages} DROP INDEX turns' );
		update_option( 'mesa_db_version', 7 );
		Mesa\\Boot\\Activation::set_up();
		return array( 'fresh' => $fresh, 'keys' => $keys() );`
	);
	expect( found.fresh ).toContain( 'turns' );
	expect( found.keys ).toEqual( found.fresh );
} );

it( 'drops the index of what is open by mailbox and age, which that of all tickets holds too', async () => {
	const found = await site().runPhp< { fresh: string[]; keys: string[] } >(
		`$db   = new Mesa\\Data\\Db();
		$keys = static fn(): array => array_values( array_unique( array_column( $db->rows( 'SHOW INDEX FROM {active_tickets}' ), 'Key_name' ) ) );
		$fresh = $keys();
		$db->run( 'ALTER TABLE {active_tickets} ADD INDEX created_mailbox (status,mailbox_id,created_at,id,assignee_id)' );
		update_option( 'mesa_db_version', 8 );
		Mesa\\Boot\\Activation::set_up();
		return array( 'fresh' => $fresh, 'keys' => $keys() );`
	);
	expect( found.fresh ).not.toContain( 'created_mailbox' );
	expect( found.keys ).toEqual( found.fresh );
} );

it( 'has the tables and the right that came with the knowledge base, once it comes from a version without them', async () => {
	const found = await site().runPhp< { before: string[]; after: string[]; may: boolean[] } >(
		`$db   = new Mesa\\Data\\Db();
		$there = static fn() => array_values( array_filter( array( 'forms', 'article_votes', 'ticket_ratings', 'search_terms' ), static fn( $name ) => array() !== $db->rows( "SHOW TABLES LIKE '%%mesa_$name'" ) ) );
		foreach ( array( 'forms', 'article_votes', 'ticket_ratings', 'search_terms' ) as $name ) { $db->run( "DROP TABLE IF EXISTS {{$name}}" ); }
		get_role( 'mesa_knowledge_manager' )->remove_cap( 'mesa_manage_knowledge' );
		update_option( 'mesa_db_version', 5 );
		$before = $there();
		$may    = array( get_role( 'mesa_knowledge_manager' )->has_cap( 'mesa_manage_knowledge' ) );
		Mesa\\Boot\\Activation::set_up();
		$may[]  = get_role( 'mesa_knowledge_manager' )->has_cap( 'mesa_manage_knowledge' );
		return array( 'before' => $before, 'after' => $there(), 'may' => $may );`
	);
	expect( found ).toEqual( { before: [], after: [ 'forms', 'article_votes', 'ticket_ratings', 'search_terms' ], may: [ false, true ] } );
} );
