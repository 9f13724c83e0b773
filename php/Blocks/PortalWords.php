<?php
/**
 * Words of the customers' page.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * What the page and its script say in more than one place.
 */
final class PortalWords {
	/**
	 * How far a ticket is.
	 *
	 * @param string $state open, waiting or closed.
	 */
	public static function state( string $state ): string {
		return match ( $state ) {
			'closed'  => _x( 'Closed', 'a request', 'mesa-help-desk' ),
			'waiting' => __( 'Answered', 'mesa-help-desk' ),
			default   => __( 'We are on it', 'mesa-help-desk' ),
		};
	}

	/**
	 * Date and time as the site writes them.
	 *
	 * @param int $unix When.
	 */
	public static function time( int $unix ): string {
		return (string) wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $unix );
	}

	/**
	 * What the script says.
	 *
	 * @return array<string, string>
	 */
	public static function script(): array {
		return array(
			'sending'   => __( 'Sending…', 'mesa-help-desk' ),
			/* translators: %s: a number from 0 to 100 */
			'uploading' => __( 'Sending files: %s %%', 'mesa-help-desk' ),
			'offline'   => __( 'The connection failed, so nothing was sent. Nothing you wrote is lost: please press the button again in a moment.', 'mesa-help-desk' ),
			'tooMuch'   => __( 'The files are too large together, so nothing was sent. Please choose fewer or smaller ones.', 'mesa-help-desk' ),
			'news'      => __( 'There is something new.', 'mesa-help-desk' ),
			/* translators: 1: file name, 2: size such as "10 MB" */
			'tooLarge'  => __( '%1$s is too large. A file may have %2$s.', 'mesa-help-desk' ),
			/* translators: %s: number of files */
			'tooMany'   => __( 'Please choose at most %s files.', 'mesa-help-desk' ),
		);
	}
}
