<?php
/**
 * The articles before and after one.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\ArticleNeighboursView.
 */

defined( 'ABSPATH' ) || exit;
?>
<nav <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-neighbours' ) ); // phpcs:ignore WordPress.Security.EscapeOutput ?> aria-label="<?php esc_attr_e( 'More of this topic', 'mesa-help-desk' ); ?>">
	<?php if ( $view['previous'] ) : ?>
		<a class="is-previous" rel="prev" href="<?php echo esc_url( $view['previous']['url'] ); ?>"><span><?php esc_html_e( 'Previous article', 'mesa-help-desk' ); ?></span> <?php echo wp_kses_post( $view['previous']['title'] ); ?></a>
	<?php endif; ?>
	<?php if ( $view['next'] ) : ?>
		<a class="is-next" rel="next" href="<?php echo esc_url( $view['next']['url'] ); ?>"><span><?php esc_html_e( 'Next article', 'mesa-help-desk' ); ?></span> <?php echo wp_kses_post( $view['next']['title'] ); ?></a>
	<?php endif; ?>
</nav>
