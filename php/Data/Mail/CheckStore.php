<?php
/**
 * Mails that mailboxes send to themselves.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * One row for each check. Legs are stamped in milliseconds of this site's clock; a stamp is set once and stays.
 *
 * @phpstan-type Check array{id: int, mailbox_id: int, state: string, source: string, nonce: string, message_key: ?string, broken: string, detail: string, warnings: list<array{part: string, detail: string}>, queued_ms: ?int, sent_ms: ?int, arrived_ms: ?int, seen_ms: ?int, fetched_ms: ?int, ticket_ms: ?int, cleaned_ms: ?int, clock_ms: ?int, quota_used: ?int, quota_limit: ?int, created_at: string, finished_at: ?string}
 */
final class CheckStore {
	/** Legs in their order. */
	public const STAMPS = array( 'queued_ms', 'sent_ms', 'arrived_ms', 'seen_ms', 'fetched_ms', 'ticket_ms', 'cleaned_ms' );

	private const NUMBERS = array( 'queued_ms', 'sent_ms', 'arrived_ms', 'seen_ms', 'fetched_ms', 'ticket_ms', 'cleaned_ms', 'clock_ms', 'quota_used', 'quota_limit' );

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * A check, or null.
	 *
	 * @param int $id The check.
	 * @return array<string, mixed>|null A Check.
	 */
	public function find( int $id ): ?array {
		return self::typed( $this->db->row( 'SELECT * FROM {mailbox_checks} WHERE id = %d', $id ) );
	}

	/**
	 * A mailbox's newest checks, newest first.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @param int $limit      At most so many.
	 * @return list<array<string, mixed>> Checks.
	 */
	public function newest( int $mailbox_id, int $limit = 1 ): array {
		return array_map( self::typed( ... ), $this->db->rows( 'SELECT * FROM {mailbox_checks} WHERE mailbox_id = %d ORDER BY id DESC LIMIT %d', $mailbox_id, $limit ) );
	}

	/**
	 * Begins a check, unless one is under way. Call it in a transaction.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $source     screen, doctor or daily.
	 * @param int    $patience   Seconds after which one that is under way counts as given up.
	 * @return array{check: array<string, mixed>, is_new: bool}
	 */
	public function begin( int $mailbox_id, string $source, int $patience ): array {
		// Two who ask at once get the same check. A write, not only a lock, which a cluster's other nodes would not hear of.
		$this->db->run( 'UPDATE {mailboxes} SET revision = revision + 1 WHERE id = %d', $mailbox_id );
		$last = $this->newest( $mailbox_id )[0] ?? null;
		if ( null !== $last && 'open' === $last['state'] && Time::unix( $last['created_at'] ) > time() - $patience ) {
			return array( 'check' => $last, 'is_new' => false );
		}
		$id = $this->db->insert(
			'mailbox_checks',
			array(
				'mailbox_id' => $mailbox_id,
				'state'      => 'open',
				'source'     => $source,
				'nonce'      => bin2hex( random_bytes( 12 ) ),
				'warnings'   => '[]',
				'queued_ms'  => self::now_ms(),
				'created_at' => Time::now(),
			)
		);
		return array( 'check' => (array) $this->find( $id ), 'is_new' => true );
	}

	/**
	 * Sets stamps that are not set yet.
	 *
	 * @param int                $id     The check.
	 * @param array<string, int> $stamps Column => milliseconds since 1970.
	 */
	public function stamp( int $id, array $stamps ): void {
		foreach ( array_intersect_key( $stamps, array_flip( self::STAMPS ) ) as $column => $ms ) {
			$this->db->run( "UPDATE {mailbox_checks} SET $column = %d WHERE id = %d AND $column IS NULL", $ms, $id );
		}
	}

	/**
	 * Notes facts about a check.
	 *
	 * @param int                      $id    The check.
	 * @param array<string, int|null> $facts clock_ms, quota_used, quota_limit.
	 */
	public function note( int $id, array $facts ): void {
		$facts = array_filter( array_intersect_key( $facts, array_flip( array( 'clock_ms', 'quota_used', 'quota_limit' ) ) ), 'is_int' );
		if ( $facts ) {
			$this->db->update( 'mailbox_checks', $facts, array( 'id' => $id ) );
		}
	}

	/**
	 * Uses the check's token up for one mail. The same mail may come again, after a crash; another may not.
	 *
	 * @param int    $id  The check.
	 * @param string $key The mail's message_key.
	 * @return bool Whether the token is this mail's.
	 */
	public function use_up( int $id, string $key ): bool {
		$this->db->run( 'UPDATE {mailbox_checks} SET message_key = %s WHERE id = %d AND message_key IS NULL', $key, $id );
		return $key === $this->db->value( 'SELECT message_key FROM {mailbox_checks} WHERE id = %d', $id );
	}

	/**
	 * Ends a check that is under way; the first verdict stays.
	 *
	 * @param int                                            $id       The check.
	 * @param string                                         $broken   The first broken part; empty for none.
	 * @param string                                         $detail   For people.
	 * @param list<array{part: string, detail: string}> $warnings What is not broken and not well either.
	 * @return bool Whether it was under way.
	 */
	public function finish( int $id, string $broken, string $detail, array $warnings = array() ): bool {
		return $this->db->run(
			"UPDATE {mailbox_checks} SET state = %s, broken = %s, detail = %s, warnings = %s, finished_at = %s WHERE id = %d AND state = 'open'",
			'' === $broken ? 'ok' : 'failed',
			$broken,
			$detail,
			(string) wp_json_encode( array_values( $warnings ) ),
			Time::now(),
			$id
		) > 0;
	}

	/**
	 * Checks under way that began long ago.
	 *
	 * @param int $before Unix time.
	 * @return list<array<string, mixed>> Checks.
	 */
	public function overdue( int $before ): array {
		return array_map( self::typed( ... ), $this->db->rows( "SELECT * FROM {mailbox_checks} WHERE state = 'open' AND created_at < %s ORDER BY id LIMIT 50", Time::sql( $before ) ) );
	}

	/**
	 * Mailboxes that are in use since before a time.
	 *
	 * @param int $before Unix time.
	 * @return list<int>
	 */
	public function settled_mailboxes( int $before ): array {
		return array_map( 'intval', $this->db->column( "SELECT id FROM {mailboxes} WHERE active = 1 AND incoming IS NOT NULL AND created_at < %s ORDER BY id", Time::sql( $before ) ) );
	}

	/**
	 * Forgets checks of long ago. Until then a mail of theirs that turns up late is recognised.
	 *
	 * @param int $before Unix time.
	 */
	public function forget( int $before ): void {
		$this->db->run( "DELETE FROM {mailbox_checks} WHERE created_at < %s AND state <> 'open'", Time::sql( $before ) );
	}

	/**
	 * Now.
	 *
	 * @return int Milliseconds since 1970.
	 */
	public static function now_ms(): int {
		return (int) round( microtime( true ) * 1000 );
	}

	/**
	 * A row with its types.
	 *
	 * @param array<string, string|null>|null $row As read.
	 * @return array<string, mixed>|null A Check.
	 */
	private static function typed( ?array $row ): ?array {
		if ( null === $row ) {
			return null;
		}
		$check = Row::typed( $row, array( 'id', 'mailbox_id' ) );
		foreach ( self::NUMBERS as $column ) {
			$check[ $column ] = null === $row[ $column ] ? null : (int) $row[ $column ];
		}
		$check['detail']   = (string) $row['detail'];
		$check['warnings'] = (array) json_decode( (string) $row['warnings'], true );
		return $check;
	}
}
