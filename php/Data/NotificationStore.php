<?php
/**
 * Which mails agents want.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * An agent's choice, kept with their WordPress user and for each site of a network on its own.
 *
 * @phpstan-type Choice array{assigned: bool, answered: bool, unassigned: bool}
 */
final class NotificationStore {
	/** User option, see https://developer.wordpress.org/reference/functions/get_user_option/. */
	private const CHOICE = 'mesa_notifications';
	/** User option: the server's words when the last notification came back. */
	private const BOUNCED = 'mesa_notification_bounced';
	/** Ids of those who want to hear of new tickets, in one autoloaded option: asked for with each new ticket. */
	private const WATCHERS = 'mesa_ticket_watchers';

	private const DEFAULTS = array(
		'assigned'   => true,
		'answered'   => true,
		'unassigned' => false,
	);

	/**
	 * What somebody has chosen.
	 *
	 * @param int $user_id The agent.
	 * @return Choice
	 */
	public function choice( int $user_id ): array {
		$saved = get_user_option( self::CHOICE, $user_id );
		return array_map( 'boolval', array_merge( self::DEFAULTS, array_intersect_key( is_array( $saved ) ? $saved : array(), self::DEFAULTS ) ) );
	}

	/**
	 * Whether somebody wants one kind of mail.
	 *
	 * @param int    $user_id The agent.
	 * @param string $kind    assigned, answered or unassigned.
	 */
	public function wants( int $user_id, string $kind ): bool {
		return $this->choice( $user_id )[ $kind ] ?? false;
	}

	/**
	 * Changes some choices and keeps the others.
	 *
	 * @param int                 $user_id The agent.
	 * @param array<string, bool> $changes Kind => whether they want it.
	 */
	public function change( int $user_id, array $changes ): void {
		$choice = array_merge( $this->choice( $user_id ), array_map( 'boolval', array_intersect_key( $changes, self::DEFAULTS ) ) );
		update_user_option( $user_id, self::CHOICE, $choice );
		$this->find_watchers();
	}

	/**
	 * Makes the list of watchers anew, from everybody's own choice: of two who choose at the same moment none gets lost.
	 */
	private function find_watchers(): void {
		global $wpdb;
		$chosen = get_users( array( 'meta_key' => $wpdb->get_blog_prefix() . self::CHOICE, 'fields' => 'ID', 'number' => 1000 ) ); // phpcs:ignore WordPress.DB.SlowDBQuery -- Only when somebody saves a choice.
		update_option( self::WATCHERS, array_values( array_filter( array_map( 'intval', $chosen ), fn( int $id ): bool => $this->wants( $id, 'unassigned' ) ) ), true );
	}

	/**
	 * Who wants to hear of new tickets. They may have left the team meanwhile.
	 *
	 * @return list<int>
	 */
	public function watchers(): array {
		return array_values( array_map( 'intval', (array) get_option( self::WATCHERS, array() ) ) );
	}

	/**
	 * Forgets everybody's choices on this site.
	 */
	public function forget(): void {
		global $wpdb;
		delete_option( self::WATCHERS );
		foreach ( array( self::CHOICE, self::BOUNCED ) as $option ) {
			delete_metadata( 'user', 0, $wpdb->get_blog_prefix() . $option, '', true );
		}
	}

	/**
	 * Notes that a notification came back, or (null) that the address works again.
	 *
	 * @param int         $user_id The agent.
	 * @param string|null $error   The mail server's words.
	 */
	public function set_bounced( int $user_id, ?string $error ): void {
		if ( null === $error ) {
			delete_user_option( $user_id, self::BOUNCED );
			return;
		}
		update_user_option( $user_id, self::BOUNCED, substr( $error, 0, 1900 ) );
	}

	/**
	 * The mail server's words when the last notification came back.
	 *
	 * @param int $user_id The agent.
	 */
	public function bounced( int $user_id ): ?string {
		$error = get_user_option( self::BOUNCED, $user_id );
		return is_string( $error ) && '' !== $error ? $error : null;
	}
}
