<?php
/**
 * What agents want to be told, and how.
 *
 * @package Mesa
 */

namespace Mesa\Data\People;

use Mesa\Domain\NotificationKind;
use Mesa\Domain\QuietTimes;

defined( 'ABSPATH' ) || exit;

/**
 * An agent's choice, kept with their WordPress user and for each site of a network on its own.
 *
 * @phpstan-type Choice array{mentioned: string, assigned: string, answered: string, followed: string, unassigned: string, failed: string, woke: string, digest: string, digest_hour: int, quiet: bool, quiet_from: string, quiet_to: string, quiet_weekend: bool, away_until: string, timezone: string, follow_mentioned: bool, follow_wrote: bool, follow_assigned: bool}
 */
final class NotificationStore {
	/** User option, see https://developer.wordpress.org/reference/functions/get_user_option/. */
	private const CHOICE = 'mesa_notifications';
	/** User option: the server's words when the last notification came back. */
	private const BOUNCED = 'mesa_notification_bounced';
	/** Ids of those who want to hear of new tickets, in one autoloaded option: asked for with each new ticket. */
	private const WATCHERS = 'mesa_ticket_watchers';

	/** User option: when the last digest left, as Unix time. */
	private const DIGESTED = 'mesa_last_digest';

	/** Everything else that one can choose, as it is for somebody who has not chosen. */
	private const DEFAULTS = array(
		'digest'           => 'hour',
		'digest_hour'      => 9,
		'quiet'            => false,
		'quiet_from'       => '20:00',
		'quiet_to'         => '08:00',
		'quiet_weekend'    => false,
		'away_until'       => '',
		'timezone'         => '',
		'follow_mentioned' => true,
		'follow_wrote'     => true,
		'follow_assigned'  => false,
	);

	/**
	 * What somebody has chosen.
	 *
	 * @param int $user_id The agent.
	 * @return Choice
	 */
	public function choice( int $user_id ): array {
		$saved    = get_user_option( self::CHOICE, $user_id );
		$defaults = NotificationKind::DEFAULTS + self::DEFAULTS;
		$saved    = array_intersect_key( is_array( $saved ) ? $saved : array(), $defaults );
		foreach ( NotificationKind::DEFAULTS as $kind => $way ) {
			if ( is_bool( $saved[ $kind ] ?? null ) ) {
				// Chosen when there was only mail or nothing.
				$saved[ $kind ] = $saved[ $kind ] ? NotificationKind::MAIL : NotificationKind::NONE;
			}
		}
		return array_merge( $defaults, $saved );
	}

	/**
	 * How one kind reaches somebody.
	 *
	 * @param int    $user_id The agent.
	 * @param string $kind    One of NotificationKind's.
	 * @return string NONE, INBOX, DIGEST or MAIL.
	 */
	public function way( int $user_id, string $kind ): string {
		return $this->choice( $user_id )[ $kind ] ?? NotificationKind::MAIL;
	}

	/**
	 * When somebody wants no mail.
	 *
	 * @param int $user_id The agent.
	 */
	public function times( int $user_id ): QuietTimes {
		return new QuietTimes( $this->choice( $user_id ), wp_timezone() );
	}

	/**
	 * When the last digest left, as Unix time; 0 for never.
	 *
	 * @param int $user_id The agent.
	 */
	public function last_digest( int $user_id ): int {
		return (int) get_user_option( self::DIGESTED, $user_id );
	}

	/**
	 * Notes that a digest leaves.
	 *
	 * @param int $user_id The agent.
	 * @param int $at      Unix time.
	 */
	public function set_last_digest( int $user_id, int $at ): void {
		update_user_option( $user_id, self::DIGESTED, $at );
	}

	/**
	 * Changes some choices and keeps the others.
	 *
	 * @param int                  $user_id The agent.
	 * @param array<string, mixed> $changes Name => value that has passed the schema.
	 */
	public function change( int $user_id, array $changes ): void {
		$choice = $this->choice( $user_id );
		update_user_option( $user_id, self::CHOICE, array_merge( $choice, array_intersect_key( $changes, $choice ) ) );
		$this->find_watchers();
	}

	/**
	 * Makes the list of watchers anew, from everybody's own choice. Of two who choose at the same moment the one who writes
	 * the list last may have read the choices first: whoever has written it looks again.
	 */
	private function find_watchers(): void {
		do {
			$found = $this->choosers();
			wp_cache_delete( 'alloptions', 'options' );
			update_option( self::WATCHERS, $found, true );
		} while ( $this->choosers() !== $found );
	}

	/**
	 * Who has chosen to hear of new tickets, as the database has it now.
	 *
	 * @return list<int> Lowest first.
	 */
	private function choosers(): array {
		global $wpdb;
		$ids = array_map( 'intval', get_users( array( 'meta_key' => $wpdb->get_blog_prefix() . self::CHOICE, 'fields' => 'ID', 'orderby' => 'ID', 'number' => 1000, 'cache_results' => false ) ) ); // phpcs:ignore WordPress.DB.SlowDBQuery -- Only when somebody saves a choice.
		wp_cache_delete_multiple( $ids, 'user_meta' );
		update_meta_cache( 'user', $ids );
		return array_values( array_filter( $ids, fn( int $id ): bool => NotificationKind::NONE !== $this->way( $id, NotificationKind::UNASSIGNED ) ) );
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
		foreach ( array( self::CHOICE, self::BOUNCED, self::DIGESTED ) as $option ) {
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
