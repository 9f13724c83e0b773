<?php
/**
 * What a patch means for a ticket.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

use Mesa\Access\Agents;
use Mesa\Access\MailboxPolicy;
use Mesa\Domain\Refusal;
use Mesa\Domain\Tag;
use Mesa\Domain\Text;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Decides, and changes nothing. What is the same already is no change, and no event.
 */
final class PlanChange {
	/**
	 * Takes who may see what.
	 *
	 * @param MailboxPolicy $mailboxes Nobody is given a ticket that does not exist for them.
	 * @param PlanSorting   $sorting   Knows types, teams, statuses and fields.
	 */
	public function __construct( private readonly MailboxPolicy $mailboxes, public readonly PlanSorting $sorting ) {}

	/**
	 * Reads together what plans of several tickets ask about those who have them.
	 *
	 * @param array<int, array<string, mixed>> $tickets Their rows.
	 * @param array<string, mixed>             $patch   As in the contract's "ticket-patch".
	 */
	public function prepare( array $tickets, array $patch ): void {
		$moved = isset( $patch['mailbox_id'] ) ? $tickets : array_filter( $tickets, static fn( array $ticket ): bool => TicketStatus::comes_back( $ticket['status'], $patch['status'] ?? '' ) );
		$this->mailboxes->learn( array_values( array_filter( array_column( $moved, 'assignee_id' ) ) ) );
	}

	/**
	 * Plans all of a patch.
	 *
	 * @param array<string, mixed>              $ticket        The ticket as it is, locked.
	 * @param array<int, string>                $tags          Its tags: id => name.
	 * @param array<string, mixed>              $patch         As in the contract's "ticket-patch", only what was sent.
	 * @param array<string, array<int, string>> $named         The patch's tags by field: id => name.
	 * @param string|null                       $waiting_since Since when the customer waits, by the messages; UTC datetime. Needed where the status becomes open or snoozed.
	 * @param array<int, list<string>>          $values        What its custom fields hold, where PlanSorting::values() has read it.
	 * @throws Refusal 400 for a wrong field, 409 mesa_ticket_changed when somebody was quicker.
	 */
	public function of( array $ticket, array $tags, array $patch, array $named, ?string $waiting_since, array $values ): TicketChange {
		if ( isset( $patch['expected_version'] ) && $patch['expected_version'] !== $ticket['version'] ) {
			throw Refusal::conflict( 'mesa_ticket_changed', __( 'Somebody else has changed this ticket meanwhile. Look at it again before you change it.', 'mesa-help-desk' ), array( 'version' => $ticket['version'] ) );
		}
		if ( TicketStatus::MERGED === $ticket['status'] && array_diff_key( $patch, array( 'unread' => true, 'expected_version' => 0 ) ) ) {
			throw Refusal::merged( $ticket );
		}
		$change = new TicketChange();
		$ticket = $this->mailbox( $change, $ticket, $patch );
		$this->status( $change, $ticket, $patch, $waiting_since );
		$this->lock( $change, $ticket, $patch );
		$this->assignee( $change, $ticket, $patch );
		$this->sorting->plan( $change, $ticket, $patch, $values );
		$this->take_back( $change, $ticket );
		$this->plain( $change, $ticket, $patch );
		$this->tags( $change, $tags, $named );
		if ( isset( $patch['unread'] ) ) {
			$change->read_to = $patch['unread'] ? 0 : $ticket['last_incoming_id'];
		}
		return $change;
	}

	/**
	 * Which mailbox it lies in. Whoever has the ticket and may not see it there loses it.
	 *
	 * @param TicketChange         $change The plan.
	 * @param array<string, mixed> $ticket The ticket before.
	 * @param array<string, mixed> $patch  The patch; TicketPolicy has looked whether the mailbox is there for this person.
	 * @return array<string, mixed> The ticket as it lies there, for the rest of the plan.
	 */
	private function mailbox( TicketChange $change, array $ticket, array $patch ): array {
		$mailbox_id = (int) ( $patch['mailbox_id'] ?? $ticket['mailbox_id'] );
		if ( $mailbox_id === $ticket['mailbox_id'] ) {
			return $ticket;
		}
		$change->columns['mailbox_id'] = $mailbox_id;
		$change->event( 'mailbox_changed', array( 'from' => $ticket['mailbox_id'], 'to' => $mailbox_id ) );
		$ticket['mailbox_id'] = $mailbox_id;
		if ( $ticket['assignee_id'] > 0 && ! array_key_exists( 'assignee_id', $patch ) && ! $this->mailboxes->can_be_assigned( $mailbox_id, $ticket['assignee_id'] ) ) {
			$change->columns['assignee_id'] = 0;
			$change->event( 'assigned', array( 'from' => $ticket['assignee_id'], 'to' => null ) );
		}
		return $ticket;
	}

