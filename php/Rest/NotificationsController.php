<?php
/**
 * /notifications and /me/notifications
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Data\People\NotificationList;
use Mesa\Data\People\NotificationStore;
use Mesa\Domain\Cursor;
use Mesa\Domain\Refusal;
use Mesa\Rest\Presenters\NotificationPresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * What the caller was told, and how they want to be told.
 */
final class NotificationsController {
	/**
	 * Takes what it works with.
	 *
	 * @param NotificationStore     $notifications The choices.
	 * @param NotificationList      $list          What was told.
	 * @param TicketPolicy          $policy        Who may see what.
	 * @param NotificationPresenter $present       Shapes notifications.
	 */
	public function __construct(
		private readonly NotificationStore $notifications,
		private readonly NotificationList $list,
		private readonly TicketPolicy $policy,
		private readonly NotificationPresenter $present
	) {}

	/**
	 * Operation listNotifications.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "notification-list".
	 */
	public function index( WP_REST_Request $request ): array {
		$user_id = get_current_user_id();
		$scope   = $this->policy->scope( $user_id );
		$after   = (string) ( $request['cursor'] ?? '' );
		$page    = $this->list->page( $user_id, $scope, (bool) $request['unread'], '' === $after ? null : Cursor::parse( $after, array( 'newest' ) ), $request['per_page'] );
		return array(
			'items'       => $this->present->many( array_values( array_filter( $page['rows'], fn( array $row ): bool => $this->policy->can_view( array( 'id' => $row['ticket_id'] ) + $row, $user_id ) ) ) ),
			'next_cursor' => null === $page['next'] ? null : (string) $page['next'],
			'quiet'       => $this->notifications->times( $user_id )->next_loud( time() ) > time(),
			'unread'      => $this->list->unread( $user_id, $scope ),
		);
	}

	/**
	 * Operation markNotifications.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function mark( WP_REST_Request $request ): null {
		$user_id = get_current_user_id();
		$marks   = Fields::sent( $request, 'notification-marks' );
		if ( isset( $marks['ids'] ) ) {
			$this->list->mark( $user_id, array_map( 'intval', $marks['ids'] ), (bool) $request['read'] );
		}
		if ( isset( $marks['ticket_id'] ) ) {
			$this->list->mark_ticket( $user_id, (int) $marks['ticket_id'] );
		}
		if ( isset( $marks['up_to'] ) ) {
			$this->list->mark_all( $user_id, (int) $marks['up_to'] );
		}
		return null;
	}

	/**
	 * Operation getNotificationSettings.
	 *
	 * @return array<string, mixed>
	 */
	public function show(): array {
		$user = wp_get_current_user();
		return $this->notifications->choice( $user->ID ) + array(
			'address' => $user->user_email,
			'bounced' => $this->notifications->bounced( $user->ID ),
		);
	}

	/**
	 * Operation updateNotificationSettings.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 * @throws Refusal 400 for a time zone or a day that there is not.
	 */
	public function update( WP_REST_Request $request ): array {
		$changes = Fields::sent( $request, 'notification-settings-patch' );
		$zone    = (string) ( $changes['timezone'] ?? '' );
		if ( '' !== $zone && ! in_array( $zone, \DateTimeZone::listIdentifiers( \DateTimeZone::ALL_WITH_BC ), true ) ) {
			throw Refusal::invalid( 'timezone', __( 'There is no such time zone.', 'mesa-help-desk' ) );
		}
		$day = (string) ( $changes['away_until'] ?? '' );
		if ( '' !== $day && ! wp_checkdate( (int) substr( $day, 5, 2 ), (int) substr( $day, 8, 2 ), (int) substr( $day, 0, 4 ), $day ) ) {
			throw Refusal::invalid( 'away_until', __( 'There is no such day.', 'mesa-help-desk' ) );
		}
		$this->notifications->change( get_current_user_id(), $changes );
		return $this->show();
	}
}
