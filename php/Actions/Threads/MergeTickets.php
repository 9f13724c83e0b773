<?php
/**
 * Merging tickets.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Threads;

use Mesa\Access\MailboxPolicy;
use Mesa\Access\TicketPolicy;
use Mesa\Actions\Automatic\AnswerAutomatically;
use Mesa\Actions\Tickets\WakeTicket;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Mail\MailboxStore;
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
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Everything of some tickets goes to another one; they stay as signposts, so that their numbers and old mails lead there.
 * What was moved is written down, for taking it back.
 */
final class MergeTickets {
	/** From the least to the most pressing. */
	private const PRIORITIES = array( 'low', 'normal', 'high', 'urgent' );
	/** What is livelier wins: nobody's question may vanish into a closed ticket. */
	private const LIVELY = array( TicketStatus::CLOSED, TicketStatus::PENDING, TicketStatus::SNOOZED, TicketStatus::OPEN );

	/**
	 * Takes what it works with.
	 *
	 * @param Db               $db           The database.
	 * @param TicketStore      $tickets      Tickets.
	 * @param ThreadMoves      $moves        Moves what hangs on them.
	 * @param JoinStore        $joins        Remembers it.
	 * @param MessageStore     $messages     Messages.
	 * @param ParticipantStore $participants Who takes part.
	 * @param TagStore         $tags         Tags.
	 * @param WaitingTimes     $waiting      Since when customers wait.
	 * @param JobStore         $jobs         The queue.
	 * @param MailboxStore     $mailboxes    Knows our own addresses.
	 * @param TicketPolicy     $policy       Who may see and change what.
	 * @param MailboxPolicy    $scopes       Who can have a ticket of which mailbox.
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
		private readonly MailboxStore $mailboxes,
		private readonly TicketPolicy $policy,
		private readonly MailboxPolicy $scopes,
		private readonly Recorder $recorder,
		private readonly FollowerStore $followers
	) {}

	/**
	 * Merges. A second call with the same client_key changes nothing.
	 *
	 * @param int       $target_id  The ticket that stays.
	 * @param list<int> $source_ids Those that go into it.
	 * @param int       $user_id    Who asks.
	 * @param string    $client_key Made by the client.
	 * @return int The ticket that stayed.
	 * @throws Refusal 400, 403, 404, or 409 mesa_merged when one of them has been merged already.
	 */
	public function merge( int $target_id, array $source_ids, int $user_id, string $client_key ): int {
		$this->policy->require_fields( array( 'status' => TicketStatus::OPEN ), $user_id );
		$before = $this->joins->target_by_key( $user_id, $client_key );
		if ( null !== $before ) {
			return $before;
		}
		$source_ids = array_values( array_unique( $source_ids ) );
		if ( in_array( $target_id, $source_ids, true ) ) {
			throw Refusal::invalid( 'ids', __( 'A ticket cannot be merged into itself.', 'mesa-help-desk' ) );
		}
		try {
			$this->db->transaction( fn() => $this->carry_out( $target_id, $source_ids, $user_id, $client_key ) );
		} catch ( DataException | Refusal $error ) {
			// A double click: the other request has won by the unique key, or has merged them already.
			return $this->joins->target_by_key( $user_id, $client_key ) ?? throw $error;
		}
		return $target_id;
	}

	/**
	 * Merges, in a transaction.
	 *
	 * @param int       $target_id  The ticket that stays.
	 * @param list<int> $source_ids Those that go into it.
	 * @param int       $user_id    Who asks.
	 * @param string    $client_key Made by the client.
	 * @throws Refusal As merge().
	 */
	private function carry_out( int $target_id, array $source_ids, int $user_id, string $client_key ): void {
		$rows = $this->tickets->lock_many( array( $target_id, ...$source_ids ) );
		foreach ( array( $target_id, ...$source_ids ) as $id ) {
			$this->require_mergeable( $rows[ $id ] ?? null, $user_id );
		}
		// In the order in which they came, so that the history reads well.
		sort( $source_ids );
		foreach ( $source_ids as $source_id ) {
			$this->one( $rows[ $source_id ], $this->tickets->lock( $target_id ) ?? throw Refusal::not_found(), $user_id, $client_key );
		}
	}

