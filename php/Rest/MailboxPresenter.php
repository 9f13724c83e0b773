<?php
/**
 * Mailboxes in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Gives a stored mailbox the shapes of the contract.
 */
final class MailboxPresenter {
	/**
	 * The contract's "mailbox": everything but the secrets.
	 *
	 * @param array<string, mixed> $mailbox As MailboxStore::find() gives it.
	 * @return array<string, mixed>
	 */
	public static function full( array $mailbox ): array {
		$lost = $mailbox['password_lost'];
		return array(
			'id'                    => $mailbox['id'],
			'name'                  => $mailbox['name'],
			'address'               => $mailbox['address'],
			'aliases'               => $mailbox['aliases'],
			'active'                => $mailbox['active'],
			'incoming'              => $mailbox['incoming'],
			'incoming_has_password' => $mailbox['incoming_has_password'],
			'outgoing'              => $mailbox['outgoing'],
			'outgoing_has_password' => $mailbox['outgoing_has_password'],
			'folders'               => $mailbox['folders'],
			'after_fetch'           => $mailbox['after_fetch'],
			'move_to'               => $mailbox['move_to'],
			'signature'             => $mailbox['signature'],
			'import_since'          => Time::iso( $mailbox['import_since'] ),
			'state'                 => array(
				'status'       => $lost ? 'error' : $mailbox['status'],
				'error'        => $lost
					? __( 'The stored password cannot be read any more, because the secret keys in this site\'s wp-config.php have changed. Please type the password again.', 'mesa-help-desk' )
					: $mailbox['error'],
				'checked_at'   => Time::iso( $mailbox['checked_at'] ),
				'last_mail_at' => Time::iso( $mailbox['last_mail_at'] ),
			),
		);
	}

	/**
	 * The contract's "mailbox-summary".
	 *
	 * @param array<string, mixed> $mailbox As MailboxStore::find() gives it.
	 * @return array{id: int, name: string, address: string}
	 */
	public static function summary( array $mailbox ): array {
		return array(
			'id'      => $mailbox['id'],
			'name'    => $mailbox['name'],
			'address' => $mailbox['address'],
		);
	}
}
