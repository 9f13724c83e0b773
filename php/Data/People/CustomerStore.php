<?php
/**
 * Customers.
 *
 * @package Mesa
 */

namespace Mesa\Data\People;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\ReadAhead;
use Mesa\Data\Row;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * People who write in, each with any number of addresses; an address belongs to one of them.
 *
 * @phpstan-type Customer array{id: int, name: string, user_id: int, created_at: string, emails: list<string>}
 */
final class CustomerStore {
	/** What was looked up beforehand, by the address as key. */
	private readonly ReadAhead $ahead;

	/** WordPress users that were looked up beforehand, by the address as key. */
	private readonly ReadAhead $users;

	/**
	 * Customers of this transaction whose address is still to become theirs, by id: the address as key.
	 *
	 * @var array<int, string>
	 */
	private array $new = array();

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {
		$this->ahead = new ReadAhead();
		$this->users = new ReadAhead();
	}

	/**
	 * A customer with every known address, the first one first.
	 *
	 * @param int $id The customer.
	 * @return Customer|null
	 */
	public function find( int $id ): ?array {
		$rows = $this->db->rows( 'SELECT c.id, c.name, c.user_id, c.created_at, e.address FROM {customers} c LEFT JOIN {customer_emails} e ON e.customer_id = c.id WHERE c.id = %d ORDER BY e.id', $id );
		if ( ! $rows ) {
			return null;
		}
		$customer           = Row::typed( $rows[0], array( 'id', 'user_id' ) );
		$customer['emails'] = array_values( array_filter( array_column( $rows, 'address' ), static fn( ?string $address ): bool => null !== $address && '' !== $address ) );
		unset( $customer['address'] );
		return $customer;
	}

	/**
	 * Customers with an address that begins so.
	 *
	 * @param string $beginning What somebody typed.
	 * @param int    $limit     At most so many.
	 * @return list<int>
	 */
	public function beginning_with( string $beginning, int $limit ): array {
		$key = EmailAddress::key( $beginning );
		return strlen( $key ) < 2 || str_contains( $key, '#' ) ? array() : array_values( array_unique( array_map( 'intval', $this->db->column( 'SELECT customer_id FROM {customer_emails} WHERE email LIKE %s ORDER BY email LIMIT %d', addcslashes( $key, '_%\\' ) . '%', $limit ) ) ) );
	}

	/**
	 * Who an address belongs to.
	 *
	 * @param string $address The address.
	 * @return int Customer id; 0 when nobody is known.
	 */
	public function find_by_address( string $address ): int {
		return (int) $this->db->value( 'SELECT customer_id FROM {customer_emails} WHERE email = %s', EmailAddress::key( $address ) );
	}

	/**
	 * The customer of an address, made when there is none yet. Call it in a transaction.
	 *
	 * A customer without an address (a mail without a sender) is always a new one: nothing says that they are the same.
	 *
	 * @param string $address The address, may be empty.
	 * @param string $name    Kept when no name is known yet.
	 * @param int|\Closure(): int $user_id WordPress user of that address, asked for when the customer is new; 0 when there is none.
	 * @param string              $since   When they wrote, UTC; the earliest counts, since old mail may be imported later.
	 */
	public function of( string $address, string $name, int|\Closure $user_id, string $since ): int {
		$name  = Text::clip( Text::line( $name ), 300 );
		$key   = EmailAddress::key( $address );
		$known = '' === $key ? null : $this->known( $key );
		if ( null === $known ) {
			$together = '' !== $key && $this->ahead->knows( $key );
			$this->ahead->drop( $key );
			return $this->add( $key, $address, $name, is_int( $user_id ) ? $user_id : $user_id(), $since, $together );
		}
		if ( ( '' === $known['name'] && '' !== $name ) || $known['created_at'] > $since ) {
			$this->ahead->drop( $key );
			$this->db->run( "UPDATE {customers} SET name = CASE WHEN name = '' THEN %s ELSE name END, created_at = CASE WHEN created_at > %s THEN %s ELSE created_at END WHERE id = %d", $name, $since, $since, $known['id'] );
		}
		return $known['id'];
	}

	/**
	 * What of() has to know of a customer.
	 *
	 * @param string $key The address as key.
	 * @return array{id: int, name: string, created_at: string}|null
	 */
	private function known( string $key ): ?array {
		return $this->ahead->knows( $key ) ? $this->ahead->answer( $key ) : ( $this->find_by_keys( array( $key ) )[ $key ] ?? null );
	}

