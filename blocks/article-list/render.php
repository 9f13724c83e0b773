<?php
/**
 * A list of articles.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\ArticleListView.
 */

defined( 'ABSPATH' ) || exit;
?>
<section <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-articles is-' . $view['kind'] ) ); // phpcs:ignore WordPress.Security.EscapeOutput ?>>
	<?php if ( '' !== $view['title'] ) : ?>
		<h2 class="mesa-articles__title"><?php echo esc_html( $view['title'] ); ?></h2>
	<?php endif; ?>
	<ul>
		<?php foreach ( $view['articles'] as $mesa_article ) : ?>
			<li><a href="<?php echo esc_url( $mesa_article['url'] ); ?>"><?php echo wp_kses_post( $mesa_article['title'] ); ?></a></li>
		<?php endforeach; ?>
	</ul>
</section>
