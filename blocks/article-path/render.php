<?php
/**
 * The path to a page of the knowledge base.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\ArticlePathView.
 */

defined( 'ABSPATH' ) || exit;
?>
<nav <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-path' ) ); // phpcs:ignore WordPress.Security.EscapeOutput ?> aria-label="<?php esc_attr_e( 'You are here', 'mesa-help-desk' ); ?>">
	<ol>
		<?php foreach ( $view['steps'] as $mesa_step ) : ?>
			<li>
				<?php if ( $mesa_step['current'] ) : ?>
					<span aria-current="page"><?php echo esc_html( $mesa_step['name'] ); ?></span>
				<?php else : ?>
					<a href="<?php echo esc_url( $mesa_step['url'] ); ?>"><?php echo esc_html( $mesa_step['name'] ); ?></a>
				<?php endif; ?>
			</li>
		<?php endforeach; ?>
	</ol>
</nav>
