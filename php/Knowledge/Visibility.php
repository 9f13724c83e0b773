<?php
/**
 * Who may read which article.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Db;
use Mesa\Data\Knowledge\ArticleReaders;

defined( 'ABSPATH' ) || exit;

/**
 * The only place that decides. An article is for everybody, for customers, for chosen roles, or for the team; so can a
 * topic be, and then all articles in it and below it are. Of several restrictions each has to be met.
 *
 * Whoever lists, links or suggests articles asks here: may_read() for one, readable() for some, condition() in SQL of
 * one's own. A WP_Query is limited by itself (VisibilityHooks). What somebody may not read does not exist for them.
 *
 * @see docs/visibility.md
 */
final class Visibility {
	/** Post meta and term meta: one of the kinds; not stored for everybody. */
	public const META = '_mesa_visibility';
	/** Post meta and term meta: a chosen role's slug; one row for each. */
	public const META_ROLES = '_mesa_visibility_roles';

	public const EVERYBODY = 'public';
	public const CUSTOMERS = 'customers';
	public const ROLES     = 'roles';
	public const INTERNAL  = 'internal';
	/** From open to closed. */
	public const KINDS = array( self::EVERYBODY, self::CUSTOMERS, self::ROLES, self::INTERNAL );

	/**
	 * Whether somebody may read an article: it is published and meant for them, or they may edit it. Articles behind a
	 * password are only for those who may edit them: they are in no list and no search.
	 *
	 * @param int      $post_id The article.
	 * @param int|null $user_id A WordPress user; 0 for a visitor; null for who is logged in now.
	 * @return bool False for what is no article.
	 */
	public static function may_read( int $post_id, ?int $user_id = null ): bool {
		$post = get_post( $post_id );
		if ( ! $post instanceof \WP_Post || Articles::TYPE !== $post->post_type ) {
			return false;
		}
		$reader = Reader::of( $user_id );
		if ( 'publish' === $post->post_status && '' === $post->post_password ) {
			return self::is_meant_for( $post, $reader );
		}
		return $reader->user_id > 0 && user_can( $reader->user_id, 'edit_post', $post_id );
	}

