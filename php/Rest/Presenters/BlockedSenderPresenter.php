<?php
/**
 * Blocked senders in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Data\Mail\SenderListStore;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Entries of the block list in the contract's shape.
 */
final class BlockedSenderPresenter {
	/**
	 * Takes what it works with.
	 *
	 * @param PersonPresenter $people  Who blocked them.
	 * @param SenderListStore $senders The list.
	 */
	public function __construct( private readonly PersonPresenter $people, private readonly SenderListStore $senders ) {}

	/**
	 * Why a ticket lies among spam. Asked for those alone: every other ticket opens without this look.
	 *
	 * @param array<string, mixed> $row The ticket's row.
	 * @return array<string, mixed>|null A "blocked-sender"; null when its customer is not blocked.
	 */
	public function of_ticket( array $row ): ?array {
		$entry = TicketStatus::SPAM === $row['status'] ? $this->senders->find( SenderListStore::BLOCKED, $row['customer_email'] ) : null;
		return null === $entry ? null : $this->present( $entry );
	}

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
