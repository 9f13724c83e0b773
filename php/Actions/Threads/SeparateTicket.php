<?php
/**
 * Taking a merge back.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Threads;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Tickets\WakeTicket;
use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Sorting\TagStore;
use Mesa\Data\Tickets\FollowerStore;
use Mesa\Data\Tickets\JoinStore;
use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Data\Tickets\ThreadMoves;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Data\Tickets\WaitingTimes;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * A ticket that was merged into another becomes one of its own again, with what came from it. What was written since stays
 * where it was written.
 */
final class SeparateTicket {
	/**
	 * Takes what it works with.
	 *
	 * @param Db               $db           The database.
	 * @param TicketStore      $tickets      Tickets.
	 * @param ThreadMoves      $moves        Moves what hangs on them.
	 * @param JoinStore        $joins        Knows what went where.
	 * @param MessageStore     $messages     Messages.
	 * @param ParticipantStore $participants Who takes part.
	 * @param TagStore         $tags         Tags.
	 * @param WaitingTimes     $waiting      Since when customers wait.
	 * @param JobStore         $jobs         The queue.
	 * @param TicketPolicy     $policy       Who may see and change what.
	 * @param Recorder         $recorder     The history.
	 * @param FollowerStore    $followers    Who follows tickets.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly ThreadMoves $moves,
		private readonly JoinStore $joins,
		private readonly MessageStore $messages,
		private readonly ParticipantStore $participants,
		private readonly TagStore $tags,
		private readonly WaitingTimes $waiting,
		private readonly JobStore $jobs,
		private readonly TicketPolicy $policy,
		private readonly Recorder $recorder,
		private readonly FollowerStore $followers
	) {}

	/**
	 * Separates. One that is not merged (any more) stays as it is.
	 *
	 * @param int $source_id The ticket that was merged.
	 * @param int $user_id   Who asks.
	 * @throws Refusal 403, 404, or 409 mesa_merged when the other one was merged itself.
	 */
	public function separate( int $source_id, int $user_id ): void {
		$this->policy->require_fields( array( 'status' => TicketStatus::OPEN ), $user_id );
		$this->db->transaction(
			function () use ( $source_id, $user_id ): void {
				$join   = $this->joins->merge_of( $source_id );
				$rows   = $this->tickets->lock_many( array( $source_id, $join['target_id'] ?? $source_id ) );
				$source = $rows[ $source_id ] ?? null;
				if ( null === $source || ! $this->policy->can_view( $source, $user_id ) ) {
					throw Refusal::not_found();
				}
				if ( TicketStatus::MERGED !== $source['status'] ) {
					return;
				}
				$target = $rows[ $source['merged_into'] ] ?? null;
				if ( null === $join || null === $target || ! $this->policy->can_view( $target, $user_id ) ) {
					throw Refusal::not_found();
				}
				if ( TicketStatus::MERGED === $target['status'] ) {
					/* translators: 1: number of a ticket, 2: number of the ticket that it was merged into */
					throw Refusal::conflict( 'mesa_merged', sprintf( __( 'Ticket #%1$d has been merged into #%2$d meanwhile. Separate these two first.', 'mesa-help-desk' ), $target['id'], $target['merged_into'] ) );
				}
				$this->carry_out( $join, $source, $target, $user_id );
			}
		);
	}

	/**
	 * Before a ticket is erased: what is merged into it comes out, whoever it is from, since somebody else may have asked it.
	 * Out of one that is merged itself it goes where that leads.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function release( int $ticket_id ): void {
		$left = $this->joins->merged_into( $ticket_id );
		while ( $left ) {
			foreach ( $left as $source_id ) {
				$this->db->transaction( fn() => $this->release_one( $source_id, $ticket_id ) );
			}
			$left = array_diff( $this->joins->merged_into( $ticket_id ), $left );
		}
	}

	/**
	 * Lets one go, in a transaction.
	 *
	 * @param int $source_id The ticket that was merged.
	 * @param int $target_id The ticket that is to be erased.
	 */
	private function release_one( int $source_id, int $target_id ): void {
		$join   = $this->joins->merge_of( $source_id );
		$rows   = $this->tickets->lock_many( array( $source_id, $target_id ) );
		$source = $rows[ $source_id ] ?? null;
		$target = $rows[ $target_id ] ?? null;
		if ( null === $join || null === $source || null === $target || TicketStatus::MERGED !== $source['status'] || $source['merged_into'] !== $target_id ) {
			return;
		}
		if ( TicketStatus::MERGED === $target['status'] ) {
			$this->joins->lead_on( $join['id'], $target['merged_into'] );
			$this->tickets->update( $source_id, array( 'merged_into' => $target['merged_into'] ), $source );
			return;
		}
		$this->carry_out( $join, $source, $target, 0 );
	}

