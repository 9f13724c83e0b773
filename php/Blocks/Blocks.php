<?php
/**
 * The blocks.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the built blocks; what a block shows is its view's business.
 *
 * The editor needs everything that a block.json says, with scripts, styles and translations. A page that shows one needs
 * the attributes and what they may be; scripts and styles come when a block is shown. A page without our blocks
 * registers none.
 */
final class Blocks {
	private const NAMES = array( 'ticket-form', 'kb-search', 'topic-list', 'article-feedback', 'article-contents', 'article-path', 'article-list', 'article-updated', 'article-neighbours', 'contact-line', 'my-tickets' );
	/** Pages of wp-admin on which WordPress has no editor, and no plugin puts one: those of plugins have "page" in the address. */
	private const WITHOUT_EDITOR = array( 'index.php', 'edit.php', 'upload.php', 'edit-comments.php', 'edit-tags.php', 'term.php', 'comment.php', 'users.php', 'user-edit.php', 'profile.php', 'user-new.php', 'plugins.php', 'plugin-install.php', 'themes.php', 'tools.php', 'import.php', 'export.php', 'site-health.php', 'update-core.php', 'options-general.php', 'options-writing.php', 'options-reading.php', 'options-discussion.php', 'options-media.php', 'options-permalink.php', 'options-privacy.php', 'options.php', 'admin-post.php', 'admin-ajax.php', 'async-upload.php' );
	/** What a page for visitors needs: key in block.json => argument of WP_Block_Type. */
	private const TO_SHOW = array(
		'apiVersion' => 'api_version',
		'attributes' => 'attributes',
		'supports'   => 'supports',
	);

	/** Shortcode => folder of the block. */
	private const SHORTCODES = array(
		'mesa_search'           => 'kb-search',
		'mesa_topics'           => 'topic-list',
		'mesa_articles'         => 'article-list',
		'mesa_article_feedback' => 'article-feedback',
		'mesa_contact'          => 'contact-line',
		'mesa_tickets'          => 'my-tickets',
		'mesa_form'             => 'ticket-form',
	);

	/** What our blocks' names begin with. */
	private const OURS = 'mesa/';

	/**
	 * Whether register_to_show() has been called.
	 */
	private bool $shown = false;
	/**
	 * The blocks' block.json, by folder name.
	 *
	 * @var array<string, array<string, mixed>>|null
	 */
	private ?array $metadata = null;

	/**
	 * Takes the views.
	 *
	 * @param \Closure(string): View $views Gives what shows the block of a folder.
	 */
	public function __construct( private readonly \Closure $views ) {}

	/**
	 * Called on init.
	 */
	public function register(): void {
		foreach ( self::SHORTCODES as $tag => $name ) {
			add_shortcode( $tag, fn( $typed ): string => $this->tag( $name, is_array( $typed ) ? $typed : array() ) );
		}
		add_action( 'save_post_wp_global_styles', static fn() => BlockStyles::look() );
		add_action( 'after_switch_theme', static fn() => BlockStyles::look() );
		add_action( 'upgrader_process_complete', static fn( $upgrader, $done = array() ) => 'theme' === ( $done['type'] ?? '' ) ? BlockStyles::look() : null, 10, 2 );
		if ( self::may_have_editor() ) {
			$this->register_for_editor();
		} elseif ( self::may_wait() ) {
			$this->register_when_shown();
		} else {
			$this->register_to_show();
		}
		add_action( 'wp_enqueue_scripts', fn() => $this->enqueue_early(), 20 );
	}

	/**
	 * Whether pages do without our blocks until one of them is shown. Not where the theme, or somebody in the site editor,
	 * styles them: WordPress keeps the styles of all blocks together, and would make them anew with every page that has
	 * other blocks than the last one.
	 */
	private static function may_wait(): bool {
		/**
		 * Filters whether pages do without our blocks until one of them is shown. False for a plugin that reads the list of
		 * all blocks on pages for visitors, or shows blocks without WP_Block::render().
		 *
		 * @param bool $may_wait Default true, where neither theme nor site editor styles one of them.
		 */
		return (bool) apply_filters( 'mesa_blocks_when_shown', '1' !== ( wp_load_alloptions()['mesa_blocks_styled'] ?? '' ) );
	}

