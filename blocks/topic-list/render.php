<?php
/**
 * Topics and their articles.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\TopicListView.
 */

defined( 'ABSPATH' ) || exit;
?>
<div <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-topics' ) ); // phpcs:ignore WordPress.Security.EscapeOutput ?>>
	<?php if ( ! $view['groups'] ) : ?>
		<p><?php esc_html_e( 'There are no articles here yet.', 'mesa-help-desk' ); ?></p>
	<?php endif; ?>
	<?php foreach ( $view['groups'] as $mesa_group ) : ?>
		<section class="mesa-topics__topic">
			<?php if ( $view['heading'] && '' !== $mesa_group['name'] ) : ?>
				<h2 class="mesa-topics__name">
					<?php if ( '' !== $mesa_group['url'] ) : ?>
						<a href="<?php echo esc_url( $mesa_group['url'] ); ?>"><?php echo esc_html( $mesa_group['name'] ); ?></a>
					<?php else : ?>
						<?php echo esc_html( $mesa_group['name'] ); ?>
					<?php endif; ?>
				</h2>
				<?php if ( '' !== $mesa_group['description'] ) : ?>
					<p class="mesa-topics__description"><?php echo esc_html( $mesa_group['description'] ); ?></p>
				<?php endif; ?>
			<?php endif; ?>
			<ul>
				<?php foreach ( $mesa_group['articles'] as $mesa_article ) : ?>
					<li><a href="<?php echo esc_url( $mesa_article['url'] ); ?>"><?php echo wp_kses_post( $mesa_article['title'] ); ?></a></li>
				<?php endforeach; ?>
			</ul>
			<?php if ( $mesa_group['more'] > 0 ) : ?>
				<p class="mesa-topics__more"><a href="<?php echo esc_url( $mesa_group['url'] ); ?>">
					<?php
					/* translators: 1: number of further articles, 2: name of a topic */
					echo esc_html( sprintf( _n( '%1$d more in %2$s', '%1$d more in %2$s', $mesa_group['more'], 'mesa-help-desk' ), $mesa_group['more'], $mesa_group['name'] ) );
					?>
				</a></p>
			<?php endif; ?>
		</section>
	<?php endforeach; ?>
</div>
