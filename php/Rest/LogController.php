<?php
/**
 * /log and /tickets/{id}/log
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Data\Site\LogQuery;
use Mesa\Domain\Time;
use Mesa\Rest\Presenters\HiddenTickets;
use Mesa\Rest\Presenters\LogPresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the log. There is no way to change it.
 */
final class LogController {
	/**
	 * Takes what it works with.
	 *
	 * @param LogQuery     $log     The log.
	 * @param TicketPolicy $policy  Who may see what.
	 * @param LogPresenter $present Shapes lines.
	 */
	public function __construct( private readonly LogQuery $log, private readonly TicketPolicy $policy, private readonly LogPresenter $present ) {}

	/**
	 * Operation getTicketLog.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "log-page".
	 */
	public function ticket( WP_REST_Request $request ): array {
		$ticket = $this->policy->visible( (int) $request['id'], get_current_user_id() );
		$page   = $this->log->page(
			array(
				'what'      => $request['what'],
				'ticket_id' => $ticket['id'],
				'actor_id'  => 0,
				'since'     => 0,
				'until'     => 0,
			),
			(string) ( $request['cursor'] ?? '' ),
			$request['per_page']
		);
		return array(
			'items'       => $this->present->many( $this->seen( $page['rows'] ), array() ),
			'next_cursor' => $page['next'],
		);
	}

	/**
	 * Operation getLog: for those who see every mailbox.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "log-page".
	 */
	public function index( WP_REST_Request $request ): array {
		$page    = $this->log->page(
			array(
				'what'      => $request['what'],
				'ticket_id' => (int) $request['ticket_id'],
				'actor_id'  => (int) $request['actor_id'],
				'since'     => self::time( $request['since'] ),
				'until'     => self::time( $request['until'] ),
			),
			(string) ( $request['cursor'] ?? '' ),
			$request['per_page']
		);
		$tickets = $this->log->tickets( array_column( $page['rows'], 'ticket_id' ) );
		$scope   = $this->policy->scope( get_current_user_id() );
		$rows    = array_filter( $page['rows'], static fn( array $row ): bool => ! isset( $tickets[ $row['ticket_id'] ] ) || $scope->includes( $tickets[ $row['ticket_id'] ]['mailbox_id'] ) );
		return array(
			'items'       => $this->present->many( $this->seen( array_values( $rows ) ), $tickets ),
			'next_cursor' => $page['next'],
		);
	}

	/**
	 * Lines without the numbers of tickets that the reader may not see.
	 *
	 * @param list<array<string, mixed>> $rows As LogQuery gives them.
	 * @return list<array<string, mixed>>
	 */
	private function seen( array $rows ): array {
		return HiddenTickets::without( $rows, $this->policy->scope( get_current_user_id() ), $this->log->tickets( ... ) );
	}

	/**
	 * A time as Unix time; 0 for none.
	 *
	 * @param mixed $iso As sent, or null.
	 */
	private static function time( mixed $iso ): int {
		return is_string( $iso ) && '' !== $iso ? (int) Time::parse( $iso ) : 0;
	}
}
