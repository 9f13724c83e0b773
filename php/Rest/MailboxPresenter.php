<?php
/**
 * Mailboxes in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Domain\MailProvider;
use Mesa\Domain\PollerWords;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Gives a stored mailbox the shapes of the contract.
 */
final class MailboxPresenter {
	/**
	 * The contract's "mailbox": everything but the secrets.
	 *
	 * @param array<string, mixed>              $mailbox As MailboxStore::find() gives it.
	 * @param list<int>                         $members Who may see it while it is restricted.
	 * @param array{total: int, done: int}|null $import  How far the fetching of older mail has come.
	 * @param list<int>                         $teams   Teams whose people see it then, too.
	 * @return array<string, mixed>
	 */
	public static function full( array $mailbox, array $members, ?array $import = null, array $teams = array() ): array {
		$lost  = $mailbox['password_lost'];
		$stuck = null === $mailbox['sign_in'] ? null : self::missing_sign_in( $mailbox['sign_in'] );
		return array(
			'id'                    => $mailbox['id'],
			'name'                  => $mailbox['name'],
			'address'               => $mailbox['address'],
			'aliases'               => $mailbox['aliases'],
			'active'                => $mailbox['active'],
			'restricted'            => $mailbox['restricted'],
			'members'               => $members,
			'teams'                 => $teams,
			'incoming'              => $mailbox['incoming'],
			'incoming_has_password' => $mailbox['incoming_has_password'],
			'outgoing'              => $mailbox['outgoing'],
			'outgoing_has_password' => $mailbox['outgoing_has_password'],
			'folders'               => $mailbox['folders'],
			'after_fetch'           => $mailbox['after_fetch'],
			'move_to'               => $mailbox['move_to'],
			'signature'             => $mailbox['signature'],
			'signature_order'       => $mailbox['signature_order'],
			'mail_style'            => $mailbox['mail_style'],
			'import_since'          => Time::iso( $mailbox['import_since'] ),
			'import'                => $import,
			'sign_in'               => null === $mailbox['sign_in'] ? null : array( 'connected_at' => Time::iso( $mailbox['sign_in']['connected_at'] ) ) + $mailbox['sign_in'],
			'state'                 => array(
				'status'       => $lost || null !== $stuck ? 'error' : $mailbox['status'],
				'error'        => $lost
					? __( 'The stored password cannot be read any more, because the secret keys in this site\'s wp-config.php have changed. Please type the password again.', 'mesa-help-desk' )
					: $stuck ?? PollerWords::said( $mailbox['error'] ),
				'checked_at'   => Time::iso( $mailbox['checked_at'] ),
				'last_mail_at' => Time::iso( $mailbox['last_mail_at'] ),
			),
		);
	}

	/**
	 * Why nobody can log in with the connected account; null when it looks well.
	 *
	 * @param array{provider: string, status: string, account: string, error: ?string, connected_at: ?string} $sign_in As MailboxStore::find() gives it.
	 */
	private static function missing_sign_in( array $sign_in ): ?string {
		return match ( $sign_in['status'] ) {
			'ok'          => null,
			'unconfirmed' => MailProvider::unconfirmed_words( $sign_in['account'] ),
			/* translators: %s: "Google" or "Microsoft" */
			default       => $sign_in['error'] ?? sprintf( __( 'This mailbox is not connected with %s yet. Open its settings and connect it.', 'mesa-help-desk' ), ucfirst( $sign_in['provider'] ) ),
		};
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
