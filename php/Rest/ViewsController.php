<?php
/**
 * Saved views over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Views\SaveView;
use Mesa\Data\Tickets\TicketQuery;
use Mesa\Data\Tickets\ViewStore;
use Mesa\Domain\Refusal;
use Mesa\Rest\Presenters\PersonPresenter;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Lists, keeps, counts and orders views.
 */
final class ViewsController {
	/** A view's count goes no further: what is beyond is more than one looks through anyway. */
	private const COUNTED = 50;
	/** Views that are counted in one request. */
	private const COUNTED_VIEWS = 20;

	/**
	 * Takes what it works with.
	 *
	 * @param ViewStore       $views  The views.
	 * @param SaveView        $save   Who may do what with them.
	 * @param TicketQuery     $query  Counts tickets.
	 * @param TicketPolicy    $policy Who may see which.
	 * @param PersonPresenter $people Shapes people.
	 */
	public function __construct( private readonly ViewStore $views, private readonly SaveView $save, private readonly TicketQuery $query, private readonly TicketPolicy $policy, private readonly PersonPresenter $people ) {}

	/**
	 * Operation listViews.
	 *
	 * @return list<array<string, mixed>> Each a "view".
	 */
	public function index(): array {
		$views = $this->save->all( get_current_user_id() );
		$this->people->preload( array_column( $views, 'owner_id' ) );
		return array_map( $this->present( ... ), $views );
	}

	/**
	 * Operation createView.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "view".
	 */
	public function create( WP_REST_Request $request ): array {
		return $this->present( $this->save->add( Fields::sent( $request, 'view-input' ), get_current_user_id() ) );
	}

	/**
	 * Operation updateView.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "view".
	 */
	public function update( WP_REST_Request $request ): array {
		return $this->present( $this->save->change( (int) $request['id'], Fields::sent( $request, 'view-input' ), get_current_user_id() ) );
	}

	/**
	 * Operation deleteView.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function delete( WP_REST_Request $request ): WP_REST_Response {
		$this->save->delete( (int) $request['id'], get_current_user_id() );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation restoreView.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "view".
	 */
	public function restore( WP_REST_Request $request ): array {
		return $this->present( $this->save->restore( (int) $request['id'], get_current_user_id() ) );
	}

	/**
	 * Operation orderViews.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function order( WP_REST_Request $request ): WP_REST_Response {
		$this->views->order( get_current_user_id(), $request['ids'] );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation countViews.
	 *
	 * @return list<array{id: int, count: int, more: bool}> Each a "view-count".
	 */
	public function counts(): array {
		$user_id = get_current_user_id();
		$scope   = $this->policy->scope( $user_id );
		$counts  = array();
		foreach ( array_slice( $this->save->all( $user_id ), 0, self::COUNTED_VIEWS ) as $view ) {
			try {
				$filter   = array( 'folder' => $view['folder'], 'mailbox_id' => $view['mailbox_id'], 'team_id' => $view['folder_team_id'], 'search' => $view['search'], 'order' => 'newest' );
				$counts[] = array( 'id' => $view['id'] ) + $this->query->count( $filter, $user_id, $scope, self::COUNTED, 1 );
			} catch ( Refusal ) {
				// Its search has a date that is none: the view says so when it is opened.
				continue;
			}
		}
		return $counts;
	}

	/**
	 * Operation countTickets.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{count: int, more: bool} A "ticket-count".
	 */
	public function count( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		$filter  = array( 'folder' => $request['folder'], 'mailbox_id' => (int) $request['mailbox_id'], 'team_id' => (int) $request['team_id'], 'search' => (string) $request['search'], 'order' => 'newest' );
		return $this->query->count( $filter, $user_id, $this->policy->scope( $user_id ), (int) $request['up_to'] );
	}

	/**
	 * A view in the contract's form.
	 *
	 * @param array<string, mixed> $view Its row.
	 * @return array<string, mixed> A "view".
	 */
	private function present( array $view ): array {
		return array(
			'id'             => $view['id'],
			'name'           => '' === $view['name'] ? self::preset( (string) $view['preset'] ) : $view['name'],
			'icon'           => $view['icon'],
			'folder'         => $view['folder'],
			'mailbox_id'     => $view['mailbox_id'] ?: null,
			'team_folder_id' => $view['folder_team_id'] ?: null,
			'search'         => $view['search'],
			'order'          => $view['sorting'],
			'shared'         => $view['shared'],
			'team_id'        => $view['team_id'] ?: null,
			'owner'          => $this->people->present( $view['owner_id'] ),
			'can_edit'       => $this->save->can_edit( $view, get_current_user_id() ),
		);
	}

	/**
	 * The name of a view that came with the plugin and that nobody has given another.
	 *
	 * @param string $preset Which.
	 */
	private static function preset( string $preset ): string {
		return match ( $preset ) {
			'urgent'  => __( 'Urgent', 'mesa-help-desk' ),
			'longest' => __( 'Waiting longest', 'mesa-help-desk' ),
			'mine'    => __( 'Mine, unanswered', 'mesa-help-desk' ),
			default   => __( 'View', 'mesa-help-desk' ),
		};
	}
}