	/**
	 * Whether the request may be an editor's: a page of wp-admin, or a script that asks what blocks there are, or saves how
	 * they look: WordPress leaves styles of blocks that it does not know out of what it answers.
	 */
	public static function may_have_editor(): bool {
		if ( ! is_admin() ) {
			// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Only looked at; the routes are not known yet.
			return (bool) preg_match( '~block-(?:types|patterns|renderer|editor)|global-styles~', (string) ( $_SERVER['REQUEST_URI'] ?? '' ) );
		}
		// phpcs:ignore WordPress.Security.NonceVerification -- Only whether it is there.
		return isset( $_GET['page'] ) ? 'mesa-help-desk' !== $_GET['page'] : ! in_array( $GLOBALS['pagenow'] ?? '', self::WITHOUT_EDITOR, true );
	}

	/**
	 * Everything.
	 */
	private function register_for_editor(): void {
		Patterns::register();
		if ( function_exists( 'wp_register_block_metadata_collection' ) && is_file( self::folder() . '/manifest.php' ) ) {
			wp_register_block_metadata_collection( self::folder(), self::folder() . '/manifest.php' );
		}
		foreach ( array_keys( $this->metadata() ) as $name ) {
			$type = register_block_type_from_metadata( self::folder( $name ), array( 'category' => Patterns::CATEGORY, 'render_callback' => fn( array $attributes ): string => $this->show( $name, $attributes ) ) );
			foreach ( $type ? $type->editor_script_handles : array() as $handle ) {
				wp_set_script_translations( $handle, 'mesa-help-desk', dirname( MESA_FILE ) . '/languages' );
			}
		}
	}

	/**
	 * What it takes to show them.
	 */
	private function register_to_show(): void {
		if ( $this->shown ) {
			return;
		}
		$this->shown = true;
		foreach ( $this->metadata() as $name => $metadata ) {
			$settings = array( 'render_callback' => fn( array $attributes ): string => $this->show( $name, $attributes ) );
			foreach ( self::TO_SHOW as $key => $argument ) {
				if ( isset( $metadata[ $key ] ) ) {
					$settings[ $argument ] = $metadata[ $key ];
				}
			}
			register_block_type( $metadata['name'], $settings );
		}
	}

	/**
	 * Before the first of ours is made: each type that is registered costs every page, in what WordPress does for all of them
	 * (a theme's styles by block most of all).
	 */
	private function register_when_shown(): void {
		add_filter(
			'block_parser_class',
			function ( $parser ) {
				if ( $this->shown ) {
					return $parser;
				}
				if ( 'WP_Block_Parser' !== $parser ) {
					// Another plugin's parser, of which we know nothing.
					$this->register_to_show();
					return $parser;
				}
				BlockParser::$before_ours = fn() => $this->register_to_show();
				return BlockParser::class;
			},
			PHP_INT_MAX
		);
		// Those that another plugin makes without a text are made already, as blocks that nobody knows, when they come by here.
		foreach ( self::NAMES as $name ) {
			add_filter( 'render_block_' . self::OURS . $name, fn( $html, $block, $made ) => $made instanceof \WP_Block && null === $made->block_type ? $this->make_anew( (string) $html, $block ) : $html, PHP_INT_MAX, 3 );
		}
	}

	/**
	 * The HTML of a block of ours that was made before its type was registered, with what other plugins do to it: what they
	 * did to the block that nobody knew is left.
	 *
	 * @param string               $html  What WordPress makes of a block that it does not know.
	 * @param array<string, mixed> $block As parse_blocks() gives it.
	 */
	private function make_anew( string $html, array $block ): string {
		$this->register_to_show();
		return \WP_Block_Type_Registry::get_instance()->is_registered( $block['blockName'] ) ? render_block( $block ) : $html;
	}

