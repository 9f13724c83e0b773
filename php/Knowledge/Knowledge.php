<?php
/**
 * The knowledge base.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\ArticleIndexStore;

defined( 'ABSPATH' ) || exit;

/**
 * Registers articles, topics, the knowledge page, and keeps the search words in step with the articles.
 */
final class Knowledge {
	/**
	 * Takes the way to the search words; most requests need none.
	 *
	 * @param \Closure(): ArticleIndexStore $index Gives the store.
	 */
	public function __construct( private readonly \Closure $index ) {}

	/**
	 * Called on init.
	 *
	 * @param bool $with_templates Whether somebody may ask for the knowledge page's templates.
	 */
	public function register( bool $with_templates ): void {
		// First the topics: their addresses lie below the articles' and have to be looked at first.
		Topics::register();
		Articles::register();
		VisibilityHooks::hook();
		KnowledgePage::hook( $with_templates );
		if ( is_admin() ) {
			AdminMenu::hook();
		}
		add_action( 'rest_api_init', Aliases::register( ... ) );
		IndexHooks::hook( $this->index );
	}
}
