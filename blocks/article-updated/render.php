<?php
/**
 * When an article was changed.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\ArticleUpdatedView.
 */

defined( 'ABSPATH' ) || exit;
?>
<p <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-updated' ) ); // phpcs:ignore WordPress.Security.EscapeOutput ?>>
	<?php
	/* translators: %s: a day, for example "November 22, 2026" */
	echo wp_kses( sprintf( __( 'Last updated on %s', 'mesa-help-desk' ), '<time datetime="' . esc_attr( $view['machine'] ) . '">' . esc_html( $view['day'] ) . '</time>' ), array( 'time' => array( 'datetime' => true ) ) );
	?>
</p>
