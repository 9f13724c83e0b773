<?php
/**
 * Topics and their articles.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\TopicListView.
 */

defined( 'ABSPATH' ) || exit;
?>
<div <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-topics is-' . $view['layout'] ) ); // phpcs:ignore WordPress.Security.EscapeOutput ?>>
	<?php if ( $view['steps'] ) : ?>
		<div class="mesa-topics__begin">
			<p><strong><?php esc_html_e( 'Your knowledge base is ready for its first answer.', 'mesa-help-desk' ); ?></strong> <?php esc_html_e( 'Only people who may write articles see this.', 'mesa-help-desk' ); ?></p>
			<ol>
				<?php foreach ( $view['steps'] as $mesa_step ) : ?>
					<li><a href="<?php echo esc_url( $mesa_step['url'] ); ?>"><?php echo esc_html( $mesa_step['text'] ); ?></a></li>
				<?php endforeach; ?>
			</ol>
		</div>
	<?php elseif ( ! $view['groups'] ) : ?>
		<p><?php esc_html_e( 'We are still writing our first answers. Until then, please write to us.', 'mesa-help-desk' ); ?></p>
	<?php endif; ?>
	<?php foreach ( $view['groups'] as $mesa_group ) : ?>
		<?php $mesa_name = '' !== $mesa_group['name'] ? $mesa_group['name'] : $view['more_name']; ?>
		<section class="mesa-topics__topic<?php echo '' === $mesa_name ? ' is-plain' : ''; ?>">
			<?php if ( '' !== $mesa_name ) : ?>
				<h2 class="mesa-topics__name">
					<?php echo $mesa_group['icon']; // phpcs:ignore WordPress.Security.EscapeOutput -- Our own drawings. ?>
					<?php if ( '' !== $mesa_group['url'] ) : ?>
						<a href="<?php echo esc_url( $mesa_group['url'] ); ?>"><?php echo esc_html( $mesa_name ); ?></a>
					<?php else : ?>
						<?php echo esc_html( $mesa_name ); ?>
					<?php endif; ?>
					<?php if ( $mesa_group['count'] > 0 ) : ?>
						<span class="mesa-topics__count">
							<?php echo esc_html( number_format_i18n( $mesa_group['count'] ) ); ?>
							<span class="screen-reader-text"><?php echo esc_html( _n( 'article', 'articles', $mesa_group['count'], 'mesa-help-desk' ) ); ?></span>
						</span>
					<?php endif; ?>
				</h2>
			<?php endif; ?>
			<?php if ( '' !== $mesa_group['description'] ) : ?>
				<p class="mesa-topics__description"><?php echo esc_html( $mesa_group['description'] ); ?></p>
			<?php endif; ?>
			<?php if ( $mesa_group['articles'] ) : ?>
				<ul>
					<?php foreach ( $mesa_group['articles'] as $mesa_article ) : ?>
						<li>
							<a href="<?php echo esc_url( $mesa_article['url'] ); ?>"><?php echo wp_kses_post( $mesa_article['title'] ); ?></a>
							<?php if ( '' !== $mesa_article['excerpt'] ) : ?>
								<span class="mesa-topics__excerpt"><?php echo esc_html( $mesa_article['excerpt'] ); ?></span>
							<?php endif; ?>
						</li>
					<?php endforeach; ?>
				</ul>
			<?php endif; ?>
			<?php if ( $mesa_group['more'] > 0 ) : ?>
				<p class="mesa-topics__more"><a href="<?php echo esc_url( $mesa_group['url'] ); ?>">
					<?php
					/* translators: 1: number of further articles, 2: name of a topic */
					echo esc_html( sprintf( _n( '%1$d more in %2$s', '%1$d more in %2$s', $mesa_group['more'], 'mesa-help-desk' ), $mesa_group['more'], $mesa_group['name'] ) );
					?>
				</a></p>
			<?php endif; ?>
			<?php if ( $mesa_group['below'] ) : ?>
				<ul class="mesa-topics__below">
					<?php foreach ( $mesa_group['below'] as $mesa_child ) : ?>
						<li>
							<a href="<?php echo esc_url( $mesa_child['url'] ); ?>"><?php echo esc_html( $mesa_child['name'] ); ?></a>
							<?php if ( $mesa_child['count'] > 0 ) : ?>
								<span class="mesa-topics__count"><?php echo esc_html( number_format_i18n( $mesa_child['count'] ) ); ?> <span class="screen-reader-text"><?php echo esc_html( _n( 'article', 'articles', $mesa_child['count'], 'mesa-help-desk' ) ); ?></span></span>
							<?php endif; ?>
						</li>
					<?php endforeach; ?>
				</ul>
			<?php endif; ?>
		</section>
	<?php endforeach; ?>
</div>
