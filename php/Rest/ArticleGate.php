<?php
/**
 * WordPress's own routes, before they answer.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Knowledge\ArticleDoors;
use Mesa\Knowledge\Visibility;

defined( 'ABSPATH' ) || exit;

/**
 * Answers for articles, their files, comments and topics that do not exist for the caller, as WordPress does where
 * there is nothing. Collections are limited by their queries (Knowledge\ArticleLists).
 */
final class ArticleGate {
	/**
	 * Before a route of WordPress's own answers.
	 *
	 * @param mixed            $answer  What it would go on with.
	 * @param \WP_REST_Request $request The request.
	 * @return mixed The same, or the WP_Error for what there is not.
	 */
	public static function answer( mixed $answer, \WP_REST_Request $request ): mixed {
		// WordPress takes its routes in any case of letters.
		$route = strtolower( $request->get_route() );
		if ( ! preg_match( '#^/wp/v2/(mesa-articles|media|comments|mesa-topics)(?:/(\d+))?(?:/|$)#', $route, $found ) ) {
			return $answer;
		}
		$id = (int) ( $found[2] ?? 0 );
		if ( 'mesa-topics' === $found[1] ) {
			if ( $id > 0 && in_array( $id, Visibility::closed_topics(), true ) ) {
				return new \WP_Error( 'rest_term_invalid', __( 'Term does not exist.', 'default' ), array( 'status' => 404 ) );
			}
			return ArticleDoors::is_hidden( (int) $request['post'] ) ? new \WP_Error( 'rest_post_invalid_id', __( 'Invalid post ID.', 'default' ), array( 'status' => 400 ) ) : $answer;
		}
		if ( 'comments' === $found[1] ) {
			$comment = $id > 0 ? get_comment( $id ) : null;
			return $comment && ArticleDoors::is_hidden( (int) $comment->comment_post_ID ) ? new \WP_Error( 'rest_comment_invalid_id', __( 'Invalid comment ID.', 'default' ), array( 'status' => 404 ) ) : $answer;
		}
		return ArticleDoors::is_hidden( $id ) ? new \WP_Error( 'rest_post_invalid_id', __( 'Invalid post ID.', 'default' ), array( 'status' => 404 ) ) : $answer;
	}
}
