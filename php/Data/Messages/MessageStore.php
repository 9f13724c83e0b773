<?php
/**
 * Messages.
 *
 * @package Mesa
 */

namespace Mesa\Data\Messages;

use Mesa\Data\Search\Pending as SearchPending;
use Mesa\Data\Db;
use Mesa\Data\ReadAhead;
use Mesa\Data\Row;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\MessageId;
use Mesa\Domain\SearchDocument;

defined( 'ABSPATH' ) || exit;

/**
 * What customers and agents wrote. Lists leave the whole bodies out; find() has them.
 *
 * `recipients` is JSON {to, cc, bcc, reply_to}, each a list of {address, name}, and `disowned` where the sender's domain
 * disowns the mail; `in_reply_to` and `reference_ids` are ready for the mail header: ids in angle brackets, separated by one
 * space.
 *
 * @phpstan-type MessageRow array{id: int, ticket_id: int, mailbox_id: int, kind: string, channel: string, author_id: int, customer_id: int, from_address: string, from_name: string, recipients: string, subject: string, message_id: string, message_id_hash: string, in_reply_to: string, reference_ids: string, visible_text: string, visible_html: string, body_text?: string, body_html?: string, has_more: bool, quotes: string, automatic: ?string, may_auto_respond: bool, state: string, error: ?string, message_key: ?string, client_key: ?string, before_send: ?string, raw_sha256: string, raw_expired: bool, send_at: ?string, sent_at: ?string, created_at: string}
 */
final class MessageStore {
	private const INTS  = array( 'id', 'ticket_id', 'mailbox_id', 'author_id', 'customer_id' );
	private const BOOLS = array( 'has_more', 'may_auto_respond', 'raw_expired' );
	private const LIST  = 'id, ticket_id, mailbox_id, kind, channel, author_id, customer_id, from_address, from_name, recipients, subject, message_id, message_id_hash, in_reply_to, reference_ids, visible_text, visible_html, has_more, quotes, automatic, may_auto_respond, state, error, message_key, client_key, before_send, raw_sha256, raw_expired, send_at, sent_at, created_at';

	/** What was looked up beforehand, by "key …" and "id …". */
	private readonly ReadAhead $ahead;

	/** Tickets with mail that has not left. */
	private readonly OutboxStore $outbox;

	/**
	 * The newest message, by its key.
	 *
	 * @var array<string, int>
	 */
	private array $inserted = array();

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db      The database.
	 * @param TicketStore   $tickets Hears of every change.
	 * @param SearchPending $search  Hears of every word.
	 */
	public function __construct( private readonly Db $db, private readonly TicketStore $tickets, private readonly SearchPending $search ) {
		$this->ahead  = new ReadAhead();
		$this->outbox = new OutboxStore( $db, $tickets );
	}

	/**
	 * A message with its whole body, or null. Times are UTC, "Y-m-d H:i:s".
	 *
	 * @param int $id The message.
	 * @return MessageRow|null
	 */
	public function find( int $id ): ?array {
		return $this->typed( $this->db->row( 'SELECT * FROM {messages} WHERE id = %d', $id ) );
	}

	/**
	 * The newest reply that a person wrote, with its whole body, among the newest messages of the desk.
	 *
	 * @return MessageRow|null
	 */
	public function newest_reply(): ?array {
		return $this->typed( $this->db->row( "SELECT m.* FROM (SELECT id FROM {messages} ORDER BY id DESC LIMIT 500) newest JOIN {messages} m ON m.id = newest.id WHERE m.kind = 'reply' AND m.automatic IS NULL ORDER BY m.id DESC LIMIT 1" ) );
	}

	/**
	 * The mail with this key, in whichever mailbox it came first.
	 *
	 * @param string $message_key SHA-256 from the poller.
	 * @return MessageRow|null Without bodies.
	 */
	public function find_by_key( string $message_key ): ?array {
		if ( $this->ahead->knows( "key $message_key" ) ) {
			return $this->ahead->answer( "key $message_key" );
		}
		return $this->typed( $this->db->row( 'SELECT ' . self::LIST . ' FROM {messages} WHERE message_key = %s', $message_key ) );
	}

