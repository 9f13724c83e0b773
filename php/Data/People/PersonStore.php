<?php
/**
 * What is stored about a person.
 *
 * @package Mesa
 */

namespace Mesa\Data\People;

use Mesa\Data\Db;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Mail\DeadLetterStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Row;
use Mesa\Data\Search\Documents;
use Mesa\Data\Search\Pending as SearchPending;
use Mesa\Data\Tables\Schema;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\SearchDocument;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Finds and erases everything that belongs to a mail address: the tickets of its customer, and what that person wrote
 * on other people's tickets.
 */
final class PersonStore {
	/** Tables with a ticket's number that their own stores keep: the search has to hear of what is gone, a change of many tickets remembers which they were. */
	private const KEPT_OTHERWISE = array( 'search_pending', 'active_tickets', 'ticket_ranks', 'team_tickets', 'ticket_links', 'ticket_reads', 'bulk_items' );

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db        The database.
	 * @param CustomerStore $customers Customers.
	 * @param TicketStore   $tickets   Tickets.
	 * @param MessageStore  $messages  Messages.
	 * @param BlobStore     $blobs     Files.
	 * @param DeadLetterStore $letters Mails that could not be taken in.
	 * @param SearchPending $search  Hears of every word that goes.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly CustomerStore $customers,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly BlobStore $blobs,
		private readonly DeadLetterStore $letters,
		private readonly SearchPending $search
	) {}

	/**
	 * The customer of an address, or null.
	 *
	 * @param string $address The address.
	 * @return array<string, mixed>|null As CustomerStore::find() gives it.
	 */
	public function customer( string $address ): ?array {
		$id = $this->customers->find_by_address( $address );
		return 0 === $id ? null : $this->customers->find( $id );
	}

	/**
	 * Numbers that the customer has called from, or was called at.
	 *
	 * @param int $customer_id The customer.
	 * @return list<string>
	 */
	public function phones( int $customer_id ): array {
		return array_map( 'strval', $this->db->column( 'SELECT phone FROM {customer_phones} WHERE customer_id = %d ORDER BY digits', $customer_id ) );
	}

	/**
	 * What the fields of the customer's tickets hold.
	 *
	 * @param int $customer_id The customer.
	 * @return array<int, array<int, list<string>>> As they are stored, by ticket and field; of the newest thousand values, which fit into one page of the export.
	 */
	public function field_values( int $customer_id ): array {
		$values = array();
		foreach ( $this->db->rows( 'SELECT v.ticket_id, v.field_id, v.value FROM {tickets} t JOIN {ticket_values} v ON v.ticket_id = t.id WHERE t.customer_id = %d ORDER BY v.ticket_id DESC, v.field_id, v.item LIMIT 1000', $customer_id ) as $row ) {
			$values[ (int) $row['ticket_id'] ][ (int) $row['field_id'] ][] = (string) $row['value'];
		}
		return $values;
	}

	/**
	 * Messages that the person wrote or got, oldest first; notes are the team's own.
	 *
	 * @param string $address The address.
	 * @param int    $offset  How many to pass over.
	 * @param int    $limit   At most so many.
	 * @return list<array<string, mixed>> With whole bodies.
	 */
	public function messages( string $address, int $offset, int $limit ): array {
		$ids = $this->db->column(
			"SELECT m.id FROM {messages} m JOIN {tickets} t ON t.id = m.ticket_id WHERE t.customer_id = %d AND m.kind <> 'note'
			UNION SELECT m.id FROM {ticket_participants} p JOIN {messages} m ON m.ticket_id = p.ticket_id WHERE p.email = %s AND m.from_address = %s
			ORDER BY id LIMIT %d OFFSET %d",
			$this->customer_id( $address ),
			EmailAddress::key( $address ),
			$address,
			$limit,
			$offset
		);
		return array_values( array_filter( array_map( fn( ?string $id ): ?array => $this->messages->find( (int) $id ), $ids ) ) );
	}

	/**
	 * Some of the tickets of the person's own.
	 *
	 * @param string $address The address.
	 * @param int    $limit   At most so many.
	 * @return list<int>
	 */
	public function tickets( string $address, int $limit ): array {
		$customer_id = $this->customer_id( $address );
		return 0 === $customer_id ? array() : array_map( 'intval', $this->db->column( 'SELECT id FROM {tickets} WHERE customer_id = %d ORDER BY id LIMIT %d', $customer_id, $limit ) );
	}

	/**
	 * Deletes a ticket with everything in it, and what leads to it: of tickets that were merged into it nothing is left but a
	 * signpost.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function delete_ticket( int $ticket_id ): void {
		foreach ( $this->db->column( "SELECT source_id FROM {ticket_joins} WHERE target_id = %d AND kind = 'merge' AND undone_at IS NULL", $ticket_id ) as $signpost ) {
			$this->delete_ticket( (int) $signpost );
		}
		$files = $this->db->transaction(
			function () use ( $ticket_id ): array {
				$this->tickets->lock( $ticket_id );
				$files = array_merge(
					$this->db->column( 'SELECT DISTINCT sha256 FROM {attachments} WHERE ticket_id = %d', $ticket_id ),
					$this->db->column( "SELECT raw_sha256 FROM {messages} WHERE ticket_id = %d AND raw_sha256 <> ''", $ticket_id )
				);
				$this->search->gone( $ticket_id, ( new Documents( $this->db ) )->of( $ticket_id ) );
				// One that was given up is kept for weeks, with addresses in its payload and the mail server's words.
				$this->db->run( "DELETE FROM {jobs} WHERE type IN ( 'send_reply', 'notify_agent' ) AND subject_id IN ( SELECT id FROM {messages} WHERE ticket_id = %d )", $ticket_id );
				$this->db->run( "DELETE FROM {jobs} WHERE type IN ( 'automatic_answer', 'wake_ticket' ) AND subject_id = %d", $ticket_id );
				$this->forget_reads( $ticket_id );
				$this->forget_calls( $this->db->column( 'SELECT id FROM {messages} WHERE ticket_id = %d', $ticket_id ) );
				$this->forget_bulk( $ticket_id );
				$this->db->delete( 'ticket_joins', array( 'source_id' => $ticket_id ) );
				$this->db->delete( 'ticket_joins', array( 'target_id' => $ticket_id ) );
				foreach ( self::tables_of_tickets() as $table ) {
					$this->db->delete( $table, array( 'ticket_id' => $ticket_id ) );
				}
				$this->db->run( 'DELETE FROM {ticket_links} WHERE ticket_id = %d OR linked_id = %d', $ticket_id, $ticket_id );
				foreach ( array( 'idea_docs', 'idea_members' ) as $table ) {
					$this->db->delete( $table, array( 'kind' => 'ticket', 'ref_id' => $ticket_id ) );
				}
				$this->tickets->delete( $ticket_id );
				return $files;
			}
		);
		$this->delete_files( $files );
	}

	/**
	 * Tables whose rows belong to a ticket, by the schema: one that is added later leaves nothing behind either.
	 *
	 * @return list<string>
	 */
	private static function tables_of_tickets(): array {
		return array_values( array_diff( array_keys( array_filter( Schema::definitions(), static fn( string $columns ): bool => str_contains( $columns, 'ticket_id bigint' ) ) ), self::KEPT_OTHERWISE ) );
	}

	/**
	 * Forgets who has read a ticket. By person: the key begins with them, and without it the whole table would be read.
	 *
	 * @param int $ticket_id The ticket.
	 */
	private function forget_reads( int $ticket_id ): void {
		$readers = array_map( 'intval', $this->db->column( 'SELECT DISTINCT user_id FROM {ticket_reads}' ) );
		if ( $readers ) {
			$this->db->run( 'DELETE FROM {ticket_reads} WHERE user_id IN (' . Row::marks( $readers, '%d' ) . ') AND ticket_id = %d', ...array( ...$readers, $ticket_id ) );
		}
	}

	/**
	 * Forgets what a ticket was like before and after changes of many. By their numbers, which are few: no index leads there
	 * from a ticket.
	 *
	 * @param int $ticket_id The ticket.
	 */
	private function forget_bulk( int $ticket_id ): void {
		$jobs = array_map( 'intval', $this->db->column( "SELECT id FROM {bulk_jobs} WHERE kind = 'change'" ) );
		if ( $jobs ) {
			$this->db->run( 'UPDATE {bulk_items} SET before_json = NULL, after_json = NULL WHERE job_id IN (' . Row::marks( $jobs, '%d' ) . ') AND ticket_id = %d', ...array( ...$jobs, $ticket_id ) );
		}
	}

	/**
	 * Forgets what was noted of calls beside their words: the numbers. Their rows name no ticket.
	 *
	 * @param list<string|null> $message_ids Messages.
	 */
	private function forget_calls( array $message_ids ): void {
		foreach ( array_chunk( $message_ids, 500 ) as $some ) {
			$this->db->run( 'DELETE FROM {calls} WHERE message_id IN (' . Row::marks( $some, '%d' ) . ')', ...$some );
		}
	}

	/**
	 * Takes an address out of what was written down of merges, where it stands for who came in by them.
	 *
	 * @param string $address The address.
	 */
	private function forget_merges( string $address ): void {
		$key = EmailAddress::key( $address );
		foreach ( $this->db->rows( "SELECT j.id, j.moved FROM {ticket_participants} p JOIN {ticket_joins} j ON j.target_id = p.ticket_id WHERE p.email = %s AND j.kind = 'merge'", $key ) as $row ) {
			$moved = (array) json_decode( (string) $row['moved'], true );
			$left  = EmailAddress::without( $moved['people'] ?? array(), $address );
			if ( count( $left ) < count( $moved['people'] ?? array() ) ) {
				$this->db->update( 'ticket_joins', array( 'moved' => (string) wp_json_encode( array( 'people' => $left ) + $moved ) ), array( 'id' => (int) $row['id'] ) );
			}
		}
	}

	/**
	 * Some of the messages that the person wrote on other people's tickets.
	 *
	 * @param string $address The address.
	 * @param int    $limit   At most so many.
	 * @return list<int>
	 */
	public function messages_elsewhere( string $address, int $limit ): array {
		return array_map(
			'intval',
			$this->db->column(
				'SELECT m.id FROM {ticket_participants} p JOIN {messages} m ON m.ticket_id = p.ticket_id WHERE p.email = %s AND m.from_address = %s ORDER BY m.id LIMIT %d',
				EmailAddress::key( $address ),
				$address,
				$limit
			)
		);
	}

	/**
	 * Empties a message on somebody else's ticket, so that the thread still shows that something was said there.
	 *
	 * @param int    $message_id The message.
	 * @param string $name       What stands for the person's name.
	 * @param string $words      What stands for the words.
	 */
	public function blank_message( int $message_id, string $name, string $words ): void {
		$files = $this->db->transaction(
			function () use ( $message_id, $name, $words ): array {
				$message = $this->messages->find( $message_id );
				$files   = array_filter( array( ...$this->db->column( 'SELECT DISTINCT sha256 FROM {attachments} WHERE message_id = %d', $message_id ), (string) ( $message['raw_sha256'] ?? '' ) ) );
				foreach ( $this->db->column( 'SELECT filename FROM {attachments} WHERE message_id = %d', $message_id ) as $filename ) {
					$this->search->gone( (int) ( $message['ticket_id'] ?? 0 ), SearchDocument::file( (string) $filename ) );
				}
				$this->db->delete( 'attachments', array( 'message_id' => $message_id ) );
				$this->forget_calls( array( (string) $message_id ) );
				$this->blank_preview( $message ?? array(), $words );
				$this->messages->update(
					$message_id,
					array(
						'from_address'  => '',
						'from_name'     => Text::clip( $name, 300 ),
						'recipients'    => '{"to":[],"cc":[],"bcc":[],"reply_to":[]}',
						'message_id'    => '',
						'in_reply_to'   => '',
						'reference_ids' => '',
						'visible_text'  => $words,
						'visible_html'  => '',
						'body_text'     => $words,
						'body_html'     => '',
						'raw_sha256'    => '',
						'raw_expired'   => false,
						'has_more'      => false,
					) + ( 'phone' === ( $message['channel'] ?? '' ) ? array( 'subject' => '' ) : array() )
				);
				return $files;
			}
		);
		$this->delete_files( $files );
	}

	/**
	 * Takes the words out of the list of tickets too.
	 *
	 * @param array<string, mixed> $message As MessageStore::find() gives it.
	 * @param string               $words   What stands for the words.
	 */
	private function blank_preview( array $message, string $words ): void {
		$ticket = $message ? $this->tickets->find( $message['ticket_id'] ) : null;
		if ( null !== $ticket && '' !== $ticket['preview'] && str_contains( Text::line( $message['visible_text'] . ' ' . $message['body_text'] ), rtrim( $ticket['preview'], ' …' ) ) ) {
			$this->tickets->update( $ticket['id'], array( 'preview' => $words ) );
		}
	}

	/**
	 * The person's mails that could not be taken in.
	 *
	 * @param string $address The address.
	 * @return list<array<string, mixed>> As DeadLetterStore gives them, at most a thousand: a list of dates and subjects that still fits into one page of the export.
	 */
	public function letters( string $address ): array {
		return $this->letters->from_address( $address, 1000 );
	}

	/**
	 * Deletes what is kept of the person's mails that could not be taken in.
	 *
	 * @param string $address The address.
	 * @return int How many there were.
	 */
	public function delete_letters( string $address ): int {
		$deleted = 0;
		do {
			$letters = $this->letters->from_address( $address, 100 );
			foreach ( $letters as $letter ) {
				$this->letters->delete( $letter['id'] );
			}
			$this->delete_files( array_column( $letters, 'raw_sha256' ) );
			$deleted += count( $letters );
		} while ( $letters );
		return $deleted;
	}

	/**
	 * Forgets the address and, when it was the only one, the customer.
	 *
	 * @param string $address The address.
	 */
	public function forget( string $address ): void {
		$this->db->transaction(
			function () use ( $address ): void {
				$customer_id = $this->customer_id( $address );
				$this->forget_merges( $address );
				if ( $customer_id > 0 ) {
					$this->db->delete( 'customer_phones', array( 'customer_id' => $customer_id ) );
				}
				$this->db->delete( 'ticket_participants', array( 'email' => EmailAddress::key( $address ) ) );
				$this->db->delete( 'customer_emails', array( 'email' => EmailAddress::key( $address ) ) );
				if ( $customer_id > 0 && null === $this->db->value( 'SELECT id FROM {customer_emails} WHERE customer_id = %d LIMIT 1', $customer_id ) ) {
					$this->db->delete( 'customers', array( 'id' => $customer_id ) );
				}
			}
		);
	}

	/**
	 * The customer's id; 0 when nobody is known.
	 *
	 * @param string $address The address.
	 */
	private function customer_id( string $address ): int {
		return $this->customers->find_by_address( $address );
	}

	/**
	 * Deletes files that nothing else uses, after the commit.
	 *
	 * @param array<string|null> $hashes Their SHA-256.
	 */
	private function delete_files( array $hashes ): void {
		foreach ( array_unique( array_filter( $hashes ) ) as $sha256 ) {
			$this->blobs->delete( (string) $sha256 );
		}
	}
}
