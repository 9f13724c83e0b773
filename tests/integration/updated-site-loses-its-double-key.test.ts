/** A site that had version 0.1.0: the tables it has become those that a new site gets. */
import { site } from './site.ts';

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
