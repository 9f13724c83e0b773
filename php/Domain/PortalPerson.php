<?php
/**
 * A customer who is here.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Who follows their tickets, and what they have shown of it: that they read the mail of an address (all its tickets, or
 * one), or only that they have just written a ticket.
 */
final class PortalPerson {
	/**
	 * Use named arguments.
	 *
	 * @param string       $name        What stands for the address in tokens.
	 * @param string       $address     The address, to be written to.
	 * @param list<string> $keys        Keys of all addresses that are known to be theirs.
	 * @param int          $customer_id The customer; 0 for somebody who only takes part.
	 * @param int          $ticket_id   The one ticket that they may see; 0 for all of theirs.
	 * @param bool         $is_writer   Has proven nothing: sees their own words and how far the ticket is.
	 * @param bool         $is_user     Known by logging in, not by a link.
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $address,
		public readonly array $keys,
		public readonly int $customer_id,
		public readonly int $ticket_id = 0,
		public readonly bool $is_writer = false,
		public readonly bool $is_user = false
	) {}

	/**
	 * Whether they see all tickets of their address.
	 */
	public function sees_all(): bool {
		return 0 === $this->ticket_id;
	}

	/**
	 * The address so that its owner knows it again and nobody else learns it: "a•••@shop.example".
	 */
	public function hint(): string {
		$at = (int) strrpos( $this->address, '@' );
		return mb_substr( $this->address, 0, 1 ) . '•••' . substr( $this->address, $at );
	}
}
