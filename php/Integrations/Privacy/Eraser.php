<?php
/**
 * Personal data erasure.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\Privacy;

use Mesa\Data\PersonStore;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes a person's tickets with their mails and files, and empties what that person wrote on other people's tickets
 * (Tools → Erase Personal Data).
 *
 * @see https://developer.wordpress.org/plugins/privacy/adding-the-personal-data-eraser-to-your-plugin/
 */
final class Eraser {
	private const PER_PAGE = 20;

	/**
	 * Takes what it erases from.
	 *
	 * @param PersonStore $people The person's data.
	 */
	public function __construct( private readonly PersonStore $people ) {}

	/**
	 * One step. Each call erases what comes next, so the page's number does not matter.
	 *
	 * @param string $address The person's mail address.
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
	 */
	public function erase( string $address ): array {
		$tickets   = $this->people->tickets( $address, self::PER_PAGE );
		$elsewhere = $tickets ? array() : $this->people->messages_elsewhere( $address, self::PER_PAGE );
		foreach ( $tickets as $ticket_id ) {
			$this->people->delete_ticket( $ticket_id );
		}
		foreach ( $elsewhere as $message_id ) {
			$this->people->blank_message( $message_id, __( 'Erased person', 'mesa-help-desk' ), __( 'This message was erased on request.', 'mesa-help-desk' ) );
		}
		$done = ! $tickets && count( $elsewhere ) < self::PER_PAGE;
		if ( $done ) {
			$removed = $this->people->delete_letters( $address ) > 0 || null !== $this->people->customer( $address );
			$this->people->forget( $address );
		}
		return array(
			'items_removed'  => $tickets || $elsewhere || ( $removed ?? false ),
			'items_retained' => false,
			'messages'       => array(),
			'done'           => $done,
		);
	}
}
