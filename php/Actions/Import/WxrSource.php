<?php
/**
 * Articles from a WordPress export.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Access\Roles;
use Mesa\Domain\ReaderLimits;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Reads WordPress's export format (WXR) as a stream: a file of any size takes little memory. Nothing that the file names is
 * fetched, neither entities nor pictures.
 *
 * @see https://wordpress.org/documentation/article/tools-export-screen/
 */
final class WxrSource implements Source {
	/** Kinds of content that are articles, whoever has made them. */
	private const LIKELY = '/^(?:docs?|documentation|kb\w*|knowledge\w*|articles?|ht_kb|epkb_post_type_\d+|faqs?|helpie_faq|basepress_article|manual_documentation|mesa_article|yada_wiki|help\w*)$/';
	private const NOT    = array( 'post_tag', 'post_format', 'nav_menu', 'wp_theme', 'wp_template_part_area', 'knowledgebase_tag', 'doc_tag' );
	private const NEVER  = array( 'attachment', 'nav_menu_item', 'revision', 'custom_css', 'customize_changeset', 'oembed_cache', 'user_request', 'wp_block', 'wp_template', 'wp_template_part', 'wp_global_styles', 'wp_navigation', 'wp_font_family', 'wp_font_face', 'shop_order', 'product_variation' );

	/** Meta of our own articles and topics that comes along. */
	private const META = array( '_mesa_visibility' => 'meta:kind', '_mesa_visibility_roles' => 'meta:roles', '_mesa_aliases' => 'meta:aliases' );

	/**
	 * How many of each kind there are; read once.
	 *
	 * @var array<string, int>|null
	 */
	private ?array $kinds = null;

	/**
	 * Categories: slug => name, slug of the one above, and whom it is kept for.
	 *
	 * @var array<string, array{name: string, parent: string, kept: array{kind: string, roles: list<string>}}>
	 */
	private array $terms = array();

	/**
	 * Takes the file.
	 *
	 * @param string       $path   The file.
	 * @param list<string> $chosen Kinds of content; empty for those that look like articles.
	 */
	public function __construct( private readonly string $path, private readonly array $chosen ) {}

	/**
	 * How many there are of the chosen kinds.
	 */
	public function total(): int {
		return (int) array_sum( array_column( array_filter( $this->types(), static fn( array $type ): bool => $type['chosen'] ), 'count' ) );
	}

	/**
	 * Some of them.
	 *
	 * @param int $from  So many are left out.
	 * @param int $limit At most so many.
	 * @return list<array<string, mixed>>
	 */
	public function read( int $from, int $limit ): array {
		$wanted  = array_column( array_filter( $this->types(), static fn( array $type ): bool => $type['chosen'] ), 'name' );
		$entries = array();
		$number  = 0;
		foreach ( $this->items() as $item ) {
			if ( ! in_array( $item['post_type'], $wanted, true ) || ++$number <= $from ) {
				continue;
			}
			$entries[] = $this->entry( $item );
			if ( count( $entries ) >= $limit ) {
				break;
			}
		}
		return $entries;
	}

	/**
	 * What stays behind.
	 *
	 * @return list<string>
	 */
	public function notes(): array {
		return array( __( 'Pictures stay at their old addresses: an export does not contain them.', 'mesa-help-desk' ) );
	}

