<?php
/**
 * Readers' answers to "did this help?".
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Knowledge\VoteOnArticle;
use Mesa\Data\Knowledge\ArticleVoteStore;
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
	/** Comments that the editor of an article shows. */
	private const COMMENTS = 20;

	/**
	 * Takes what it works with.
	 *
	 * @param VoteOnArticle    $vote  Takes an answer.
	 * @param ArticleVoteStore $votes Has them all.
	 */
	public function __construct( private readonly VoteOnArticle $vote, private readonly ArticleVoteStore $votes ) {}

	/**
	 * GET /kb/articles/{id}/votes.
	 *
	 * @param WP_REST_Request $request id.
	 * @return array<string, mixed> As in the contract's "article-votes".
	 * @throws Refusal For articles that the caller may not edit.
	 */
	public function index( WP_REST_Request $request ): array {
		$id = (int) $request['id'];
		if ( Articles::TYPE !== get_post_type( $id ) || ! current_user_can( 'edit_post', $id ) ) {
			throw Refusal::not_found();
		}
		$counts = $this->votes->counts( array( $id ) )[ $id ];
		unset( $counts['article_id'], $counts['comments'] );
		return $counts + array(
			'comments' => array_map(
				static fn( array $comment ): array => array( 'created_at' => mysql_to_rfc3339( $comment['created_at'] ) . 'Z' ) + $comment,
				$this->votes->comments( $id, self::COMMENTS )
			),
		);
	}

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
