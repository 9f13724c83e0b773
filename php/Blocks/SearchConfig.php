<?php
/**
 * What the blocks' search engine needs to know.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Knowledge\SearchFile;

defined( 'ABSPATH' ) || exit;

/**
 * Tells the page where answers are to be had; for every block whose script uses blocks/shared/engine.ts.
 */
final class SearchConfig {
	private const WORKER = 'build/blocks/search-worker.js';

	/**
	 * Puts it on the page. Called by the view of a block that searches, while the page is made.
	 */
	public static function put(): void {
		$list = SearchFile::now();
		// Who is logged in may find what others may not: that is in no file. Pages for them are in no cache.
		$more = $list['restricted'] && is_user_logged_in();
		wp_interactivity_config(
			'mesa/search',
			array(
				'endpoint' => rest_url( 'mesa/v1/articles/search' ),
				'list'     => $more ? '' : $list['url'],
				'worker'   => add_query_arg( 'ver', MESA_VERSION, plugins_url( self::WORKER, MESA_FILE ) ),
				'log'      => rest_url( 'mesa/v1/kb/searches' ),
			) + ( $more ? array( 'nonce' => wp_create_nonce( 'wp_rest' ) ) : array() )
		);
	}
}
