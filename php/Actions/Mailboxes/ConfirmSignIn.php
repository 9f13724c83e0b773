<?php
/**
 * "Yes, this account".
 *
 * @package Mesa
 */

namespace Mesa\Actions\Mailboxes;

use Mesa\Data\Mail\GrantStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Domain\MailProvider;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Somebody signed in with another account than the mailbox's address and says that it is right.
 */
final class ConfirmSignIn {
	/**
	 * Takes what it needs.
	 *
	 * @param GrantStore   $grants    The permissions.
	 * @param MailboxStore $mailboxes The mailboxes.
	 * @param SaveMailbox  $save      Changes the user name.
	 */
	public function __construct( private readonly GrantStore $grants, private readonly MailboxStore $mailboxes, private readonly SaveMailbox $save ) {}

	/**
	 * Confirms.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @throws Refusal When there is nothing to confirm.
	 */
	public function confirm( int $mailbox_id ): void {
		$mailbox  = $this->mailboxes->find( $mailbox_id ) ?? throw Refusal::not_found();
		$provider = MailProvider::of_mailbox( $mailbox );
		$grant    = $this->grants->find( $mailbox_id );
		if ( null === $grant || $grant['provider'] !== $provider || 'unconfirmed' !== $grant['status'] ) {
			throw Refusal::conflict( 'mesa_no_sign_in', __( 'There is no account to confirm.', 'mesa-help-desk' ) );
		}
		// Google lets an account into its own mailbox only. With Microsoft the account may be a person's who has access to a
		// shared mailbox, which keeps its name.
		if ( 'google' === $provider && '' !== $grant['account'] ) {
			$changes = array();
			foreach ( array( 'incoming', 'outgoing' ) as $leg ) {
				if ( 'google' === ( $mailbox[ $leg ]['auth'] ?? '' ) ) {
					$changes[ $leg ] = array( 'username' => $grant['account'] ) + $mailbox[ $leg ];
				}
			}
			$this->save->change( $mailbox_id, $changes );
		}
		$this->grants->confirm( $mailbox_id );
		$this->mailboxes->clear_error( $mailbox_id );
	}
}
