<?php
/**
 * Blocking a sender.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Automatic;

use Mesa\Access\Agents;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\SenderListStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\Refusal;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the contract's "blocked-sender-input". Mail of a blocked sender is stored like any other, in the spam folder and
 * without a word to anybody; nothing is ever thrown away by it.
 */
final class BlockSender {
	/**
	 * Takes what it works with.
	 *
	 * @param SenderListStore $senders   The list.
	 * @param MailboxStore    $mailboxes Knows our own addresses.
	 * @param TicketStore     $tickets   Tickets.
	 * @param Recorder        $recorder  The history.
	 */
	public function __construct(
		private readonly SenderListStore $senders,
		private readonly MailboxStore $mailboxes,
		private readonly TicketStore $tickets,
		private readonly Recorder $recorder
	) {}

	/**
	 * Blocks an address or a domain.
	 *
	 * @param string $pattern   An address, or "@" and a domain.
	 * @param int    $user_id   Who.
	 * @param int    $ticket_id Where they decided it; 0 for nowhere. The caller has made sure that they may see it.
	 * @return array<string, mixed> The entry.
	 * @throws Refusal 400 when it is neither, or ours; 403 for a domain by somebody who may not manage mailboxes.
	 */
	public function block( string $pattern, int $user_id, int $ticket_id = 0 ): array {
		$pattern = strtolower( trim( $pattern ) );
		if ( str_starts_with( $pattern, '@' ) ) {
			$this->check_domain( $pattern, $user_id );
		} else {
			$this->check_address( $pattern );
		}
		$entry = $this->senders->add( SenderListStore::BLOCKED, $pattern, $user_id );
		if ( $ticket_id > 0 && null !== $this->tickets->find( $ticket_id ) ) {
			$this->recorder->record( $ticket_id, 'sender_blocked', $user_id, array( 'pattern' => $pattern ) );
		}
		return $entry;
	}

	/**
	 * Takes an entry off its list; what is not there needs nothing. A domain, and somebody's wish to get no automatic mail,
	 * are undone by those only who may manage mailboxes.
	 *
	 * @param int $id      The entry.
	 * @param int $user_id Who.
	 * @throws Refusal 403.
	 */
	public function unblock( int $id, int $user_id ): void {
		$entry = $this->senders->get( $id );
		if ( null === $entry ) {
			return;
		}
		$is_anybodys = SenderListStore::BLOCKED === $entry['kind'] && ! str_starts_with( $entry['pattern'], '@' );
		if ( ! $is_anybodys && ! user_can( $user_id, 'mesa_manage_mailboxes' ) ) {
			throw Refusal::forbidden_field( 'pattern' );
		}
		$this->senders->remove( $id );
	}

	/**
	 * Refuses what is no domain, or one that colleagues write from.
	 *
	 * @param string $pattern "@" and a domain.
	 * @param int    $user_id Who.
	 * @throws Refusal As in block().
	 */
	private function check_domain( string $pattern, int $user_id ): void {
		if ( ! user_can( $user_id, 'mesa_manage_mailboxes' ) ) {
			throw Refusal::forbidden_field( 'pattern' );
		}
		if ( ! is_email( 'somebody' . $pattern ) ) {
			throw Refusal::invalid( 'pattern', __( 'Write an address such as ana@example.com, or a domain such as @example.com.', 'mesa-help-desk' ) );
		}
		foreach ( $this->mailboxes->own_addresses() as $own ) {
			if ( str_ends_with( '.' . EmailAddress::domain( $own ), '.' . substr( $pattern, 1 ) ) ) {
				throw Refusal::invalid( 'pattern', __( 'One of your own mailboxes has an address there, so it cannot be blocked as a whole.', 'mesa-help-desk' ) );
			}
		}
	}

	/**
	 * Refuses what is no address, or somebody of ours.
	 *
	 * @param string $address The address.
	 * @throws Refusal As in block().
	 */
	private function check_address( string $address ): void {
		if ( ! is_email( $address ) ) {
			throw Refusal::invalid( 'pattern', __( 'Write an address such as ana@example.com, or a domain such as @example.com.', 'mesa-help-desk' ) );
		}
		$own = array_map( EmailAddress::base( ... ), $this->mailboxes->own_addresses() );
		if ( in_array( EmailAddress::base( $address ), $own, true ) || Agents::has_address( $address ) ) {
			throw Refusal::invalid( 'pattern', __( 'This address belongs to your own team, so it cannot be blocked.', 'mesa-help-desk' ) );
		}
	}
}
