<?php
/**
 * Automatic answers' settings.
 *
 * @package Mesa
 */

namespace Mesa\Data\Mail;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * What each mailbox answers by itself. A mailbox that was never asked about it answers nothing.
 *
 * @phpstan-type AutoAnswer array{mailbox_id: int, enabled: bool, to_forms: bool, subject: string, body: string}
 */
final class AutoAnswerStore {
	/**
	 * Rows by mailbox, once read.
	 *
	 * @var array<int, AutoAnswer>|null
	 */
	private ?array $rows = null;

	/**
	 * The site that $rows belongs to.
	 */
	private int $rows_of = 0;

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * A mailbox's automatic answer.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @return AutoAnswer|null Null when nothing was ever set.
	 */
	public function find( int $mailbox_id ): ?array {
		if ( null === $this->rows || get_current_blog_id() !== $this->rows_of ) {
			$this->rows_of = get_current_blog_id();
			$this->rows    = array();
			foreach ( $this->db->rows( 'SELECT mailbox_id, enabled, to_forms, subject, body FROM {auto_answers}' ) as $row ) {
				$this->rows[ (int) $row['mailbox_id'] ] = Row::typed( $row, array( 'mailbox_id' ), array( 'enabled', 'to_forms' ) );
			}
		}
		return $this->rows[ $mailbox_id ] ?? null;
	}

	/**
	 * Sets it.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param bool   $enabled    Whether mail is answered.
	 * @param bool   $to_forms   Whether forms are answered too.
	 * @param string $subject    Template.
	 * @param string $body       Template, plain text.
	 */
	public function save( int $mailbox_id, bool $enabled, bool $to_forms, string $subject, string $body ): void {
		$this->rows = null;
		$this->db->transaction(
			function () use ( $mailbox_id, $enabled, $to_forms, $subject, $body ): void {
				$this->db->delete( 'auto_answers', array( 'mailbox_id' => $mailbox_id ) );
				$this->db->insert( 'auto_answers', array( 'mailbox_id' => $mailbox_id, 'enabled' => $enabled, 'to_forms' => $to_forms, 'subject' => $subject, 'body' => $body ) );
			}
		);
	}
}
