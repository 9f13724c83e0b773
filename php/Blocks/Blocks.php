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
 */
final class Blocks {
	/**
	 * Names of blocks that this request has shown.
	 *
	 * @var array<string, true>
	 */
	private array $shown = array();

	/**
	 * Takes the blocks.
	 *
	 * @param array<string, \Closure(): View> $views Folder name => gives what shows the block.
	 */
	public function __construct( private readonly array $views ) {}

	/**
	 * Called on init.
	 */
	public function register(): void {
		foreach ( $this->views as $name => $view ) {
			$folder = dirname( MESA_FILE ) . "/build/blocks/$name";
			if ( ! is_file( "$folder/block.json" ) ) {
				continue;
			}
			$type = register_block_type(
				$folder,
				array(
					'render_callback' => function ( array $attributes ) use ( $name, $view, $folder ): string {
						return $this->show( $name, $view(), $attributes, "$folder/render.php" );
					},
				)
			);
			foreach ( $type ? $type->editor_script_handles : array() as $handle ) {
				wp_set_script_translations( $handle, 'mesa-help-desk', dirname( MESA_FILE ) . '/languages' );
			}
		}
		add_action( 'wp_enqueue_scripts', fn() => $this->drop_unused_styles(), 20 );
	}

	/**
	 * A block's HTML.
	 *
	 * @param string               $name       Folder name.
	 * @param View                 $view       Its view.
	 * @param array<string, mixed> $attributes The block's attributes.
	 * @param string               $template   Its render.php, which gets the view's values as $view.
	 */
	private function show( string $name, View $view, array $attributes, string $template ): string {
		$values = $view->values( $attributes );
		if ( null === $values ) {
			return '';
		}
		$this->shown[ $name ] = true;
		foreach ( self::style_handles( $name ) as $handle ) {
			wp_enqueue_style( $handle );
		}
		ob_start();
		( static function ( array $view, string $template ): void {
			require $template;
		} )( $values, $template );
		return (string) ob_get_clean();
	}

	/**
	 * Takes our styles off pages without our blocks: classic themes print every block's styles everywhere.
	 */
	private function drop_unused_styles(): void {
		if ( wp_should_load_separate_core_block_assets() ) {
			return;
		}
		foreach ( array_keys( $this->views ) as $name ) {
			if ( ! isset( $this->shown[ $name ] ) && ! ( is_singular() && has_block( "mesa/$name" ) ) ) {
				array_map( 'wp_dequeue_style', self::style_handles( $name ) );
			}
		}
	}

	/**
	 * The handles of a block's styles.
	 *
	 * @param string $name Folder name.
	 * @return list<string>
	 */
	private static function style_handles( string $name ): array {
		$type = \WP_Block_Type_Registry::get_instance()->get_registered( "mesa/$name" );
		return $type ? $type->style_handles : array();
	}
}
