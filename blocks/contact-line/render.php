<?php
/**
 * The way to a person.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\ContactLineView.
 */

defined( 'ABSPATH' ) || exit;
?>
<div <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-contact' ) ); // phpcs:ignore WordPress.Security.EscapeOutput ?>>
	<p><?php echo esc_html( $view['text'] ); ?></p>
	<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="<?php echo esc_url( $view['url'] ); ?>"><?php echo esc_html( $view['button'] ); ?></a></div>
</div>
