<?php
/**
 * Articles of other plugins.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\Db;
use Mesa\Data\Row;

defined( 'ABSPATH' ) || exit;

/**
 * Reads what other knowledge-base plugins have left in WordPress's own tables, also when they are switched off and nobody
 * has registered their types.
 */
final class OtherPlugins {
	/** Type and taxonomy of each. BetterDocs and weDocs share theirs. */
	private const TYPES = array(
		'betterdocs' => array( 'docs', 'doc_category' ),
		'wedocs'     => array( 'docs', 'doc_category' ),
		'echo'       => array( 'epkb_post_type_1', 'epkb_post_type_1_category' ),
	);

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * How many articles there are of each plugin that has some.
	 *
	 * @return array<string, int> By name.
	 */
	public function found(): array {
		global $wpdb;
		$found = array();
		$docs  = $this->count( 'betterdocs' );
		if ( $docs > 0 ) {
			// Only weDocs puts a page of the type below another.
			$nested                                     = (int) $this->db->value( "SELECT COUNT(*) FROM {$wpdb->posts} WHERE post_type = 'docs' AND post_parent > 0 AND post_status IN ('publish', 'draft', 'private', 'pending')" );
			$found[ $nested > 0 ? 'wedocs' : 'betterdocs' ] = $docs;
		}
		$echo = $this->count( 'echo' );
		return $echo > 0 ? $found + array( 'echo' => $echo ) : $found;
	}

	/**
	 * How many articles a plugin has.
	 *
	 * @param string $plugin Its name.
	 */
	public function count( string $plugin ): int {
		global $wpdb;
		return (int) $this->db->value( "SELECT COUNT(*) FROM {$wpdb->posts} WHERE post_type = %s AND post_status IN ('publish', 'draft', 'private', 'pending')", self::TYPES[ $plugin ][0] );
	}

	/**
	 * Articles of a plugin, in the order of their numbers.
	 *
	 * @param string $plugin Its name.
	 * @param int    $from   So many are left out.
	 * @param int    $limit  At most so many.
	 * @return list<array<string, mixed>> Columns of posts.
	 */
	public function posts( string $plugin, int $from, int $limit ): array {
		global $wpdb;
		return array_map(
			static fn( array $row ): array => Row::typed( $row, array( 'ID', 'post_parent', 'menu_order' ) ),
			$this->db->rows( "SELECT ID, post_title, post_name, post_content, post_excerpt, post_status, post_date, post_date_gmt, post_parent, menu_order, post_password FROM {$wpdb->posts} WHERE post_type = %s AND post_status IN ('publish', 'draft', 'private', 'pending') ORDER BY ID LIMIT %d OFFSET %d", self::TYPES[ $plugin ][0], $limit, $from )
		);
	}

	/**
	 * Pages of a nested type: what stands above what.
	 *
	 * @param string $plugin Its name.
	 * @return array<int, array{title: string, slug: string, parent: int}> By number.
	 */
	public function tree( string $plugin ): array {
		global $wpdb;
		$tree = array();
		foreach ( $this->db->rows( "SELECT ID, post_title, post_name, post_parent FROM {$wpdb->posts} WHERE post_type = %s AND post_status IN ('publish', 'draft', 'private', 'pending')", self::TYPES[ $plugin ][0] ) as $row ) {
			$tree[ (int) $row['ID'] ] = array( 'title' => (string) $row['post_title'], 'slug' => (string) $row['post_name'], 'parent' => (int) $row['post_parent'] );
		}
		return $tree;
	}

	/**
	 * Categories of a plugin.
	 *
	 * @param string $plugin Its name.
	 * @return array<int, array{name: string, slug: string, parent: int}> By the number of the term.
	 */
	public function categories( string $plugin ): array {
		global $wpdb;
		$terms = array();
		foreach ( $this->db->rows( "SELECT t.term_id, t.name, t.slug, x.parent FROM {$wpdb->term_taxonomy} x JOIN {$wpdb->terms} t ON t.term_id = x.term_id WHERE x.taxonomy = %s", self::TYPES[ $plugin ][1] ) as $row ) {
			$terms[ (int) $row['term_id'] ] = array( 'name' => wp_specialchars_decode( (string) $row['name'], ENT_QUOTES ), 'slug' => (string) $row['slug'], 'parent' => (int) $row['parent'] );
		}
		return $terms;
	}

	/**
	 * Categories of articles.
	 *
	 * @param string              $plugin Its name.
	 * @param non-empty-list<int> $ids    Articles.
	 * @return array<int, list<int>> Numbers of terms by article.
	 */
	public function categories_of( string $plugin, array $ids ): array {
		global $wpdb;
		$found = array();
		foreach ( $this->db->rows( "SELECT r.object_id, x.term_id FROM {$wpdb->term_relationships} r JOIN {$wpdb->term_taxonomy} x ON x.term_taxonomy_id = r.term_taxonomy_id WHERE x.taxonomy = %s AND r.object_id IN (" . Row::marks( $ids, '%d' ) . ') ORDER BY r.term_order, x.term_id', self::TYPES[ $plugin ][1], ...$ids ) as $row ) {
			$found[ (int) $row['object_id'] ][] = (int) $row['term_id'];
		}
		return $found;
	}

	/**
	 * The order that somebody has dragged articles into, where a plugin keeps it beside them. Echo has an option for it: for
	 * each category its name, its description, then its articles, the title by the number.
	 *
	 * @param string $plugin Its name.
	 * @return array<int, int> Place by article, from 1 on; an article in two categories has its place in the first.
	 */
	public function sequence( string $plugin ): array {
		$places = array();
		foreach ( 'echo' === $plugin ? (array) get_option( 'epkb_articles_sequence_1', array() ) : array() as $category ) {
			// The first two are the category's name and description, under 0 and 1.
			$articles = array_diff_key( is_array( $category ) ? $category : array(), array( 0, 0 ) );
			foreach ( array_keys( $articles ) as $index => $id ) {
				$places += array( (int) $id => $index + 1 );
			}
		}
		return $places;
	}

	/**
	 * The first part of a plugin's addresses, where its settings have another than the usual one.
	 *
	 * @param string $plugin Its name.
	 * @return string Empty when nothing is known.
	 */
	public function path( string $plugin ): string {
		$settings = 'echo' === $plugin ? get_option( 'epkb_config_1', array() ) : array();
		$path     = is_array( $settings ) ? $settings['kb_articles_common_path'] ?? '' : '';
		return is_string( $path ) ? trim( $path, '/' ) : '';
	}
}