	/**
	 * Whether it takes no more mail.
	 *
	 * @param TicketChange         $change The plan.
	 * @param array<string, mixed> $ticket The ticket before.
	 * @param array<string, mixed> $patch  The patch.
	 * @throws Refusal When it is not closed.
	 */
	private function lock( TicketChange $change, array $ticket, array $patch ): void {
		$status = $change->columns['status'] ?? $ticket['status'];
		if ( $ticket['locked'] && TicketStatus::CLOSED !== $status ) {
			$change->event( 'unlocked', array() );
			return;
		}
		if ( ! isset( $patch['locked'] ) || $patch['locked'] === $ticket['locked'] ) {
			return;
		}
		if ( $patch['locked'] && TicketStatus::CLOSED !== $status ) {
			throw Refusal::invalid( 'locked', __( 'Only a closed ticket can be locked.', 'mesa-help-desk' ) );
		}
		$change->columns['locked'] = $patch['locked'];
		$change->event( $patch['locked'] ? 'locked' : 'unlocked', array() );
	}

	/**
	 * Status and snoozing.
	 *
	 * @param TicketChange         $change        The plan.
	 * @param array<string, mixed> $ticket        The ticket before.
	 * @param array<string, mixed> $patch         The patch.
	 * @param string|null          $waiting_since As for of().
	 * @throws Refusal When the time is missing, past, or of no use.
	 */
	private function status( TicketChange $change, array $ticket, array $patch, ?string $waiting_since ): void {
		$status = $patch['status'] ?? $ticket['status'];
		$until  = $this->until( $patch, $status, $ticket );
		if ( $status === $ticket['status'] && ( TicketStatus::SNOOZED !== $status || $until === $ticket['snoozed_until'] ) ) {
			return;
		}
		$change->columns += TicketStatus::columns( $status, $until ) + array(
			'waiting_since' => match ( $status ) {
				TicketStatus::OPEN    => $waiting_since,
				// Whoever was not live any more waits anew, since when they wrote.
				TicketStatus::SNOOZED => TicketStatus::is_live( $ticket['status'] ) ? $ticket['waiting_since'] : $waiting_since,
				default               => null,
			},
		);

		$change->stays_awake = TicketStatus::SNOOZED === $ticket['status'];
		$change->wakes_at    = null === $until ? null : Time::unix( $until );

		$data = array(
			'from' => $ticket['status'],
			'to'   => $status,
		);
		$change->event( 'status_changed', null === $until ? $data : $data + array( 'until' => (string) Time::iso( $until ) ) );
	}

	/**
	 * Until when a ticket sleeps.
	 *
	 * @param array<string, mixed> $patch  The patch.
	 * @param string               $status The status it will have.
	 * @param array<string, mixed> $ticket The ticket before.
	 * @return string|null UTC datetime.
	 * @throws Refusal When the time is missing, past, or of no use.
	 */
	private function until( array $patch, string $status, array $ticket ): ?string {
		if ( TicketStatus::SNOOZED !== $status ) {
			if ( isset( $patch['snoozed_until'] ) ) {
				throw Refusal::invalid( 'snoozed_until', __( 'Only a snoozed ticket can have a time to wake up.', 'mesa-help-desk' ) );
			}
			return null;
		}
		if ( ! isset( $patch['snoozed_until'] ) ) {
			if ( TicketStatus::SNOOZED === $ticket['status'] && ! array_key_exists( 'snoozed_until', $patch ) ) {
				return $ticket['snoozed_until'];
			}
			if ( array_key_exists( 'snoozed_until', $patch ) ) {
				// Until the customer writes.
				return null;
			}
			throw Refusal::invalid( 'snoozed_until', __( 'Say until when the ticket shall sleep.', 'mesa-help-desk' ) );
		}
		$unix = Time::parse( $patch['snoozed_until'] );
		if ( null === $unix || $unix <= time() ) {
			throw Refusal::invalid( 'snoozed_until', __( 'Choose a time in the future.', 'mesa-help-desk' ) );
		}
		return Time::sql( $unix );
	}

