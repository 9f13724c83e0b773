<?php
/**
 * Removing a mailbox.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Mailboxes;

use Mesa\Actions\Letters\SettleLetter;
use Mesa\Data\Db;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Domain\AccessTokens;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Removes a mailbox that never had a ticket; others are switched off, so that their tickets keep a home.
 */
final class DeleteMailbox {
	/**
	 * Takes what it needs.
	 *
	 * @param Db            $db        The database.
	 * @param MailboxStore  $mailboxes The mailboxes.
	 * @param SettingsStore $settings  May name it as the default.
	 * @param AccessTokens  $tokens    Gives back the permission to read it.
	 * @param SettleLetter  $letters   Forgets its mails that could not be taken in.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly MailboxStore $mailboxes,
		private readonly SettingsStore $settings,
		private readonly AccessTokens $tokens,
		private readonly SettleLetter $letters
	) {}

	/**
	 * Removes it.
	 *
	 * @param int $id The mailbox.
	 * @throws Refusal When it does not exist or has tickets.
	 */
	public function delete( int $id ): void {
		$had_account = null !== ( $this->mailboxes->find( $id )['sign_in'] ?? null );
		if ( $had_account && ! $this->mailboxes->is_used( $id ) ) {
			// While the grant can still be read; the provider is asked outside of the transaction.
			$this->tokens->forget( $id );
		}
		$this->db->transaction(
			function () use ( $id ): void {
				if ( null === $this->mailboxes->find( $id ) ) {
					throw Refusal::not_found();
				}
				if ( $this->mailboxes->is_used( $id ) ) {
					throw Refusal::conflict( 'mesa_mailbox_in_use', __( 'This mailbox has tickets and stays with them. You can switch it off instead.', 'mesa-help-desk' ) );
				}
				$this->mailboxes->delete( $id );
			}
		);
		$this->letters->forget_mailbox( $id );
		if ( $id === $this->settings->get( 'default_mailbox_id' ) ) {
			$this->settings->change( array( 'default_mailbox_id' => 0 ) );
		}
	}
}
