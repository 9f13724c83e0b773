<?php
/**
 * When search words and the list for browsers are made anew.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Db;
use Mesa\Data\Knowledge\ArticleIndexStore;
use Mesa\Data\Knowledge\ListMark;
use Mesa\Data\Tables\Migrator;

defined( 'ABSPATH' ) || exit;

/**
 * Marks articles that have changed, and writes the list for browsers once at the end of the request that changed them,
 * whoever made it, after its answer has left. What is not ready then, cron does within a minute. Knowledge tells it of each
 * change; a request that changes no article loads nothing of this.
 */
final class IndexUpkeep {
	/** Seconds that the end of a request may take for words. */
	private const SECONDS = 2.0;
	/** How often a list is written again because others have changed something meanwhile; then cron does it. */
	private const TIMES = 5;

	/**
	 * Sites of which the end of this request knows.
	 *
	 * @var array<int, true>
	 */
	private array $told = array();

	/**
	 * Takes the way to the search words; most requests need none.
	 *
	 * @param \Closure(): ArticleIndexStore $index Gives the store.
	 */
	public function __construct( private readonly \Closure $index ) {}

	/**
	 * Makes words that are missing, and the list when it does not fit any more.
	 *
	 * @param ArticleIndexStore $store   The search words.
	 * @param float             $seconds How long making words may take.
	 */
	public static function catch_up( ArticleIndexStore $store, float $seconds ): void {
		$index = new ArticleIndex( $store );
		$mark  = new ListMark( new Db() );
		$done  = $index->mend( $seconds );
		if ( $index->has_made() || '' !== $mark->get() || false === get_option( SearchFile::OPTION ) ) {
			// Even when words are missing yet: what may not be read any more has to go now.
			self::write( $store, $mark, $done );
		}
	}

	/**
	 * Writes the list, one request at a time: who reads the articles first may be the last to write. What others change
	 * meanwhile is noted by them, and the list written again.
	 *
	 * @param ArticleIndexStore $store The search words.
	 * @param ListMark          $mark  What has changed.
	 * @param bool              $done  Whether no words are missing.
	 */
	private static function write( ArticleIndexStore $store, ListMark $mark, bool $done ): void {
		$seen = $mark->set();
		for ( $times = 0; $times < self::TIMES && '' !== $seen; $times++ ) {
			$fits = true;
			$lock = $mark->lock();
			if ( '' === $lock ) {
				// Whoever has it looks at the mark when they have given it back.
				return;
			}
			try {
				// A change before the lock was taken is in what is read now.
				self::forget();
				$seen = $mark->get();
				// Nothing noted: somebody else has just written it.
				if ( '' !== $seen ) {
					( new SearchFile( $store ) )->write();
					$fits = $done && $mark->drop( $seen );
				}
			} finally {
				$mark->unlock( $lock );
			}
			$next = $mark->get();
			if ( ! $fits && $next === $seen ) {
				return;
			}
			// Nothing noted, and yet not by us: somebody took the lock for dead.
			$seen = $fits || '' !== $next ? $next : $mark->set();
		}
	}

	/**
	 * What this request has read may be older than what others have written.
	 */
	private static function forget(): void {
		( new Db() )->see_everything();
		Visibility::forget();
		if ( wp_cache_supports( 'flush_runtime' ) ) {
			wp_cache_flush_runtime();
		}
		wp_cache_delete( 'alloptions', 'options' );
	}

	/**
	 * One article. Its words are made anew, or forgotten when nobody may see it any more.
	 *
	 * @param int $id Post id.
	 */
	public function changed( int $id ): void {
		( $this->index )()->mark( array( $id ) );
		$this->later();
	}

	/**
	 * An article that is no more.
	 *
	 * @param int $id Post id.
	 */
	public function gone( int $id ): void {
		( $this->index )()->forget( $id );
		$this->later();
	}

	/**
	 * A topic has another name, or is no more.
	 */
	public function all_changed(): void {
		( $this->index )()->mark_all();
		$this->later();
	}

	/**
	 * The list is written when the request is over.
	 *
	 * @param bool $always Whether it is noted again what was noted in this request.
	 */
	public function later( bool $always = false ): void {
		$site   = get_current_blog_id();
		$is_new = ! isset( $this->told[ $site ] );
		if ( $is_new || $always ) {
			( new ListMark( new Db() ) )->set();
		}
		if ( ! $is_new ) {
			return;
		}
		$this->told[ $site ] = true;
		add_action(
			'shutdown',
			function () use ( $site ): void {
				unset( $this->told[ $site ] );
				// Another site of the network: its own cron does it. No version: our data was deleted in this request.
				if ( get_current_blog_id() !== $site || false === get_option( Migrator::VERSION_OPTION ) ) {
					return;
				}
				if ( function_exists( 'fastcgi_finish_request' ) ) {
					fastcgi_finish_request();
				}
				$store = ( $this->index )();
				// Somebody else's list may lack what came after it.
				( new ListMark( new Db() ) )->set();
				self::catch_up( $store, self::SECONDS );
			},
			20
		);
	}
}
