<?php
/**
 * /me/notifications
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Data\NotificationStore;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Which mails about tickets the caller gets.
 */
final class NotificationsController {
	/**
	 * Takes the choices.
	 *
	 * @param NotificationStore $notifications The choices.
	 */
	public function __construct( private readonly NotificationStore $notifications ) {}

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
	 */
	public function update( WP_REST_Request $request ): array {
		$this->notifications->change( get_current_user_id(), Fields::sent( $request, 'notification-settings-patch' ) );
		return $this->show();
	}
}
