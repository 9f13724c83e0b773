<?php
/**
 * Tickets over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Replies\ComposeReply;
use Mesa\Actions\Tickets\OpenTicket;
use Mesa\Actions\Tickets\UpdateTickets;
use Mesa\Data\DataException;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\EventStore;
use Mesa\Data\Tickets\ReadingLog;
use Mesa\Data\Tickets\SmallFolders;
use Mesa\Data\Tickets\TicketQuery;
use Mesa\Domain\Cursor;
use Mesa\Domain\Refusal;
use Mesa\Rest\Presenters\BlockedSenderPresenter;
use Mesa\Rest\Presenters\DeskPresenter;
use Mesa\Rest\Presenters\HiddenTickets;
use Mesa\Rest\Presenters\MessagePresenter;
use Mesa\Rest\Presenters\PersonPresenter;
use Mesa\Rest\Presenters\TicketPresenter;
use Mesa\Rest\Presenters\WorkPresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Lists, opens, makes and changes tickets.
 */
final class TicketsController {
	/** Messages that come with an opened ticket. */
	private const MESSAGES = 30;

	/**
	 * Takes what it works with.
	 *
	 * @param TicketQuery      $query     Lists.
	 * @param MessageStore     $messages  Messages.
	 * @param EventStore       $events    History.
	 * @param TicketPolicy     $policy    Who may see what.
	 * @param \Closure(): OpenTicket    $open   Gives what makes tickets. With all that it needs it is half the plugin,
	 *                                          which those who only read should not have to load.
	 * @param \Closure(): UpdateTickets $update Gives what changes tickets; see there.
	 * @param \Closure(): ComposeReply  $compose Gives what knows where a reply goes.
	 * @param TicketPresenter  $tickets   Shapes tickets.
	 * @param MessagePresenter $present   Shapes messages.
	 * @param PersonPresenter  $people    Shapes people.
	 * @param BlockedSenderPresenter $blocked Knows why a ticket lies among spam.
	 * @param WorkPresenter    $work      Links, signposts and checklists.
	 * @param \Closure(array<string, mixed>, array<string, string>): string $signature Gives what stands under the caller's replies on a ticket.
	 * @param ReadingLog       $readings  Who has read what.
	 */
	public function __construct(
		private readonly TicketQuery $query,
		private readonly MessageStore $messages,
		private readonly EventStore $events,
		private readonly TicketPolicy $policy,
		private readonly \Closure $open,
		private readonly \Closure $update,
		private readonly \Closure $compose,
		private readonly TicketPresenter $tickets,
		private readonly MessagePresenter $present,
		private readonly PersonPresenter $people,
		private readonly BlockedSenderPresenter $blocked,
		private readonly WorkPresenter $work,
		private readonly \Closure $signature,
		private readonly ReadingLog $readings
	) {}

	/**
	 * A page of a folder: listTickets.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket-list".
	 */
	public function index( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		// Small folders have one order of their own.
		$order   = SmallFolders::includes( $request['folder'] ) && 'relevance' !== $request['order'] ? 'newest' : $request['order'];
		$after   = (string) ( $request['cursor'] ?? '' );
		$page    = $this->query->page(
			array(
				'folder'     => $request['folder'],
				'mailbox_id' => (int) $request['mailbox_id'],
				'team_id'    => (int) $request['team_id'],
				'search'     => (string) $request['search'],
				'order'      => $order,
			),
			$user_id,
			$this->policy->scope( $user_id ),
			'' === $after ? null : Cursor::parse( $after, array( ...TicketQuery::PARTS[ $order ], ...( array( 'relevance' => array( 'best' ), 'importance' => array( 'waiting', 'rest' ) )[ $order ] ?? array() ) ) ),
			$request['per_page']
		);
		return array(
			'items'       => $this->tickets->rows( $page['rows'] ),
			'next_cursor' => null === $page['next'] ? null : (string) $page['next'],
		);
	}

	/**
	 * An agent opens a ticket: createTicket.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket".
	 */
	public function create( WP_REST_Request $request ): array {
		return $this->ticket( ( $this->open )()->open( Fields::sent( $request, 'ticket-input' ), get_current_user_id() ) );
	}

	/**
	 * Opens a ticket: getTicket.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket".
	 */
	public function show( WP_REST_Request $request ): array {
		return $this->ticket( (int) $request['id'], ! $request['ahead'] );
	}

	/**
	 * Changes a ticket: updateTicket.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "ticket-row".
	 */
	public function update( WP_REST_Request $request ): array {
		$id = (int) $request['id'];
		( $this->update )()->one( $id, get_current_user_id(), Fields::sent( $request, 'ticket-patch' ) );
		return $this->row( $id );
	}

