<?php
/**
 * Patterns and the blocks' place in the inserter.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Knowledge\Templates;

defined( 'ABSPATH' ) || exit;

/**
 * Blocks that belong together, ready to insert. Only the editor asks for them.
 */
final class Patterns {
	/** Of our blocks and of our patterns. */
	public const CATEGORY = 'mesa-help-desk';

	/**
	 * Registers them.
	 */
	public static function register(): void {
		add_filter(
			'block_categories_all',
			static fn( array $categories ): array => array_merge( array( array( 'slug' => self::CATEGORY, 'title' => __( 'Help desk', 'mesa-help-desk' ), 'icon' => null ) ), $categories )
		);
		register_block_pattern_category( self::CATEGORY, array( 'label' => __( 'Help desk', 'mesa-help-desk' ) ) );
		register_block_pattern(
			'mesa-help-desk/help-centre',
			array(
				'title'       => __( 'Help centre', 'mesa-help-desk' ),
				'description' => __( 'A search field, what helped others, all topics, and the way to your form.', 'mesa-help-desk' ),
				'categories'  => array( self::CATEGORY ),
				'keywords'    => array( 'help', 'faq', 'support' ),
				'content'     => '<!-- wp:heading {"textAlign":"center"} --><h2 class="wp-block-heading has-text-align-center">' . esc_html__( 'How can we help?', 'mesa-help-desk' ) . "</h2><!-- /wp:heading -->\n" . Templates::library(),
			)
		);
		register_block_pattern(
			'mesa-help-desk/article-footer',
			array(
				'title'       => __( 'Article footer', 'mesa-help-desk' ),
				'description' => __( 'Whether the article helped, what comes next, related articles, and the way to your form.', 'mesa-help-desk' ),
				'categories'  => array( self::CATEGORY ),
				'keywords'    => array( 'feedback', 'related' ),
				'content'     => Templates::below_article(),
			)
		);
	}
}
