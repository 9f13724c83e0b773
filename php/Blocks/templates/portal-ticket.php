<?php
/**
 * A customer's ticket.
 *
 * @package Mesa
 */

use Mesa\Blocks\PortalWords;

defined( 'ABSPATH' ) || exit;

$mesa_ticket = $view['ticket'];
$mesa_closed = 'closed' === $mesa_ticket['state'];
$mesa_fields = static function ( string $action ) use ( $view, $mesa_ticket ): void {
	foreach ( array( 'page' => $view['page'], 'check' => $view['check'], 'ticket' => (string) $mesa_ticket['id'], 'do' => $action ) as $mesa_name => $mesa_value ) {
		printf( '<input type="hidden" name="%s" value="%s">', esc_attr( $mesa_name ), esc_attr( $mesa_value ) );
	}
};
?>
<?php if ( '' !== $view['back'] ) : ?>
	<p class="mesa-tickets__back"><a href="<?php echo esc_url( $view['back'] ); ?>"><?php esc_html_e( 'All requests', 'mesa-help-desk' ); ?></a></p>
<?php endif; ?>
<h<?php echo (int) $view['level']; ?>><bdi><?php echo esc_html( '' === $mesa_ticket['subject'] ? __( '(no subject)', 'mesa-help-desk' ) : $mesa_ticket['subject'] ); ?></bdi></h<?php echo (int) $view['level']; ?>>
<p class="mesa-tickets__row">
	<span class="mesa-tickets__state" data-state="<?php echo esc_attr( $mesa_ticket['state'] ); ?>"><?php echo esc_html( PortalWords::state( $mesa_ticket['state'] ) ); ?></span>
	<span class="mesa-tickets__quiet">#<?php echo esc_html( (string) $mesa_ticket['id'] ); ?></span>
</p>
<?php if ( '' !== $view['older'] ) : ?>
	<p><a href="<?php echo esc_url( $view['older'] ); ?>"><?php esc_html_e( 'Earlier messages', 'mesa-help-desk' ); ?></a></p>
<?php endif; ?>
<div class="mesa-tickets__thread" data-mesa-thread>
	<?php foreach ( $mesa_ticket['messages'] as $mesa_message ) : ?>
		<article class="mesa-tickets__message<?php echo $mesa_message['is_own'] ? ' is-own' : ''; ?>" id="mesa-message-<?php echo esc_attr( (string) $mesa_message['id'] ); ?>">
			<header><strong><bdi><?php echo esc_html( $mesa_message['is_own'] ? __( 'You', 'mesa-help-desk' ) : $mesa_message['who'] ); ?></bdi></strong> <time class="mesa-tickets__quiet" datetime="<?php echo esc_attr( gmdate( 'c', $mesa_message['at'] ) ); ?>"><?php echo esc_html( PortalWords::time( $mesa_message['at'] ) ); ?></time></header>
			<div class="mesa-tickets__words" dir="auto">
				<?php
				// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Cleaned by CleanWords.
				echo $mesa_message['html'];
				?>
			</div>
			<?php if ( '' !== $mesa_message['whole'] ) : ?>
				<details>
					<summary><?php esc_html_e( 'Whole message with what it answers', 'mesa-help-desk' ); ?></summary>
					<div class="mesa-tickets__words" dir="auto">
						<?php
						// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Made by CleanWords.
						echo $mesa_message['whole'];
						?>
					</div>
				</details>
			<?php endif; ?>
			<?php if ( $mesa_message['files'] ) : ?>
				<ul class="mesa-tickets__files">
					<?php foreach ( $mesa_message['files'] as $mesa_file ) : ?>
						<li><a href="<?php echo esc_url( $mesa_file['url'] ); ?>" download><bdi><?php echo esc_html( $mesa_file['name'] ); ?></bdi></a> <span class="mesa-tickets__quiet"><?php echo esc_html( (string) size_format( $mesa_file['size'] ) ); ?></span></li>
					<?php endforeach; ?>
				</ul>
			<?php endif; ?>
		</article>
	<?php endforeach; ?>
</div>
<?php if ( $view['is_writer'] ) : ?>
	<form method="post" action="<?php echo esc_url( $view['post_to'] ); ?>" class="mesa-tickets__box" data-mesa-portal>
		<?php $mesa_fields( 'mine' ); ?>
		<p>
			<?php
			/* translators: %s: a mail address of which most letters are hidden */
			echo esc_html( sprintf( __( 'We answer by mail to %s. To read our answers here and to write again, open the link in one of our mails.', 'mesa-help-desk' ), $view['who'] ) );
			?>
		</p>
		<p><button type="submit" class="wp-element-button"><?php esc_html_e( 'Send me a link', 'mesa-help-desk' ); ?></button></p>
	</form>
	<?php
