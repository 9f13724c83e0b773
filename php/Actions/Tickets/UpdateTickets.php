<?php
/**
 * Changing tickets.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

use Mesa\Access\TicketPolicy;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Sorting\TagStore;
use Mesa\Data\Tickets\ReadStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Data\Tickets\WaitingTimes;
use Mesa\Domain\Refusal;
use Mesa\Domain\Tag;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Applies one patch to one or many tickets. Each ticket has its own outcome: all of the patch or nothing. Many are changed
 * by few statements, some tickets in one transaction, so that nobody waits long for one of them.
 */
final class UpdateTickets {
	/** Tickets in one transaction, as many as a request takes: mail that comes in, or an agent, waits for some hundredths of a second. */
	private const PIECE = 200;

	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db       The database.
	 * @param TicketStore  $tickets  Tickets.
	 * @param WaitingTimes $waiting  Since when customers wait.
	 * @param TagStore     $tags     Tags.
	 * @param ReadStore    $reads    Who has read what.
	 * @param JobStore     $jobs     The queue, for waking.
	 * @param TicketPolicy $policy   Who may see and change what.
	 * @param PlanChange   $plan     Knows what a patch means.
	 * @param Recorder     $recorder The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly WaitingTimes $waiting,
		private readonly TagStore $tags,
		private readonly ReadStore $reads,
		private readonly JobStore $jobs,
		private readonly TicketPolicy $policy,
		private readonly PlanChange $plan,
		private readonly Recorder $recorder
	) {}

	/**
	 * Changes one ticket.
	 *
	 * @param int                  $ticket_id The ticket.
	 * @param int                  $user_id   Who.
	 * @param array<string, mixed> $patch     As in the contract's "ticket-patch", only what was sent.
	 * @throws Refusal 400 for a wrong field, 403 for one that is not theirs, 404, 409 mesa_ticket_changed when somebody was quicker.
	 */
	public function one( int $ticket_id, int $user_id, array $patch ): void {
		$this->policy->require_fields( $patch, $user_id );
		$patch = $this->plan->sorting->with_state( $patch );
		$done  = $this->piece( array( $ticket_id ), $user_id, $patch, self::names( $patch ) );
		if ( isset( $done['refused'][ $ticket_id ] ) ) {
			throw $done['refused'][ $ticket_id ];
		}
	}

	/**
	 * Changes many tickets.
	 *
	 * @param list<int>            $ticket_ids The tickets.
	 * @param int                  $user_id    Who.
	 * @param array<string, mixed> $patch      As in the contract's "ticket-patch", only what was sent.
	 * @return array{refused: array<int, \RuntimeException|Refusal>, before: array<int, array<string, mixed>>} Both by ticket; `before` as in the contract's "ticket-before".
	 * @throws Refusal 400 for a wrong field and 403 for one that is not theirs, where that does not depend on the ticket.
	 */
	public function many( array $ticket_ids, int $user_id, array $patch ): array {
		$this->policy->require_fields( $patch, $user_id );
		$patch = $this->plan->sorting->with_state( $patch );
		$names = self::names( $patch );
		$done  = array(
			'refused' => array(),
			'before'  => array(),
		);
		// In one order for everybody, so that no two requests wait for each other.
		sort( $ticket_ids );
		foreach ( array_chunk( $ticket_ids, self::PIECE ) as $piece ) {
			try {
				$result = $this->piece( $piece, $user_id, $patch, $names );
			} catch ( DataException $error ) {
				// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- The details belong in the site's log.
				error_log( 'Mesa: ' . $error->getMessage() );
				$result = array( 'refused' => array_fill_keys( $piece, $error ), 'before' => array() );
			}
			$done['refused'] += $result['refused'];
			$done['before']  += $result['before'];
		}
		return $done;
	}

	/**
	 * Changes some tickets inside the caller's transaction: all that the caller writes beside it, and this, or nothing.
	 *
	 * @param non-empty-list<int>  $ticket_ids The tickets; few enough for one transaction.
	 * @param int                  $user_id    Who.
	 * @param array<string, mixed> $patch      As in the contract's "ticket-patch".
	 * @return array{refused: array<int, Refusal>, before: array<int, array<string, mixed>>} As many() gives it.
	 * @throws Refusal As many().
	 */
	public function within( array $ticket_ids, int $user_id, array $patch ): array {
		$this->policy->require_fields( $patch, $user_id );
		$patch = $this->plan->sorting->with_state( $patch );
		sort( $ticket_ids );
		return $this->piece( $ticket_ids, $user_id, $patch, self::names( $patch ) );
	}

	/**
	 * How tickets stand, in the form of "ticket-before"; locks them for the caller's transaction.
	 *
	 * @param non-empty-list<int>  $ticket_ids The tickets.
	 * @param array<string, mixed> $patch      Whose fields are asked for.
	 * @return array<int, array<string, mixed>> By ticket; only those that there are.
	 */
	public function stand( array $ticket_ids, array $patch ): array {
		$rows   = $this->tickets->lock_many( $ticket_ids );
		$tags   = $this->tags->of_tickets( $ticket_ids );
		$values = $this->plan->sorting->values( $ticket_ids, $patch );
		return array_map( fn( array $row ): array => self::before( $row, $tags[ $row['id'] ] ?? array() ) + $this->plan->sorting->before( $row, $values[ $row['id'] ] ?? array(), $patch ), $rows );
	}

	/**
	 * Names of tags, by field.
	 *
	 * @param array<string, mixed> $patch The patch.
	 * @return array<string, array<string, string>> Field => slug => name.
	 * @throws Refusal 400 that names the field.
	 */
	private static function names( array $patch ): array {
		if ( isset( $patch['tags'] ) && ( isset( $patch['add_tags'] ) || isset( $patch['remove_tags'] ) ) ) {
			throw Refusal::invalid( 'tags', __( 'Say either which tags the ticket shall have, or which to add and remove.', 'mesa-help-desk' ) );
		}
		$names = array();
		foreach ( array( 'tags', 'add_tags', 'remove_tags' ) as $field ) {
			if ( isset( $patch[ $field ] ) ) {
				$names[ $field ] = Tag::names( $patch[ $field ], $field );
			}
		}
		return $names;
	}

	/**
	 * Changes some tickets in one transaction.
	 *
	 * @param list<int>                            $ticket_ids The tickets.
	 * @param int                                  $user_id    Who.
	 * @param array<string, mixed>                 $patch      The patch.
	 * @param array<string, array<string, string>> $names      As names() gives them.
	 * @return array{refused: array<int, Refusal>, before: array<int, array<string, mixed>>}
	 */
	private function piece( array $ticket_ids, int $user_id, array $patch, array $names ): array {
		return $this->db->transaction(
			function () use ( $ticket_ids, $user_id, $patch, $names ): array {
				$done    = array(
					'refused' => array(),
					'before'  => array(),
				);
				$rows    = $this->tickets->lock_many( $ticket_ids );
				$tags    = $this->tags->of_tickets( $ticket_ids );
				$named   = $this->named( $names );
				$waiting = $this->waiting( $rows, $patch['status'] ?? '' );
				$values  = $this->plan->sorting->values( $ticket_ids, $patch );
				$changes = array();
				$this->plan->prepare( $rows, $patch );
				foreach ( $ticket_ids as $id ) {
					try {
						if ( ! isset( $rows[ $id ] ) || ! $this->policy->can_view( $rows[ $id ], $user_id ) ) {
							throw Refusal::not_found();
						}
						$changes[ $id ]        = $this->plan->of( $rows[ $id ], $tags[ $id ] ?? array(), $patch, $named, $waiting[ $id ] ?? null, $values[ $id ] ?? array() );
						$done['before'][ $id ] = self::before( $rows[ $id ], $tags[ $id ] ?? array() ) + $this->plan->sorting->before( $rows[ $id ], $values[ $id ] ?? array(), $patch );
					} catch ( Refusal $refusal ) {
						$done['refused'][ $id ] = $refusal;
					}
				}
				$this->carry_out( $changes, $rows, $user_id, $this->make_tags( $changes, $named ) );
				return $done;
			}
		);
	}

	/**
	 * Since when customers wait, where a new status asks for it.
	 *
	 * @param array<int, array<string, mixed>> $rows   The tickets.
	 * @param string                           $status The new status; empty for none.
	 * @return array<int, string> By ticket.
	 */
	private function waiting( array $rows, string $status ): array {
		if ( ! in_array( $status, array( TicketStatus::OPEN, TicketStatus::SNOOZED ), true ) ) {
			return array();
		}
		return $this->waiting->of_tickets( array_keys( array_filter( $rows, static fn( array $row ): bool => $status !== $row['status'] ) ) );
	}

	/**
	 * The patch's tags as they are stored. One that there is not yet has a negative number until a ticket gets it.
	 *
	 * @param array<string, array<string, string>> $names As names() gives them.
	 * @return array<string, array<int, string>> Field => id => name.
	 */
	private function named( array $names ): array {
		$named = array();
		foreach ( $names as $field => $by_slug ) {
			$known           = $this->tags->by_slug( array_map( 'strval', array_keys( $by_slug ) ) );
			$named[ $field ] = array_column( $known, 'name', 'id' );
			foreach ( 'remove_tags' === $field ? array() : array_values( array_diff_key( $by_slug, $known ) ) as $i => $name ) {
				$named[ $field ][ -1 - $i ] = $name;
			}
		}
		return $named;
	}

	/**
	 * Makes the tags that tickets get and that there are not yet.
	 *
	 * @param array<int, TicketChange>          $changes By ticket.
	 * @param array<string, array<int, string>> $named   As named() gives them.
	 * @return array<int, int> Negative number => id.
	 */
	private function make_tags( array $changes, array $named ): array {
		$made = array();
		foreach ( $changes as $change ) {
			foreach ( $change->tags_on as $number ) {
				if ( $number < 0 && ! isset( $made[ $number ] ) ) {
					$name            = $named['tags'][ $number ] ?? $named['add_tags'][ $number ];
					$made[ $number ] = (int) array_key_first( $this->tags->ensure( array( Tag::slug( $name ) => $name ) ) );
				}
			}
		}
		return $made;
	}

	/**
	 * Carries plans out.
	 *
	 * @param array<int, TicketChange>         $changes By ticket.
	 * @param array<int, array<string, mixed>> $rows    The locked tickets.
	 * @param int                              $user_id Who.
	 * @param array<int, int>                  $made    Tags that were made: the plans' number => id.
	 */
	private function carry_out( array $changes, array $rows, int $user_id, array $made ): void {
		$this->tickets->update_many( array_map( static fn( TicketChange $change ): array => $change->columns, $changes ), $rows );
		$this->jobs->cancel_many( WakeTicket::JOB, array_keys( array_filter( $changes, static fn( TicketChange $change ): bool => $change->stays_awake ) ) );
		$off = array();
		foreach ( $changes as $id => $change ) {
			if ( null !== $change->wakes_at ) {
				$this->jobs->add_later( WakeTicket::JOB, $id, array(), $change->wakes_at );
			}
			if ( null !== $change->read_to ) {
				$this->reads->set( $user_id, $id, $change->read_to );
			}
			$this->plan->sorting->carry_out( $id, $change );
			$this->tags->add( $id, array_map( static fn( int $tag_id ): int => $made[ $tag_id ] ?? $tag_id, $change->tags_on ) );
			foreach ( $change->tags_off as $tag_id ) {
				$off[ $tag_id ][] = $id;
			}
			foreach ( $change->events as $event ) {
				$this->recorder->record( $id, $event['type'], $user_id, $event['data'] );
			}
		}
		foreach ( $off as $tag_id => $ids ) {
			$this->tags->remove( $ids, $tag_id );
		}
	}

	/**
	 * What undoing goes back to.
	 *
	 * @param array<string, mixed> $ticket The ticket before.
	 * @param array<int, string>   $tags   Its tags before.
	 * @return array<string, mixed> A "ticket-before".
	 */
	private static function before( array $ticket, array $tags ): array {
		return array(
			'status'        => $ticket['status'],
			'snoozed_until' => Time::iso( $ticket['snoozed_until'] ),
			'assignee_id'   => $ticket['assignee_id'] ?: null,
			'priority'      => $ticket['priority'],
			'mailbox_id'    => $ticket['mailbox_id'],
			'locked'        => $ticket['locked'],
			'tags'          => array_values( $tags ),
		);
	}
}
