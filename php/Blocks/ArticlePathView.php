<?php
/**
 * The path to an article.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Knowledge\ArticlePath;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers where the page stands in the knowledge base.
 */
final class ArticlePathView implements View {
	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$article = CurrentArticle::get();
		$steps   = ArticlePath::steps( $article );
		// The knowledge page itself needs none.
		if ( count( $steps ) < 2 ) {
			return null;
		}
		$last  = count( $steps ) - 1;
		$steps = array_map( static fn( array $step, int $place ): array => array( 'current' => $place === $last ) + $step, $steps, array_keys( $steps ) );
		return array(
			'steps' => ( $attributes['showCurrent'] ?? true ) ? $steps : array_slice( $steps, 0, -1 ),
		);
	}
}
