<?php
/**
 * Brings the tables up to date.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tables;

use Mesa\Data\DataException;
use Mesa\Data\Db;

defined( 'ABSPATH' ) || exit;

/**
 * Runs numbered migrations, each idempotent, one runner at a time, on each site of a network for itself.
 */
final class Migrator {
	public const VERSION_OPTION = 'mesa_db_version';
	private const LOCK_OPTION   = 'mesa_migration_lock';
	/** Seconds after which a lock belongs to a runner that died. */
	private const LOCK_TTL = 600;

	/**
	 * Migrations by number; a number once released never changes its meaning.
	 *
	 * @return array<int, class-string>
	 */
	private static function migrations(): array {
		return array(
			1 => \Mesa\Data\Migrations\Migration0001CreateTables::class,
			2 => \Mesa\Data\Migrations\Migration0002AddColumns::class,
			3 => \Mesa\Data\Migrations\Migration0003CountByFolder::class,
			4 => \Mesa\Data\Migrations\Migration0004IndexTickets::class,
			5 => \Mesa\Data\Migrations\Migration0005FillLists::class,
			6 => \Mesa\Data\Migrations\Migration0006AddKnowledge::class,
			7 => \Mesa\Data\Migrations\Migration0007CopyActive::class,
			8 => \Mesa\Data\Migrations\Migration0008IndexTurns::class,
			9 => \Mesa\Data\Migrations\Migration0009DropCreatedMailbox::class,
		);
	}

	/**
	 * The number of the newest migration.
	 */
	public static function latest(): int {
		return max( array_keys( self::migrations() ) );
	}

	/**
	 * Whether something is to do. Reads one autoloaded option: no query.
	 */
	public static function is_pending(): bool {
		return (int) get_option( self::VERSION_OPTION, 0 ) < self::latest();
	}

	/**
	 * Runs what is pending.
	 *
	 * @param Db $db The database.
	 * @return bool True when the tables are up to date afterwards; false when another request is at it.
	 * @throws DataException When a migration fails; the version then stays where it was.
	 */
	public static function run( Db $db ): bool {
		if ( ! self::is_pending() ) {
			return true;
		}
		if ( ! self::lock() ) {
			return false;
		}
		try {
			// Another request may have finished between the check and the lock.
			wp_cache_delete( 'alloptions', 'options' );
			$done = (int) get_option( self::VERSION_OPTION, 0 );
			foreach ( self::migrations() as $number => $class_name ) {
				if ( $number > $done ) {
					( new $class_name() )->up( $db );
					update_option( self::VERSION_OPTION, $number, true );
				}
			}
		} finally {
			delete_option( self::LOCK_OPTION );
		}
		return true;
	}

	/**
	 * Takes the lock; the unique key on option_name decides between two requests.
	 */
	private static function lock(): bool {
		global $wpdb;
		$now = time();
		// phpcs:ignore WordPress.DB -- add_option() answers from its cache; only the database can decide a race.
		$taken = $wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %s, 'off')", self::LOCK_OPTION, (string) $now ) );
		if ( $taken ) {
			return true;
		}
		// phpcs:ignore WordPress.DB -- As above.
		return 1 === $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->options} SET option_value = %s WHERE option_name = %s AND CAST(option_value AS UNSIGNED) < %d", (string) $now, self::LOCK_OPTION, $now - self::LOCK_TTL ) );
	}
}
