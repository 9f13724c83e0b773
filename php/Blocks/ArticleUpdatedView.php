<?php
/**
 * When an article was changed.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers the day of the last change.
 */
final class ArticleUpdatedView implements View {
	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$article = CurrentArticle::get();
		return $article ? array(
			'machine' => (string) get_post_modified_time( 'c', false, $article ),
			'day'     => (string) get_post_modified_time( (string) get_option( 'date_format' ), false, $article, true ),
		) : null;
	}
}
