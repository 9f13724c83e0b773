<?php
/**
 * Changing a ticket.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

use Mesa\Access\Agents;
use Mesa\Access\TicketPolicy;
use Mesa\Data\Db;
use Mesa\Data\JobStore;
use Mesa\Data\MessageStore;
use Mesa\Data\ReadStore;
use Mesa\Data\TicketStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Applies a patch to a ticket: either all of it or nothing. Each change is an event; what is the same already is none.
 */
final class UpdateTicket {
	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db       The database.
	 * @param TicketStore  $tickets  Tickets.
	 * @param MessageStore $messages Messages.
	 * @param ReadStore    $reads    Who has read what.
	 * @param JobStore     $jobs     The queue, for waking.
	 * @param TicketPolicy $policy   Who may change what.
	 * @param Recorder     $recorder The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly ReadStore $reads,
		private readonly JobStore $jobs,
		private readonly TicketPolicy $policy,
		private readonly Recorder $recorder
	) {}

	/**
	 * Changes a ticket.
	 *
	 * @param int                  $ticket_id The ticket; the caller has made sure that the person may see it.
	 * @param int                  $user_id   Who.
	 * @param array<string, mixed> $patch     As in the contract's "ticket-patch", only what was sent.
	 * @throws Refusal 400 for a wrong field, 403 for one that is not theirs, 409 mesa_ticket_changed when somebody was quicker.
	 */
	public function update( int $ticket_id, int $user_id, array $patch ): void {
		$this->policy->require_fields( $patch, $user_id );
		$this->db->transaction(
			function () use ( $ticket_id, $user_id, $patch ): void {
				$ticket = $this->tickets->lock( $ticket_id ) ?? throw Refusal::not_found();
				if ( isset( $patch['expected_version'] ) && $patch['expected_version'] !== $ticket['version'] ) {
					throw Refusal::conflict( 'mesa_ticket_changed', __( 'Somebody else has changed this ticket meanwhile. Look at it again before you change it.', 'mesa-help-desk' ), array( 'version' => $ticket['version'] ) );
				}
				$this->status( $ticket, $user_id, $patch );
				$this->assignee( $ticket, $user_id, $patch );
				$this->plain( $ticket, $user_id, $patch );
				if ( isset( $patch['unread'] ) ) {
					$this->reads->set( $user_id, $ticket_id, $patch['unread'] ? 0 : $ticket['last_incoming_id'] );
				}
			}
		);
	}

	/**
	 * Status and snoozing.
	 *
	 * @param array<string, mixed> $ticket  The ticket before.
	 * @param int                  $user_id Who.
	 * @param array<string, mixed> $patch   The patch.
	 * @throws Refusal When the time is missing, past, or of no use.
	 */
	private function status( array $ticket, int $user_id, array $patch ): void {
		$status = $patch['status'] ?? $ticket['status'];
		$until  = $this->until( $patch, $status, $ticket );
		if ( $status === $ticket['status'] && ( TicketStatus::SNOOZED !== $status || $until === $ticket['snoozed_until'] ) ) {
			return;
		}
		$columns                  = TicketStatus::columns( $status, $until );
		$columns['waiting_since'] = match ( $status ) {
			TicketStatus::OPEN    => $this->messages->waiting_since( $ticket['id'] ),
			TicketStatus::SNOOZED => $ticket['waiting_since'],
			default               => null,
		};
		$this->tickets->update( $ticket['id'], $columns );
		$this->jobs->cancel( WakeTicket::JOB, $ticket['id'] );
		if ( TicketStatus::SNOOZED === $status && null !== $until ) {
			$this->jobs->add( WakeTicket::JOB, $ticket['id'], array(), Time::unix( $until ) );
		}
		$data = array(
			'from' => $ticket['status'],
			'to'   => $status,
		);
		$this->recorder->record( $ticket['id'], 'status_changed', $user_id, null === $until ? $data : $data + array( 'until' => (string) Time::iso( $until ) ) );
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
	 * @param array<string, mixed> $ticket  The ticket before.
	 * @param int                  $user_id Who.
	 * @param array<string, mixed> $patch   The patch.
	 * @throws Refusal When it cannot be assigned to that person.
	 */
	private function assignee( array $ticket, int $user_id, array $patch ): void {
		if ( ! array_key_exists( 'assignee_id', $patch ) ) {
			return;
		}
		$assignee_id = (int) $patch['assignee_id'];
		if ( null !== $patch['assignee_id'] && ! Agents::can_be_assigned( $assignee_id ) ) {
			throw Refusal::invalid( 'assignee_id', __( 'Tickets cannot be assigned to this person.', 'mesa-help-desk' ) );
		}
		if ( $assignee_id !== $ticket['assignee_id'] ) {
			$this->tickets->update( $ticket['id'], array( 'assignee_id' => $assignee_id ) );
			$this->recorder->record( $ticket['id'], 'assigned', $user_id, array( 'from' => $ticket['assignee_id'] ?: null, 'to' => $assignee_id ?: null ) );
		}
	}

	/**
	 * Subject and priority.
	 *
	 * @param array<string, mixed> $ticket  The ticket before.
	 * @param int                  $user_id Who.
	 * @param array<string, mixed> $patch   The patch.
	 * @throws Refusal When nothing is left of the subject.
	 */
	private function plain( array $ticket, int $user_id, array $patch ): void {
		if ( isset( $patch['subject'] ) ) {
			$patch['subject'] = Text::line( $patch['subject'] );
			if ( '' === $patch['subject'] ) {
				throw Refusal::invalid( 'subject', __( 'Please write a subject.', 'mesa-help-desk' ) );
			}
		}
		foreach ( array( 'subject', 'priority' ) as $field ) {
			if ( isset( $patch[ $field ] ) && $patch[ $field ] !== $ticket[ $field ] ) {
				$this->tickets->update( $ticket['id'], array( $field => $patch[ $field ] ) );
				$this->recorder->record( $ticket['id'], $field . '_changed', $user_id, array( 'from' => $ticket[ $field ], 'to' => $patch[ $field ] ) );
			}
		}
	}
}
