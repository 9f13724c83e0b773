<?php
/**
 * Readers' answers to "did this help?".
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Knowledge\Visibility;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers what the questions under an article show. The page holds nothing of the reader; what they have said comes
 * back in the address when there is no JavaScript.
 */
final class ArticleFeedbackView implements View {
	/** Parameter of the page's address: what the reader has just said without JavaScript. */
	public const PARAMETER = 'mesa_vote';
	/** Of the block. */
	public const ANCHOR = 'mesa-feedback';

	/**
	 * Takes what keeps words that did not arrive.
	 *
	 * @param FormResults $results Of the POST.
	 */
	public function __construct( private readonly FormResults $results ) {}

	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$article = CurrentArticle::get();
		if ( ! $article ) {
			return null;
		}
		$is_public = Visibility::is_public( $article->ID );
		wp_interactivity_config(
			'mesa/article-feedback',
			array(
				'words' => array(
					'thanks' => __( 'Thank you for your answer.', 'mesa-help-desk' ),
					'done'   => __( 'Thank you. The people who write our articles will read this.', 'mesa-help-desk' ),
					'failed' => __( 'Your answer could not be sent. Please try again in a moment.', 'mesa-help-desk' ),
				),
				// Only those who are logged in may read it, and their pages are in no cache; REST knows them by the nonce.
			) + ( $is_public ? array() : array( 'nonce' => wp_create_nonce( 'wp_rest' ) ) )
		);
		// phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- Compared with known words only.
		$said = is_string( $_GET[ self::PARAMETER ] ?? null ) ? $_GET[ self::PARAMETER ] : '';
		$asks = ( $attributes['askComment'] ?? true ) || ( $attributes['askUpToDate'] ?? true );
		return array(
			'id'          => $article->ID,
			'endpoint'    => rest_url( 'mesa/v1/kb/articles/' . $article->ID . '/vote' ),
			'post_to'     => admin_url( 'admin-post.php?action=mesa_vote' ),
			'question'    => '' !== trim( (string) ( $attributes['question'] ?? '' ) ) ? (string) $attributes['question'] : __( 'Did this help?', 'mesa-help-desk' ),
			'ask_comment' => (bool) ( $attributes['askComment'] ?? true ),
			'ask_current' => (bool) ( $attributes['askUpToDate'] ?? true ),
			'asks_more'   => $asks,
			'comment'     => (string) ( $this->results->shown_at( self::ANCHOR )['values']['comment'] ?? '' ),
			'said'        => in_array( $said, array( 'yes', 'no', 'done', 'failed' ), true ) ? $said : '',
		);
	}
}
