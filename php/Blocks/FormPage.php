<?php
/**
 * Forms' own pages.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Data\Visitors\FormPreviews;
use Mesa\Data\Visitors\FormStore;
use Mesa\Domain\Form;
use Mesa\Domain\FormAddress;
use Mesa\Knowledge\ClassicPage;

defined( 'ABSPATH' ) || exit;

/**
 * A page for each form that can be shared by its address, between the theme's own header and footer. No post stands behind
 * it, so nobody can delete it by mistake.
 *
 * @phpstan-import-type FormRow from Form
 */
final class FormPage {
	/**
	 * The form that this request is for.
	 *
	 * @var FormRow|null
	 */
	private ?array $form = null;

	/**
	 * Takes the forms.
	 *
	 * @param \Closure(): FormStore $forms Gives the forms; asked for on such a page only.
	 */
	public function __construct( private readonly \Closure $forms ) {}

	/**
	 * The rules that lead to such pages; called when WordPress gathers its rules, so that no other page needs this class.
	 *
	 * @return array<string, string>
	 */
	public static function rules(): array {
		return array( '^' . preg_quote( FormAddress::base(), '/' ) . '/([^/]+)/?$' => 'index.php?' . FormAddress::VARIABLE . '=$matches[1]' );
	}

	/**
	 * Answers a request for such a page. Called on parse_request.
	 *
	 * @param string $asked The form's slug, or the name of a preview.
	 */
	public function answer( string $asked ): void {
		$is_preview = str_starts_with( $asked, FormAddress::PREVIEW );
		$form       = $is_preview ? FormPreviews::of( get_current_user_id() ) : ( $this->forms )()->at( $asked );
		if ( null === $form || ( ! $is_preview && ( $form['archived'] || ! $form['page'] ) ) ) {
			add_filter( 'pre_handle_404', static fn(): bool => self::missing() );
			add_filter( 'posts_pre_query', static fn( $posts, \WP_Query $query ) => $query->is_main_query() ? array() : $posts, 10, 2 );
			return;
		}
		$this->form = $form;
		add_action( 'parse_query', static fn( \WP_Query $query ) => $query->is_main_query() && self::be_no_list( $query ) );
		add_filter( 'posts_pre_query', static fn( $posts, \WP_Query $query ) => $query->is_main_query() ? array() : $posts, 10, 2 );
		add_filter( 'pre_handle_404', '__return_true' );
		add_filter( 'redirect_canonical', '__return_false' );
		add_filter( 'document_title_parts', fn( array $parts ): array => array( 'title' => $this->title() ) + $parts );
		add_filter( 'body_class', static fn( array $classes ): array => array( ...$classes, 'mesa-form-page' ) );
		add_filter( 'template_include', fn(): string => $this->template( $is_preview ), 30 );
		if ( $is_preview ) {
			add_filter( 'show_admin_bar', '__return_false' );
			FormResults::mark_uncacheable();
		} else {
			add_action( 'wp_head', fn() => printf( '<link rel="canonical" href="%s">' . "\n", esc_url( FormAddress::of( $this->form['slug'] ) ) ), 5 );
		}
		if ( $is_preview || $form['noindex'] ) {
			add_filter( 'wp_robots', 'wp_robots_no_robots' );
		}
	}

	/**
	 * Says that there is nothing here.
	 */
	private static function missing(): bool {
		global $wp_query;
		$wp_query->set_404();
		status_header( 404 );
		nocache_headers();
		return true;
	}

	/**
	 * The query is for no list of posts.
	 *
	 * @param \WP_Query $query The main query.
	 */
	private static function be_no_list( \WP_Query $query ): void {
		$query->is_home = false;
		$query->is_404  = false;
	}

	/**
	 * The page's heading.
	 */
	private function title(): string {
		return '' !== $this->form['title'] ? $this->form['title'] : __( 'Contact us', 'mesa-help-desk' );
	}

	/**
	 * The template.
	 *
	 * @param bool $is_preview Whether somebody is setting the form up.
	 * @return string A file.
	 */
	private function template( bool $is_preview ): string {
		$block = '<!-- wp:heading {"level":1} --><h1 class="wp-block-heading">' . esc_html( $this->title() ) . '</h1><!-- /wp:heading -->
<!-- wp:mesa/ticket-form ' . wp_json_encode( $is_preview ? array( 'preview' => true ) : array( 'formId' => $this->form['id'] ) ) . ' /-->';
		if ( ! wp_is_block_theme() ) {
			return ClassicPage::template( $block );
		}
		$page = '<!-- wp:group {"tagName":"main","style":{"spacing":{"margin":{"top":"var:preset|spacing|60"},"padding":{"bottom":"var:preset|spacing|60"}}},"layout":{"type":"constrained"}} -->
<main class="wp-block-group" style="margin-top:var(--wp--preset--spacing--60);padding-bottom:var(--wp--preset--spacing--60)">' . $block . '</main>
<!-- /wp:group -->';
		if ( ! $is_preview ) {
			$page = '<!-- wp:template-part {"slug":"header","tagName":"header"} /-->' . $page . '<!-- wp:template-part {"slug":"footer","tagName":"footer"} /-->';
		}
		global $_wp_current_template_content;
		// What core's own locate_block_template() does with a template's content.
		// phpcs:ignore WordPress.WP.GlobalVariablesOverride -- The canvas reads it from there.
		$_wp_current_template_content = $page;
		return ABSPATH . WPINC . '/template-canvas.php';
	}
}