	/**
	 * The same change on several tickets, each for itself: bulkUpdateTickets.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "bulk-result".
	 */
	public function bulk( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		$ids     = array_values( array_unique( $request['ids'] ) );
		$done    = ( $this->update )()->many( $ids, $user_id, Fields::sent( $request, 'ticket-patch' ) );
		$rows    = $this->query->by_ids( array_keys( $done['before'] ), $user_id );
		$lines   = array_column( $this->tickets->rows( array_values( $rows ) ), null, 'id' );
		return array(
			'results' => array_map(
				static fn( int $id ): array => array(
					'id'     => $id,
					'ok'     => isset( $done['before'][ $id ] ),
					'error'  => isset( $done['refused'][ $id ] ) ? self::words( $done['refused'][ $id ] ) : null,
					'row'    => $lines[ $id ] ?? null,
					'before' => $done['before'][ $id ] ?? null,
				),
				$ids
			),
		);
	}

	/**
	 * Why a ticket was not changed, for people.
	 *
	 * @param \Throwable $error What came in the way.
	 */
	private static function words( \Throwable $error ): string {
		return match ( true ) {
			$error instanceof Refusal => $error->getMessage(),
			$error instanceof DataException && $error->is_outcome_unknown() => __( 'The connection to the database was lost. Look at this ticket before you try again: it may be changed already.', 'mesa-help-desk' ),
			default => __( 'The database did not take this. Nothing was changed; please try again.', 'mesa-help-desk' ),
		};
	}

	/**
	 * One line of the inbox.
	 *
	 * @param int $id The ticket.
	 * @return array<string, mixed> A "ticket-row".
	 * @throws Refusal When it is gone.
	 */
	private function row( int $id ): array {
		$row = $this->query->by_ids( array( $id ), get_current_user_id() )[ $id ] ?? null;
		if ( null === $row || ! $this->policy->can_view( $row, get_current_user_id() ) ) {
			throw Refusal::not_found();
		}
		return $this->tickets->row( $row );
	}

	/**
	 * A ticket with everything that its screen shows.
	 *
	 * @param int  $id   The ticket.
	 * @param bool $seen Whether the person reads it now; else their screen fetches it ahead. Either is logged, once for each state of it.
	 * @return array<string, mixed> A "ticket".
	 * @throws Refusal 404.
	 */
	public function ticket( int $id, bool $seen = true ): array {
		$user_id = get_current_user_id();
		$around  = $this->query->opened( $id, $user_id, $this->policy->scope( $user_id ) );
		$row     = $around['row'];
		if ( null === $row || ! $this->policy->can_view( $row, $user_id ) ) {
			throw Refusal::not_found();
		}
		$page     = $this->messages->page( $id, null, self::MESSAGES );
		$events   = HiddenTickets::without( $this->events->of_ticket( $id ), $this->policy->scope( $user_id ), fn( array $ids ): array => $this->query->by_ids( $ids, $user_id ) );
		// Everybody who is named anywhere, in one query.
		$this->people->preload( array_merge( array( $row['assignee_id'] ), array_column( $page['items'], 'author_id' ), array_column( $events, 'actor_id' ), array_column( $around['earlier'], 'assignee_id' ), array_column( $around['linked'], 'assignee_id' ) ) );
		$lines = $this->tickets->rows( array( $row, ...$around['earlier'], ...$around['linked'] ) );
		if ( null === $around['viewed'] || $seen && ! $around['viewed'] ) {
			$this->readings->note( $id, (int) $row['version'], $user_id, $seen );
		}
		return array(
			'row'        => $lines[0],
			'customer'   => TicketPresenter::customer( $around['customer'] ?? self::forgotten( $row ) ),
			'messages'   => $this->present->many( $page['items'], $user_id ),
			'older_than' => $page['older_than'],
			'events'     => $this->tickets->events( $events ),
			'earlier'    => array_slice( $lines, 1, count( $around['earlier'] ) ),
			'linked'     => array_slice( $lines, 1 + count( $around['earlier'] ) ),
			'fields'     => DeskPresenter::values( $around['fields'] ),
			'blocked'    => $this->blocked->of_ticket( $row ),
			'reply_to'   => ( $this->compose )()->default_recipients( $row, $page['items'] ),
			'reply_cc'   => ( $this->compose )()->copies( $row, $page['items'] ),
			'signature'  => ( $this->signature )( $row, $around['mailbox'] ),
			'can'        => $this->policy->can( $user_id ),
		) + $this->work->of( $row, $around, $user_id );
	}

	/**
	 * A customer whose record was erased.
	 *
	 * @param array<string, mixed> $row The ticket's row.
	 * @return array<string, mixed>
	 */
	private static function forgotten( array $row ): array {
		return array(
			'id'         => $row['customer_id'],
			'name'       => $row['customer_name'],
			'emails'     => array(),
			'user_id'    => 0,
			'created_at' => $row['created_at'],
		);
	}
}
