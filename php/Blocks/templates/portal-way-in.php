<?php
/**
 * How customers get to their tickets.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

?>
<h<?php echo (int) $view['level']; ?>><?php echo $view['number'] > 0 ? esc_html__( 'Open your request', 'mesa-help-desk' ) : esc_html__( 'Find your requests', 'mesa-help-desk' ); ?></h<?php echo (int) $view['level']; ?>>
<?php if ( '' !== ( $view['values']['message'] ?? '' ) ) : ?>
	<div class="mesa-tickets__field">
		<label for="mesa-tickets-kept"><?php esc_html_e( 'Your words, so that nothing is lost', 'mesa-help-desk' ); ?></label>
		<textarea id="mesa-tickets-kept" rows="5" readonly dir="auto"><?php echo esc_textarea( $view['values']['message'] ); ?></textarea>
	</div>
<?php endif; ?>
<form method="post" action="<?php echo esc_url( $view['post_to'] ); ?>" data-mesa-portal>
	<input type="hidden" name="page" value="<?php echo esc_attr( $view['page'] ); ?>">
	<input type="hidden" name="do" value="link">
	<?php if ( '' !== $view['account'] ) : ?>
		<input type="hidden" name="email" value="<?php echo esc_attr( $view['account'] ); ?>">
		<p>
			<?php
			/* translators: %s: a mail address */
			echo esc_html( sprintf( __( 'Before we show you the requests of %s, we make sure once that this address is yours: we send a link to it.', 'mesa-help-desk' ), $view['account'] ) );
			?>
		</p>
		<p><button type="submit" class="wp-element-button"><?php esc_html_e( 'Send me the link', 'mesa-help-desk' ); ?></button></p>
	<?php else : ?>
		<p><?php esc_html_e( 'Each of our mails has a link to your request. Or we send you a link to all of them, without a password.', 'mesa-help-desk' ); ?></p>
		<div class="mesa-tickets__field">
			<label for="mesa-tickets-email"><?php esc_html_e( 'Your e-mail address', 'mesa-help-desk' ); ?></label>
			<input type="email" id="mesa-tickets-email" name="email" required autocomplete="email" maxlength="254" dir="auto" value="<?php echo esc_attr( $view['values']['email'] ?? '' ); ?>"<?php echo isset( $view['errors']['email'] ) ? ' aria-invalid="true" aria-describedby="mesa-tickets-email-error"' : ''; ?>>
			<p class="mesa-tickets__error" id="mesa-tickets-email-error"<?php echo isset( $view['errors']['email'] ) ? '' : ' hidden'; ?>><?php echo esc_html( $view['errors']['email'] ?? '' ); ?></p>
		</div>
		<p class="mesa-tickets__row">
			<button type="submit" class="wp-element-button"><?php esc_html_e( 'Send me a link', 'mesa-help-desk' ); ?></button>
			<?php if ( ! is_user_logged_in() ) : ?>
				<a href="<?php echo esc_url( wp_login_url( $view['number'] > 0 ? add_query_arg( 'mesa_ticket', $view['number'], $view['page'] ) : $view['page'] ) ); ?>"><?php esc_html_e( 'Log in with your account', 'mesa-help-desk' ); ?></a>
			<?php endif; ?>
		</p>
	<?php endif; ?>
</form>
<?php if ( '' !== $view['new_url'] ) : ?>
	<p class="mesa-tickets__quiet"><a href="<?php echo esc_url( $view['new_url'] ); ?>"><?php esc_html_e( 'Write a new request', 'mesa-help-desk' ); ?></a></p>
<?php endif; ?>
