<?php
/**
 * Changes of many tickets over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Bulk\StartBulk;
use Mesa\Actions\Bulk\StopBulk;
use Mesa\Data\Tickets\BulkStore;
use Mesa\Domain\Time;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Begins them, tells how far they have come, stops them and takes them back.
 */
final class BulkController {
	/** Numbers of tickets that are named for each reason. */
	private const NAMED = 20;

	/**
	 * Takes what it works with.
	 *
	 * @param BulkStore $bulk  Changes under way.
	 * @param StartBulk $start Begins them.
	 * @param StopBulk  $stop  Ends them.
	 */
	public function __construct( private readonly BulkStore $bulk, private readonly StartBulk $start, private readonly StopBulk $stop ) {}

	/**
	 * Operation startBulk.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "bulk-job".
	 */
	public function create( WP_REST_Request $request ): array {
		return $this->present( $this->start->start( Fields::sent( $request, 'bulk-start' ), get_current_user_id() ) );
	}

	/**
	 * Operation listBulk.
	 *
	 * @return list<array<string, mixed>> Each a "bulk-job".
	 */
	public function index(): array {
		return array_map( $this->present( ... ), $this->bulk->of_user( get_current_user_id(), Time::sql( time() - StopBulk::UNDO ) ) );
	}

	/**
	 * Operation getBulk.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "bulk-job".
	 */
	public function show( WP_REST_Request $request ): array {
		return $this->present( $this->stop->own( (int) $request['id'], get_current_user_id() ) );
	}

	/**
	 * Operation cancelBulk.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "bulk-job".
	 */
	public function cancel( WP_REST_Request $request ): array {
		$this->stop->cancel( (int) $request['id'], get_current_user_id() );
		return $this->show( $request );
	}

	/**
	 * Operation undoBulk.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "bulk-job".
	 */
	public function undo( WP_REST_Request $request ): array {
		$this->stop->undo( (int) $request['id'], get_current_user_id() );
		return $this->show( $request );
	}

	/**
	 * One in the contract's form.
	 *
	 * @param array<string, mixed> $job A BulkJob.
	 * @return array<string, mixed> A "bulk-job".
	 */
	private function present( array $job ): array {
		return array(
			'id'          => $job['id'],
			'kind'        => $job['kind'],
			'state'       => $job['state'],
			'patch'       => 'delete' === $job['kind'] ? null : (object) $job['patch'],
			'total'       => $job['total'],
			'done'        => $job['done'],
			'changed'     => $job['changed'],
			'refused'     => $job['refused'],
			'undone'      => $job['undone'],
			'kept'        => $job['kept'],
			'reasons'     => $job['refused'] + $job['kept'] > 0 ? $this->bulk->reasons( $job['id'], self::NAMED ) : array(),
			'error'       => $job['error'],
			'begins_at'   => Time::iso( $job['begins_at'] ),
			'created_at'  => Time::iso( $job['created_at'] ),
			'finished_at' => Time::iso( $job['finished_at'] ),
			'undo_until'  => Time::iso( StopBulk::undo_until( $job ) ),
		);
	}
}
