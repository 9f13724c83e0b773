<?php
/**
 * When search words and the list for browsers are made anew.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\ArticleIndexStore;

defined( 'ABSPATH' ) || exit;

/**
 * Marks articles that have changed, and writes the list for browsers once at the end of the request that changed them,
 * whoever made it, after its answer has left. What is not ready then, cron does within a minute.
 */
final class IndexHooks {
	/** Option: something has changed since the list was written. Loaded with every page, and not there most of the time. */
	public const STALE = 'mesa_search_file_stale';
	/** Seconds that the end of a request may take for words. */
	private const SECONDS = 2.0;

	/** Whether the end of this request knows. */
	private bool $told = false;

	/**
	 * Takes the way to the search words; most requests need none.
	 *
	 * @param \Closure(): ArticleIndexStore $index Gives the store.
	 */
	private function __construct( private readonly \Closure $index ) {}

	/**
	 * Called on init.
	 *
	 * @param \Closure(): ArticleIndexStore $index Gives the store.
	 */
	public static function hook( \Closure $index ): void {
		$self = new self( $index );
		add_action( 'wp_after_insert_post', static fn( $id, $post ) => $post instanceof \WP_Post && Articles::TYPE === $post->post_type && $self->changed( (int) $id ), 10, 2 );
		add_action( 'set_object_terms', static fn( $id, $terms, $tt_ids, $taxonomy ) => Topics::TAXONOMY === $taxonomy && $self->changed( (int) $id ), 10, 4 );
		foreach ( array( 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ) as $event ) {
			add_action( $event, static fn( $meta, $id, $key ) => Aliases::META === $key && $self->changed( (int) $id ), 10, 3 );
		}
		add_action( 'deleted_post', static fn( $id, $post ) => $post instanceof \WP_Post && Articles::TYPE === $post->post_type && $self->gone( (int) $id ), 10, 2 );
		foreach ( array( 'edited_', 'delete_' ) as $event ) {
			add_action( $event . Topics::TAXONOMY, static fn() => $self->all_changed() );
		}
		foreach ( array( 'mesa_visibility_changed', 'mesa_synonyms_changed', 'permalink_structure_changed' ) as $event ) {
			add_action( $event, static fn() => $self->later() );
		}
	}

	/**
	 * Makes words that are missing, and the list when it does not fit any more.
	 *
	 * @param ArticleIndexStore $store   The search words.
	 * @param float             $seconds How long making words may take.
	 */
	public static function catch_up( ArticleIndexStore $store, float $seconds ): void {
		$index = new ArticleIndex( $store );
		$done  = $index->mend( $seconds );
		if ( $index->has_made() || get_option( self::STALE ) || false === get_option( SearchFile::OPTION ) ) {
			// Even when words are missing yet: what may not be read any more has to go now.
			( new SearchFile( $store ) )->write();
		}
		if ( $done && false !== get_option( self::STALE ) ) {
			delete_option( self::STALE );
		}
	}

	/**
	 * One article. Its words are made anew, or forgotten when nobody may see it any more.
	 *
	 * @param int $id Post id.
	 */
	private function changed( int $id ): void {
		( $this->index )()->mark( array( $id ) );
		$this->later();
	}

	/**
	 * An article that is no more.
	 *
	 * @param int $id Post id.
	 */
	private function gone( int $id ): void {
		( $this->index )()->forget( $id );
		$this->later();
	}

	/**
	 * A topic has another name, or is no more.
	 */
	private function all_changed(): void {
		( $this->index )()->mark_all();
		$this->later();
	}

	/**
	 * The list is written when the request is over.
	 */
	private function later(): void {
		if ( ! get_option( self::STALE ) ) {
			update_option( self::STALE, 1, true );
		}
		if ( $this->told ) {
			return;
		}
		$this->told = true;
		$site       = get_current_blog_id();
		add_action(
			'shutdown',
			function () use ( $site ): void {
				$this->told = false;
				// Another site of the network: its own cron does it.
				if ( get_current_blog_id() !== $site || ! get_option( self::STALE ) ) {
					return;
				}
				if ( function_exists( 'fastcgi_finish_request' ) ) {
					fastcgi_finish_request();
				}
				self::catch_up( ( $this->index )(), self::SECONDS );
			},
			20
		);
	}
}
