<?php
/**
 * Databases that are only read from.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * What is known of replicas. WordPress itself has none: a drop-in (wp-content/db.php) puts another class in $wpdb's place,
 * which sends reads elsewhere. HyperDB calls the way back send_reads_to_masters(), LudicrousDB since 5.2
 * send_reads_to_primaries(); a drop-in of another kind can listen to mesa_use_primary.
 *
 * @see https://github.com/Automattic/HyperDB
 * @see https://github.com/stuttter/ludicrousdb
 */
final class Replicas {
	/**
	 * Whether reads may come from a database that lags behind.
	 */
	public static function are_there(): bool {
		return '' !== self::way_back() || has_action( 'mesa_use_primary' );
	}

	/**
	 * Lets all further statements of this request go to the primary.
	 */
	public static function avoid(): void {
		global $wpdb;
		$way_back = self::way_back();
		if ( '' !== $way_back ) {
			$wpdb->$way_back();
		}
		if ( has_action( 'mesa_use_primary' ) ) {
			/**
			 * Fires once in a request, as soon as it writes or has to see what was written a moment ago: from here on its
			 * reads have to come from the database that takes the writes.
			 */
			do_action( 'mesa_use_primary' );
		}
	}

	/**
	 * The drop-in's method; '' without one.
	 */
	private static function way_back(): string {
		global $wpdb;
		foreach ( array( 'send_reads_to_primaries', 'send_reads_to_masters' ) as $method ) {
			if ( method_exists( $wpdb, $method ) ) {
				return $method;
			}
		}
		return '';
	}
}
