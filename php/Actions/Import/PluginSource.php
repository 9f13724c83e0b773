<?php
/**
 * Articles of another plugin on this site.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Data\Knowledge\OtherPlugins;

defined( 'ABSPATH' ) || exit;

/**
 * BetterDocs and Echo sort by categories, weDocs by pages below pages; all of it is read from the database, so the plugin
 * may be switched off.
 */
final class PluginSource implements Source {
	/** First part of the addresses that a plugin gives its articles by default. */
	private const SLUGS = array( 'betterdocs' => 'docs', 'wedocs' => 'docs', 'echo' => 'knowledge-base' );

	/**
	 * Takes the plugin.
	 *
	 * @param OtherPlugins $plugins Reads.
	 * @param string       $plugin  betterdocs, wedocs or echo.
	 */
	public function __construct( private readonly OtherPlugins $plugins, private readonly string $plugin ) {}

	/**
	 * How many there are.
	 */
	public function total(): int {
		return $this->plugins->count( $this->plugin );
	}

	/**
	 * Some of them.
	 *
	 * @param int $from  So many are left out.
	 * @param int $limit At most so many.
	 * @return list<array<string, mixed>>
	 */
	public function read( int $from, int $limit ): array {
		$posts = $this->plugins->posts( $this->plugin, $from, $limit );
		if ( ! $posts ) {
			return array();
		}
		$categories = $this->plugins->categories( $this->plugin );
		$chosen     = $this->plugins->categories_of( $this->plugin, array_column( $posts, 'ID' ) );
		$tree       = 'wedocs' === $this->plugin ? $this->plugins->tree( $this->plugin ) : array();
		$parents    = array_flip( array_column( $tree, 'parent' ) );
		$sequence   = $this->plugins->sequence( $this->plugin );
		$entries    = array();
		foreach ( $posts as $post ) {
			if ( isset( $parents[ $post['ID'] ] ) && '' === trim( wp_strip_all_tags( $post['post_content'] ) ) ) {
				// A page that only holds others is a topic.
				continue;
			}
			$above     = self::above( $tree, $post['post_parent'] );
			$topics    = $above ? array( array_column( $above, 'title' ) ) : array_map( static fn( int $id ): array => self::named( $categories, $id, 'name' ), $chosen[ $post['ID'] ] ?? array() );
			$entries[] = array(
				'key'        => $this->key( $post['ID'] ),
				'title'      => wp_specialchars_decode( $post['post_title'], ENT_QUOTES ),
				'slug'       => $post['post_name'],
				'status'     => '' !== $post['post_password'] || 'publish' !== $post['post_status'] ? ( 'private' === $post['post_status'] ? 'private' : 'draft' ) : 'publish',
				'date'       => '0000-00-00 00:00:00' === $post['post_date_gmt'] ? '' : $post['post_date_gmt'],
				'excerpt'    => $post['post_excerpt'],
				'content'    => $post['post_content'],
				'topics'     => array_values( array_filter( $topics ) ),
				'order'      => $sequence[ $post['ID'] ] ?? $post['menu_order'],
				'old'        => $this->old( $post, array_column( $above, 'slug' ), array_map( static fn( int $id ): array => self::named( $categories, $id, 'slug' ), $chosen[ $post['ID'] ] ?? array() ) ),
				'aliases'    => array(),
				'visibility' => '',
				'base'       => home_url( '/' ),
			);
		}
		return $entries;
	}

	/**
	 * Nothing is left out.
	 *
	 * @return list<string>
	 */
	public function notes(): array {
		return array();
	}

	/**
	 * Nothing to choose from.
	 *
	 * @return list<array{name: string, count: int, chosen: bool}>
	 */
	public function types(): array {
		return array();
	}

	/**
	 * Links lead to old addresses, which are known as such.
	 *
	 * @param string $address As it stands in the article.
	 * @param string $base    Unused.
	 */
	public function key_of( string $address, string $base ): string {
		return '';
	}

	/**
	 * Pictures are in this site's media library already.
	 *
	 * @param string $address As it stands in the article.
	 * @param string $base    Unused.
	 */
	public function picture( string $address, string $base ): ?array {
		return null;
	}

	/**
	 * Addresses that an article has had.
	 *
	 * @param array<string, mixed> $post  Its row.
	 * @param list<string>         $above Slugs of the pages above it.
	 * @param list<list<string>>   $terms Slugs of its categories with those above.
	 * @return list<string>
	 */
	private function old( array $post, array $above, array $terms ): array {
		$slug  = $post['post_name'];
		$base  = $this->plugins->path( $this->plugin ) ?: self::SLUGS[ $this->plugin ];
		$old   = array( implode( '/', array( $base, ...$above, $slug ) ) );
		$paths = array_map( static fn( array $slugs ): string => implode( '/', array( $base, ...$slugs, $slug ) ), $terms );
		$leafs = array_map( static fn( array $slugs ): string => implode( '/', array( $base, (string) end( $slugs ), $slug ) ), array_filter( $terms ) );
		// While the plugin is on, WordPress knows the address for sure.
		$now = get_post_type_object( (string) get_post_type( $post['ID'] ) ) ? OldPath::of( (string) get_permalink( $post['ID'] ) ) : '';
		return array_values( array_unique( array_filter( array( $now, ...$old, ...$paths, ...$leafs ) ) ) );
	}

	/**
	 * The pages above one, the highest first.
	 *
	 * @param array<int, array{title: string, slug: string, parent: int}> $tree All.
	 * @param int                                                         $id   The page right above.
	 * @return list<array{title: string, slug: string, parent: int}>
	 */
	private static function above( array $tree, int $id ): array {
		$above = array();
		for ( $deep = 0; isset( $tree[ $id ] ) && $deep < 20; $deep++ ) {
			array_unshift( $above, $tree[ $id ] );
			$id = $tree[ $id ]['parent'];
		}
		return $above;
	}

	/**
	 * A category's names from the highest on.
	 *
	 * @param array<int, array{name: string, slug: string, parent: int}> $categories All.
	 * @param int                                                        $id         The category.
	 * @param string                                                     $field      name or slug.
	 * @return list<string>
	 */
	private static function named( array $categories, int $id, string $field ): array {
		$names = array();
		for ( $deep = 0; isset( $categories[ $id ] ) && $deep < 20; $deep++ ) {
			array_unshift( $names, $categories[ $id ][ $field ] );
			$id = $categories[ $id ]['parent'];
		}
		return $names;
	}

	/**
	 * An article's key.
	 *
	 * @param int $id Its number there.
	 */
	private function key( int $id ): string {
		return sha1( "{$this->plugin}:$id" );
	}
}
