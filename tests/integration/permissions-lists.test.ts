/**
 * Each person's lists hold exactly the tickets that they may see, in order, page by page: also where the newest hundreds of
 * a folder lie in mailboxes that are not theirs, which is where a list gives up walking and asks each mailbox.
 */
import { site } from './site.ts';

interface Desk {
	/** Members of 15, of 2 and of none of 18 mailboxes. */
	users: number[];
	boxes: number[];
}

let desk: Desk;

beforeAll( async () => {
	desk = await site().runPhp< Desk >(
		`$db    = new Mesa\\Data\\Db();
		$users = array();
		foreach ( array( 'most', 'few', 'none' ) as $name ) {
			$users[] = wp_insert_user( array( 'user_login' => "lists-$name", 'user_pass' => wp_generate_password(), 'user_email' => "lists-$name@lists.example", 'role' => 'mesa_agent' ) );
		}
		$boxes = array();
		for ( $i = 0; $i < 18; $i++ ) {
			$boxes[] = $db->insert( 'mailboxes', array( 'name' => "Lists $i", 'address' => "lists$i@lists.example", 'aliases' => '[]', 'secrets' => '{}', 'folders' => '["INBOX"]', 'signature' => '', 'restricted' => 1, 'created_at' => '2026-01-01 00:00:00' ) );
		}
		foreach ( $boxes as $i => $box ) {
			foreach ( array( $users[0] => $i >= 3, $users[1] => in_array( $i, array( 4, 9 ), true ) ) as $user => $is_member ) {
				if ( $is_member ) { $db->insert( 'mailbox_members', array( 'mailbox_id' => $box, 'user_id' => $user ) ); }
			}
		}
		$db->transaction( static function () use ( $db, $boxes, $users ): void {
			for ( $n = 0; $n < 900; $n++ ) {
				// Two minutes have two tickets each: equal times are decided by the number.
				$time = gmdate( 'Y-m-d H:i:s', strtotime( '2026-02-01' ) + 60 * intdiv( $n, 2 ) );
				$open = 0 !== $n % 3;
				$db->insert_later( 'tickets', array(
					'mailbox_id'    => $n >= 400 ? $boxes[ $n % 3 ] : $boxes[ $n * 7 % 18 ],
					'customer_id'   => 1,
					'assignee_id'   => array( 0, $users[0], $users[1] )[ intdiv( $n, 5 ) % 3 ],
					'subject'       => "Lists $n",
					'status'        => $open ? 'open' : array( 'pending', 'snoozed', 'closed', 'spam' )[ intdiv( $n, 3 ) % 4 ],
					'waiting_since' => $open && $n % 4 ? $time : null,
					'created_at'    => $time,
					'updated_at'    => $time,
				) );
			}
		} );
		( new Mesa\\Data\\Tickets\\TicketCopies( $db ) )->mend_active();
		( new Mesa\\Data\\Tickets\\CountStore( $db ) )->rebuild();
		return array( 'users' => $users, 'boxes' => $boxes );`
	);
} );

afterAll( () =>
	site().runPhp(
		`require_once ABSPATH . 'wp-admin/includes/user.php';
		$db = new Mesa\\Data\\Db();
		$db->run( "DELETE FROM {tickets} WHERE subject LIKE 'Lists %%'" );
		( new Mesa\\Data\\Tickets\\TicketCopies( $db ) )->mend_active();
		$db->run( "DELETE FROM {mailboxes} WHERE address LIKE 'lists%%@lists.example'" );
		foreach ( $args['users'] as $id ) { wp_delete_user( $id ); }
		( new Mesa\\Data\\Tickets\\CountStore( $db ) )->rebuild();
		return 1;`,
		{ users: desk.users }
	)
);

