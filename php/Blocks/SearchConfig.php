<?php
/**
 * What the blocks' search engine needs to know.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Tells the page where answers are to be had; for every block whose script uses blocks/shared/engine.ts.
 */
final class SearchConfig {
	/**
	 * Puts it on the page. Called by the view of a block that searches, while the page is made.
	 */
	public static function put(): void {
		wp_interactivity_config( 'mesa/search', array( 'endpoint' => rest_url( 'mesa/v1/articles/search' ) ) );
	}
}
