<?php
/**
 * Beginning a change of many tickets.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Bulk;

use Mesa\Access\TicketPolicy;
use Mesa\Data\Db;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Tickets\BulkStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Notes what is to be done to everything that a folder or a search shows somebody; RunBulk does it.
 */
final class StartBulk {
	/** The queue's name for the work; the subject is the change's number. */
	public const JOB = 'bulk';
	/** Seconds in which one may think better of deleting. */
	public const MERCY = 20;
	/** Changes of one person that may be under way at once. */
	private const MOST = 5;

	/**
	 * Takes what it works with.
	 *
	 * @param Db           $db     The database.
	 * @param BulkStore    $bulk   Changes under way.
	 * @param JobStore     $jobs   The queue.
	 * @param TicketPolicy $policy Who may change what.
	 */
	public function __construct( private readonly Db $db, private readonly BulkStore $bulk, private readonly JobStore $jobs, private readonly TicketPolicy $policy ) {}

	/**
	 * Begins. A second try with the same key begins nothing.
	 *
	 * @param array<string, mixed> $input   A "bulk-start".
	 * @param int                  $user_id Who.
	 * @return array<string, mixed> A BulkJob.
	 * @throws Refusal 400 for what cannot be done, 403 for what is not theirs to do, 429 when too much is under way.
	 */
	public function start( array $input, int $user_id ): array {
		$is_delete = 'delete' === ( $input['kind'] ?? 'change' );
		$patch     = $is_delete ? array() : (array) ( $input['patch'] ?? array() );
		$this->check( $input, $patch, $is_delete, $user_id );
		return $this->db->transaction(
			function () use ( $input, $patch, $is_delete, $user_id ): array {
				$begins = time() + ( $is_delete ? self::MERCY : 0 );
				$made   = $this->bulk->create(
					array(
						'user_id'    => $user_id,
						'client_key' => (string) $input['client_key'],
						'kind'       => $is_delete ? 'delete' : 'change',
						'state'      => $is_delete ? 'waiting' : 'collecting',
						'selection'  => (string) wp_json_encode( self::selection( $input ) ),
						'patch'      => (string) wp_json_encode( (object) $patch ),
						'begins_at'  => Time::sql( $begins ),
					)
				);
				if ( $made['is_new'] ) {
					if ( count( array_filter( $this->bulk->of_user( $user_id, Time::now() ), static fn( array $job ): bool => null === $job['finished_at'] ) ) > self::MOST ) {
						throw Refusal::too_many( 30 );
					}
					$this->jobs->add( self::JOB, $made['job']['id'], array(), $begins );
				}
				return $made['job'];
			}
		);
	}

	/**
	 * Makes sure that it can be done at all; each ticket is looked at when its turn comes.
	 *
	 * @param array<string, mixed> $input     A "bulk-start".
	 * @param array<string, mixed> $patch     The change.
	 * @param bool                 $is_delete Whether the tickets go for ever.
	 * @param int                  $user_id   Who.
	 * @throws Refusal As start().
	 */
	private function check( array $input, array $patch, bool $is_delete, int $user_id ): void {
		if ( $is_delete ) {
			if ( ! user_can( $user_id, 'mesa_delete_tickets' ) ) {
				throw Refusal::forbidden();
			}
			return;
		}
		if ( ! $patch || isset( $patch['expected_version'] ) || isset( $patch['subject'] ) ) {
			throw Refusal::invalid( 'patch', __( 'Say what shall be changed on these tickets.', 'mesa-help-desk' ) );
		}
		$this->policy->require_fields( $patch, $user_id );
		if ( isset( $patch['snoozed_until'] ) && (int) Time::parse( (string) $patch['snoozed_until'] ) <= time() ) {
			throw Refusal::invalid( 'patch', __( 'Choose a time in the future.', 'mesa-help-desk' ) );
		}
	}

	/**
	 * Which tickets are meant.
	 *
	 * @param array<string, mixed> $input A "bulk-start".
	 * @return array<string, mixed>
	 */
	private static function selection( array $input ): array {
		if ( isset( $input['ids'] ) ) {
			return array( 'ids' => array_values( array_unique( $input['ids'] ) ) );
		}
		return array(
			'folder'     => 'delete' === ( $input['kind'] ?? '' ) ? 'trash' : ( $input['folder'] ?? 'open' ),
			'mailbox_id' => (int) ( $input['mailbox_id'] ?? 0 ),
			'team_id'    => (int) ( $input['team_id'] ?? 0 ),
			'search'     => (string) ( $input['search'] ?? '' ),
			'except'     => array_values( array_unique( $input['except'] ?? array() ) ),
		);
	}
}
