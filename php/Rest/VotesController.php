<?php
/**
 * Readers' answers to "did this help?".
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Knowledge\VoteOnArticle;
use Mesa\Domain\Refusal;
use Mesa\Domain\Visitor;
use Mesa\Knowledge\Articles;
use Mesa\Knowledge\Visibility;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Takes them of everybody who may read the article.
 */
final class VotesController {
	/**
	 * Takes the action.
	 *
	 * @param VoteOnArticle $vote Does it.
	 */
	public function __construct( private readonly VoteOnArticle $vote ) {}

	/**
	 * POST /kb/articles/{id}/vote.
	 *
	 * @param WP_REST_Request $request helpful, up_to_date, comment; each only when it was said.
	 * @return null
	 * @throws Refusal For articles that the visitor may not read.
	 */
	public function vote( WP_REST_Request $request ): mixed {
		$post = get_post( (int) $request['id'] );
		if ( ! $post instanceof \WP_Post || Articles::TYPE !== $post->post_type || ! is_post_publicly_viewable( $post ) || '' !== $post->post_password || ! Visibility::may_read( $post->ID ) ) {
			throw Refusal::not_found();
		}
		$said = array();
		foreach ( array( 'helpful', 'up_to_date' ) as $name ) {
			if ( null !== $request[ $name ] ) {
				$said[ $name ] = (bool) $request[ $name ];
			}
		}
		if ( null !== $request['comment'] ) {
			$said['comment'] = (string) $request['comment'];
		}
		if ( $said ) {
			// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Only hashed.
			$this->vote->vote( $post->ID, $said, Visitor::bucket(), (string) ( $_SERVER['HTTP_USER_AGENT'] ?? '' ), time() );
		}
		return null;
	}
}