	/**
	 * Whether an article is meant for a reader, whatever its status.
	 *
	 * @param \WP_Post $post   An article.
	 * @param Reader   $reader Who asks.
	 */
	public static function is_meant_for( \WP_Post $post, Reader $reader ): bool {
		if ( $reader->everything || ( $reader->own && $reader->user_id === (int) $post->post_author ) ) {
			return true;
		}
		foreach ( self::restrictions( $post->ID ) as $kept ) {
			if ( ! $reader->is_meant( $kept['kind'], $kept['roles'] ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whom an article is for: the strictest of its own setting and its topics'.
	 *
	 * @param int $post_id The article.
	 * @return string One of KINDS; what is none of them counts as internal.
	 */
	public static function of( int $post_id ): string {
		return self::strictest( self::restrictions( $post_id ) );
	}

	/**
	 * Whom a topic is for: the strictest of its own setting and those of the topics that it lies in.
	 *
	 * @param int $term_id The topic.
	 * @return string One of KINDS.
	 */
	public static function of_one_topic( int $term_id ): string {
		return self::strictest( RestrictedTopics::over( $term_id ) );
	}

	/**
	 * The same for an answer of a route: nothing to say of an article for everybody.
	 *
	 * @param int $post_id The article.
	 * @return array{readers?: string} As in the contract's "article-results".
	 */
	public static function note( int $post_id ): array {
		$kind = self::of( $post_id );
		return self::EVERYBODY === $kind ? array() : array( 'readers' => $kind );
	}

	/**
	 * Whether everybody may read an article, without an account. Ask this where one answer is kept for all: static
	 * files, caches, mails, sitemaps.
	 *
	 * @param int $post_id The article.
	 */
	public static function is_public( int $post_id ): bool {
		return self::may_read( $post_id, 0 );
	}

	/**
	 * Those of some articles that somebody may read, in one statement.
	 *
	 * @param list<int> $post_ids Articles.
	 * @param int|null  $user_id  As may_read().
	 * @return list<int> In the order given; published ones without a password only.
	 */
	public static function readable( array $post_ids, ?int $user_id = null ): array {
		if ( ! $post_ids ) {
			return array();
		}
		$found = array_flip( self::readers()->among( array_values( $post_ids ), Articles::TYPE, self::condition( 'post', $user_id ) ) );
		return array_values( array_filter( $post_ids, static fn( int $id ): bool => isset( $found[ $id ] ) ) );
	}

	/**
	 * A condition for SQL: true for posts that are no articles, and for articles that somebody may read. It does not
	 * look at status and password.
	 *
	 * @param string   $posts   Alias of the posts table; '' when it has none.
	 * @param int|null $user_id As may_read().
	 * @return string In brackets, nothing left to prepare; "1 = 1" for those who see everything.
	 */
	public static function condition( string $posts, ?int $user_id = null ): string {
		$reader = Reader::of( $user_id );
		return $reader->everything ? '1 = 1' : ArticleReaders::condition( $posts, self::limits( $reader ) );
	}

	/**
	 * The same for files: true for what is no file, and for files that do not belong to an article which somebody may
	 * not read.
	 *
	 * @param string   $posts   Alias of the posts table; '' when it has none.
	 * @param int|null $user_id As may_read().
	 */
	public static function files_condition( string $posts, ?int $user_id = null ): string {
		$reader = Reader::of( $user_id );
		return $reader->everything ? '1 = 1' : ArticleReaders::files_condition( $posts, self::limits( $reader ) );
	}

	/**
	 * The same for comments on articles.
	 *
	 * @param int|null $user_id As may_read().
	 */
	public static function comments_condition( ?int $user_id = null ): string {
		$reader = Reader::of( $user_id );
		return $reader->everything ? '1 = 1' : ArticleReaders::comments_condition( self::limits( $reader ) );
	}

	/**
	 * Counts topics by the articles that everybody may read: a number tells of what it counts.
	 *
	 * @param array<int|string> $taxonomy_ids The topics' term_taxonomy_ids.
	 */
	public static function count_topics( array $taxonomy_ids ): void {
		if ( $taxonomy_ids ) {
			self::readers()->count( array_values( array_map( 'intval', $taxonomy_ids ) ), Articles::TYPE, self::condition( 'post', 0 ) );
		}
	}

	/**
	 * Topics that do not exist for somebody: restricted ones, and those below them.
	 *
	 * @param int|null $user_id As may_read().
	 * @return list<int> Term ids.
	 */
	public static function closed_topics( ?int $user_id = null ): array {
		$reader = Reader::of( $user_id );
		return $reader->everything ? array() : RestrictedTopics::closed_to( $reader );
	}

	/**
	 * Forgets what was asked before: a topic's setting has changed, or somebody has become a customer.
	 */
	public static function forget(): void {
		RestrictedTopics::forget();
		Reader::forget();
	}

	/**
	 * The roles that a topic is for: its own, or those of the nearest topic above it that names some.
	 *
	 * @param int $term_id The topic.
	 * @return list<string> Slugs.
	 */
	public static function roles_of_topic( int $term_id ): array {
		foreach ( RestrictedTopics::over( $term_id ) as $kept ) {
			if ( self::ROLES === $kept['kind'] ) {
				return $kept['roles'];
			}
		}
		return array();
	}

	/**
	 * The strictest of some restrictions; of one that is none of KINDS the strictest of all.
	 *
	 * @param list<array{kind: string, roles: list<string>}> $all Restrictions.
	 */
	private static function strictest( array $all ): string {
		$strictest = 0;
		foreach ( $all as $kept ) {
			$place     = array_search( '' === $kept['kind'] ? self::EVERYBODY : $kept['kind'], self::KINDS, true );
			$strictest = max( $strictest, false === $place ? count( self::KINDS ) - 1 : $place );
		}
		return self::KINDS[ $strictest ];
	}

	/**
	 * Everything that restricts an article.
	 *
	 * @param int $post_id The article.
	 * @return list<array{kind: string, roles: list<string>}>
	 */
	private static function restrictions( int $post_id ): array {
		$own = array(
			'kind'  => (string) get_post_meta( $post_id, self::META, true ),
			'roles' => array_map( 'strval', (array) get_post_meta( $post_id, self::META_ROLES, false ) ),
		);
		$all = '' === $own['kind'] ? array() : array( $own );
		if ( ! RestrictedTopics::any() ) {
			return $all;
		}
		$topics = get_the_terms( $post_id, Topics::TAXONOMY );
		foreach ( is_array( $topics ) ? $topics : array() as $topic ) {
			array_push( $all, ...RestrictedTopics::over( $topic->term_id ) );
		}
		return $all;
	}

	/**
	 * What the SQL has to know of a reader.
	 *
	 * @param Reader $reader Who asks.
	 * @return array{type: string, kind_key: string, roles_key: string, kinds: list<string>, roles: list<string>, topics: list<int>, author: int}
	 */
	private static function limits( Reader $reader ): array {
		return array(
			'type'      => Articles::TYPE,
			'kind_key'  => self::META,
			'roles_key' => self::META_ROLES,
			'kinds'     => array( self::EVERYBODY, ...$reader->kinds ),
			'roles'     => $reader->roles,
			'topics'    => RestrictedTopics::taxonomy_ids( RestrictedTopics::closed_to( $reader ) ),
			'author'    => $reader->own ? $reader->user_id : 0,
		);
	}

	/**
	 * The store.
	 */
	private static function readers(): ArticleReaders {
		static $readers = null;
		return $readers ??= new ArticleReaders( new Db() );
	}
}
