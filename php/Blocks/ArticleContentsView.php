<?php
/**
 * An article's table of contents.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Knowledge\Headings;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers the headings of the article that the page shows.
 */
final class ArticleContentsView implements View {
	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$article  = CurrentArticle::get();
		$depth    = max( 2, min( 4, (int) ( $attributes['depth'] ?? 3 ) ) );
		$headings = $article && ! post_password_required( $article ) ? array_values( array_filter( Headings::of( $article->post_content ), static fn( array $heading ): bool => $heading['level'] <= $depth ) ) : array();
		if ( count( $headings ) < max( 1, (int) ( $attributes['minimum'] ?? 3 ) ) ) {
			return null;
		}
		$top = min( array_column( $headings, 'level' ) );
		return array(
			'title'    => '' !== trim( (string) ( $attributes['title'] ?? '' ) ) ? (string) $attributes['title'] : __( 'On this page', 'mesa-help-desk' ),
			'headings' => array_map( static fn( array $heading ): array => array( 'level' => $heading['level'] - $top ) + $heading, $headings ),
		);
	}
}
