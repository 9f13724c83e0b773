<?php
/**
 * Notifications in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Domain\NotificationWords;
use Mesa\Domain\Text;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * What somebody was told, in the contract's shape and the reader's language.
 */
final class NotificationPresenter {
	/**
	 * Takes the people.
	 *
	 * @param PersonPresenter $people Who did it.
	 */
	public function __construct( private readonly PersonPresenter $people ) {}

	/**
	 * Several.
	 *
	 * @param list<array<string, mixed>> $rows As NotificationList gives them.
	 * @return list<array<string, mixed>> Each a "notification".
	 */
	public function many( array $rows ): array {
		$this->people->preload( array_column( $rows, 'actor_id' ) );
		return array_map( $this->one( ... ), $rows );
	}

	/**
	 * One.
	 *
	 * @param array<string, mixed> $row As NotificationList gives it.
	 * @return array<string, mixed> A "notification".
	 */
	private function one( array $row ): array {
		$actor    = $this->people->present( $row['actor_id'] );
		$customer = (string) current( array_filter( array( 'customer' === $row['message_kind'] ? $row['from_name'] : '', $row['customer_name'], $row['customer_email'] ) ) );
		return array(
			'id'         => $row['id'],
			'kind'       => $row['kind'],
			'ticket_id'  => $row['ticket_id'],
			'message_id' => $row['message_id'] > 0 ? $row['message_id'] : null,
			'actor'      => $actor,
			'words'      => NotificationWords::of( $row['kind'], $actor['name'] ?? '', (string) $row['message_kind'], Text::line( $customer ), $row['ticket_id'], $row['others'] ),
			'subject'    => '' === $row['subject'] ? __( '(no subject)', 'mesa-help-desk' ) : $row['subject'],
			'excerpt'    => Text::clip( Text::line( (string) $row['words'] ), 200 ),
			'read'       => null !== $row['read_at'],
			'created_at' => Time::iso( $row['created_at'] ),
		);
	}
}
