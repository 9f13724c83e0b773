<?php
/**
 * The customers' page as a page.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * What a page with "My tickets" needs around the block: it is for one person only, so no cache keeps it, no search engine
 * lists it, and no address of it leaves with a click. And the address that needs no page: in block themes and classic
 * ones between the theme's own header and footer.
 */
final class PortalTemplate {
	/**
	 * The headers of such a page. Called on template_redirect where it is known that the block will be shown, and else by the
	 * block itself: block themes make the page's content before anything is sent.
	 */
	public static function keep_private(): void {
		static $done = false;
		if ( $done ) {
			return;
		}
		$done = true;
		FormResults::mark_uncacheable();
		if ( ! headers_sent() ) {
			nocache_headers();
			header( 'Cache-Control: no-store, private, max-age=0' );
			header( 'Referrer-Policy: no-referrer' );
			header( 'X-Robots-Tag: noindex, nofollow' );
		}
		add_filter( 'wp_robots', 'wp_robots_sensitive_page' );
		remove_action( 'wp_head', 'rel_canonical' );
		remove_action( 'wp_head', 'wp_shortlink_wp_head' );
		add_action( 'wp_head', self::hide_link( ... ), 0 );
	}

	/**
	 * Takes the link's token out of the address bar before any other script of the page runs: statistics report addresses.
	 */
	private static function hide_link(): void {
		if ( isset( $_GET[ MyTicketsView::LINK ] ) ) { // phpcs:ignore WordPress.Security.NonceVerification -- Only whether it is there.
			wp_print_inline_script_tag( '( function ( url ) { url.searchParams.delete( "' . MyTicketsView::LINK . '" ); history.replaceState( null, "", url ); } )( new URL( location.href ) );' );
		}
	}

	/**
	 * Serves the address that needs no page.
	 *
	 * @param string $chosen The page that somebody has chosen instead; empty for none.
	 */
	public static function serve( string $chosen ): void {
		if ( '' !== $chosen ) {
			// phpcs:ignore WordPress.Security.NonceVerification -- Links from mails go on working when a page is chosen later.
			wp_safe_redirect( add_query_arg( array_map( 'rawurlencode', array_filter( array_intersect_key( wp_unslash( $_GET ), array_flip( MyTicketsView::PARAMETERS ) ), 'is_string' ) ), $chosen ), 302, 'Mesa' );
			exit;
		}
		MyTicketsView::is_the_page();
		status_header( 200 );
		$GLOBALS['wp_query']->is_404  = false;
		$GLOBALS['wp_query']->is_home = false;
		add_filter( 'document_title_parts', static fn( array $parts ): array => array( 'title' => self::title() ) + $parts );
		add_filter( 'template_include', self::template( ... ), 30 );
		add_filter( 'body_class', static fn( array $classes ): array => array( ...array_diff( $classes, array( 'home', 'blog', 'error404' ) ), 'mesa-portal', 'page' ) );
	}

	/**
	 * The page's title.
	 */
	public static function title(): string {
		return __( 'Support requests', 'mesa-help-desk' );
	}

	/**
	 * The template: the theme's header and footer with the block between them.
	 */
	private static function template(): string {
		if ( ! wp_is_block_theme() ) {
			return __DIR__ . '/templates/portal-page.php';
		}
		// What core's own locate_block_template() does with a template's content.
		// phpcs:ignore WordPress.WP.GlobalVariablesOverride -- The canvas reads it from there.
		$GLOBALS['_wp_current_template_content'] = '<!-- wp:template-part {"slug":"header","tagName":"header"} /-->
<!-- wp:group {"tagName":"main","style":{"spacing":{"margin":{"top":"var:preset|spacing|60"},"padding":{"bottom":"var:preset|spacing|60"}}},"layout":{"type":"constrained"}} -->
<main class="wp-block-group" style="margin-top:var(--wp--preset--spacing--60);padding-bottom:var(--wp--preset--spacing--60)"><!-- wp:mesa/my-tickets /--></main>
<!-- /wp:group -->
<!-- wp:template-part {"slug":"footer","tagName":"footer"} /-->';
		return ABSPATH . WPINC . '/template-canvas.php';
	}
}
