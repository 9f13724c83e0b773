<?php
/**
 * Mailboxes.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Data\Site\SettingsStore;
use Mesa\Data\Site\Vault;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Reads and writes mailboxes. There are a handful, so they are read together, once a request.
 *
 * @phpstan-type Server array{host: string, port: int, security: string, username: string}
 * @phpstan-type Mailbox array{id: int, name: string, address: string, aliases: list<string>, active: bool, restricted: bool, incoming: ?array, incoming_has_password: bool, outgoing: ?array, outgoing_has_password: bool, password_lost: bool, folders: list<string>, after_fetch: string, move_to: string, signature: string, import_since: ?string, connected_at: string, status: string, error: ?string, error_part: string, checked_at: ?string, last_mail_at: ?string, sign_in: ?array}
 */
final class MailboxStore {
	/**
	 * Rows by id, once read.
	 *
	 * @var array<int, array<string, string|null>>|null
	 */
	private ?array $rows = null;

	/**
	 * The site that $rows belongs to: switch_to_blog() may happen between two calls.
	 */
	private int $rows_of = 0;

	/**
	 * What own() gave last.
	 *
	 * @var array{rows: array<int, array<string, string|null>>, addresses: list<string>, keys: array<string, int>}|null
	 */
	private ?array $own = null;

	/**
	 * What a row means.
	 */
	private readonly MailboxRow $row;

	/**
	 * Takes what it needs.
	 *
	 * @param Db            $db       The database.
	 * @param Vault         $vault    Seals passwords.
	 * @param SettingsStore $settings Names the default mailbox.
	 */
	public function __construct( private readonly Db $db, private readonly Vault $vault, private readonly SettingsStore $settings ) {
		$this->row = new MailboxRow( $vault );
	}

	/**
	 * A mailbox without its secrets, or null. Times are UTC, "Y-m-d H:i:s".
	 *
	 * @param int $id The mailbox.
	 * @return Mailbox|null
	 */
	public function find( int $id ): ?array {
		$row = $this->rows()[ $id ] ?? null;
		if ( null === $row ) {
			// A process that runs jobs may have looked before the mailbox was made, and would give its first reply up.
			$this->rows = null;
			$row        = $this->rows()[ $id ] ?? null;
		}
		return null === $row ? null : $this->row->mailbox( $row );
	}

	/**
	 * All mailboxes, oldest first, without their secrets.
	 *
	 * @return list<Mailbox>
	 */
	public function all(): array {
		return array_map( $this->row->mailbox( ... ), array_values( $this->rows() ) );
	}

	/**
	 * A mailbox's passwords; empty where there is none, or none that can still be read.
	 *
	 * @param int $id The mailbox.
	 * @return array{incoming: string, outgoing: string}
	 */
	public function secrets( int $id ): array {
		$sealed = MailboxRow::sealed( $this->rows()[ $id ] ?? array() );
		return array(
			'incoming' => (string) $this->vault->open( $sealed['incoming'] ),
			'outgoing' => (string) $this->vault->open( $sealed['outgoing'] ),
		);
	}

	/**
	 * Every address of every mailbox, lower case: mail from one of these is our own.
	 *
	 * @return list<string>
	 */
	public function own_addresses(): array {
		return $this->own()['addresses'];
	}

	/**
	 * Whether an address is one of our mailboxes', however it is written.
	 *
	 * @param string $address The address.
	 */
	public function is_own( string $address ): bool {
		return isset( $this->own()['keys'][ EmailAddress::key( $address ) ] );
	}

	/**
	 * The addresses, put together once for the rows as they were read: each mail that comes in is asked about some of
	 * them several times, and a desk may have a hundred mailboxes.
	 *
	 * @return array{rows: array<int, array<string, string|null>>, addresses: list<string>, keys: array<string, int>}
	 */
	private function own(): array {
		$rows = $this->rows();
		if ( null === $this->own || $this->own['rows'] !== $rows ) {
			$addresses = array();
			foreach ( $rows as $row ) {
				array_push( $addresses, (string) $row['address'], ...array_values( (array) json_decode( (string) $row['aliases'], true ) ) );
			}
			$addresses = array_values( array_unique( array_map( strtolower( ... ), $addresses ) ) );
			$this->own = array(
				'rows'      => $rows,
				'addresses' => $addresses,
				'keys'      => array_flip( array_map( EmailAddress::key( ... ), $addresses ) ),
			);
		}
		return $this->own;
	}

	/**
	 * The mailbox for what names none: the chosen one, else the first active one, else the first; 0 when there is none.
	 */
	public function default_id(): int {
		$rows   = $this->rows();
		$chosen = (int) $this->settings->get( 'default_mailbox_id' );
		if ( isset( $rows[ $chosen ] ) ) {
			return $chosen;
		}
		foreach ( $rows as $id => $row ) {
			if ( $row['active'] ) {
				return $id;
			}
		}
		return (int) array_key_first( $rows );
	}

	/**
	 * Adds a mailbox.
	 *
	 * @param array<string, mixed> $values As for update(), complete.
	 * @return int Its id.
	 */
	public function add( array $values ): int {
		$this->rows = null;
		return $this->db->insert(
			'mailboxes',
			$this->row->columns( $values + array( 'secrets' => array( 'incoming' => '', 'outgoing' => '' ) ), array() ) + array( 'created_at' => gmdate( 'Y-m-d H:i:s' ) )
		);
	}

