<?php
/**
 * Article search for visitors.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Knowledge\ArticleSearch;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Answers questions with public articles.
 */
final class ArticlesController {
	/** Seconds that a browser or a proxy may keep an answer. It is the same for everybody who is not logged in. */
	private const MAX_AGE = 60;

	/**
	 * Takes the search.
	 *
	 * @param ArticleSearch $search The search.
	 */
	public function __construct( private readonly ArticleSearch $search ) {}

	/**
	 * GET /articles/search.
	 *
	 * @param WP_REST_Request $request q, per_page.
	 */
	public function search( WP_REST_Request $request ): WP_REST_Response {
		$items    = $this->search->find( (string) $request['q'], (int) ( $request['per_page'] ?? 8 ) );
		$response = new WP_REST_Response( array( 'items' => $items ) );
		// Who is logged in may find what others may not.
		$response->header( 'Cache-Control', is_user_logged_in() ? 'private, no-store' : 'public, max-age=' . self::MAX_AGE );
		return $response;
	}
}
