<?php
/**
 * Must-use plugin of test and demo sites (never part of the plugin): lets the
 * tools run PHP inside the site, and sends wp_mail to a local SMTP server.
 *
 * It answers only to the secret that the tools made for this one site, and such
 * sites listen on 127.0.0.1 only.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'phpmailer_init',
	static function ( $mailer ): void {
		if ( defined( 'MESA_TOOLS_SMTP_PORT' ) && MESA_TOOLS_SMTP_PORT > 0 ) {
			$mailer->isSMTP();
			$mailer->Host        = '127.0.0.1';
			$mailer->Port        = (int) MESA_TOOLS_SMTP_PORT;
			$mailer->SMTPAutoTLS = false;
		}
	},
	1
);

// WordPress would write from wordpress@127.0.0.1, which no mailer accepts.
add_filter(
	'wp_mail_from',
	static fn( $from ) => str_ends_with( (string) $from, '@127.0.0.1' ) ? 'wordpress@shop.example' : $from
);

// No update checks, which would wait for an internet that may not be there, and no nagging about them.
remove_action( 'init', 'wp_schedule_update_checks' );
foreach ( array( 'core', 'plugins', 'themes' ) as $mesa_kind ) {
	add_filter(
		"pre_site_transient_update_$mesa_kind",
		static fn() => (object) array(
			'last_checked'    => time(),
			'version_checked' => $GLOBALS['wp_version'],
			'updates'         => array(),
			'checked'         => array(),
			'response'        => array(),
		)
	);
}

add_action(
	'wp_loaded',
	static function (): void {
		$given = isset( $_SERVER['HTTP_X_MESA_TOOLS'] ) ? (string) $_SERVER['HTTP_X_MESA_TOOLS'] : '';
		if ( '' === $given || ! defined( 'MESA_TOOLS_SECRET' ) || ! hash_equals( MESA_TOOLS_SECRET, $given ) ) {
			return;
		}
		$call = json_decode( (string) file_get_contents( 'php://input' ), true );
		$run  = static function ( string $code, array $args ) {
			return eval( $code ); // phpcs:ignore Squiz.PHP.Eval.Discouraged -- that is what this file is for.
		};
		ob_start();
		try {
			$answer = array(
				'ok'    => true,
				'value' => $run( (string) $call['code'], (array) ( $call['args'] ?? array() ) ),
			);
		} catch ( Throwable $error ) {
			$answer = array(
				'ok'    => false,
				'error' => get_class( $error ) . ': ' . $error->getMessage() . ' (' . basename( $error->getFile() ) . ':' . $error->getLine() . ')',
			);
		}
		$answer['output'] = (string) ob_get_clean();
		status_header( 200 );
		header( 'Content-Type: application/json' );
		echo wp_json_encode( $answer );
		exit;
	},
	PHP_INT_MAX
);
