<?php
/**
 * Another try for a task that was given up.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Upkeep;

use Mesa\Data\Site\JobStore;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Puts a dead job back into the queue. Not a reply: nobody knows whether it went out, so it is sent again from its ticket,
 * by somebody who has looked.
 */
final class RetryJob {
	/** Jobs that only their ticket may start again. */
	private const REPLY = 'send_reply';

	/**
	 * Takes the queue.
	 *
	 * @param JobStore $jobs The queue.
	 */
	public function __construct( private readonly JobStore $jobs ) {}

	/**
	 * Puts it back.
	 *
	 * @param int $id The job.
	 * @throws Refusal 404 when there is no such dead job, 409 for a reply.
	 */
	public function retry( int $id ): void {
		$job = $this->jobs->find_dead( $id ) ?? throw Refusal::not_found();
		if ( self::REPLY === $job['type'] ) {
			throw Refusal::conflict( 'mesa_job_is_reply', __( 'This is a reply. Please send it again from its ticket.', 'mesa-help-desk' ) );
		}
		$this->jobs->revive( $id );
	}
}
