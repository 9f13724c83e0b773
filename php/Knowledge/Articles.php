<?php
/**
 * The article post type.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Articles are posts of a type of their own, written in the block editor, with capabilities of their own.
 */
final class Articles {
	public const TYPE = 'mesa_article';

	/**
	 * Registers the type.
	 *
	 * @see https://developer.wordpress.org/reference/functions/register_post_type/
	 */
	public static function register(): void {
		register_post_type(
			self::TYPE,
			array(
				'labels'          => self::labels(),
				'description'     => __( 'Answers that visitors find before they ask.', 'mesa-help-desk' ),
				'public'          => true,
				'show_in_rest'    => true,
				'rest_base'       => 'mesa-articles',
				'show_in_menu'    => 'mesa-help-desk',
				'menu_icon'       => 'dashicons-book-alt',
				'capability_type' => array( 'mesa_article', 'mesa_articles' ),
				'map_meta_cap'    => true,
				'has_archive'     => self::slug(),
				'rewrite'         => array( 'slug' => self::slug(), 'with_front' => false ),
				'supports'        => array( 'title', 'editor', 'excerpt', 'author', 'revisions', 'thumbnail', 'page-attributes' ),
				'taxonomies'      => array( Topics::TAXONOMY ),
				'template'        => array( array( 'core/paragraph', array( 'placeholder' => __( 'Answer the question in the first sentence, then explain step by step.', 'mesa-help-desk' ) ) ) ),
			)
		);
	}

	/**
	 * The first part of the articles' addresses, and the address of the knowledge page.
	 */
	public static function slug(): string {
		/**
		 * Filters where the knowledge base lives. Visit Settings, Permalinks once after changing it.
		 *
		 * @param string $slug Default "knowledge-base".
		 */
		return (string) apply_filters( 'mesa_knowledge_slug', 'knowledge-base' );
	}

	/**
	 * Words for wp-admin.
	 *
	 * @return array<string, string>
	 */
	private static function labels(): array {
		return array(
			'name'                  => __( 'Articles', 'mesa-help-desk' ),
			'singular_name'         => __( 'Article', 'mesa-help-desk' ),
			'add_new'               => __( 'Add article', 'mesa-help-desk' ),
			'add_new_item'          => __( 'Add article', 'mesa-help-desk' ),
			'edit_item'             => __( 'Edit article', 'mesa-help-desk' ),
			'new_item'              => __( 'New article', 'mesa-help-desk' ),
			'view_item'             => __( 'View article', 'mesa-help-desk' ),
			'view_items'            => __( 'View articles', 'mesa-help-desk' ),
			'search_items'          => __( 'Search articles', 'mesa-help-desk' ),
			'not_found'             => __( 'No articles yet. Write the answer to the question you get most.', 'mesa-help-desk' ),
			'not_found_in_trash'    => __( 'No articles in the trash.', 'mesa-help-desk' ),
			'all_items'             => __( 'Articles', 'mesa-help-desk' ),
			'archives'              => __( 'Knowledge base', 'mesa-help-desk' ),
			'item_published'        => __( 'Article published.', 'mesa-help-desk' ),
			'item_updated'          => __( 'Article updated.', 'mesa-help-desk' ),
			'item_reverted_to_draft' => __( 'Article is a draft again.', 'mesa-help-desk' ),
			'item_link'             => __( 'Article link', 'mesa-help-desk' ),
			'item_link_description' => __( 'A link to an article.', 'mesa-help-desk' ),
		);
	}
}