	/**
	 * The message that an earlier try of the same request has stored.
	 *
	 * @param int    $author_id  WordPress user; 0 for visitors.
	 * @param string $client_key Made by the client.
	 * @return MessageRow|null With its body.
	 */
	public function find_by_client_key( int $author_id, string $client_key ): ?array {
		return $this->typed( $this->db->row( 'SELECT * FROM {messages} WHERE author_id = %d AND client_key = %s', $author_id, $client_key ) );
	}

	/**
	 * Messages with any of these Message-IDs.
	 *
	 * @param list<string> $message_ids With angle brackets.
	 * @return array<string, MessageRow> By Message-ID hash; the newest where several have the same.
	 */
	public function find_by_message_ids( array $message_ids ): array {
		$hashes = array_values( array_unique( array_filter( array_map( MessageId::hash( ... ), $message_ids ) ) ) );
		if ( ! $hashes ) {
			return array();
		}
		$found = array();
		$asked = array();
		foreach ( $hashes as $hash ) {
			if ( ! $this->ahead->knows( "id $hash" ) ) {
				$asked[] = $hash;
			} elseif ( null !== $this->ahead->answer( "id $hash" ) ) {
				$found[ $hash ] = $this->ahead->answer( "id $hash" );
			}
		}
		return $found + $this->find_by_hashes( $asked );
	}

	/**
	 * Messages by the hash of their Message-ID.
	 *
	 * @param list<string> $hashes Hashes.
	 * @return array<string, MessageRow> By hash; of several the newest.
	 */
	private function find_by_hashes( array $hashes ): array {
		$found = array();
		$rows  = $hashes ? $this->db->rows( 'SELECT ' . self::LIST . ' FROM {messages} WHERE message_id_hash IN (' . Row::marks( $hashes, '%s' ) . ') ORDER BY id', ...$hashes ) : array();
		foreach ( $rows as $row ) {
			$found[ (string) $row['message_id_hash'] ] = $this->typed( $row );
		}
		return $found;
	}

	/**
	 * Asks at once for what find_by_key() and find_by_message_ids() are going to be asked for, until forget().
	 *
	 * @param list<string> $keys        Message keys.
	 * @param list<string> $message_ids Message-IDs.
	 * @return list<int> The tickets of the messages with these Message-IDs.
	 */
	public function read_ahead( array $keys, array $message_ids ): array {
		$found = array();
		foreach ( $this->db->rows( 'SELECT ' . self::LIST . ' FROM {messages} WHERE message_key IN (' . Row::marks( $keys, '%s' ) . ')', ...$keys ) as $row ) {
			$found[ "key {$row['message_key']}" ] = $this->typed( $row );
		}
		$this->ahead->keep( array_map( static fn( string $key ): string => "key $key", $keys ), $found );
		$hashes = array_values( array_unique( array_filter( array_map( MessageId::hash( ... ), $message_ids ) ) ) );
		$found  = array();
		foreach ( $this->find_by_hashes( $hashes ) as $hash => $row ) {
			$found[ "id $hash" ] = $row;
		}
		$this->ahead->keep( array_map( static fn( string $hash ): string => "id $hash", $hashes ), $found );
		return array_column( $found, 'ticket_id' );
	}

	/**
	 * Forgets what read_ahead() has found.
	 */
	public function forget(): void {
		$this->ahead->clear();
	}

	/**
	 * The id of a mail that was stored a moment ago, or at any time.
	 *
	 * @param string $message_key Its key.
	 * @return int|null Null when it is not here.
	 */
	public function id_by_key( string $message_key ): ?int {
		return $this->inserted[ $message_key ] ?? $this->find_by_key( $message_key )['id'] ?? null;
	}

	/**
	 * A page of a ticket's messages.
	 *
	 * @param int      $ticket_id The ticket.
	 * @param int|null $before    Only older ones than this message; null for the newest.
	 * @param int      $limit     At most so many.
	 * @return array{items: list<MessageRow>, older_than: int|null} Oldest first, without bodies; `older_than` when there are earlier ones.
	 */
	public function page( int $ticket_id, ?int $before, int $limit ): array {
		$rows  = $this->db->rows(
			'SELECT ' . self::LIST . ' FROM {messages} WHERE ticket_id = %d AND id < %d ORDER BY id DESC LIMIT %d',
			$ticket_id,
			$before ?? PHP_INT_MAX,
			$limit + 1
		);
		$items = array_reverse( array_map( $this->typed( ... ), array_slice( $rows, 0, $limit ) ) );
		return array(
			'items'      => $items,
			'older_than' => count( $rows ) > $limit ? $items[0]['id'] : null,
		);
	}