	/**
	 * A shortcode's HTML: the block with the attributes that were typed.
	 *
	 * @param string                $name  Folder name.
	 * @param array<string, string> $typed Attributes as they were typed, in lower case with underscores.
	 */
	private function tag( string $name, array $typed ): string {
		$metadata = $this->metadata()[ $name ] ?? null;
		return null === $metadata ? '' : render_block( array( 'blockName' => $metadata['name'], 'attrs' => Shortcodes::attributes( $typed, $metadata['attributes'] ?? array() ), 'innerBlocks' => array(), 'innerHTML' => '', 'innerContent' => array() ) );
	}

	/**
	 * A block's HTML.
	 *
	 * @param string               $name       Folder name.
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	private function show( string $name, array $attributes ): string {
		$values = ( $this->views )( $name )->values( $attributes );
		if ( null === $values ) {
			return '';
		}
		$this->enqueue( $name );
		ob_start();
		// The template gets the view's values as $view.
		( static function ( array $view, string $template ): void {
			require $template;
		} )( $values, self::folder( $name ) . '/render.php' );
		return (string) ob_get_clean();
	}

	/**
	 * Puts a block's styles and script on the page.
	 *
	 * @param string $name Folder name.
	 */
	private function enqueue( string $name ): void {
		$this->enqueue_style( $name );
		$module = register_block_script_module_id( $this->with_file( $name ), 'viewScriptModule' );
		if ( false !== $module ) {
			wp_enqueue_script_module( $module );
		}
	}

	/**
	 * Puts a block's styles on the page.
	 *
	 * @param string $name Folder name.
	 */
	private function enqueue_style( string $name ): void {
		$handle = register_block_style_handle( $this->with_file( $name ), 'style' );
		if ( false !== $handle ) {
			wp_enqueue_style( $handle );
		}
	}

	/**
	 * In classic themes blocks are shown after the page's head: what the page's own text holds is put there beforehand.
	 */
	private function enqueue_early(): void {
		if ( wp_should_load_separate_core_block_assets() || ! is_singular() ) {
			return;
		}
		foreach ( $this->metadata() as $name => $metadata ) {
			if ( has_block( $metadata['name'] ) || self::has_shortcode( $name, (string) get_post()?->post_content ) ) {
				$this->enqueue_style( $name );
			}
		}
	}

	/**
	 * Whether a text has a block's shortcode.
	 *
	 * @param string $name    Folder of the block.
	 * @param string $content A post's content.
	 */
	private static function has_shortcode( string $name, string $content ): bool {
		return str_contains( $content, '[mesa_' ) && array_filter( array_keys( self::SHORTCODES, $name, true ), static fn( string $tag ): bool => has_shortcode( $content, $tag ) );
	}

	/**
	 * The blocks' metadata. The build gathers them in one PHP file, which opcache keeps; where that is missing, each
	 * block.json is read.
	 *
	 * @return array<string, array<string, mixed>> By folder name; without those that are not built.
	 */
	private function metadata(): array {
		if ( null !== $this->metadata ) {
			return $this->metadata;
		}
		$manifest = self::folder() . '/manifest.php';
		$found    = is_file( $manifest ) ? require $manifest : array();
		if ( ! $found ) {
			foreach ( self::NAMES as $name ) {
				$found[ $name ] = is_file( self::folder( $name ) . '/block.json' ) ? wp_json_file_decode( self::folder( $name ) . '/block.json', array( 'associative' => true ) ) : null;
			}
		}
		$this->metadata = array_filter( array_intersect_key( $found, array_flip( self::NAMES ) ) );
		return $this->metadata;
	}

	/**
	 * A block's metadata in the form that WordPress's own functions for its files take.
	 *
	 * @param string $name Folder name.
	 * @return array<string, mixed>
	 */
	private function with_file( string $name ): array {
		return array( 'file' => wp_normalize_path( (string) realpath( self::folder( $name ) . '/block.json' ) ) ) + $this->metadata()[ $name ];
	}

	/**
	 * Where the built blocks lie.
	 *
	 * @param string $name One of them; "" for all.
	 */
	private static function folder( string $name = '' ): string {
		return dirname( MESA_FILE ) . '/build/blocks' . ( '' === $name ? '' : "/$name" );
	}
}
