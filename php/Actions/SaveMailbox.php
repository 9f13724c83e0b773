<?php
/**
 * Adding and changing a mailbox.
 *
 * @package Mesa
 */

namespace Mesa\Actions;

use Mesa\Data\Db;
use Mesa\Data\MailboxStore;
use Mesa\Domain\MailboxRules;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the contract's "mailbox-input".
 */
final class SaveMailbox {
	private const DEFAULTS = array(
		'aliases'     => array(),
		'active'      => true,
		'incoming'    => null,
		'outgoing'    => null,
		'folders'     => array( 'INBOX' ),
		'after_fetch' => 'seen',
		'move_to'     => '',
		'signature'   => '',
	);

	/**
	 * Takes what it needs.
	 *
	 * @param Db           $db        The database.
	 * @param MailboxStore $mailboxes The mailboxes.
	 */
	public function __construct( private readonly Db $db, private readonly MailboxStore $mailboxes ) {}

	/**
	 * Adds a mailbox.
	 *
	 * @param array<string, mixed> $input The fields; name and address are needed.
	 * @return int Its id.
	 * @throws Refusal When a field is wrong.
	 */
	public function add( array $input ): int {
		if ( ! isset( $input['name'] ) ) {
			throw Refusal::invalid( 'name', __( 'Please give the mailbox a name.', 'mesa-help-desk' ) );
		}
		if ( ! isset( $input['address'] ) ) {
			throw Refusal::invalid( 'address', __( 'Please type the mailbox\'s mail address.', 'mesa-help-desk' ) );
		}
		return $this->db->transaction(
			function () use ( $input ): int {
				$values  = MailboxRules::check( $input + self::DEFAULTS, $this->mailboxes->all() );
				$secrets = $this->secrets( $input, $values );
				return $this->mailboxes->add( array( 'secrets' => $secrets + array( 'incoming' => '', 'outgoing' => '' ) ) + $values );
			}
		);
	}

	/**
	 * Changes what is given and keeps the rest.
	 *
	 * @param int                  $id    The mailbox.
	 * @param array<string, mixed> $input Some fields.
	 * @throws Refusal When it does not exist or a field is wrong.
	 */
	public function change( int $id, array $input ): void {
		$this->db->transaction(
			function () use ( $id, $input ): void {
				$old = $this->mailboxes->find( $id );
				if ( null === $old ) {
					throw Refusal::not_found();
				}
				$others = array_filter( $this->mailboxes->all(), static fn( array $mailbox ): bool => $mailbox['id'] !== $id );
				$values = MailboxRules::check( $input + array_intersect_key( $old, self::DEFAULTS + array( 'name' => '', 'address' => '' ) ), $others );
				foreach ( array( 'incoming', 'outgoing' ) as $leg ) {
					MailboxRules::check_password_move( $leg, $old[ $leg ], $values[ $leg ], $old[ $leg . '_has_password' ] && ! isset( $input[ $leg . '_password' ] ) );
				}
				$this->mailboxes->update( $id, array( 'secrets' => $this->secrets( $input, $values ) ) + $values );
				if ( MailboxRules::is_another_account( $old['incoming'], $values['incoming'] ) ) {
					$this->mailboxes->start_over( $id );
				}
			}
		);
	}

	/**
	 * The passwords to store: those given, and none for a server that is not used any more.
	 *
	 * @param array<string, mixed> $input  What was given.
	 * @param array<string, mixed> $values The mailbox as it will be.
	 * @return array<string, string>
	 */
	private function secrets( array $input, array $values ): array {
		$secrets = array();
		foreach ( array( 'incoming', 'outgoing' ) as $leg ) {
			if ( null === $values[ $leg ] ) {
				$secrets[ $leg ] = '';
			} elseif ( isset( $input[ $leg . '_password' ] ) ) {
				$secrets[ $leg ] = (string) $input[ $leg . '_password' ];
			}
		}
		return $secrets;
	}
}
