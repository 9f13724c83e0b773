<?php
/**
 * Messages by their original mails.
 *
 * @package Mesa
 */

namespace Mesa\Data\Messages;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Finds messages whose original mail is kept: to read it again, or because its time is over.
 *
 * A mail that expires goes in three steps, each of which may be the last one before a crash: it is marked as gone
 * (`raw_expired`, the hash still there), its file is deleted, its hash is forgotten.
 */
final class RawMailStore {
	/** Up to which message all originals are gone. */
	private const UPTO_OPTION = 'mesa_raw_expired_upto';
	/** Among which messages, from (exclusive) to, some may be marked and not deleted yet. Without it nothing is looked for. */
	private const RANGE_OPTION = 'mesa_raw_expiring';

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Messages to read again, oldest first, with their whole bodies.
	 *
	 * @param int    $after      Only those with a higher id.
	 * @param int    $mailbox_id Of this mailbox; 0: of all.
	 * @param string $since      UTC datetime; '': whatever their date.
	 * @param int    $limit      At most so many.
	 * @param int    $bytes      At most so many bytes of bodies, but at least one message.
	 * @return array{items: list<array<string, mixed>>, next_after: int|null} Rows of messages.
	 */
	public function page( int $after, int $mailbox_id, string $since, int $limit, int $bytes ): array {
		list( $where, $values ) = self::where( $after, $mailbox_id, $since );

		$sizes = $this->db->rows( "SELECT id, LENGTH(visible_text) + LENGTH(visible_html) + LENGTH(body_text) + LENGTH(body_html) AS size FROM {messages} WHERE $where ORDER BY id LIMIT %d", ...array( ...$values, $limit + 1 ) );
		$ids   = array();
		foreach ( array_slice( $sizes, 0, $limit ) as $row ) {
			$bytes -= (int) $row['size'];
			if ( $ids && $bytes < 0 ) {
				break;
			}
			$ids[] = (int) $row['id'];
		}
		if ( ! $ids ) {
			return array( 'items' => array(), 'next_after' => null );
		}
		$rows = $this->db->rows( 'SELECT * FROM {messages} WHERE id IN (' . Row::marks( $ids, '%d' ) . ') ORDER BY id', ...$ids );
		return array(
			'items'      => array_map( static fn( array $row ): array => Row::typed( $row, array( 'id', 'ticket_id', 'mailbox_id' ), array( 'may_auto_respond' ) ), $rows ),
			'next_after' => count( $sizes ) > count( $ids ) ? end( $ids ) : null,
		);
	}

	/**
	 * How many there are to read again.
	 *
	 * @param int    $after      As in page().
	 * @param int    $mailbox_id As in page().
	 * @param string $since      As in page().
	 */
	public function count( int $after, int $mailbox_id, string $since ): int {
		list( $where, $values ) = self::where( $after, $mailbox_id, $since );
		return (int) $this->db->value( "SELECT COUNT(*) FROM {messages} WHERE $where", ...$values );
	}

	/**
	 * Whether a blob is the original of a message or of a mail that could not be taken in.
	 *
	 * @param string $sha256 Its hash.
	 */
	public function is_original( string $sha256 ): bool {
		return null !== $this->db->value( 'SELECT id FROM {messages} WHERE raw_sha256 = %s AND raw_expired = 0 LIMIT 1', $sha256 )
			|| null !== $this->db->value( 'SELECT id FROM {dead_letters} WHERE raw_sha256 = %s LIMIT 1', $sha256 );
	}

	/**
	 * Marks the originals of the oldest messages as gone, as far as their time is over. In the order in which they came in, so
	 * that no step ever looks through the whole table: mail that was imported later goes later.
	 *
	 * @param string $before UTC datetime.
	 * @param int    $limit  At most so many messages.
	 * @return bool Whether there may be more.
	 */
	public function mark_expired( string $before, int $limit ): bool {
		$upto = (int) get_option( self::UPTO_OPTION, 0 );
		$rows = $this->db->rows( 'SELECT id, created_at, raw_sha256 FROM {messages} WHERE id > %d ORDER BY id LIMIT %d', $upto, $limit );
		$over = array();
		foreach ( $rows as $row ) {
			if ( $row['created_at'] >= $before ) {
				break;
			}
			$over[] = $row;
		}
		if ( ! $over ) {
			return false;
		}
		$last  = (int) end( $over )['id'];
		$range = get_option( self::RANGE_OPTION );
		update_option( self::RANGE_OPTION, array( is_array( $range ) ? min( (int) $range[0], $upto ) : $upto, $last ), false );
		$ids = array_map( 'intval', array_column( array_filter( $over, static fn( array $row ): bool => '' !== $row['raw_sha256'] ), 'id' ) );
		if ( $ids ) {
			$this->db->run( 'UPDATE {messages} SET raw_expired = 1 WHERE id IN (' . Row::marks( $ids, '%d' ) . ')', ...$ids );
		}
		update_option( self::UPTO_OPTION, $last, false );
		return count( $over ) === $limit;
	}

	/**
	 * Originals that are marked as gone and whose files may still be there. Looked for only where marking has begun, since this
	 * is asked every minute.
	 *
	 * @param int $limit At most so many messages.
	 * @return list<array{id: int, raw_sha256: string}>
	 */
	public function expired( int $limit ): array {
		$range = get_option( self::RANGE_OPTION );
		if ( ! is_array( $range ) ) {
			return array();
		}
		$rows = $this->db->rows( "SELECT id, raw_sha256 FROM {messages} WHERE id > %d AND id <= %d AND raw_expired = 1 AND raw_sha256 <> '' ORDER BY id LIMIT %d", (int) $range[0], (int) $range[1], $limit );
		if ( ! $rows ) {
			delete_option( self::RANGE_OPTION );
		}
		return array_map( static fn( array $row ): array => Row::typed( $row, array( 'id' ) ), $rows );
	}

	/**
	 * Forgets the hash of an original that is gone.
	 *
	 * @param int $id The message.
	 */
	public function forget( int $id ): void {
		$this->db->update( 'messages', array( 'raw_sha256' => '' ), array( 'id' => $id, 'raw_expired' => 1 ) );
	}

	/**
	 * The condition of page() and count().
	 *
	 * @param int    $after      As in page().
	 * @param int    $mailbox_id As in page().
	 * @param string $since      As in page().
	 * @return array{string, list<string|int>}
	 */
	private static function where( int $after, int $mailbox_id, string $since ): array {
		$where  = "id > %d AND kind = 'customer' AND forwarded_by = 0 AND raw_sha256 <> '' AND raw_expired = 0 AND created_at >= %s";
		$values = array( $after, '' === $since ? Time::sql( 0 ) : $since );
		return $mailbox_id > 0 ? array( $where . ' AND mailbox_id = %d', array( ...$values, $mailbox_id ) ) : array( $where, $values );
	}
}
