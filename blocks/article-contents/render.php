<?php
/**
 * The headings of an article.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\ArticleContentsView.
 */

defined( 'ABSPATH' ) || exit;
?>
<nav <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-contents' ) ); // phpcs:ignore WordPress.Security.EscapeOutput ?> aria-label="<?php echo esc_attr( $view['title'] ); ?>">
	<p class="mesa-contents__title" aria-hidden="true"><?php echo esc_html( $view['title'] ); ?></p>
	<ul>
		<?php foreach ( $view['headings'] as $mesa_heading ) : ?>
			<li class="is-level-<?php echo esc_attr( $mesa_heading['level'] ); ?>"><a href="#<?php echo esc_attr( $mesa_heading['id'] ); ?>"><?php echo esc_html( $mesa_heading['text'] ); ?></a></li>
		<?php endforeach; ?>
	</ul>
</nav>
