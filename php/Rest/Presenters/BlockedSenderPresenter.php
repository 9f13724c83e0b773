<?php
/**
 * Blocked senders in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Entries of the block list in the contract's shape.
 */
final class BlockedSenderPresenter {
	/**
	 * Takes what it works with.
	 *
	 * @param PersonPresenter $people Who blocked them.
	 */
	public function __construct( private readonly PersonPresenter $people ) {}

	/**
	 * One entry.
	 *
	 * @param array<string, mixed> $entry As SenderListStore gives it.
	 * @return array<string, mixed> A "blocked-sender".
	 */
	public function present( array $entry ): array {
		return array(
			'id'         => $entry['id'],
			'pattern'    => $entry['pattern'],
			'author'     => $this->people->present( $entry['created_by'] ),
			'created_at' => Time::iso( $entry['created_at'] ),
		);
	}
}
