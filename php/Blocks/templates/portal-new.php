<?php
/**
 * A new ticket: the ticket form.
 *
 * @package Mesa
 */

use Mesa\Blocks\PageAddress;

defined( 'ABSPATH' ) || exit;

$mesa_form = array_filter(
	array(
		'formId'  => $view['form_id'],
		// The form reads the number from the page's address.
		'askOrder' => '' !== $view['order'],
	)
);
?>
<?php if ( '' !== $view['back'] ) : ?>
	<p class="mesa-tickets__back"><a href="<?php echo esc_url( $view['back'] ); ?>"><?php esc_html_e( 'All requests', 'mesa-help-desk' ); ?></a></p>
<?php endif; ?>
<h<?php echo (int) $view['level']; ?>><?php esc_html_e( 'Write a new request', 'mesa-help-desk' ); ?></h<?php echo (int) $view['level']; ?>>
<?php
// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- A rendered block.
echo do_blocks( '<!-- wp:mesa/ticket-form ' . ( $mesa_form ? wp_json_encode( $mesa_form ) . ' ' : '' ) . '/-->' );
// What else the page has stands on the page itself.
PageAddress::stands_at( '' );