	/**
	 * Customers by address.
	 *
	 * @param list<string> $keys Addresses as keys, not empty.
	 * @return array<string, array{id: int, name: string, created_at: string}> By key.
	 */
	private function find_by_keys( array $keys ): array {
		$found = array();
		foreach ( $this->db->rows( 'SELECT e.email, e.customer_id AS id, c.name, c.created_at FROM {customer_emails} e LEFT JOIN {customers} c ON c.id = e.customer_id WHERE e.email IN (' . Row::marks( $keys, '%s' ) . ')', ...$keys ) as $row ) {
			$found[ (string) $row['email'] ] = array(
				'id'         => (int) $row['id'],
				'name'       => (string) $row['name'],
				'created_at' => (string) $row['created_at'],
			);
		}
		return $found;
	}

	/**
	 * Asks at once for the customers that of() is going to be asked for, until forget().
	 *
	 * @param list<string> $addresses Addresses.
	 */
	public function read_ahead( array $addresses ): void {
		$keys  = array_values( array_unique( array_filter( array_map( EmailAddress::key( ... ), $addresses ) ) ) );
		$found = $keys ? $this->find_by_keys( $keys ) : array();
		$this->ahead->keep( $keys, $found );
		$this->read_users_ahead( array_values( array_filter( $addresses, static fn( string $address ): bool => ! isset( $found[ EmailAddress::key( $address ) ] ) ) ) );
	}

	/**
	 * Asks at once for the WordPress users of addresses that no customer has yet.
	 *
	 * @param list<string> $addresses Addresses.
	 */
	private function read_users_ahead( array $addresses ): void {
		global $wpdb;
		$addresses = array_values( array_unique( array_filter( array_map( trim( ... ), $addresses ) ) ) );
		$found     = array();
		foreach ( $addresses ? $this->db->rows( "SELECT ID, user_email FROM {$wpdb->users} WHERE user_email IN (" . Row::marks( $addresses, '%s' ) . ')', ...$addresses ) : array() as $row ) {
			$found[ EmailAddress::key( (string) $row['user_email'] ) ] = array( 'id' => (int) $row['ID'] );
		}
		$this->users->keep( array_map( EmailAddress::key( ... ), $addresses ), $found );
	}

	/**
	 * The WordPress user with an address.
	 *
	 * @param string $address The address.
	 * @return int 0 when there is none.
	 */
	public function user_of( string $address ): int {
		$key = EmailAddress::key( $address );
		if ( $this->users->knows( $key ) ) {
			return $this->users->answer( $key )['id'] ?? 0;
		}
		return '' === $address ? 0 : (int) ( get_user_by( 'email', $address )->ID ?? 0 );
	}

	/**
	 * Forgets what read_ahead() has found.
	 */
	public function forget(): void {
		$this->ahead->clear();
		$this->users->clear();
		$this->new = array();
	}

	/**
	 * Adds a customer.
	 *
	 * @param string $key     The address as key; may be empty.
	 * @param string $address The address as it came.
	 * @param string $name    Name.
	 * @param int    $user_id WordPress user.
	 * @param string $since   When they first wrote.
	 * @param bool   $together Whether the address may be written with those of other mails, since nobody had it a moment ago.
	 */
	private function add( string $key, string $address, string $name, int $user_id, string $since, bool $together ): int {
		$id = $this->db->insert(
			'customers',
			array(
				'name'       => $name,
				'user_id'    => $user_id,
				'created_at' => $since,
			)
		);
		if ( '' === $key ) {
			return $id;
		}
		// By the address first: it is what they are put in order by, so that two requests cannot wait for each other.
		$row = array(
			'email'       => $key,
			'customer_id' => $id,
			'address'     => Text::clip( trim( $address ), 320 ),
		);
		// Not INSERT IGNORE: it takes a shared lock on the row that is there, and two who then ask for it FOR UPDATE block each other.
		$this->db->insert_later( 'customer_emails', $row, 'customer_id = customer_id' );
		if ( $together ) {
			$this->new[ $id ] = $key;
			$this->db->before_commit( 'new customers', $id, $this->prove( ... ) );
			return $id;
		}
		// Another request may have been quicker; a locking read sees what it has committed.
		$owner = (int) $this->db->value( 'SELECT customer_id FROM {customer_emails} WHERE email = %s FOR UPDATE', $key );
		if ( $owner !== $id ) {
			$this->db->delete( 'customers', array( 'id' => $id ) );
		}
		return $owner;
	}

	/**
	 * Whether addresses that were written together have become those customers': another request may have been quicker.
	 *
	 * @param list<int> $ids The customers.
	 * @throws DataException When one has not. Its mails have to go one by one, and will find whose the address is.
	 */
	private function prove( array $ids ): void {
		$keys  = array_values( array_intersect_key( $this->new, array_flip( $ids ) ) );
		$owned = array_map( 'intval', $this->db->column( 'SELECT customer_id FROM {customer_emails} WHERE email IN (' . Row::marks( $keys, '%s' ) . ')', ...$keys ) );
		if ( array_diff( $ids, $owned ) ) {
			throw new DataException( 'Another request has just added the same customer.' );
		}
		$this->new = array_diff_key( $this->new, array_flip( $ids ) );
	}
}
