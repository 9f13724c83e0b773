<?php
/**
 * What a reply asks for besides its words.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Replies;

use Mesa\Actions\Tickets\WakeTicket;
use Mesa\Data\Messages\DraftStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Tickets\EventStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * When it leaves, until when the ticket sleeps, which draft ends with it, and whether a colleague has changed the ticket.
 */
final class SendWishes {
	/**
	 * Takes what it works with.
	 *
	 * @param DraftStore $drafts Drafts.
	 * @param JobStore   $jobs   The queue.
	 * @param EventStore $events The history.
	 */
	public function __construct( private readonly DraftStore $drafts, private readonly JobStore $jobs, private readonly EventStore $events ) {}

	/**
	 * The wishes in the forms of the tables.
	 *
	 * @param array<string, mixed> $input As in the contract's "reply-input".
	 * @return array{send_at: int|null, wakes_at: int|null, until: string|null} Unix times; until as UTC datetime.
	 * @throws Refusal 400 for a wrong time.
	 */
	public static function of( array $input ): array {
		$snoozes = TicketStatus::SNOOZED === ( $input['status_after'] ?? '' );
		if ( ! $snoozes && isset( $input['snoozed_until'] ) ) {
			throw Refusal::invalid( 'snoozed_until', __( 'Only a snoozed ticket can have a time to wake up.', 'mesa-help-desk' ) );
		}
		if ( $snoozes && ! array_key_exists( 'snoozed_until', $input ) ) {
			throw Refusal::invalid( 'snoozed_until', __( 'Say until when the ticket shall sleep.', 'mesa-help-desk' ) );
		}
		$wakes_at = $snoozes && null !== $input['snoozed_until'] ? Time::parse( $input['snoozed_until'] ) ?? 0 : null;
		if ( null !== $wakes_at && $wakes_at <= time() ) {
			throw Refusal::invalid( 'snoozed_until', __( 'Choose a time in the future.', 'mesa-help-desk' ) );
		}
		return array(
			'send_at'  => isset( $input['send_at'] ) ? ScheduleReply::time( $input['send_at'] ) : null,
			'wakes_at' => $wakes_at,
			'until'    => null === $wakes_at ? null : Time::sql( $wakes_at ),
		);
	}

	/**
	 * Holds a reply when a colleague has moved the ticket on since the agent looked.
	 *
	 * @param int      $ticket_id     The ticket.
	 * @param int      $user_id       The agent.
	 * @param int|null $last_event_id The newest line of the history that the agent saw; null to send whatever has happened.
	 * @throws Refusal 409.
	 */
	public function stop_when_changed( int $ticket_id, int $user_id, ?int $last_event_id ): void {
		if ( null !== $last_event_id && $this->events->moved_by_others( $ticket_id, $user_id, $last_event_id ) ) {
			throw Refusal::conflict( 'mesa_thread_changed', __( 'A colleague has changed this ticket meanwhile. Your reply is kept: look at it again, then send it.', 'mesa-help-desk' ), array( 'newer' => array() ) );
		}
	}

	/**
	 * Carries out what belongs to the transaction that stores the reply.
	 *
	 * @param int                                                    $ticket_id The ticket.
	 * @param int                                                    $user_id   The agent.
	 * @param array{send_at: int|null, wakes_at: int|null, until: string|null} $wishes    As of() gives them.
	 * @param string                                                 $draft_key The draft that ends; '' for none.
	 */
	public function carry_out( int $ticket_id, int $user_id, array $wishes, string $draft_key ): void {
		$this->drafts->end( $user_id, $draft_key );
		if ( null !== $wishes['wakes_at'] ) {
			$this->jobs->add_later( WakeTicket::JOB, $ticket_id, array(), $wishes['wakes_at'] );
		}
	}
}
