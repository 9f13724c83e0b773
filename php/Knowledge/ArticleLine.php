<?php
/**
 * An article in a list.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Articles as the team's lists name them.
 */
final class ArticleLine {
	/**
	 * One, for somebody of the team.
	 *
	 * @param int $id The article.
	 * @return array{id: int, title: string, url: string, edit_url: string}|null An "insight-link"; null when it is gone or not for them.
	 */
	public static function of( int $id ): ?array {
		$post = $id > 0 ? get_post( $id ) : null;
		if ( ! $post instanceof \WP_Post || Articles::TYPE !== $post->post_type || 'trash' === $post->post_status ) {
			return null;
		}
		$may_edit = current_user_can( 'edit_post', $id );
		if ( ! $may_edit && ! Visibility::may_read( $id ) ) {
			return null;
		}
		$title = ArticleText::title( $post );
		return array(
			'id'       => $id,
			'title'    => '' === $title ? __( '(no title)', 'mesa-help-desk' ) : $title,
			'url'      => (string) get_permalink( $post ),
			'edit_url' => $may_edit ? (string) get_edit_post_link( $id, 'raw' ) : '',
		);
	}
}
