<?php
/**
 * Known addresses.
 *
 * @package Mesa
 */

namespace Mesa\Data\People;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\MailboxScope;

defined( 'ABSPATH' ) || exit;

/**
 * Suggests whom to write to: customers by address or name, and others who were written to on some ticket. Along indexes
 * and bounded, since it is asked with every few letters that somebody types.
 */
final class AddressBook {
	/** So many of each kind are looked at: whoever types on finds the rest. */
	private const LOOKED_AT = 100;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Addresses that begin with something, or whose owner's name does.
	 *
	 * @param string       $search What was typed, not empty.
	 * @param MailboxScope $scope  What the person may see; people of other mailboxes do not exist for them.
	 * @param int          $limit  At most so many.
	 * @return list<array{address: string, name: string}> By name and address.
	 */
	public function find( string $search, MailboxScope $scope, int $limit ): array {
		global $wpdb;
		$begins = $wpdb->esc_like( $search ) . '%';
		$key    = $wpdb->esc_like( EmailAddress::key( $search ) ) . '%';
		$people = array();
		foreach ( array_merge( $this->customers_by_address( $key ), $this->customers_by_name( $begins ) ) as $row ) {
			$people[ (string) $row['email'] ] = array(
				'address'     => (string) $row['address'],
				'name'        => (string) $row['name'],
				'customer_id' => (int) $row['customer_id'],
			);
		}
		$seen   = $scope->is_everything() ? null : $this->customers_seen( array_column( $people, 'customer_id' ), $scope );
		$people = array_filter( $people, static fn( array $one ): bool => null === $seen || isset( $seen[ $one['customer_id'] ] ) );
		foreach ( $this->participants( $key, $scope ) as $email ) {
			$people[ $email ] ??= array( 'address' => $email, 'name' => '' );
		}
		$people = array_map( static fn( array $one ): array => array( 'address' => $one['address'], 'name' => $one['name'] ), array_values( $people ) );
		usort( $people, static fn( array $a, array $b ): int => array( '' === $a['name'], mb_strtolower( $a['name'] ), $a['address'] ) <=> array( '' === $b['name'], mb_strtolower( $b['name'] ), $b['address'] ) );
		return array_slice( $people, 0, $limit );
	}

	/**
	 * Customers by the beginning of an address.
	 *
	 * @param string $like For LIKE.
	 * @return list<array<string, string|null>>
	 */
	private function customers_by_address( string $like ): array {
		return $this->db->rows( 'SELECT e.email, e.address, e.customer_id, c.name FROM (SELECT email, address, customer_id FROM {customer_emails} FORCE INDEX (email) WHERE email LIKE %s LIMIT %d) e JOIN {customers} c ON c.id = e.customer_id', $like, self::LOOKED_AT );
	}

	/**
	 * Customers by the beginning of their name.
	 *
	 * @param string $like For LIKE.
	 * @return list<array<string, string|null>>
	 */
	private function customers_by_name( string $like ): array {
		return $this->db->rows( 'SELECT e.email, e.address, e.customer_id, c.name FROM (SELECT id, name FROM {customers} FORCE INDEX (name) WHERE name LIKE %s LIMIT %d) c JOIN {customer_emails} e ON e.customer_id = c.id LIMIT %d', $like, self::LOOKED_AT, self::LOOKED_AT );
	}

	/**
	 * Which customers have a ticket that the person may see.
	 *
	 * @param list<int>    $ids   Customers.
	 * @param MailboxScope $scope What they may see.
	 * @return array<int, true> By customer.
	 */
	private function customers_seen( array $ids, MailboxScope $scope ): array {
		$ids = array_values( array_unique( $ids ) );
		return $ids ? array_fill_keys( array_map( 'intval', $this->db->column( 'SELECT c.id FROM {customers} c WHERE c.id IN (' . Row::marks( $ids, '%d' ) . ') AND EXISTS (SELECT 1 FROM {tickets} t WHERE t.customer_id = c.id AND ' . $scope->condition() . ')', ...$ids ) ), true ) : array();
	}

	/**
	 * Others who took part in a ticket, by the newest one.
	 *
	 * @param string       $like  For LIKE.
	 * @param MailboxScope $scope What the person may see.
	 * @return list<string> Addresses.
	 */
	private function participants( string $like, MailboxScope $scope ): array {
		$newest = array();
		foreach ( $this->db->rows( 'SELECT email, MAX(ticket_id) AS ticket_id FROM {ticket_participants} WHERE email LIKE %s GROUP BY email ORDER BY email LIMIT %d', $like, self::LOOKED_AT ) as $row ) {
			// A hash stands for what an index cannot hold; nobody can be written to by that.
			if ( ! str_contains( (string) $row['email'], '#' ) ) {
				$newest[ (string) $row['email'] ] = (int) $row['ticket_id'];
			}
		}
		if ( ! $newest || $scope->is_everything() ) {
			return array_keys( $newest );
		}
		$ids  = array_values( $newest );
		$seen = array_map( 'intval', $this->db->column( 'SELECT t.id FROM {tickets} t WHERE t.id IN (' . Row::marks( $ids, '%d' ) . ') AND ' . $scope->condition(), ...$ids ) );
		return array_keys( array_intersect( $newest, $seen ) );
	}
}
