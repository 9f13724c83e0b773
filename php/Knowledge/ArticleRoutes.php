<?php
/**
 * WordPress's own routes for articles and topics.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * WordPress gives each type and each taxonomy that REST may know its routes, with the schemas of all their arguments, in
 * every request to any route. Those of articles can be left out, and come when somebody asks for them (Boot\RestHooks).
 *
 * @see docs/adr/0027-nothing-is-made-before-it-is-asked-for.md
 */
final class ArticleRoutes {
	/**
	 * Makes them, with our own fields.
	 */
	public static function register(): void {
		// A route takes the schema of its arguments when it is made, with these fields.
		VisibilityField::register();
		Aliases::register();
		$type = get_post_type_object( Articles::TYPE );
		if ( $type ) {
			foreach ( array( $type->get_rest_controller(), $type->get_revisions_rest_controller(), $type->get_autosave_rest_controller() ) as $controller ) {
				$controller?->register_routes();
			}
		}
		$topics = get_taxonomy( Topics::TAXONOMY );
		if ( $topics ) {
			$topics->get_rest_controller()?->register_routes();
		}
	}
}
