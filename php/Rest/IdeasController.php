<?php
/**
 * /kb/ideas
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Insight\FindIdeas;
use Mesa\Actions\Insight\Ideas;
use Mesa\Data\Knowledge\IdeaStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use Mesa\Knowledge\ArticleLine;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Articles to write next.
 */
final class IdeasController {
	/** Seconds that somebody waits for a small desk to be looked at. */
	private const AT_ONCE = 2.0;

	/**
	 * Takes what it needs.
	 *
	 * @param Ideas     $ideas The ideas.
	 * @param FindIdeas $find  Looks for them.
	 * @param IdeaStore $store How far it is.
	 */
	public function __construct( private readonly Ideas $ideas, private readonly FindIdeas $find, private readonly IdeaStore $store ) {}

	/**
	 * Operation listIdeas.
	 *
	 * @param WP_REST_Request $request dismissed.
	 * @return array<string, mixed> "article-ideas".
	 */
	public function index( WP_REST_Request $request ): array {
		$state = $this->store->state();
		$items = array();
		foreach ( $this->ideas->all( get_current_user_id(), (bool) ( $request['dismissed'] ?? false ), time() ) as $idea ) {
			$idea['nearest'] = ArticleLine::of( $idea['article_id'] );
			$idea['draft']   = ArticleLine::of( $idea['draft_id'] );
			unset( $idea['article_id'], $idea['draft_id'] );
			$items[] = $idea;
		}
		return array(
			'ideas'  => $items,
			'state'  => 'reading' === $state['state'] ? 'running' : $state['state'],
			'sample' => FindIdeas::SAMPLE,
			'read'   => $state['read'],
			'ran_at' => Time::iso( $state['ran_at'] ),
		);
	}

	/**
	 * Operation refreshIdeas.
	 *
	 * @param WP_REST_Request $request Nothing.
	 * @return array<string, mixed> "article-ideas".
	 */
	public function refresh( WP_REST_Request $request ): array {
		$this->find->start( self::AT_ONCE );
		return $this->index( $request );
	}

	/**
	 * Operation updateIdea.
	 *
	 * @param WP_REST_Request $request An "idea-patch".
	 * @throws Refusal 404.
	 */
	public function update( WP_REST_Request $request ): WP_REST_Response {
		$this->ideas->dismiss( (int) $request['id'], (bool) $request['dismissed'], get_current_user_id() );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation draftIdea.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> An "article-draft".
	 * @throws Refusal 404.
	 */
	public function draft( WP_REST_Request $request ): array {
		$draft = $this->ideas->draft( (int) $request['id'], get_current_user_id() );
		return $draft + array( 'edit_url' => (string) get_edit_post_link( $draft['id'], 'raw' ) );
	}
}