	/**
	 * Changes a mailbox.
	 *
	 * @param int                  $id     The mailbox.
	 * @param array<string, mixed> $values Any of the fields of find(); `secrets` may hold "incoming" and "outgoing" in plain text.
	 */
	public function update( int $id, array $values ): void {
		$columns    = $this->row->columns( $values, $this->rows()[ $id ] ?? array() );
		$this->rows = null;
		if ( $columns ) {
			$this->db->update( 'mailboxes', $columns, array( 'id' => $id ) );
		}
	}

	/**
	 * Forgets how far the mailbox has been read, and takes the right to read it from whoever has it: it is another
	 * account now, where the same UIDs mean other mails.
	 *
	 * @param int $id The mailbox.
	 */
	public function start_over( int $id ): void {
		$this->rows = null;
		$this->forget_cursors( $id );
		$this->db->run( "UPDATE {mailboxes} SET lease_owner = '', lease_until = NULL, state = 'never', error = NULL, error_part = '', checked_at = NULL WHERE id = %d", $id );
	}

	/**
	 * Forgets how far the folders have been read, so that they are looked through again. What is known there already
	 * is recognised by its key.
	 *
	 * @param int $id The mailbox.
	 */
	public function forget_cursors( int $id ): void {
		$this->db->run( 'DELETE FROM {mailbox_cursors} WHERE mailbox_id = %d', $id );
	}

	/**
	 * How far the fetching of older mail has come, in mails.
	 *
	 * @param int $id The mailbox.
	 * @return array{total: int, done: int}|null Null when none is left to fetch.
	 */
	public function import( int $id ): ?array {
		$row = $this->db->row( 'SELECT SUM(import_total) AS total, SUM(import_left) AS waiting FROM {mailbox_cursors} WHERE mailbox_id = %d AND import_total > 0', $id );
		return 0 === (int) ( $row['waiting'] ?? 0 )
			? null
			: array(
				'total' => (int) $row['total'],
				'done'  => max( 0, (int) $row['total'] - (int) $row['waiting'] ),
			);
	}

	/**
	 * Whether tickets or mails belong to it.
	 *
	 * @param int $id The mailbox.
	 */
	public function is_used( int $id ): bool {
		// By status too, because that is how the tickets' index of mailboxes begins.
		return null !== $this->db->value( 'SELECT id FROM {tickets} WHERE status IN (' . Row::marks( TicketStatus::ALL, '%s' ) . ') AND mailbox_id = %d LIMIT 1', ...array( ...TicketStatus::ALL, $id ) )
			|| null !== $this->db->value( 'SELECT id FROM {messages} WHERE mailbox_id = %d LIMIT 1', $id );
	}

	/**
	 * Removes a mailbox; the caller has made sure that it is not used.
	 *
	 * @param int $id The mailbox.
	 */
	public function delete( int $id ): void {
		$this->rows = null;
		$this->db->delete( 'mailbox_cursors', array( 'mailbox_id' => $id ) );
		$this->db->delete( 'mailbox_members', array( 'mailbox_id' => $id ) );
		$this->db->delete( 'mailbox_checks', array( 'mailbox_id' => $id ) );
		$this->db->delete( 'auto_answers', array( 'mailbox_id' => $id ) );
		$this->db->delete( 'mail_breakers', array( 'mailbox_id' => $id ) );
		$this->db->delete( 'oauth_grants', array( 'mailbox_id' => $id ) );
		$this->db->delete( 'oauth_states', array( 'mailbox_id' => $id ) );
		$this->db->delete( 'mailboxes', array( 'id' => $id ) );
	}

	/**
	 * Forgets what was read so far in this request: something that belongs to mailboxes has changed.
	 */
	public function refresh(): void {
		$this->rows = null;
	}

	/**
	 * What kept the mailbox from being read is mended; whether it is, the next pass tells.
	 *
	 * @param int $id The mailbox.
	 */
	public function clear_error( int $id ): void {
		$this->rows = null;
		$this->db->update( 'mailboxes', array( 'state' => 'never', 'error' => null ), array( 'id' => $id, 'state' => 'error' ) );
	}

	/**
	 * Notes that mail has arrived.
	 *
	 * @param int $id The mailbox.
	 */
	public function note_mail( int $id ): void {
		$this->rows = null;
		$this->db->update( 'mailboxes', array( 'last_mail_at' => gmdate( 'Y-m-d H:i:s' ) ), array( 'id' => $id ) );
	}

	/**
	 * Whether somebody holds the right to read a mailbox now; see PollerStore::lease().
	 *
	 * @param int    $id    The mailbox.
	 * @param string $owner Who.
	 */
	public function holds_lease( int $id, string $owner ): bool {
		return '' !== $owner && null !== $this->db->value(
			'SELECT id FROM {mailboxes} WHERE id = %d AND lease_owner = %s AND lease_until >= %s',
			$id,
			$owner,
			gmdate( 'Y-m-d H:i:s' )
		);
	}

	/**
	 * Reads the table once.
	 *
	 * @return array<int, array<string, string|null>>
	 */
	private function rows(): array {
		if ( null === $this->rows || get_current_blog_id() !== $this->rows_of ) {
			$this->rows_of = get_current_blog_id();
			$this->rows    = array_column( $this->db->rows(
				'SELECT m.*, g.provider AS grant_provider, g.account AS grant_account, g.status AS grant_status, g.error AS grant_error, g.connected_at AS grant_at
				FROM {mailboxes} m LEFT JOIN {oauth_grants} g ON g.mailbox_id = m.id ORDER BY m.id'
			), null, 'id' );
		}
		return $this->rows;
	}
}
