<?php
/**
 * Loads Mesa\ classes from this folder (PSR-4), so that the plugin needs no Composer at run time.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

spl_autoload_register(
	static function ( string $class_name ): void {
		if ( ! str_starts_with( $class_name, 'Mesa\\' ) ) {
			return;
		}
		$file = __DIR__ . '/' . strtr( substr( $class_name, 5 ), '\\', '/' ) . '.php';
		if ( is_file( $file ) ) {
			require_once $file;
		}
	}
);