	/**
	 * Who has it.
	 *
	 * @param TicketChange         $change The plan.
	 * @param array<string, mixed> $ticket The ticket before.
	 * @param array<string, mixed> $patch  The patch.
	 * @throws Refusal When it cannot be assigned to that person.
	 */
	private function assignee( TicketChange $change, array $ticket, array $patch ): void {
		if ( ! array_key_exists( 'assignee_id', $patch ) ) {
			return;
		}
		$assignee_id = (int) $patch['assignee_id'];
		if ( null !== $patch['assignee_id'] && ! Agents::can_be_assigned( $assignee_id ) ) {
			throw Refusal::invalid( 'assignee_id', __( 'Tickets cannot be assigned to this person.', 'mesa-help-desk' ) );
		}
		if ( $assignee_id === $ticket['assignee_id'] ) {
			return;
		}
		if ( $assignee_id > 0 && ! $this->mailboxes->can_view( $ticket['mailbox_id'], $assignee_id ) ) {
			throw Refusal::invalid( 'assignee_id', __( 'This person may not see the mailbox that the ticket lies in.', 'mesa-help-desk' ) );
		}
		$change->columns['assignee_id'] = $assignee_id;
		$change->event( 'assigned', array( 'from' => $ticket['assignee_id'] ?: null, 'to' => $assignee_id ?: null ) );
	}

	/**
	 * A ticket that comes back to life is nobody's when the one who had it may not see it any more.
	 *
	 * @param TicketChange         $change The plan so far.
	 * @param array<string, mixed> $ticket The ticket before.
	 */
	private function take_back( TicketChange $change, array $ticket ): void {
		if ( isset( $change->columns['assignee_id'] ) || $this->mailboxes->keeps( $ticket, $change->columns['status'] ?? '' ) ) {
			return;
		}
		$change->columns['assignee_id'] = 0;
		$change->event( 'assigned', array( 'from' => $ticket['assignee_id'], 'to' => null ) );
	}

	/**
	 * Subject and priority.
	 *
	 * @param TicketChange         $change The plan.
	 * @param array<string, mixed> $ticket The ticket before.
	 * @param array<string, mixed> $patch  The patch.
	 * @throws Refusal When nothing is left of the subject.
	 */
	private function plain( TicketChange $change, array $ticket, array $patch ): void {
		if ( isset( $patch['subject'] ) ) {
			$patch['subject'] = Text::line( $patch['subject'] );
			if ( '' === $patch['subject'] ) {
				throw Refusal::invalid( 'subject', __( 'Please write a subject.', 'mesa-help-desk' ) );
			}
		}
		foreach ( array( 'subject', 'priority' ) as $field ) {
			if ( isset( $patch[ $field ] ) && $patch[ $field ] !== $ticket[ $field ] ) {
				$change->columns[ $field ] = $patch[ $field ];
				$change->event( $field . '_changed', array( 'from' => $ticket[ $field ], 'to' => $patch[ $field ] ) );
			}
		}
	}

	/**
	 * Its tags.
	 *
	 * @param TicketChange                      $change The plan.
	 * @param array<int, string>                $tags   Those it has: id => name.
	 * @param array<string, array<int, string>> $named  Those of the patch.
	 * @throws Refusal When it would have too many.
	 */
	private function tags( TicketChange $change, array $tags, array $named ): void {
		$wanted = $named['tags'] ?? array_diff_key( $tags + ( $named['add_tags'] ?? array() ), $named['remove_tags'] ?? array() );
		$added  = array_diff_key( $wanted, $tags );
		$gone   = array_diff_key( $tags, $wanted );
		if ( $added && count( $wanted ) > Tag::MOST ) {
			/* translators: %d: number of tags */
			throw Refusal::invalid( isset( $named['tags'] ) ? 'tags' : 'add_tags', sprintf( __( 'A ticket can have at most %d tags.', 'mesa-help-desk' ), Tag::MOST ) );
		}
		if ( $added || $gone ) {
			$change->tags_on  = array_keys( $added );
			$change->tags_off = array_keys( $gone );
			$change->event( 'tags_changed', array( 'added' => implode( ', ', $added ), 'removed' => implode( ', ', $gone ) ) );
		}
	}
}
