/**
 * A statement of WordPress or of another plugin may be the one that is told of a deadlock, and keep it to itself. What we
 * write after it would stay, and what we wrote before it would not.
 */
import { site } from './site.ts';
import { unique } from './support/mails.ts';

// SQLite has one writer and no deadlocks.
const onMariaDb = site().lane === 'stack' ? it : it.skip;

const DEADLOCK = `
	global $wpdb;
	$db    = new Mesa\\Data\\Db();
	$table = $db->table( 'counters' );
	foreach ( array( 'one', 'two' ) as $name ) {
		$db->run( 'INSERT INTO {counters} (name, value) VALUES (%s, 0)', $args['name'] . $name );
	}
	$other = new mysqli( null, DB_USER, DB_PASSWORD, DB_NAME, 0, explode( ':', DB_HOST, 2 )[1] );
	// The one who has written less is the one who is undone.
	$heavy = implode( ', ', array_map( fn( $n ) => "('{$args['name']}$n', 0)", range( 1, 500 ) ) );
	$other->query( 'START TRANSACTION' );
	$other->query( "INSERT INTO $table (name, value) VALUES $heavy" );
	$other->query( "UPDATE $table SET value = 5 WHERE name = '{$args['name']}two'" );
	$tries = 0;
	$quiet = $wpdb->suppress_errors( true );
	$db->transaction(
		function () use ( $db, $wpdb, $other, $table, $args, &$tries ) {
			++$tries;
			$db->run( "UPDATE {counters} SET value = value + 1 WHERE name = %s", $args['name'] . 'one' );
			if ( 1 === $tries ) {
				$other->query( "UPDATE $table SET value = 7 WHERE name = '{$args['name']}one'", MYSQLI_ASYNC );
				usleep( 300000 );
			}
			// Somebody who does not look whether it worked.
			$wpdb->query( "UPDATE $table SET value = value + 1 WHERE name = '{$args['name']}two'" );
			if ( 1 === $tries ) {
				$other->reap_async_query();
				$other->query( 'ROLLBACK' );
			}
			$db->run( "INSERT INTO {counters} (name, value) VALUES (%s, 1) ON DUPLICATE KEY UPDATE value = value + 1", $args['name'] . 'three' );
		}
	);
	$wpdb->suppress_errors( $quiet );
	$values = array( $tries );
	foreach ( array( 'one', 'two', 'three' ) as $name ) {
		$values[] = (int) $db->value( 'SELECT value FROM {counters} WHERE name = %s', $args['name'] . $name );
	}
	$db->run( "DELETE FROM {counters} WHERE name LIKE %s", $args['name'] . '%' );
	return $values;
`;

onMariaDb( 'does everything again when somebody else kept a deadlock to themselves', async () => {
	const [ tries, one, two, three ] = await site().runPhp< number[] >( DEADLOCK, { name: `test-${ unique() }-` } );
	expect( { tries, one, two, three } ).toEqual( { tries: 2, one: 1, two: 1, three: 1 } );
} );
