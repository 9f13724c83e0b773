<?php
/**
 * The questions under an article: plain forms, and no page load once the script runs.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\ArticleFeedbackView.
 */

defined( 'ABSPATH' ) || exit;

$mesa_said    = $view['said'];
// What did not arrive is still there to be sent again.
$mesa_voted   = in_array( $mesa_said, array( 'yes', 'no' ), true ) || '' !== $view['comment'];
$mesa_words   = array(
	'yes'    => __( 'Thank you for your answer.', 'mesa-help-desk' ),
	'no'     => __( 'Thank you for your answer.', 'mesa-help-desk' ),
	'done'   => __( 'Thank you. The people who write our articles will read this.', 'mesa-help-desk' ),
	'failed' => __( 'Your answer could not be sent. Please try again in a moment.', 'mesa-help-desk' ),
);
$mesa_context = wp_interactivity_data_wp_context(
	array(
		'endpoint' => $view['endpoint'],
		'more'     => $view['asks_more'],
		'yes'      => 'yes' === $mesa_said,
		'no'       => 'no' === $mesa_said,
		'asking'   => $mesa_voted && $view['asks_more'],
		'done'     => 'done' === $mesa_said,
		'busy'     => false,
		'status'   => $mesa_words[ $mesa_said ] ?? '',
	)
);
?>
<section <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-feedback', 'id' => 'mesa-feedback' ) ); // phpcs:ignore WordPress.Security.EscapeOutput ?> aria-label="<?php esc_attr_e( 'Your opinion of this article', 'mesa-help-desk' ); ?>" data-wp-interactive="mesa/article-feedback" <?php echo $mesa_context; // phpcs:ignore WordPress.Security.EscapeOutput ?> data-wp-class--is-busy="context.busy">
	<form method="post" action="<?php echo esc_url( $view['post_to'] ); ?>" data-wp-on--submit="actions.vote">
		<input type="hidden" name="article" value="<?php echo esc_attr( $view['id'] ); ?>">
		<fieldset class="mesa-feedback__question">
			<legend><?php echo esc_html( $view['question'] ); ?></legend>
			<button type="submit" name="helpful" value="yes" aria-pressed="<?php echo 'yes' === $mesa_said ? 'true' : 'false'; ?>" data-wp-bind--aria-pressed="context.yes"><svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" aria-hidden="true"><path d="M7 11v9H4v-9zm0 0 4-8a2.5 2.5 0 0 1 2.5 2.5V9H19a2 2 0 0 1 2 2.3l-1.3 7a2 2 0 0 1-2 1.7H7"/></svg><?php esc_html_e( 'Yes', 'mesa-help-desk' ); ?></button>
			<button type="submit" name="helpful" value="no" aria-pressed="<?php echo 'no' === $mesa_said ? 'true' : 'false'; ?>" data-wp-bind--aria-pressed="context.no"><svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" aria-hidden="true"><path d="M7 13V4H4v9zm0 0 4 8a2.5 2.5 0 0 0 2.5-2.5V15H19a2 2 0 0 0 2-2.3l-1.3-7a2 2 0 0 0-2-1.7H7"/></svg><?php esc_html_e( 'No', 'mesa-help-desk' ); ?></button>
		</fieldset>
	</form>
	<p class="mesa-feedback__status" role="status" data-wp-text="context.status"><?php echo esc_html( $mesa_words[ $mesa_said ] ?? '' ); ?></p>
	<?php if ( $view['asks_more'] ) : ?>
		<form class="mesa-feedback__more" method="post" action="<?php echo esc_url( $view['post_to'] ); ?>" data-wp-on--submit="actions.tell" data-wp-bind--hidden="!context.asking"<?php echo $mesa_voted ? '' : ' hidden'; ?>>
			<input type="hidden" name="article" value="<?php echo esc_attr( $view['id'] ); ?>">
			<?php if ( $view['ask_current'] ) : ?>
				<fieldset>
					<legend><?php esc_html_e( 'Was this up to date?', 'mesa-help-desk' ); ?></legend>
					<label><input type="radio" name="up_to_date" value="yes"> <?php esc_html_e( 'Yes', 'mesa-help-desk' ); ?></label>
					<label><input type="radio" name="up_to_date" value="no"> <?php esc_html_e( 'No', 'mesa-help-desk' ); ?></label>
				</fieldset>
			<?php endif; ?>
			<?php if ( $view['ask_comment'] ) : ?>
				<label class="mesa-feedback__label" for="mesa-feedback-comment"><?php esc_html_e( 'What is missing?', 'mesa-help-desk' ); ?> <span><?php esc_html_e( 'Optional. Please write nothing that names you.', 'mesa-help-desk' ); ?></span></label>
				<textarea id="mesa-feedback-comment" name="comment" rows="3" maxlength="1000"><?php echo esc_textarea( $view['comment'] ); ?></textarea>
			<?php endif; ?>
			<div class="wp-block-button"><button type="submit" class="wp-block-button__link wp-element-button"><?php esc_html_e( 'Send', 'mesa-help-desk' ); ?></button></div>
		</form>
	<?php endif; ?>
</section>
