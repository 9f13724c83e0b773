<?php
/**
 * Mails that could not be taken in.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\DeadLetterRules;
use Mesa\Domain\Text;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * One row for each mail that the poller could not hand over. It goes when the mail has arrived, or when a person takes it
 * off the list.
 *
 * @phpstan-type Letter array{id: int, ident: string, mailbox_id: int, folder: string, uidvalidity: string, uid: int, message_key: string, from_address: string, from_name: string, subject: string, size: int, received_at: string, reason: string, state: string, attempts: int, raw_sha256: string, first_at: string, last_at: string}
 */
final class DeadLetterStore {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * One of them.
	 *
	 * @param int $id Its id.
	 * @return Letter|null
	 */
	public function find( int $id ): ?array {
		return self::typed( $this->db->row( 'SELECT * FROM {dead_letters} WHERE id = %d', $id ) );
	}

	/**
	 * One of them, locked until the transaction ends.
	 *
	 * @param string $ident See DeadLetterRules::ident().
	 * @return Letter|null
	 */
	public function lock( string $ident ): ?array {
		return self::typed( $this->db->row( 'SELECT * FROM {dead_letters} WHERE ident = %s FOR UPDATE', $ident ) );
	}

	/**
	 * A page of all.
	 *
	 * @param int|null $before Only those with a lower id; null: the newest.
	 * @param int      $limit  At most so many.
	 * @return array{items: list<Letter>, older_than: int|null} Newest first.
	 */
	public function page( ?int $before, int $limit ): array {
		$rows  = $this->db->rows( 'SELECT * FROM {dead_letters} WHERE id < %d ORDER BY id DESC LIMIT %d', $before ?? PHP_INT_MAX, $limit + 1 );
		$items = array_map( self::typed( ... ), array_slice( $rows, 0, $limit ) );
		return array(
			'items'      => $items,
			'older_than' => count( $rows ) > $limit ? end( $items )['id'] : null,
		);
	}

	/**
	 * Those of a mailbox, for the poller: what somebody wants tried again goes before all else, and then the newest, which
	 * the poller has not passed yet.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @param int $limit      At most so many.
	 * @return list<Letter> Oldest first.
	 */
	public function of_mailbox( int $mailbox_id, int $limit = 500 ): array {
		$rows = $this->db->rows( "SELECT * FROM {dead_letters} WHERE mailbox_id = %d ORDER BY CASE state WHEN 'retrying' THEN 0 WHEN 'trying' THEN 1 ELSE 2 END, id DESC LIMIT %d", $mailbox_id, $limit );
		usort( $rows, static fn( array $one, array $other ): int => (int) $one['id'] <=> (int) $other['id'] );
		return array_map( self::typed( ... ), $rows );
	}

	/**
	 * Has those tried again that were given up for a reason that may have passed meanwhile: a full disk, a database that was
	 * away for an hour. What was refused as it is waits for a person.
	 *
	 * @param int $rest Seconds since the last try.
	 * @param int $most Seconds since the first one; older ones are left to a person.
	 */
	public function wake_passing( int $rest, int $most ): void {
		$this->db->run(
			'UPDATE {dead_letters} SET state = %s WHERE state = %s AND permanent = 0 AND last_at < %s AND first_at > %s',
			DeadLetterRules::RETRYING,
			DeadLetterRules::DEAD,
			Time::sql( time() - $rest ),
			Time::sql( time() - $most )
		);
	}

	/**
	 * How many are in which state.
	 *
	 * @param int $mailbox_id Of this mailbox; 0: of all.
	 * @return array{dead: int, trying: int} What somebody wants tried again counts as "trying".
	 */
	public function counts( int $mailbox_id = 0 ): array {
		$rows   = $this->db->rows( 'SELECT state, COUNT(*) AS letters FROM {dead_letters} WHERE mailbox_id = %d OR %d = 0 GROUP BY state', $mailbox_id, $mailbox_id );
		$states = array_map( 'intval', array_column( $rows, 'letters', 'state' ) );
		return array(
			'dead'   => $states[ DeadLetterRules::DEAD ] ?? 0,
			'trying' => ( $states[ DeadLetterRules::TRYING ] ?? 0 ) + ( $states[ DeadLetterRules::RETRYING ] ?? 0 ),
		);
	}

	/**
	 * The one that was given up last.
	 *
	 * @return Letter|null
	 */
	public function last_dead(): ?array {
		return self::typed( $this->db->row( 'SELECT * FROM {dead_letters} WHERE state = %s ORDER BY last_at DESC, id DESC LIMIT 1', DeadLetterRules::DEAD ) );
	}

	/**
	 * Adds one.
	 *
	 * @param array<string, string|int> $columns All but the id.
	 * @return int Its id.
	 */
	public function insert( array $columns ): int {
		return $this->db->insert( 'dead_letters', self::fitted( $columns ) );
	}

	/**
	 * Changes one.
	 *
	 * @param int                       $id      Its id.
	 * @param array<string, string|int> $columns New values.
	 */
	public function update( int $id, array $columns ): void {
		$this->db->update( 'dead_letters', self::fitted( $columns ), array( 'id' => $id ) );
	}

	/**
	 * Removes one; its kept source is the caller's.
	 *
	 * @param int $id Its id.
	 */
	public function delete( int $id ): void {
		$this->db->delete( 'dead_letters', array( 'id' => $id ) );
	}

	/**
	 * Removes older rows of the same mail, which a new numbering of the folder has left behind. Not those of other copies of
	 * it under the same numbering: each would take the other's count of tries away, and neither would ever be given up.
	 *
	 * @param int    $mailbox_id  The mailbox.
	 * @param string $message_key The mail's key.
	 * @param string $folder      The folder.
	 * @param string $uidvalidity How it is numbered now.
	 */
	public function delete_twins( int $mailbox_id, string $message_key, string $folder, string $uidvalidity ): void {
		if ( '' !== $message_key ) {
			$this->db->run( 'DELETE FROM {dead_letters} WHERE mailbox_id = %d AND message_key = %s AND folder = %s AND uidvalidity <> %s', $mailbox_id, $message_key, self::fitted( array( 'folder' => $folder ) )['folder'], $uidvalidity );
		}
	}

	/**
	 * Those from an address, for its owner who wants a copy of them, or to have them erased.
	 *
	 * @param string $address The address.
	 * @param int    $limit   At most so many.
	 * @return list<Letter>
	 */
	public function from_address( string $address, int $limit ): array {
		return array_map( self::typed( ... ), $this->db->rows( 'SELECT * FROM {dead_letters} WHERE from_address = %s ORDER BY id LIMIT %d', $address, $limit ) );
	}

	/**
	 * Values cut to what their columns take.
	 *
	 * @param array<string, string|int> $columns Column => value.
	 * @return array<string, string|int>
	 */
	private static function fitted( array $columns ): array {
		foreach ( array( 'from_address' => 320, 'from_name' => 300, 'folder' => 255, 'subject' => 2000 ) as $name => $length ) {
			if ( isset( $columns[ $name ] ) ) {
				$columns[ $name ] = Text::clip( Text::line( (string) $columns[ $name ] ), $length );
			}
		}
		return $columns;
	}

	/**
	 * A row with its types.
	 *
	 * @param array<string, string|null>|null $row As read.
	 * @return Letter|null
	 */
	private static function typed( ?array $row ): ?array {
		return null === $row ? null : Row::typed( $row, array( 'id', 'mailbox_id', 'uid', 'size', 'attempts' ) );
	}
}
