<?php
/**
 * The topics.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Topics put articles in order, in a hierarchy.
 */
final class Topics {
	public const TAXONOMY = 'mesa_topic';
	/** Term meta: place among the topics beside it, from 1; not stored for those nobody has put in order. */
	public const ORDER = '_mesa_order';
	/** Term meta: one of TopicIcons; not stored for none. */
	public const ICON = '_mesa_icon';

	/**
	 * Registers the taxonomy.
	 *
	 * @see https://developer.wordpress.org/reference/functions/register_taxonomy/
	 */
	public static function register(): void {
		register_taxonomy(
			self::TAXONOMY,
			array( Articles::TYPE ),
			array(
				'labels'            => self::labels(),
				'hierarchical'      => true,
				'public'            => true,
				'show_in_rest'      => true,
				'rest_base'         => 'mesa-topics',
				'show_admin_column' => true,
				'update_count_callback' => static fn( array $topics ) => Visibility::count_topics( $topics ),
				'rewrite'           => array( 'slug' => Articles::slug() . '/topic', 'with_front' => false, 'hierarchical' => true ),
				'capabilities'      => array(
					'manage_terms' => 'manage_mesa_topics',
					'edit_terms'   => 'manage_mesa_topics',
					'delete_terms' => 'manage_mesa_topics',
					'assign_terms' => 'edit_mesa_articles',
				),
			)
		);
	}

	/**
	 * Words for wp-admin.
	 *
	 * @return array<string, string>
	 */
	private static function labels(): array {
		return array(
			'name'              => __( 'Topics', 'mesa-help-desk' ),
			'singular_name'     => __( 'Topic', 'mesa-help-desk' ),
			'search_items'      => __( 'Search topics', 'mesa-help-desk' ),
			'all_items'         => __( 'All topics', 'mesa-help-desk' ),
			'parent_item'       => __( 'Parent topic', 'mesa-help-desk' ),
			'parent_item_colon' => __( 'Parent topic:', 'mesa-help-desk' ),
			'edit_item'         => __( 'Edit topic', 'mesa-help-desk' ),
			'view_item'         => __( 'View topic', 'mesa-help-desk' ),
			'update_item'       => __( 'Save topic', 'mesa-help-desk' ),
			'add_new_item'      => __( 'Add topic', 'mesa-help-desk' ),
			'new_item_name'     => __( 'Name of the new topic', 'mesa-help-desk' ),
			'not_found'         => __( 'No topics yet.', 'mesa-help-desk' ),
			'back_to_items'     => __( 'Back to topics', 'mesa-help-desk' ),
		);
	}
}