	/**
	 * Kinds of content to choose from.
	 *
	 * @return list<array{name: string, count: int, chosen: bool}>
	 */
	public function types(): array {
		if ( null === $this->kinds ) {
			$this->kinds = array();
			foreach ( $this->items() as $item ) {
				if ( ! in_array( $item['post_type'], self::NEVER, true ) ) {
					$this->kinds[ $item['post_type'] ] = ( $this->kinds[ $item['post_type'] ] ?? 0 ) + 1;
				}
			}
		}
		$likely = array_filter( array_keys( $this->kinds ), static fn( string $kind ): bool => 1 === preg_match( self::LIKELY, $kind ) );
		$chosen = $this->chosen ? $this->chosen : ( $likely ? $likely : array( 'post' ) );
		return array_map( fn( string $kind ): array => array( 'name' => $kind, 'count' => $this->kinds[ $kind ], 'chosen' => in_array( $kind, $chosen, true ) ), array_keys( $this->kinds ) );
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
	 * An export has no pictures.
	 *
	 * @param string $address As it stands in the article.
	 * @param string $base    Unused.
	 */
	public function picture( string $address, string $base ): ?array {
		return null;
	}

	/**
	 * The items of the file, one after another.
	 *
	 * @return \Generator<int, array<string, mixed>>
	 * @throws Refusal When it is no export.
	 */
	private function items(): \Generator {
		$reader = new \XMLReader();
		$before = libxml_use_internal_errors( true );
		$seen   = false;
		try {
			if ( ! $reader->open( $this->path, null, LIBXML_NONET | LIBXML_COMPACT ) ) {
				throw self::broken();
			}
			while ( @$reader->read() ) { // phpcs:ignore WordPress.PHP.NoSilencedErrors -- Damaged files are told of below.
				if ( \XMLReader::DOC_TYPE === $reader->nodeType ) {
					// An export has none; it could only define entities.
					throw self::broken();
				}
				if ( \XMLReader::ELEMENT !== $reader->nodeType ) {
					continue;
				}
				$seen = $seen || in_array( $reader->name, array( 'wp:wxr_version', 'wp:base_site_url' ), true );
				if ( 'wp:category' === $reader->name || 'wp:term' === $reader->name ) {
					$this->keep_term( self::fields( $reader ) );
				} elseif ( 'item' === $reader->name ) {
					$item = self::fields( $reader );
					if ( isset( $item['post_type'] ) ) {
						yield $item;
					}
				}
			}
			if ( libxml_get_errors() || ! $seen ) {
				throw self::broken();
			}
		} finally {
			$reader->close();
			libxml_clear_errors();
			libxml_use_internal_errors( $before );
		}
	}

	/**
	 * What stands in an element, by the names of what it holds.
	 *
	 * @param \XMLReader $reader At the element.
	 * @return array<string, mixed>
	 */
	private static function fields( \XMLReader $reader ): array {
		$fields = array( 'categories' => array() );
		$node   = $reader->expand();
		foreach ( false === $node ? array() : $node->childNodes as $child ) {
			if ( ! $child instanceof \DOMElement ) {
				continue;
			}
			if ( 'category' === $child->nodeName ) {
				$fields['categories'][] = array( $child->getAttribute( 'domain' ), $child->getAttribute( 'nicename' ), $child->textContent );
			} elseif ( 'wp:postmeta' === $child->nodeName || 'wp:termmeta' === $child->nodeName ) {
				$name = self::child( $child, 'meta_key' );
				if ( isset( self::META[ $name ] ) ) {
					$fields[ self::META[ $name ] ][] = self::child( $child, 'meta_value' );
				}
			} elseif ( 'wp:comment' !== $child->nodeName ) {
				$fields[ 'excerpt:encoded' === $child->nodeName ? 'excerpt' : $child->localName ] = $child->textContent;
			}
		}
		return $fields;
	}

	/**
	 * The text of an element inside another.
	 *
	 * @param \DOMElement $parent The other.
	 * @param string      $name   Without its namespace.
	 */
	private static function child( \DOMElement $parent, string $name ): string {
		foreach ( $parent->childNodes as $child ) {
			if ( $child instanceof \DOMElement && $child->localName === $name ) {
				return $child->textContent;
			}
		}
		return '';
	}

	/**
	 * Whom an item or a category is kept for.
	 *
	 * @param array<string, mixed> $fields As fields() gives them.
	 * @return array{kind: string, roles: list<string>}
	 */
	private static function kept( array $fields ): array {
		return array( 'kind' => (string) ( $fields['meta:kind'][0] ?? '' ), 'roles' => array_map( 'sanitize_key', $fields['meta:roles'] ?? array() ) );
	}

	/**
	 * Remembers a category.
	 *
	 * @param array<string, mixed> $fields As fields() gives them.
	 */
	private function keep_term( array $fields ): void {
		$slug = (string) ( $fields['category_nicename'] ?? $fields['term_slug'] ?? '' );
		if ( '' !== $slug ) {
			$this->terms[ $slug ] = array( 'name' => (string) ( $fields['cat_name'] ?? $fields['term_name'] ?? $slug ), 'parent' => (string) ( $fields['category_parent'] ?? $fields['term_parent'] ?? '' ), 'kept' => self::kept( $fields ) );
		}
	}

	/**
	 * An item as an entry.
	 *
	 * @param array<string, mixed> $item As fields() gives it.
	 * @return array<string, mixed>
	 */
	private function entry( array $item ): array {
		$topics = array();
		$limits = array( self::kept( $item ) );
		foreach ( $item['categories'] as list( $taxonomy, $slug, $name ) ) {
			if ( ! in_array( $taxonomy, self::NOT, true ) && 'uncategorized' !== $slug ) {
				$topics[] = $this->topic( $slug, $name );
				array_push( $limits, ...$this->limits( $slug ) );
			}
		}
		$link   = (string) ( $item['link'] ?? '' );
		$status = (string) ( $item['status'] ?? 'draft' );
		$date   = (string) ( $item['post_date_gmt'] ?? '' );
		$kept   = ReaderLimits::together( $limits, Roles::of_team() );
		return array(
			'key'        => sha1( 'wxr:' . ( (string) ( $item['guid'] ?? '' ) ?: $link . ( $item['post_id'] ?? '' ) ) ),
			'title'      => wp_specialchars_decode( (string) ( $item['title'] ?? '' ), ENT_QUOTES ),
			'slug'       => (string) ( $item['post_name'] ?? '' ),
			'status'     => '' !== (string) ( $item['post_password'] ?? '' ) || ! in_array( $status, array( 'publish', 'private' ), true ) ? 'draft' : $status,
			'date'       => preg_match( '/^[1-9]/', $date ) ? $date : '',
			'excerpt'    => (string) ( $item['excerpt'] ?? '' ),
			'content'    => (string) ( $item['encoded'] ?? '' ),
			'topics'     => $topics,
			'order'      => (int) ( $item['menu_order'] ?? 0 ),
			'old'        => array_values( array_filter( array( OldPath::of( $link ) ) ) ),
			'aliases'    => array_values( array_filter( array_map( 'trim', explode( "\n", (string) ( $item['meta:aliases'][0] ?? '' ) ) ) ) ),
			'visibility' => 'public' === $kept['kind'] ? '' : $kept['kind'],
			'base'       => $link,
		) + ( 'roles' === $kept['kind'] ? array( 'roles' => $kept['roles'] ) : array() );
	}

	/**
	 * A category with those above it.
	 *
	 * @param string $slug Its slug.
	 * @param string $name Its name.
	 * @return list<string>
	 */
	private function topic( string $slug, string $name ): array {
		$names  = array( wp_specialchars_decode( $name, ENT_QUOTES ) );
		$parent = $this->terms[ $slug ]['parent'] ?? '';
		for ( $deep = 0; '' !== $parent && isset( $this->terms[ $parent ] ) && $deep < 10; $deep++ ) {
			array_unshift( $names, wp_specialchars_decode( $this->terms[ $parent ]['name'], ENT_QUOTES ) );
			$parent = $this->terms[ $parent ]['parent'];
		}
		return $names;
	}

	/**
	 * Whom a category and those above it are kept for.
	 *
	 * @param string $slug Its slug.
	 * @return list<array{kind: string, roles: list<string>}>
	 */
	private function limits( string $slug ): array {
		$limits = array();
		for ( $deep = 0; isset( $this->terms[ $slug ] ) && $deep < 10; $deep++ ) {
			$limits[] = $this->terms[ $slug ]['kept'];
			$slug     = $this->terms[ $slug ]['parent'];
		}
		return $limits;
	}

	/**
	 * What is said of a file that is no export.
	 */
	private static function broken(): Refusal {
		return Refusal::because( 'mesa_no_export', __( 'This is not a WordPress export, or it is damaged. Make one under Tools → Export on the old site.', 'mesa-help-desk' ) );
	}
}
