<?php
/**
 * Lists of senders.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Addresses and whole domains that are blocked, or that must get no automatic mail. A domain is written "@example.com"
 * and means its subdomains too.
 *
 * @phpstan-type Entry array{id: int, pattern: string, created_by: int, created_at: string}
 */
final class SenderListStore {
	/** Mail from these lands in the spam folder, without a word to anybody. */
	public const BLOCKED = 'blocked';
	/** These get no automatic mail: they have complained about one. */
	public const QUIET = 'quiet';

	/**
	 * Whether a list has any entry, once asked; by list.
	 *
	 * @var array<string, bool>
	 */
	private array $used = array();

	/**
	 * The site that $used and $last belong to.
	 */
	private int $used_of = 0;

	/**
	 * The last answer of find(): one mail asks several times for its sender.
	 *
	 * @var array{key: string, entry: array<string, mixed>|null}|null
	 */
	private ?array $last = null;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * The entries of a list, newest first.
	 *
	 * @param string $kind   BLOCKED or QUIET.
	 * @param int    $before Only entries with a smaller id; 0 for the newest.
	 * @param int    $limit  At most so many.
	 * @return list<Entry> Times are UTC.
	 */
	public function page( string $kind, int $before, int $limit ): array {
		return array_map(
			self::typed( ... ),
			$this->db->rows( 'SELECT id, pattern, created_by, created_at FROM {sender_lists} WHERE kind = %s AND id < %d ORDER BY id DESC LIMIT %d', $kind, 0 === $before ? PHP_INT_MAX : $before, $limit )
		);
	}

	/**
	 * An entry, of whichever list.
	 *
	 * @param int $id The entry.
	 * @return array{id: int, kind: string, pattern: string}|null
	 */
	public function get( int $id ): ?array {
		$row = $this->db->row( 'SELECT id, kind, pattern FROM {sender_lists} WHERE id = %d', $id );
		return null === $row ? null : Row::typed( $row, array( 'id' ) );
	}

	/**
	 * The entry that an address falls under.
	 *
	 * @param string $kind    BLOCKED or QUIET.
	 * @param string $address The address.
	 * @return Entry|null The most exact one.
	 */
	public function find( string $kind, string $address ): ?array {
		$patterns = self::patterns_of( $address );
		if ( ! $patterns || ! $this->is_used( $kind ) ) {
			return null;
		}
		$key = "$kind $patterns[0]";
		if ( ( $this->last['key'] ?? '' ) === $key ) {
			return $this->last['entry'];
		}
		$rows = $this->db->rows( 'SELECT id, pattern, created_by, created_at FROM {sender_lists} WHERE kind = %s AND pattern IN (' . Row::marks( $patterns, '%s' ) . ')', $kind, ...$patterns );
		usort( $rows, static fn( array $one, array $other ): int => strlen( (string) $other['pattern'] ) <=> strlen( (string) $one['pattern'] ) );
		$entry      = $rows ? self::typed( $rows[0] ) : null;
		$this->last = array( 'key' => $key, 'entry' => $entry );
		return $entry;
	}

	/**
	 * Adds an entry, once.
	 *
	 * @param string $kind    BLOCKED or QUIET.
	 * @param string $pattern An address, or "@" and a domain.
	 * @param int    $user_id Who; 0 for Mesa itself.
	 * @return Entry
	 */
	public function add( string $kind, string $pattern, int $user_id ): array {
		$this->forget_answers();
		$pattern = EmailAddress::key( $pattern );
		$this->db->run( 'INSERT INTO {sender_lists} (kind, pattern, created_by, created_at) VALUES (%s, %s, %d, %s) ON DUPLICATE KEY UPDATE kind = kind', $kind, $pattern, $user_id, gmdate( 'Y-m-d H:i:s' ) );
		return self::typed( (array) $this->db->row( 'SELECT id, pattern, created_by, created_at FROM {sender_lists} WHERE kind = %s AND pattern = %s', $kind, $pattern ) );
	}

	/**
	 * Takes an entry away.
	 *
	 * @param int $id The entry, of whichever list.
	 */
	public function remove( int $id ): void {
		$this->forget_answers();
		$this->db->delete( 'sender_lists', array( 'id' => $id ) );
	}

	/**
	 * Forgets what was asked before.
	 */
	private function forget_answers(): void {
		$this->used = array();
		$this->last = null;
	}

	/**
	 * Whether a list has any entry. Most sites have none, and then a mail costs no look.
	 *
	 * @param string $kind BLOCKED or QUIET.
	 */
	private function is_used( string $kind ): bool {
		if ( get_current_blog_id() !== $this->used_of ) {
			$this->forget_answers();
			$this->used_of = get_current_blog_id();
		}
		return $this->used[ $kind ] ??= null !== $this->db->value( 'SELECT id FROM {sender_lists} WHERE kind = %s LIMIT 1', $kind );
	}

	/**
	 * Everything that would catch an address: itself, its domain, and the domains above.
	 *
	 * @param string $address The address.
	 * @return list<string>
	 */
	private static function patterns_of( string $address ): array {
		$key = EmailAddress::key( $address );
		if ( '' === $key ) {
			return array();
		}
		$patterns = array( $key );
		$labels   = explode( '.', EmailAddress::domain( $address ) );
		while ( count( $labels ) > 1 && count( $patterns ) < 12 ) {
			$patterns[] = EmailAddress::key( '@' . implode( '.', $labels ) );
			array_shift( $labels );
		}
		return $patterns;
	}

	/**
	 * A row as an entry.
	 *
	 * @param array<string, string|null> $row The row.
	 * @return Entry
	 */
	private static function typed( array $row ): array {
		return Row::typed( $row, array( 'id', 'created_by' ) );
	}
}
