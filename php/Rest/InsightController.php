<?php
/**
 * /kb/insight
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Data\Knowledge\InsightStore;
use Mesa\Data\Knowledge\SearchLogStore;
use Mesa\Domain\Refusal;
use Mesa\Knowledge\Aliases;
use Mesa\Knowledge\Articles;
use Mesa\Knowledge\Insight;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * What the knowledge base is missing, for those who look after it.
 */
final class InsightController {
	/**
	 * Takes what it needs.
	 *
	 * @param Insight        $insight Gathers it.
	 * @param SearchLogStore $log     The questions.
	 * @param InsightStore   $store   The comments.
	 */
	public function __construct( private readonly Insight $insight, private readonly SearchLogStore $log, private readonly InsightStore $store ) {}

	/**
	 * Operation getInsight.
	 *
	 * @param WP_REST_Request $request days, stale_months.
	 * @return array<string, mixed> An "insight".
	 */
	public function show( WP_REST_Request $request ): array {
		return $this->insight->of( (int) ( $request['days'] ?? 30 ), (int) ( $request['stale_months'] ?? 12 ), time() );
	}

	/**
	 * Operation updateSearch.
	 *
	 * @param WP_REST_Request $request A "search-patch".
	 * @throws Refusal 404.
	 */
	public function hide( WP_REST_Request $request ): WP_REST_Response {
		$this->question( $request );
		$this->log->hide( (int) $request['id'], (bool) $request['hidden'] );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation addSearchAlias.
	 *
	 * @param WP_REST_Request $request article_id.
	 * @throws Refusal 404, 403.
	 */
	public function alias( WP_REST_Request $request ): WP_REST_Response {
		$article_id = (int) $request['article_id'];
		$question   = $this->question( $request );
		if ( Articles::TYPE !== get_post_type( $article_id ) ) {
			throw Refusal::not_found();
		}
		if ( ! current_user_can( 'edit_post', $article_id ) ) {
			throw Refusal::because( 'rest_forbidden', __( 'You may not change this article.', 'mesa-help-desk' ), 403 );
		}
		Aliases::add( $article_id, $question );
		$this->log->hide( (int) $request['id'], true );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation markVotes.
	 *
	 * @param WP_REST_Request $request ids, done.
	 */
	public function mark( WP_REST_Request $request ): WP_REST_Response {
		$this->store->mark( array_map( 'intval', $request['ids'] ), (bool) ( $request['done'] ?? true ) );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * The question that is meant.
	 *
	 * @param WP_REST_Request $request The request.
	 * @throws Refusal 404 when there is none, or only one visitor has asked it.
	 */
	private function question( WP_REST_Request $request ): string {
		return $this->log->question( (int) $request['id'] ) ?? throw Refusal::not_found();
	}
}
