<?php
/**
 * The search field's HTML: a GET form whose page shows the results, and a combobox once the script runs.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\KbSearchView.
 */

defined( 'ABSPATH' ) || exit;

$mesa_id = $view['id'];
?>
<div <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-search', 'id' => $mesa_id ) ); // phpcs:ignore WordPress.Security.EscapeOutput ?> data-wp-interactive="mesa/kb-search" data-wp-init="callbacks.begin" data-limit="<?php echo (int) $view['limit']; ?>">
	<form role="search" method="get" action="<?php echo esc_url( $view['page'] . '#' . $mesa_id ); ?>">
		<?php foreach ( $view['parameters'] as $mesa_name => $mesa_value ) : ?>
			<input type="hidden" name="<?php echo esc_attr( $mesa_name ); ?>" value="<?php echo esc_attr( $mesa_value ); ?>">
		<?php endforeach; ?>
		<label class="<?php echo $view['show_label'] ? 'mesa-search__label' : 'screen-reader-text mesa-search__hidden'; ?>" for="<?php echo esc_attr( "$mesa_id-field" ); ?>"><?php echo esc_html( $view['label'] ); ?></label>
		<div class="mesa-search__row">
			<input type="search" id="<?php echo esc_attr( "$mesa_id-field" ); ?>" name="<?php echo esc_attr( Mesa\Blocks\KbSearchView::PARAMETER ); ?>" value="<?php echo esc_attr( $view['asked'] ); ?>" placeholder="<?php echo esc_attr( '' !== $view['placeholder'] ? $view['placeholder'] : $view['label'] ); ?>" maxlength="200" required autocomplete="off" autocapitalize="none" spellcheck="false" role="combobox" aria-autocomplete="list" aria-haspopup="listbox" aria-expanded="false" aria-controls="<?php echo esc_attr( "$mesa_id-list" ); ?>">
			<div class="wp-block-button"><button type="submit" class="wp-block-button__link wp-element-button"><?php esc_html_e( 'Search', 'mesa-help-desk' ); ?></button></div>
		</div>
		<div class="mesa-search__list" role="listbox" id="<?php echo esc_attr( "$mesa_id-list" ); ?>" aria-label="<?php esc_attr_e( 'Answers', 'mesa-help-desk' ); ?>" hidden></div>
		<p class="mesa-search__status" role="status"></p>
	</form>
	<?php if ( null !== $view['results'] ) : ?>
		<section class="mesa-search__results" aria-label="<?php esc_attr_e( 'Answers', 'mesa-help-desk' ); ?>">
			<p class="mesa-search__count">
				<?php
				if ( $view['results'] ) {
					/* translators: 1: number of articles, 2: what was searched for */
					echo esc_html( sprintf( _n( '%1$d answer for “%2$s”', '%1$d answers for “%2$s”', count( $view['results'] ), 'mesa-help-desk' ), count( $view['results'] ), $view['asked'] ) );
				} else {
					/* translators: %s: what was searched for */
					echo esc_html( sprintf( __( 'No answer for “%s” yet. Try other words, or write to us.', 'mesa-help-desk' ), $view['asked'] ) );
				}
				?>
			</p>
			<?php if ( $view['results'] ) : ?>
				<ol>
					<?php foreach ( $view['results'] as $mesa_item ) : ?>
						<li>
							<?php if ( '' !== $mesa_item['topic'] ) : ?>
								<span class="mesa-search__topic"><?php echo esc_html( $mesa_item['topic'] ); ?></span>
							<?php endif; ?>
							<a href="<?php echo esc_url( $mesa_item['url'] ); ?>"><?php echo esc_html( $mesa_item['title'] ); ?></a>
							<span class="mesa-search__excerpt"><?php echo esc_html( $mesa_item['excerpt'] ); ?></span>
						</li>
					<?php endforeach; ?>
				</ol>
			<?php endif; ?>
		</section>
	<?php endif; ?>
</div>