elseif ( $view['is_newest'] ) :
	if ( $mesa_closed ) :
		?>
		<form method="post" action="<?php echo esc_url( $view['post_to'] ); ?>" class="mesa-tickets__box" data-mesa-portal>
			<?php $mesa_fields( 'rate' ); ?>
			<fieldset>
				<legend><?php esc_html_e( 'How was our help?', 'mesa-help-desk' ); ?></legend>
				<div class="mesa-tickets__scores">
					<?php foreach ( array( 'good' => array( 'M8 14c1 1.4 2.3 2 4 2s3-.6 4-2', __( 'Good', 'mesa-help-desk' ) ), 'bad' => array( 'M8 16c1-1.4 2.3-2 4-2s3 .6 4 2', __( 'Not good', 'mesa-help-desk' ) ) ) as $mesa_score => list( $mesa_mouth, $mesa_word ) ) : ?>
						<label><input type="radio" name="score" required value="<?php echo esc_attr( $mesa_score ); ?>"<?php checked( ( $view['values']['score'] ?? $mesa_ticket['rating']['score'] ?? '' ) === $mesa_score ); ?>><span><svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M9 9v1M15 9v1"/><path d="<?php echo esc_attr( $mesa_mouth ); ?>"/></svg><?php echo esc_html( $mesa_word ); ?></span></label>
					<?php endforeach; ?>
				</div>
			</fieldset>
			<div class="mesa-tickets__field">
				<label for="mesa-tickets-comment"><?php esc_html_e( 'Anything you would like to add?', 'mesa-help-desk' ); ?> <span class="mesa-tickets__quiet"><?php esc_html_e( '(optional)', 'mesa-help-desk' ); ?></span></label>
				<textarea id="mesa-tickets-comment" name="comment" rows="2" maxlength="2000" dir="auto"><?php echo esc_textarea( $view['values']['comment'] ?? $mesa_ticket['rating']['comment'] ?? '' ); ?></textarea>
			</div>
			<p><button type="submit" class="wp-element-button"><?php echo null === $mesa_ticket['rating'] ? esc_html__( 'Send', 'mesa-help-desk' ) : esc_html__( 'Change my rating', 'mesa-help-desk' ); ?></button></p>
		</form>
	<?php endif; ?>
	<?php if ( $mesa_ticket['locked'] ) : ?>
		<p><?php esc_html_e( 'This request is finished and takes no more answers. Please write a new one.', 'mesa-help-desk' ); ?></p>
	<?php else : ?>
		<form method="post" enctype="multipart/form-data" action="<?php echo esc_url( $view['post_to'] ); ?>" class="mesa-tickets__answer" data-mesa-portal data-keep="<?php echo esc_attr( (string) $mesa_ticket['id'] ); ?>" data-max-file="<?php echo esc_attr( (string) $view['max_file'] ); ?>" data-max-files="<?php echo esc_attr( (string) $view['max_files'] ); ?>">
			<?php $mesa_fields( 'answer' ); ?>
			<input type="hidden" name="key" value="<?php echo esc_attr( $view['key'] ); ?>">
			<div class="mesa-tickets__field">
				<label for="mesa-tickets-message"><?php echo $mesa_closed ? esc_html__( 'Write again', 'mesa-help-desk' ) : esc_html__( 'Your message', 'mesa-help-desk' ); ?></label>
				<textarea id="mesa-tickets-message" name="message" rows="5" maxlength="<?php echo esc_attr( (string) $view['longest'] ); ?>" dir="auto"<?php echo isset( $view['errors']['message'] ) ? ' aria-invalid="true" aria-describedby="mesa-tickets-message-error"' : ''; ?>><?php echo esc_textarea( $view['values']['message'] ?? '' ); ?></textarea>
				<p class="mesa-tickets__error" id="mesa-tickets-message-error"<?php echo isset( $view['errors']['message'] ) ? '' : ' hidden'; ?>><?php echo esc_html( $view['errors']['message'] ?? '' ); ?></p>
			</div>
			<?php if ( $view['max_file'] > 0 ) : ?>
				<div class="mesa-tickets__field">
					<label for="mesa-tickets-files">
						<?php esc_html_e( 'Files', 'mesa-help-desk' ); ?>
						<span class="mesa-tickets__quiet">
							<?php
							/* translators: 1: number of files, 2: size such as "10 MB" */
							echo esc_html( sprintf( __( '(optional, up to %1$d, each up to %2$s)', 'mesa-help-desk' ), $view['max_files'], size_format( $view['max_file'] ) ) );
							?>
						</span>
					</label>
					<input type="file" id="mesa-tickets-files" name="files[]" multiple<?php echo isset( $view['errors']['files'] ) ? ' aria-invalid="true" aria-describedby="mesa-tickets-files-error"' : ''; ?>>
					<p class="mesa-tickets__error" id="mesa-tickets-files-error"<?php echo isset( $view['errors']['files'] ) ? '' : ' hidden'; ?>><?php echo esc_html( $view['errors']['files'] ?? '' ); ?></p>
				</div>
			<?php endif; ?>
			<?php if ( $mesa_closed ) : ?>
				<label class="mesa-tickets__check"><input type="checkbox" name="thanks" value="1"> <?php esc_html_e( 'I only want to say thank you: it can stay closed', 'mesa-help-desk' ); ?></label>
			<?php endif; ?>
			<p class="mesa-tickets__row"><button type="submit" class="wp-element-button"><?php esc_html_e( 'Send message', 'mesa-help-desk' ); ?></button> <button type="submit" name="do" value="<?php echo $mesa_closed ? 'reopen' : 'close'; ?>"><?php echo $mesa_closed ? esc_html__( 'Open it again', 'mesa-help-desk' ) : esc_html__( 'My question is answered', 'mesa-help-desk' ); ?></button> <progress max="100" value="0" hidden></progress></p>
		</form>
	<?php endif; ?>
<?php endif; ?>