	/**
	 * Messages that came after one.
	 *
	 * @param int $ticket_id  The ticket.
	 * @param int $message_id The one.
	 * @return list<MessageRow> Oldest first, without bodies, without taken-back replies and our own automatic answers.
	 */
	public function newer_than( int $ticket_id, int $message_id ): array {
		return array_map( $this->typed( ... ), $this->db->rows( 'SELECT ' . self::LIST . " FROM {messages} WHERE ticket_id = %d AND id > %d AND state <> 'cancelled' AND (kind <> 'reply' OR automatic IS NULL) ORDER BY id LIMIT 100", $ticket_id, $message_id ) );
	}

	/**
	 * The newest message that a customer wrote by hand: where a reply goes.
	 *
	 * @param int  $ticket_id The ticket.
	 * @param bool $owned     Only one that the sender's domain does not disown; see IncomingMessage::is_disowned().
	 * @return MessageRow|null Without bodies.
	 */
	public function last_from_customer( int $ticket_id, bool $owned = false ): ?array {
		return $this->typed( $this->db->row( 'SELECT ' . self::LIST . " FROM {messages} WHERE ticket_id = %d AND kind = 'customer' AND automatic IS NULL AND recipients NOT LIKE %s ORDER BY id DESC LIMIT 1", $ticket_id, $owned ? '%"disowned":true%' : '-' ) );
	}

	/**
	 * The newest message that both sides have, for In-Reply-To.
	 *
	 * @param int $ticket_id The ticket.
	 * @return MessageRow|null Without bodies; null when the customer has no mail of this ticket yet.
	 */
	public function last_with_message_id( int $ticket_id ): ?array {
		return $this->typed( $this->db->row( 'SELECT ' . self::LIST . " FROM {messages} WHERE ticket_id = %d AND kind <> 'note' AND message_id_hash <> '' AND automatic IS NULL AND state NOT IN ('cancelled', 'failed', 'scheduled', 'held') ORDER BY id DESC LIMIT 1", $ticket_id ) );
	}

	/**
	 * Whether the customer has been answered, by a person or by Mesa itself.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function has_reply( int $ticket_id ): bool {
		return null !== $this->db->value( "SELECT id FROM {messages} WHERE ticket_id = %d AND kind = 'reply' AND state <> 'cancelled' LIMIT 1", $ticket_id );
	}

	/**
	 * Replies sent lately from a mailbox on tickets that an address takes part in, newest first.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $email      Key of the address.
	 * @param string $since      UTC datetime.
	 * @return list<MessageRow> Without bodies, at most ten.
	 */
	public function sent_lately( int $mailbox_id, string $email, string $since ): array {
		$columns = 'm.' . str_replace( ', ', ', m.', self::LIST );
		return array_map(
			$this->typed( ... ),
			$this->db->rows(
				"SELECT $columns FROM {ticket_participants} p JOIN {messages} m ON m.ticket_id = p.ticket_id WHERE p.email = %s AND m.kind = 'reply' AND m.state IN ('sent', 'unknown') AND m.mailbox_id = %d AND m.created_at >= %s ORDER BY m.id DESC LIMIT 10",
				$email,
				$mailbox_id,
				$since
			)
		);
	}

	/**
	 * Adds a message.
	 *
	 * @param array<string, string|int|bool|null> $columns At least ticket_id, mailbox_id, kind, state, created_at.
	 * @return int Its id.
	 */
	public function insert( array $columns ): int {
		$columns += array_fill_keys( array( 'recipients', 'subject', 'message_id', 'in_reply_to', 'reference_ids', 'visible_text', 'visible_html', 'body_text', 'body_html' ), '' );

		$columns['message_id_hash'] = MessageId::hash( (string) $columns['message_id'] );
		$this->ahead->drop( 'id ' . $columns['message_id_hash'] );
		$this->ahead->drop( 'key ' . ( $columns['message_key'] ?? '' ) );
		$columns = MessageColumns::fitted( $columns );
		$id      = $this->db->insert( 'messages', $columns );
		$this->search->add( (int) $columns['ticket_id'], SearchDocument::message( $columns ) );

		$this->inserted = array( (string) ( $columns['message_key'] ?? '' ) => $id );
		return $id;
	}

