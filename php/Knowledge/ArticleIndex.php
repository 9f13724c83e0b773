<?php
/**
 * Keeps the search words in step with the articles.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\ArticleIndexStore;
use Mesa\Domain\Fold;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the words of articles that are new or have changed. A search makes what is missing before it looks, within a
 * time that its visitor does not mind; the rest is made by cron.
 */
final class ArticleIndex {
	/** Seconds after which a search looks whether articles have changed behind WordPress's back. */
	private const LOOK_AGAIN = 600;
	/** Articles read at a time. */
	private const BATCH = 50;

	/**
	 * Whether words were made or forgotten in this request.
	 */
	private bool $made = false;

	/**
	 * Takes the words.
	 *
	 * @param ArticleIndexStore $store The search words.
	 */
	public function __construct( private readonly ArticleIndexStore $store ) {}

	/**
	 * Makes missing words.
	 *
	 * @param float $seconds   How long at most; what is left then is made the next time.
	 * @param int   $look_after Look at all articles when the last look is so many seconds ago.
	 * @return bool False when something is left.
	 */
	public function mend( float $seconds, int $look_after = self::LOOK_AGAIN ): bool {
		$until  = microtime( true ) + $seconds;
		$marked = $this->store->marked( self::BATCH );
		if ( time() - $marked['looked'] >= $look_after ) {
			$this->store->look( ArticleTerms::VERSION, time() );
			$marked = $this->store->marked( self::BATCH );
		}
		while ( $marked['ids'] ) {
			_prime_post_caches( $marked['ids'], true, false );
			foreach ( $marked['ids'] as $id ) {
				$this->make( $id );
				if ( microtime( true ) > $until ) {
					return false;
				}
			}
			$marked = $this->store->marked( self::BATCH );
		}
		return true;
	}

	/**
	 * Whether words were made or forgotten in this request, so that the list for browsers has to follow.
	 */
	public function has_made(): bool {
		return $this->made;
	}

	/**
	 * One article's words.
	 *
	 * @param int $id Post id.
	 */
	private function make( int $id ): void {
		$this->made = true;
		$post       = get_post( $id );
		if ( ! $post instanceof \WP_Post || Articles::TYPE !== $post->post_type || 'publish' !== $post->post_status || '' !== $post->post_password ) {
			$this->store->forget( $id );
			return;
		}
		$topics = get_the_terms( $post, Topics::TAXONOMY );
		$fields = array(
			'title'    => ArticleText::title( $post ),
			'aliases'  => implode( "\n", Aliases::of( $id ) ),
			'headings' => ArticleText::headings( $post ),
			'topics'   => is_array( $topics ) ? html_entity_decode( implode( ' ', wp_list_pluck( $topics, 'name' ) ), ENT_QUOTES ) : '',
			'body'     => self::body( $post ),
		);
		$words  = ArticleTerms::of( $fields, self::language() );
		$topics = is_array( $topics ) ? array_map( static fn( \WP_Term $topic ): string => html_entity_decode( $topic->name, ENT_QUOTES ), $topics ) : array();
		$this->store->put( $id, $post->post_modified_gmt, ArticleTerms::VERSION, $words, ArticleCard::of( $fields, array_values( $topics ), $words ) );
	}

	/**
	 * What an article says: its excerpt as well, unless that is only how the text begins.
	 *
	 * @param \WP_Post $post The article.
	 */
	private static function body( \WP_Post $post ): string {
		$text    = ArticleText::plain( $post );
		$excerpt = trim( wp_strip_all_tags( $post->post_excerpt, true ) );
		return '' === $excerpt || str_starts_with( Fold::line( $text ), Fold::line( $excerpt ) ) ? $text : "$excerpt $text";
	}

	/**
	 * The site's language.
	 *
	 * @return string A code such as "en".
	 */
	public static function language(): string {
		return strtolower( substr( get_locale(), 0, 2 ) );
	}
}
