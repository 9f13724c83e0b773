<?php
/**
 * Changing settings.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Upkeep;

use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the contract's "settings-patch".
 */
final class SaveSettings {
	/**
	 * Takes what it needs.
	 *
	 * @param SettingsStore $settings  The settings.
	 * @param MailboxStore  $mailboxes The mailboxes.
	 */
	public function __construct( private readonly SettingsStore $settings, private readonly MailboxStore $mailboxes ) {}

	/**
	 * Changes what is given and keeps the rest.
	 *
	 * @param array<string, mixed> $changes Name => value, passed by the schema.
	 * @throws Refusal When a value does not fit; nothing is changed then.
	 */
	public function change( array $changes ): void {
		$mailbox_id = (int) ( $changes['default_mailbox_id'] ?? 0 );
		if ( $mailbox_id > 0 && null === $this->mailboxes->find( $mailbox_id ) ) {
			throw Refusal::invalid( 'default_mailbox_id', __( 'This mailbox does not exist any more.', 'mesa-help-desk' ) );
		}
		$this->settings->change( $changes );
		/**
		 * Fires after settings were changed.
		 *
		 * @param array<string, mixed> $changes Name => new value.
		 */
		do_action( 'mesa_settings_changed', $changes );
	}
}
