<?php
/**
 * Carrying out a change of many tickets.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Bulk;

use Mesa\Access\MailboxPolicy;
use Mesa\Access\TicketPolicy;
use Mesa\Actions\Tickets\UpdateTickets;
use Mesa\Data\Db;
use Mesa\Data\People\PersonStore;
use Mesa\Data\SequenceStore;
use Mesa\Data\Tickets\BulkStore;
use Mesa\Data\Tickets\ReadStore;
use Mesa\Data\Tickets\TicketQuery;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Cursor;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Works in steps, each a transaction that also notes how far it came: whoever dies in the middle leaves nothing half done,
 * and whoever goes on does nothing twice. What a person may do is asked for each ticket when its turn comes.
 */
final class RunBulk {
	/** Tickets found by one step. */
	private const FIND = 500;
	/** Tickets changed by one step: nobody waits long for one of them. */
	private const CHANGE = 100;
	/** Tickets deleted by one step; each is a transaction. */
	private const DELETE = 20;

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param BulkStore     $bulk     Changes under way.
	 * @param TicketQuery   $query    Finds the tickets.
	 * @param TicketPolicy  $policy   Who may see and change what.
	 * @param UpdateTickets $update   Changes them.
	 * @param TicketStore   $tickets  The tickets.
	 * @param ReadStore     $reads    Who has read what.
	 * @param PersonStore   $people   Deletes tickets with everything in them.
	 * @param SequenceStore $sequence Tells screens of tickets that are gone.
	 * @param MailboxPolicy $mailboxes Who may have what.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly BulkStore $bulk,
		private readonly TicketQuery $query,
		private readonly TicketPolicy $policy,
		private readonly UpdateTickets $update,
		private readonly TicketStore $tickets,
		private readonly ReadStore $reads,
		private readonly PersonStore $people,
		private readonly SequenceStore $sequence,
		private readonly MailboxPolicy $mailboxes
	) {}

	/**
	 * Does the next step.
	 *
	 * @param int $id The change.
	 * @return bool Whether there is more to do.
	 */
	public function step( int $id ): bool {
		$job = $this->bulk->find( $id );
		if ( null !== $job && 'delete' === $job['kind'] && 'running' === $job['state'] ) {
			return $this->delete( $job );
		}
		return $this->db->transaction(
			function () use ( $id ): bool {
				$job = $this->bulk->lock( $id );
				return match ( $job['state'] ?? '' ) {
					'waiting'    => $this->begin( $job ),
					'collecting' => $this->collect( $job ),
					'running'    => $this->change( $job ),
					'undoing'    => $this->undo( $job ),
					default      => false,
				};
			}
		);
	}

	/**
	 * The time to change one's mind is over.
	 *
	 * @param array<string, mixed> $job A BulkJob.
	 */
	private function begin( array $job ): bool {
		if ( $job['begins_at'] <= Time::now() ) {
			$this->bulk->update( $job['id'], array( 'state' => 'collecting' ) );
		}
		return true;
	}

	/**
	 * Finds some more of the tickets. By age: a ticket keeps its place in that order, whatever happens to it meanwhile.
	 *
	 * @param array<string, mixed> $job A BulkJob.
	 */
	private function collect( array $job ): bool {
		$selection = $job['selection'];
		if ( isset( $selection['ids'] ) ) {
			$page = array( 'ids' => $selection['ids'], 'next' => null );
		} else {
			$filter = array( 'order' => 'created' ) + $selection;
			$after  = '' === $job['cursor_text'] ? null : Cursor::parse( $job['cursor_text'], TicketQuery::PARTS['created'] );
			try {
				$page = $this->query->ids( $filter, $job['user_id'], $this->policy->scope( $job['user_id'] ), $after, self::FIND );
			} catch ( Refusal $refusal ) {
				return $this->fail( $job, $refusal->getMessage() );
			}
		}
		$total = $this->bulk->add( $job['id'], array_values( array_diff( $page['ids'], $selection['except'] ?? array() ) ) );
		$this->bulk->update(
			$job['id'],
			array(
				'total'       => $total,
				'cursor_text' => (string) $page['next'],
				'state'       => null === $page['next'] ? 'running' : 'collecting',
			)
		);
		return true;
	}

	/**
	 * Changes the next tickets.
	 *
	 * @param array<string, mixed> $job A BulkJob.
	 */
	private function change( array $job ): bool {
		$items = $this->bulk->next( $job['id'], 'waiting', self::CHANGE );
		if ( ! $items ) {
			return $this->finish( $job, 'done' );
		}
		$ids   = array_keys( $items );
		$patch = $job['patch'];
		$reads = $this->reads_of( $job, $ids );
		try {
			$done = $this->update->within( $ids, $job['user_id'], $patch );
		} catch ( Refusal $refusal ) {
			// Not for one ticket but for all of them: the person has lost the right to it.
			return $this->fail( $job, $refusal->getMessage() );
		}
		$after   = $this->update->stand( $ids, $patch );
		$now     = $this->reads_of( $job, $ids );
		$changed = 0;
		foreach ( $ids as $id ) {
			$refusal = $done['refused'][ $id ] ?? null;
			$before  = ( $done['before'][ $id ] ?? array() ) + $reads[ $id ];
			$then    = ( $after[ $id ] ?? array() ) + $now[ $id ];
			$is_new  = null === $refusal && $before != $then; // phpcs:ignore Universal.Operators.StrictComparisons -- The order of the keys does not matter.
			$changed += (int) $is_new;

			$items[ $id ] = array(
				'state'  => null !== $refusal ? 'refused' : ( $is_new ? 'changed' : 'same' ),
				'before' => $is_new ? $before : null,
				'after'  => $is_new ? $then : null,
				'reason' => null === $refusal ? '' : $refusal->getMessage(),
			);
		}
		$this->bulk->save( $job['id'], $items );
		$this->bulk->update(
			$job['id'],
			array(
				'done'    => $job['done'] + count( $ids ),
				'changed' => $job['changed'] + $changed,
				'refused' => $job['refused'] + count( $done['refused'] ),
			)
		);
		return true;
	}

	/**
	 * Deletes the next tickets for ever, each in a transaction of its own: their files go after its COMMIT.
	 *
	 * @param array<string, mixed> $job A BulkJob.
	 */
	private function delete( array $job ): bool {
		$ids = array_keys( $this->bulk->next( $job['id'], 'waiting', self::DELETE ) );
		if ( ! user_can( $job['user_id'], 'mesa_delete_tickets' ) ) {
			return $this->fail( $job, Refusal::forbidden()->getMessage() );
		}
		foreach ( $ids as $id ) {
			$ticket = $this->tickets->find( $id );
			$state  = 'changed';
			$reason = '';
			if ( null !== $ticket && ! $this->policy->can_view( $ticket, $job['user_id'] ) ) {
				list( $state, $reason ) = array( 'refused', Refusal::not_found()->getMessage() );
			} elseif ( null !== $ticket && TicketStatus::TRASH !== $ticket['status'] ) {
				list( $state, $reason ) = array( 'refused', __( 'It is not in the trash any more.', 'mesa-help-desk' ) );
			} elseif ( null !== $ticket ) {
				$this->people->delete_ticket( $id );
			}
			$this->db->transaction(
				function () use ( $job, $id, $state, $reason ): void {
					$now = $this->bulk->lock( $job['id'] );
					if ( isset( $this->bulk->next( $job['id'], 'waiting', self::DELETE )[ $id ] ) && null !== $now ) {
						$this->bulk->mark( $job['id'], array( $id ), $state, $reason );
						$this->bulk->update( $job['id'], array( 'done' => $now['done'] + 1, $state => $now[ $state ] + 1 ) );
					}
				}
			);
		}
		if ( count( $ids ) === self::DELETE && 'running' === ( $this->bulk->find( $job['id'] )['state'] ?? '' ) ) {
			return true;
		}
		return $this->db->transaction(
			function () use ( $job ): bool {
				$now = $this->bulk->lock( $job['id'] );
				// Lists that show them are loaded again: a ticket that is gone is in no list of changes.
				$this->sequence->reload();
				return 'running' === ( $now['state'] ?? '' ) && $this->finish( $now, 'done' );
			}
		);
	}

	/**
	 * Puts the next tickets back.
	 *
	 * @param array<string, mixed> $job A BulkJob.
	 */
	private function undo( array $job ): bool {
		$items = $this->bulk->next( $job['id'], 'changed', self::CHANGE );
		if ( ! $items ) {
			return $this->finish( $job, 'undone' );
		}
		$ids    = array_keys( $items );
		$stand  = $this->update->stand( $ids, $job['patch'] );
		$reads  = $this->reads_of( $job, $ids );
		$groups = array();
		$kept   = array();
		foreach ( $items as $id => $item ) {
			$back = isset( $stand[ $id ] ) ? TakeBack::of( $item['before'] ?? array(), $item['after'] ?? array(), $stand[ $id ] ) : array( 'patch' => array(), 'is_whole' => false );
			// Nobody gets back what they may not see any more; the rest goes back all the same.
			$heir = (int) ( $back['patch']['assignee_id'] ?? 0 );
			if ( $heir > 0 && count( $back['patch'] ) > 1 && ! $this->mailboxes->can_be_assigned( (int) ( $back['patch']['mailbox_id'] ?? $stand[ $id ]['mailbox_id'] ), $heir ) ) {
				unset( $back['patch']['assignee_id'] );
			}
			if ( ! $back['is_whole'] ) {
				$kept[ $id ] = __( 'Somebody has changed it since; that was left as it is.', 'mesa-help-desk' );
			}
			if ( isset( $item['before']['read_to'] ) && $item['after']['read_to'] === ( $reads[ $id ]['read_to'] ?? null ) ) {
				$this->reads->set( $job['user_id'], $id, $item['before']['read_to'] );
				$this->tickets->touch( $id );
			}
			$groups[ (string) wp_json_encode( $back['patch'] ) ][] = $id;
		}
		foreach ( $groups as $patch => $some ) {
			$patch = (array) json_decode( (string) $patch, true );
			if ( ! $patch ) {
				continue;
			}
			try {
				foreach ( $this->update->within( $some, $job['user_id'], $patch )['refused'] as $id => $refusal ) {
					$kept[ $id ] = $refusal->getMessage();
				}
			} catch ( Refusal $refusal ) {
				$kept += array_fill_keys( $some, $refusal->getMessage() );
			}
		}
		$this->bulk->mark( $job['id'], array_values( array_diff( $ids, array_keys( $kept ) ) ), 'undone' );
		foreach ( array_unique( $kept ) as $reason ) {
			$this->bulk->mark( $job['id'], array_keys( $kept, $reason, true ), 'kept', $reason );
		}
		$this->bulk->update( $job['id'], array( 'undone' => $job['undone'] + count( $ids ) - count( $kept ), 'kept' => $job['kept'] + count( $kept ) ) );
		return true;
	}

	/**
	 * How far the person has read the tickets, where the change is about that.
	 *
	 * @param array<string, mixed> $job A BulkJob.
	 * @param non-empty-list<int>  $ids The tickets.
	 * @return array<int, array{read_to?: int}> By ticket.
	 */
	private function reads_of( array $job, array $ids ): array {
		if ( ! isset( $job['patch']['unread'] ) ) {
			return array_fill_keys( $ids, array() );
		}
		$reads = $this->reads->of_tickets( $job['user_id'], $ids );
		return array_combine( $ids, array_map( static fn( int $id ): array => array( 'read_to' => $reads[ $id ] ?? 0 ), $ids ) );
	}

	/**
	 * Nothing is left to do.
	 *
	 * @param array<string, mixed> $job   A BulkJob.
	 * @param string               $state What it has come to.
	 */
	private function finish( array $job, string $state ): bool {
		$this->bulk->update( $job['id'], array( 'state' => $state, 'finished_at' => Time::now() ) );
		return false;
	}

	/**
	 * It cannot go on.
	 *
	 * @param array<string, mixed> $job    A BulkJob.
	 * @param string               $reason Why, for a person.
	 */
	private function fail( array $job, string $reason ): bool {
		$this->bulk->update( $job['id'], array( 'state' => 'failed', 'error' => $reason, 'finished_at' => Time::now() ) );
		return false;
	}
}