it.each( [ 'newest', 'waiting' ] )( 'agrees with a look at every ticket, in the order "%s"', async ( order ) => {
	const wrong = await site().runPhp< Record< string, unknown > >(
		`$services = new Mesa\\Boot\\Services();
		$db       = $services->db();
		$all      = $db->rows( "SELECT id, mailbox_id, status, assignee_id, waiting_since, updated_at FROM {tickets}" );
		$wrong    = array();
		$sizes    = array();
		foreach ( $args['users'] as $user ) {
			$scope = $services->mailbox_policy()->scope( $user );
			foreach ( array( 'open', 'unassigned', 'mine', 'pending', 'closed', 'spam', 'trash', 'all' ) as $folder ) {
				foreach ( array( 0, $args['boxes'][0], $args['boxes'][4] ) as $box ) {
					$want = array_filter( $all, static fn( $t ) => $scope->includes( (int) $t['mailbox_id'] ) && ( 0 === $box || $box === (int) $t['mailbox_id'] ) && match ( $folder ) {
						'mine'       => 'open' === $t['status'] && $user === (int) $t['assignee_id'],
						'unassigned' => 'open' === $t['status'] && 0 === (int) $t['assignee_id'],
						'all'        => ! in_array( $t['status'], array( 'spam', 'trash', 'merged' ), true ),
						default      => $folder === $t['status'],
					} );
					usort( $want, static function ( $a, $b ) use ( $args ) {
						$newest = array( $b['updated_at'], (int) $b['id'] ) <=> array( $a['updated_at'], (int) $a['id'] );
						if ( 'newest' === $args['order'] ) { return $newest; }
						if ( null === $a['waiting_since'] || null === $b['waiting_since'] ) { return array( null === $a['waiting_since'], $newest ) <=> array( null === $b['waiting_since'], 0 ); }
						return array( $a['waiting_since'], (int) $a['id'] ) <=> array( $b['waiting_since'], (int) $b['id'] );
					} );
					$got   = array();
					$after = null;
					do {
						$page  = $services->ticket_query()->page( array( 'folder' => $folder, 'mailbox_id' => $box, 'search' => '', 'order' => $args['order'] ), $user, $scope, $after, 30 );
						$got   = array_merge( $got, array_column( $page['rows'], 'id' ) );
						$after = $page['next'];
					} while ( null !== $after && count( $got ) < 2000 );
					$want = array_map( 'intval', array_column( $want, 'id' ) );
					$sizes[] = count( $want );
					if ( $want !== $got ) { $wrong[ "$user $folder $box" ] = array( 'want' => array_slice( $want, 0, 40 ), 'got' => array_slice( $got, 0, 40 ), 'sizes' => array( count( $want ), count( $got ) ) ); }
				}
			}
		}
		return array( 'wrong' => (object) $wrong, 'largest' => max( $sizes ) );`,
		{ ...desk, order }
	);
	expect( wrong ).toEqual( { wrong: {}, largest: expect.any( Number ) } );
	expect( wrong.largest ).toBeGreaterThan( 200 );
} );

it( 'counts for each person what their lists hold', async () => {
	const counted = await site().runPhp< number[][] >(
		`$services = new Mesa\\Boot\\Services();
		$found = array();
		foreach ( $args['users'] as $user ) {
			$scope = $services->mailbox_policy()->scope( $user );
			$counts = $services->count_store()->folders( $user, $scope );
			$where = '(' . ( $scope->condition( 'mailbox_id' ) ?: '1 = 1' ) . ')';
			$real = array();
			foreach ( array( "status = 'open'", "status = 'open' AND assignee_id = 0", "status = 'open' AND assignee_id = $user", "status = 'closed'", "status = 'spam'" ) as $what ) {
				$real[] = (int) $services->db()->value( "SELECT COUNT(*) FROM {tickets} WHERE $where AND $what" );
			}
			$found[] = array_merge( $real, array_map( static fn( $name ) => $counts[ $name ], array( 'open', 'unassigned', 'mine', 'closed', 'spam' ) ), array( array_sum( array_column( $counts['mailboxes'], 'open' ) ) ) );
		}
		return $found;`,
		{ ...desk }
	);
	for ( const [ i, one ] of counted.entries() ) {
		expect( [ i, one.slice( 5 ) ] ).toEqual( [ i, [ ...one.slice( 0, 5 ), one[ 0 ] ] ] );
	}
	expect( counted[ 0 ]![ 0 ] ).toBeGreaterThan( counted[ 1 ]![ 0 ]! );
} );
