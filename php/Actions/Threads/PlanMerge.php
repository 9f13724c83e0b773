<?php
/**
 * What merging would come to.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Threads;

use Mesa\Access\TicketPolicy;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Data\Tickets\ThreadMoves;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Looks, and changes nothing: who decides shall know who will take part in what.
 */
final class PlanMerge {
	/**
	 * Takes what it works with.
	 *
	 * @param ThreadMoves      $moves        Knows what hangs on tickets.
	 * @param ParticipantStore $participants Who takes part.
	 * @param MailboxStore     $mailboxes    Knows our own addresses.
	 * @param TicketPolicy     $policy       Who may see what.
	 */
	public function __construct( private readonly ThreadMoves $moves, private readonly ParticipantStore $participants, private readonly MailboxStore $mailboxes, private readonly TicketPolicy $policy ) {}

	/**
	 * Looks.
	 *
	 * @param int       $target_id  The ticket that would stay.
	 * @param list<int> $source_ids Those that would go into it.
	 * @param int       $user_id    Who asks.
	 * @return array{target_id: int, source_ids: list<int>, messages: int, people: list<string>, other_customer: bool, other_mailbox: bool, scheduled: int}
	 * @throws Refusal 404.
	 */
	public function of( int $target_id, array $source_ids, int $user_id ): array {
		$target     = $this->policy->visible( $target_id, $user_id );
		$source_ids = array_values( array_diff( array_unique( $source_ids ), array( $target_id ) ) );
		$sources    = array_map( fn( int $id ): array => $this->policy->visible( $id, $user_id ), $source_ids );
		$messages   = array();
		$addresses  = array();
		foreach ( $sources as $source ) {
			$messages  = array( ...$messages, ...$this->moves->ids( 'messages', $source['id'] ) );
			$addresses = array( ...$addresses, $source['customer_email'], ...$this->participants->of_ticket( $source['id'] ) );
		}
		return array(
			'target_id'      => $target_id,
			'source_ids'     => $source_ids,
			'messages'       => count( $messages ),
			'people'         => array_values( array_filter( $this->participants->strangers( $target_id, $target['customer_id'], $addresses, array_map( EmailAddress::key( ... ), $this->mailboxes->own_addresses() ) ), 'is_email' ) ),
			'other_customer' => array( $target['customer_id'] ) !== array_values( array_unique( array( $target['customer_id'], ...array_column( $sources, 'customer_id' ) ) ) ),
			'other_mailbox'  => array( $target['mailbox_id'] ) !== array_values( array_unique( array( $target['mailbox_id'], ...array_column( $sources, 'mailbox_id' ) ) ) ),
			'scheduled'      => $this->moves->unsent( $messages ),
		);
	}
}
