<?php
/**
 * Tickets as their customers find them.
 *
 * @package Mesa
 */

namespace Mesa\Data\Visitors;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\PortalPerson;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the tickets of a customer, and who takes part in a ticket. What of a ticket somebody may read is
 * Access\PortalAccess's to say.
 */
final class PortalStore {
	/** States of a reply that has left, or may have. */
	public const SENT = array( 'sent', 'unknown', 'bounced' );
	/** Among so many of a person's newest tickets words are looked for. */
	private const LOOK_BACK = 300;
	/** Messages that hold a word and are looked at. */
	private const MOST_HITS = 500;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Everybody who takes part in a ticket: its customer's addresses first, then those who are named on it.
	 *
	 * @param int $ticket_id The ticket.
	 * @return array<string, string> Address by its key.
	 */
	public function people( int $ticket_id ): array {
		$found = array();
		$rows  = $this->db->rows( 'SELECT e.email, e.address, e.id AS place FROM {tickets} t JOIN {customer_emails} e ON e.customer_id = t.customer_id WHERE t.id = %d ORDER BY e.id', $ticket_id );
		foreach ( array( ...$rows, ...$this->db->rows( 'SELECT email, email AS address FROM {ticket_participants} WHERE ticket_id = %d ORDER BY email LIMIT 500', $ticket_id ) ) as $row ) {
			$found[ (string) $row['email'] ] ??= (string) $row['address'];
		}
		return $found;
	}

	/**
	 * The customer of an address, with all addresses that are known to be theirs.
	 *
	 * @param string $address The address.
	 * @return array{id: int, keys: list<string>} Id 0 and the address alone when no customer is known.
	 */
	public function customer( string $address ): array {
		$key  = EmailAddress::key( $address );
		$rows = $this->db->rows( 'SELECT o.customer_id, o.email FROM {customer_emails} e JOIN {customer_emails} o ON o.customer_id = e.customer_id WHERE e.email = %s ORDER BY o.id', $key );
		return array(
			'id'   => (int) ( $rows[0]['customer_id'] ?? 0 ),
			'keys' => array_values( array_unique( array( $key, ...array_map( static fn( array $row ): string => (string) $row['email'], $rows ) ) ) ),
		);
	}

	/**
	 * A ticket that leads to an address: its customer's newest, or one that names it.
	 *
	 * @param string $address The address.
	 * @return int 0 when there is none.
	 */
	public function ticket_of( string $address ): int {
		$own = $this->db->value( 'SELECT t.id FROM {customer_emails} e JOIN {tickets} t ON t.customer_id = e.customer_id WHERE e.email = %s ORDER BY t.updated_at DESC, t.id DESC LIMIT 1', EmailAddress::key( $address ) );
		return (int) ( $own ?? $this->db->value( 'SELECT MAX(ticket_id) FROM {ticket_participants} WHERE email = %s', EmailAddress::key( $address ) ) );
	}

	/**
	 * The newest of a person's tickets, whatever of them they may read.
	 *
	 * @param PortalPerson $person   Who.
	 * @param list<string> $statuses With one of these statuses.
	 * @param int          $offset   How many to pass over.
	 * @param int          $limit    At most so many.
	 * @return list<array<string, mixed>> id, subject, status, customer_id, created_at, updated_at.
	 */
	public function tickets( PortalPerson $person, array $statuses, int $offset, int $limit ): array {
		list( $own, $args ) = self::own( $person );
		return array_map(
			static fn( array $row ): array => Row::typed( $row, array( 'id', 'customer_id' ) ),
			$this->db->rows(
				"SELECT t.id, t.subject, t.status, t.customer_id, t.created_at, t.updated_at FROM ($own) k JOIN {tickets} t ON t.id = k.id WHERE t.status IN (" . Row::marks( $statuses, '%s' ) . ') ORDER BY t.updated_at DESC, t.id DESC LIMIT %d OFFSET %d',
				...$args,
				...$statuses,
				...array( $limit, $offset )
			)
		);
	}

	/**
	 * Those of a person's newest tickets that hold every word, in the subject or in a message that they may read.
	 *
	 * @param PortalPerson                         $person   Who.
	 * @param list<string>                         $statuses With one of these statuses.
	 * @param list<string>                         $words    At most a few.
	 * @param \Closure(array<string, mixed>): bool $may_read Whether they may read a message, by its row.
	 * @return list<array<string, mixed>> As tickets() gives them.
	 */
	public function matching( PortalPerson $person, array $statuses, array $words, \Closure $may_read ): array {
		$tickets = array_column( $this->tickets( $person, $statuses, 0, self::LOOK_BACK ), null, 'id' );
		$ids     = array_keys( $tickets );
		foreach ( $words as $word ) {
			$like = '%' . addcslashes( $word, '_%\\' ) . '%';
			$hits = array_filter( $ids, static fn( int $id ): bool => '#' . $id === $word || (string) $id === $word );
			if ( $ids ) {
				$in   = Row::marks( $ids, '%d' );
				$hits = array( ...$hits, ...array_map( 'intval', $this->db->column( "SELECT id FROM {tickets} WHERE id IN ($in) AND subject LIKE %s", ...$ids, ...array( $like ) ) ) );
				foreach ( $this->db->rows( "SELECT ticket_id, kind, channel, customer_id, from_address, recipients, automatic, state, send_at, quotes FROM {messages} WHERE ticket_id IN ($in) AND kind <> 'note' AND visible_text LIKE %s ORDER BY id DESC LIMIT %d", ...$ids, ...array( $like, self::MOST_HITS ) ) as $row ) {
					if ( $may_read( $row ) ) {
						$hits[] = (int) $row['ticket_id'];
					}
				}
			}
			$ids = array_values( array_intersect( $ids, $hits ) );
		}
		return array_values( array_intersect_key( $tickets, array_flip( $ids ) ) );
	}

	/**
	 * What changes when there is news on a ticket for whoever reads it: its status, and the newest message on either side.
	 *
	 * @param int $ticket_id The ticket.
	 * @return string Of no meaning but to be compared; empty when the ticket is gone.
	 */
	public function mark( int $ticket_id ): string {
		$row = $this->db->row( "SELECT t.status, t.merged_into, t.locked, (SELECT MAX(m.id) FROM {messages} m WHERE m.ticket_id = t.id AND m.kind <> 'note' AND m.automatic IS NULL AND m.state IN ('received', 'sent', 'unknown', 'bounced')) AS newest FROM {tickets} t WHERE t.id = %d", $ticket_id );
		return null === $row ? '' : substr( hash( 'sha256', implode( '|', array( $row['status'], $row['merged_into'], $row['locked'], (string) $row['newest'] ) ) ), 0, 16 );
	}

	/**
	 * A person's tickets, each once: their own, and those that name them.
	 *
	 * @param PortalPerson $person Who.
	 * @return array{string, list<string|int>} SQL that gives ids, and its arguments.
	 */
	private static function own( PortalPerson $person ): array {
		return array(
			'SELECT id FROM {tickets} WHERE customer_id = %d AND customer_id > 0 UNION SELECT ticket_id AS id FROM {ticket_participants} WHERE email IN (' . Row::marks( $person->keys, '%s' ) . ')',
			array( $person->customer_id, ...$person->keys ),
		);
	}
}