	/**
	 * Makes sure that a ticket can be merged by somebody.
	 *
	 * @param array<string, mixed>|null $ticket  Its row.
	 * @param int                       $user_id Who.
	 * @throws Refusal 404 or 409.
	 */
	private function require_mergeable( ?array $ticket, int $user_id ): void {
		if ( null === $ticket || ! $this->policy->can_view( $ticket, $user_id ) ) {
			throw Refusal::not_found();
		}
		if ( TicketStatus::MERGED === $ticket['status'] ) {
			/* translators: %d: number of a ticket */
			throw Refusal::conflict( 'mesa_merged', sprintf( __( 'Ticket #%d has been merged into another one already.', 'mesa-help-desk' ), $ticket['id'] ) );
		}
		if ( ! in_array( $ticket['status'], TicketStatus::NORMAL, true ) ) {
			/* translators: %d: number of a ticket */
			throw Refusal::conflict( 'mesa_not_mergeable', sprintf( __( 'Ticket #%d lies among spam or in the trash. Take it out of there first.', 'mesa-help-desk' ), $ticket['id'] ) );
		}
	}

	/**
	 * One ticket goes into another.
	 *
	 * @param array<string, mixed> $source     The ticket that goes.
	 * @param array<string, mixed> $target     The ticket that stays.
	 * @param int                  $user_id    Who does it.
	 * @param string               $client_key Made by the client.
	 */
	private function one( array $source, array $target, int $user_id, string $client_key ): void {
		$ids   = array();
		$moved = array();
		foreach ( ThreadMoves::MOVABLE as $table ) {
			$ids             = $this->moves->ids( $table, $source['id'] );
			$moved[ $table ] = $ids;
			$this->moves->move( $table, $ids, $source['id'], $target['id'] );
		}
		$reads     = $this->moves->join_reads( $source, $target );
		$fields    = $this->moves->copy_values( $source['id'], $target['id'] );
		$followers = $this->followers->move( $source['id'], $target['id'] );
		$this->messages->settle( $source['id'] );
		$source  = $this->tickets->lock( $source['id'] ) ?? throw Refusal::not_found();
		$columns = $this->columns( $source, $target );
		$moved  += array(
			'people'    => $this->people( $source, $target, $moved['messages'] ),
			'followers' => $followers,
			'fields'    => $fields,
			'tags'      => $this->tags( $source['id'], $target['id'] ),
			'links'     => $this->links( $source['id'], $target['id'] ),
			'source'    => array_intersect_key( $source, array_flip( array( 'status', 'status_id', 'snoozed_until', 'closed_at', 'waiting_since', 'locked' ) ) ),
			'reads'     => $reads,
			'before'    => array_intersect_key( $target, $columns['own'] ),
			'after'     => $columns['own'],
		);
		$this->joins->add( JoinStore::MERGE, $source['id'], $target['id'], $user_id, $client_key, $moved );
		$this->jobs->cancel_many( WakeTicket::JOB, array( $source['id'] ) );
		$this->jobs->cancel_many( AnswerAutomatically::JOB, array( $source['id'] ) );
		$this->tickets->update(
			$source['id'],
			array_merge(
				TicketStatus::columns( TicketStatus::MERGED ),
				array(
					'merged_into'      => $target['id'],
					'message_count'    => 0,
					'has_attachments'  => false,
					'has_failed'       => false,
					'last_incoming_id' => 0,
					'waiting_since'    => null,
					'tasks_total'      => 0,
					'tasks_done'       => 0,
				)
			),
			$source
		);
		$this->tickets->update( $target['id'], $columns['own'] + $columns['facts'], $target );
		if ( TicketStatus::SNOOZED === $target['status'] && TicketStatus::SNOOZED !== $columns['own']['status'] ) {
			$this->jobs->cancel_many( WakeTicket::JOB, array( $target['id'] ) );
		}
		$this->messages->settle( $target['id'] );
		$this->recorder->record( $source['id'], 'merged_into', $user_id, array( 'ticket_id' => $target['id'] ) );
		$this->recorder->record( $target['id'], 'ticket_merged', $user_id, array( 'ticket_id' => $source['id'], 'messages' => count( $moved['messages'] ) ) );
		if ( $columns['own']['status'] !== $target['status'] ) {
			$this->recorder->record( $target['id'], 'status_changed', $user_id, array( 'from' => $target['status'], 'to' => $columns['own']['status'] ) );
		}
	}

