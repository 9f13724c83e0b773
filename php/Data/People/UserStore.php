<?php
/**
 * WordPress users by address.
 *
 * @package Mesa
 */

namespace Mesa\Data\People;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the users behind many addresses in one query; WordPress asks for one address at a time, and again for each that is
 * no user's.
 */
final class UserStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The users with these addresses.
	 *
	 * @param list<string> $addresses Any number.
	 * @return array<string, int> User id by the address's key; addresses of nobody are missing.
	 */
	public function by_address( array $addresses ): array {
		global $wpdb;
		$wanted = array_values( array_unique( array_filter( array_merge( $addresses, array_map( 'strtolower', $addresses ) ) ) ) );
		if ( ! $wanted ) {
			return array();
		}
		$found = array();
		foreach ( $this->db->rows( "SELECT ID, user_email FROM $wpdb->users WHERE user_email IN (" . Row::marks( $wanted, '%s' ) . ')', ...$wanted ) as $row ) {
			$found[ EmailAddress::key( (string) $row['user_email'] ) ] = (int) $row['ID'];
		}
		return $found;
	}
}
