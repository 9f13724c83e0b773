<?php
/**
 * Topics that are not for everybody.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Db;
use Mesa\Data\Knowledge\ArticleReaders;

defined( 'ABSPATH' ) || exit;

/**
 * What restricts topics, and with them the topics below. Only Visibility asks here.
 *
 * @phpstan-type Kept array{kind: string, roles: list<string>}
 * @phpstan-type Closed array{parents: array<int, int>, taxonomy_ids: array<int, int>, kept: array<int, Kept>}
 */
final class RestrictedTopics {
	/**
	 * Those there are, by site, once they were asked for.
	 *
	 * @var array<int, Closed>
	 */
	private static array $topics = array();

	/**
	 * Whether any topic is restricted.
	 */
	public static function any(): bool {
		return array() !== self::all()['kept'];
	}

	/**
	 * What restricts a topic: its own setting, and those of the topics that it lies in.
	 *
	 * @param int $topic Term id.
	 * @return list<Kept>
	 */
	public static function over( int $topic ): array {
		$all  = array();
		$seen = array();
		$here = self::all();
		// A topic that lies in itself by mistake must not keep us here.
		while ( $topic > 0 && ! isset( $seen[ $topic ] ) ) {
			$seen[ $topic ] = true;
			if ( isset( $here['kept'][ $topic ] ) ) {
				$all[] = $here['kept'][ $topic ];
			}
			$topic = $here['parents'][ $topic ] ?? 0;
		}
		return $all;
	}

	/**
	 * Topics that are not meant for a reader.
	 *
	 * @param Reader $reader Who asks.
	 * @return list<int> Term ids.
	 */
	public static function closed_to( Reader $reader ): array {
		$closed = static function ( int $topic ) use ( $reader ): bool {
			foreach ( self::over( $topic ) as $kept ) {
				if ( ! $reader->is_meant( $kept['kind'], $kept['roles'] ) ) {
					return true;
				}
			}
			return false;
		};
		return array_values( array_filter( array_keys( self::all()['parents'] ), $closed ) );
	}

	/**
	 * What the database knows restricted topics by.
	 *
	 * @param list<int> $topics Term ids out of closed_to().
	 * @return list<int> Their term_taxonomy_ids.
	 */
	public static function taxonomy_ids( array $topics ): array {
		$ids = self::all()['taxonomy_ids'];
		return array_map( static fn( int $topic ): int => $ids[ $topic ], $topics );
	}

	/**
	 * Forgets them: one has changed.
	 */
	public static function forget(): void {
		self::$topics = array();
	}

	/**
	 * All of them, read once.
	 *
	 * @return Closed
	 */
	private static function all(): array {
		return self::$topics[ get_current_blog_id() ] ??= ( new ArticleReaders( new Db() ) )->topics( Topics::TAXONOMY, Visibility::META, Visibility::META_ROLES );
	}
}