	/**
	 * Moves things back.
	 *
	 * @param array<string, mixed> $join    What was moved.
	 * @param array<string, mixed> $source  The ticket that comes out.
	 * @param array<string, mixed> $target  The ticket that stays.
	 * @param int                  $user_id Who does it.
	 */
	private function carry_out( array $join, array $source, array $target, int $user_id ): void {
		$moved = $join['moved'];
		foreach ( ThreadMoves::MOVABLE as $table ) {
			$this->moves->move( $table, array_map( 'intval', $moved[ $table ] ?? array() ), $target['id'], $source['id'] );
		}
		foreach ( $moved['tags'] ?? array() as $tag_id ) {
			$this->tags->remove( array( $target['id'] ), (int) $tag_id );
		}
		foreach ( $moved['links'] ?? array() as $other ) {
			$this->tickets->unlink( $target['id'], (int) $other );
		}
		$this->moves->drop_values( $source['id'], $target['id'], array_map( 'intval', $moved['fields'] ?? array() ) );
		$this->followers->leave( $source['id'], $target['id'], array_map( 'intval', $moved['followers'] ?? array() ) );
		// Who was written to since, or wrote, goes on taking part.
		$still = $this->moves->addresses( $this->moves->ids( 'messages', $target['id'] ) );
		$this->participants->remove( $target['id'], array_map( 'strval', $moved['people'] ?? array() ), array( $target['customer_email'], ...$still ) );
		$this->moves->part_reads( $source['id'], $target['id'], (array) ( $moved['reads'] ?? array() ) );
		$this->joins->undo( $join['id'] );

		$unread = $target['last_incoming_id'] > 0;
		$status = $this->status_of( $moved['source'] ?? array() );
		$this->tickets->update( $source['id'], array( 'merged_into' => 0 ) + $status + $this->lasting( $source, $status['status'], $unread ), $source );
		if ( TicketStatus::SNOOZED === $status['status'] ) {
			$this->jobs->add_later( WakeTicket::JOB, $source['id'], array(), Time::unix( (string) $status['snoozed_until'] ) );
		}
		$back = $this->restored( $target, $moved );
		$this->tickets->update( $target['id'], $back + $this->lasting( $target, $back['status'] ?? $target['status'], $unread ), $target );
		$this->messages->settle( $source['id'] );
		$this->messages->settle( $target['id'] );
		$this->recorder->record( $source['id'], 'separated', $user_id, array( 'ticket_id' => $target['id'] ) );
		$this->recorder->record( $target['id'], 'ticket_separated', $user_id, array( 'ticket_id' => $source['id'] ) );
	}

	/**
	 * The status that the ticket had. One that would have woken up meanwhile is awake.
	 *
	 * @param array<string, mixed> $before Columns before the merge.
	 * @return array<string, mixed> Columns.
	 */
	private function status_of( array $before ): array {
		$status = (string) ( $before['status'] ?? TicketStatus::OPEN );
		$until  = $before['snoozed_until'] ?? null;
		if ( TicketStatus::SNOOZED === $status && ( null === $until || $until <= Time::now() ) ) {
			$status = TicketStatus::OPEN;
		}
		return array(
			'status'        => $status,
			'status_id'     => $status === ( $before['status'] ?? '' ) ? (int) ( $before['status_id'] ?? 0 ) : 0,
			'snoozed_until' => TicketStatus::SNOOZED === $status ? $until : null,
			'closed_at'     => TicketStatus::CLOSED === $status ? ( $before['closed_at'] ?? Time::now() ) : null,
			'locked'        => TicketStatus::CLOSED === $status && ( $before['locked'] ?? false ),
		);
	}

	/**
	 * What the merge has made of the other ticket goes back; what somebody has decided since stays.
	 *
	 * @param array<string, mixed> $target The ticket now.
	 * @param array<string, mixed> $moved  What was moved.
	 * @return array<string, mixed> Columns.
	 */
	private function restored( array $target, array $moved ): array {
		$before = $moved['before'] ?? array();
		$after  = $moved['after'] ?? array();
		$back   = array();
		foreach ( array( 'assignee_id', 'priority', 'team_id', 'type_id' ) as $name ) {
			if ( isset( $before[ $name ], $after[ $name ] ) && $after[ $name ] === $target[ $name ] ) {
				$back[ $name ] = $before[ $name ];
			}
		}
		// Not where there is more on it than before the merge: somebody has written since.
		$same = ( $after['status'] ?? '' ) === $target['status'] && ( $before['status'] ?? '' ) !== $target['status'];
		return $back + ( $same && TicketStatus::SNOOZED !== $before['status'] ? $this->status_of( $before ) : array() );
	}

	/**
	 * What follows from a ticket's messages and checklist.
	 *
	 * @param array<string, mixed> $ticket The row.
	 * @param string               $status Its status.
	 * @param bool                 $unread As ThreadMoves::facts() takes it.
	 * @return array<string, mixed> Columns.
	 */
	private function lasting( array $ticket, string $status, bool $unread ): array {
		$is_waiting = in_array( $status, array( TicketStatus::OPEN, TicketStatus::SNOOZED ), true );
		return $this->moves->facts( $ticket, $unread ) + $this->moves->tasks( $ticket['id'] ) + array(
			'waiting_since' => $is_waiting ? ( $this->waiting->of_tickets( array( $ticket['id'] ) )[ $ticket['id'] ] ?? null ) : null,
		);
	}
}