	/**
	 * Gives a message its Message-ID that was made in this transaction: the name has the row's number in it.
	 *
	 * @param int    $id         The message.
	 * @param string $message_id With angle brackets.
	 */
	public function name( int $id, string $message_id ): void {
		$this->ahead->drop( 'id ' . MessageId::hash( $message_id ) );
		$this->db->update( 'messages', array( 'message_id' => $message_id, 'message_id_hash' => MessageId::hash( $message_id ) ), array( 'id' => $id ) );
	}

	/**
	 * Changes a message and tells the screens. A new `state` also settles whether the ticket has a failed reply.
	 *
	 * @param int                                 $id      The message.
	 * @param array<string, string|int|bool|null> $columns New values.
	 */
	public function update( int $id, array $columns ): void {
		$this->db->transaction(
			function () use ( $id, $columns ): void {
				$ticket_id = (int) $this->db->value( 'SELECT ticket_id FROM {messages} WHERE id = %d', $id );
				if ( 0 === $ticket_id || ! $columns ) {
					return;
				}
				if ( isset( $columns['message_id'] ) ) {
					$columns['message_id_hash'] = MessageId::hash( (string) $columns['message_id'] );
				}
				$columns = MessageColumns::fitted( $columns );
				$before  = array_intersect_key( $columns, array_flip( SearchDocument::MESSAGE_COLUMNS ) ) ? $this->find( $id ) : null;
				$this->db->update( 'messages', $columns, array( 'id' => $id ) );
				if ( null !== $before ) {
					$this->search->gone( $ticket_id, SearchDocument::message( $before ) );
					$this->search->add( $ticket_id, SearchDocument::message( array_merge( $before, $columns ) ) );
				}
				$this->changed( $ticket_id, (string) ( $columns['state'] ?? '' ) );
			}
		);
	}

	/**
	 * Changes a message's state, unless it has moved on meanwhile. The one way to decide between two who want to.
	 *
	 * @param int                                 $id      The message.
	 * @param list<string>                        $from    States it may have now.
	 * @param string                              $to      The new state.
	 * @param array<string, string|int|bool|null> $columns More new values.
	 * @return bool Whether it was in one of these states and has the new one now.
	 */
	public function change_state( int $id, array $from, string $to, array $columns = array() ): bool {
		return $this->db->transaction(
			function () use ( $id, $from, $to, $columns ): bool {
				$row = $this->db->row( 'SELECT ticket_id, state FROM {messages} WHERE id = %d FOR UPDATE', $id );
				if ( null === $row || ! in_array( $row['state'], $from, true ) ) {
					return false;
				}
				// The WHERE decides where FOR UPDATE is without effect (SQLite).
				$changed = $this->db->update( 'messages', MessageColumns::fitted( array( 'state' => $to ) + $columns ), array( 'id' => $id, 'state' => $row['state'] ) );
				if ( 0 === $changed && $to !== $row['state'] ) {
					return false;
				}
				$this->changed( (int) $row['ticket_id'], $to );
				return true;
			}
		);
	}

	/**
	 * A ticket's replies that are to leave later.
	 *
	 * @param int $ticket_id The ticket.
	 * @return list<MessageRow> Oldest first, without bodies.
	 */
	public function scheduled( int $ticket_id ): array {
		return array_map( $this->typed( ... ), $this->db->rows( 'SELECT ' . self::LIST . " FROM {messages} WHERE ticket_id = %d AND state = 'scheduled' ORDER BY id", $ticket_id ) );
	}

	/**
	 * Brings a ticket that has got or lost messages in line with them.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function settle( int $ticket_id ): void {
		$this->outbox->settle( $ticket_id, OutboxStore::ANY );
	}

	/**
	 * Brings the ticket in line with its messages.
	 *
	 * @param int    $ticket_id The ticket.
	 * @param string $state     A message's new state; '' where none has changed.
	 */
	private function changed( int $ticket_id, string $state ): void {
		if ( '' === $state ) {
			$this->tickets->touch( $ticket_id );
			return;
		}
		$this->outbox->settle( $ticket_id, $state );
	}

	/**
	 * A row with its types.
	 *
	 * @param array<string, string|null>|null $row As read.
	 * @return MessageRow|null
	 */
	private function typed( ?array $row ): ?array {
		return null === $row ? null : Row::typed( $row, self::INTS, self::BOOLS );
	}
}
