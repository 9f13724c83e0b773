<?php
/**
 * Tickets in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Data\Sorting\Sorting;
use Mesa\Data\Sorting\TagStore;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Rows of tickets, customers and events in the contract's shapes.
 */
final class TicketPresenter {
	/**
	 * Takes the people and the tags.
	 *
	 * @param PersonPresenter $people Assignees and actors.
	 * @param TagStore        $tags   Tickets' tags.
	 * @param Sorting         $sorting Statuses and teams, asked only where a ticket has one.
	 */
	public function __construct( private readonly PersonPresenter $people, private readonly TagStore $tags, private readonly Sorting $sorting ) {}

	/**
	 * Several lines of the inbox; ask for all of an answer at once, since their tags are one statement.
	 *
	 * @param list<array<string, mixed>> $rows As TicketQuery gives them.
	 * @return list<array<string, mixed>> Each a "ticket-row".
	 */
	public function rows( array $rows ): array {
		$this->people->preload( array_column( $rows, 'assignee_id' ) );
		$tags = $this->tags->of_tickets( array_values( array_unique( array_column( $rows, 'id' ) ) ) );
		return array_map( fn( array $row ): array => $this->shape( $row, array_values( $tags[ $row['id'] ] ?? array() ) ), $rows );
	}

	/**
	 * One line of the inbox.
	 *
	 * @param array<string, mixed> $row As TicketQuery gives it.
	 * @return array<string, mixed> A "ticket-row".
	 */
	public function row( array $row ): array {
		return $this->rows( array( $row ) )[0];
	}

	/**
	 * One line with its tags.
	 *
	 * @param array<string, mixed> $row  As TicketQuery gives it.
	 * @param list<string>         $tags Names.
	 * @return array<string, mixed> A "ticket-row".
	 */
	private function shape( array $row, array $tags ): array {
		return array(
			'id'              => $row['id'],
			'subject'         => '' === $row['subject'] ? __( '(no subject)', 'mesa-help-desk' ) : $row['subject'],
			'preview'         => $row['preview'],
			'status'          => $row['status'],
			'status_id'       => 0 === $row['status_id'] ? 0 : $this->sorting->statuses->resolved( $row['status_id'] ),
			'priority'        => $row['priority'],
			'channel'         => $row['channel'],
			'mailbox_id'      => $row['mailbox_id'],
			'assignee'        => $this->people->present( $row['assignee_id'] ),
			'team_id'         => $row['team_id'] > 0 && isset( $this->sorting->teams->all()[ $row['team_id'] ] ) ? $row['team_id'] : null,
			'type_id'         => $row['type_id'] ?: null,
			'customer_id'     => $row['customer_id'],
			'customer_name'   => $row['customer_name'],
			'customer_email'  => $row['customer_email'],
			'message_count'   => $row['message_count'],
			'has_attachments' => $row['has_attachments'],
			'has_failed'      => $row['has_failed'],
			'has_scheduled'   => $row['has_scheduled'],
			'has_draft'       => $row['has_draft'],
			'tags'            => $tags,
			'unread'          => $row['last_incoming_id'] > $row['read_id'],
			'waiting_since'   => Time::iso( $row['waiting_since'] ),
			'snoozed_until'   => Time::iso( $row['snoozed_until'] ),
			'created_at'      => Time::iso( $row['created_at'] ),
			'updated_at'      => Time::iso( $row['updated_at'] ),
			'locked'          => $row['locked'],
			'tasks'           => array(
				'total' => $row['tasks_total'],
				'done'  => $row['tasks_done'],
			),
			'version'         => $row['version'],
		);
	}

	/**
	 * A customer.
	 *
	 * @param array<string, mixed> $customer As CustomerStore gives it.
	 * @return array<string, mixed> A "customer".
	 */
	public static function customer( array $customer ): array {
		return array(
			'id'         => $customer['id'],
			'name'       => $customer['name'],
			'email'      => $customer['emails'][0] ?? '',
			'emails'     => $customer['emails'],
			'phones'     => $customer['phones'] ?? array(),
			'user_id'    => 0 === $customer['user_id'] ? null : $customer['user_id'],
			'created_at' => Time::iso( $customer['created_at'] ),
		);
	}

	/**
	 * A ticket's history.
	 *
	 * @param list<array<string, mixed>> $events As EventStore gives them.
	 * @return list<array<string, mixed>> Each an "event".
	 */
	public function events( array $events ): array {
		$this->people->preload( array_column( $events, 'actor_id' ) );
		return array_map(
			fn( array $event ): array => array(
				'id'         => $event['id'],
				'ticket_id'  => $event['ticket_id'],
				'type'       => $event['type'],
				'actor'      => $this->people->present( $event['actor_id'] ),
				// An object also when it is empty.
				'data'       => (object) $event['data'],
				'created_at' => Time::iso( $event['created_at'] ),
			),
			$events
		);
	}
}