	/**
	 * What the ticket that stays becomes.
	 *
	 * @param array<string, mixed> $source The ticket that goes; its messages are on the other already.
	 * @param array<string, mixed> $target The ticket that stays.
	 * @return array{own: array<string, mixed>, facts: array<string, mixed>} Columns that taking it back goes back to, and those that follow from the messages.
	 */
	private function columns( array $source, array $target ): array {
		$livelier = array_search( $source['status'], self::LIVELY, true ) > array_search( $target['status'], self::LIVELY, true );
		$leader   = $livelier ? $source : $target;
		// Two that sleep differently: awake at once is too early for neither.
		$status   = TicketStatus::SNOOZED === $leader['status'] && $livelier ? TicketStatus::OPEN : $leader['status'];
		$assignee = 0 === $target['assignee_id'] && $this->scopes->can_be_assigned( $target['mailbox_id'], $source['assignee_id'] ) ? $source['assignee_id'] : $target['assignee_id'];
		$higher   = array_search( $source['priority'], self::PRIORITIES, true ) > array_search( $target['priority'], self::PRIORITIES, true ) ? $source : $target;
		$own      = array(
			'status'        => $status,
			'status_id'     => $status === $leader['status'] ? $leader['status_id'] : 0,
			'snoozed_until' => TicketStatus::SNOOZED === $status ? $target['snoozed_until'] : null,
			'closed_at'     => TicketStatus::CLOSED === $status ? $target['closed_at'] : null,
			'locked'        => TicketStatus::CLOSED === $status && $target['locked'],
			'assignee_id'   => $assignee,
			'priority'      => $higher['priority'],
			'team_id'       => $target['team_id'] > 0 ? $target['team_id'] : $source['team_id'],
			'type_id'       => $target['type_id'] > 0 ? $target['type_id'] : $source['type_id'],
		);
		$facts    = $this->moves->facts( $target, true );
		return array(
			'own'   => $own,
			'facts' => array_merge(
				$facts,
				array(
					'last_incoming_id' => max( $source['last_incoming_id'], $target['last_incoming_id'] ),
					'updated_at'       => max( $source['updated_at'], $target['updated_at'] ),
					'waiting_since'    => in_array( $status, array( TicketStatus::OPEN, TicketStatus::SNOOZED ), true ) ? ( $this->waiting->of_tickets( array( $target['id'] ) )[ $target['id'] ] ?? null ) : null,
					'tasks_total'      => $source['tasks_total'] + $target['tasks_total'],
					'tasks_done'       => $source['tasks_done'] + $target['tasks_done'],
				)
			),
		);
	}

	/**
	 * Everybody on the ticket that goes takes part in the other.
	 *
	 * @param array<string, mixed> $source   The ticket that goes.
	 * @param array<string, mixed> $target   The ticket that stays.
	 * @param list<int>            $messages What was said on it.
	 * @return list<string> Those who did not take part before.
	 */
	private function people( array $source, array $target, array $messages ): array {
		$new = $this->participants->strangers( $target['id'], $target['customer_id'], array( $source['customer_email'], ...$this->participants->of_ticket( $source['id'] ), ...$this->moves->addresses( $messages ) ), $this->mailboxes->own_addresses() );
		$this->participants->add( $target['id'], $new, array() );
		return $new;
	}

	/**
	 * The other gets the tags too.
	 *
	 * @param int $source_id The ticket that goes.
	 * @param int $target_id The ticket that stays.
	 * @return list<int> Tags that it did not have.
	 */
	private function tags( int $source_id, int $target_id ): array {
		$tags = $this->tags->of_tickets( array( $source_id, $target_id ) );
		$new  = array_keys( array_diff_key( $tags[ $source_id ] ?? array(), $tags[ $target_id ] ?? array() ) );
		$this->tags->add( $target_id, $new );
		return $new;
	}

	/**
	 * What was linked with the one is linked with the other.
	 *
	 * @param int $source_id The ticket that goes.
	 * @param int $target_id The ticket that stays.
	 * @return list<int> Tickets that were not linked with it.
	 */
	private function links( int $source_id, int $target_id ): array {
		$new = array_diff_key( $this->tickets->links( $source_id ), $this->tickets->links( $target_id ), array( $target_id => '' ) );
		foreach ( $new as $other => $kind ) {
			$this->tickets->link( $target_id, $other, $kind );
		}
		return array_keys( $new );
	}
}
