<?php
/**
 * The ticket form's HTML. Complete without JavaScript.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\TicketFormView.
 */

defined( 'ABSPATH' ) || exit;

if ( $view['closed'] ) {
	echo '<p class="mesa-form__closed">' . esc_html__( 'Only you see this: the form that belongs here is archived or was never made. Choose another one in this block’s settings.', 'mesa-help-desk' ) . '</p>';
	return;
}

$mesa_anchor = $view['anchor'];
$mesa_print  = $view['print'];
$mesa_known  = array_column(
	array_map(
		static fn( array $ask ): array => array( 'id' => $ask['field']['id'], 'ask' => $ask ),
		$view['asks']
	),
	'ask',
	'id'
);
// phpcs:disable WordPress.Security.EscapeOutput.OutputNotEscaped -- What FormFields makes is escaped there, the rest here.
?>
<div <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-form', 'id' => $mesa_anchor ) ); ?> data-config="<?php echo esc_attr( (string) wp_json_encode( $view['config'] ) ); ?>">
	<div class="mesa-form__done" role="status" tabindex="-1"<?php echo $view['done'] ? '' : ' hidden'; ?>>
		<p class="mesa-form__number"><?php echo $view['done'] ? esc_html( '#' . $view['number'] ) : ''; ?></p>
		<p class="mesa-form__words"><?php echo $view['done'] ? esc_html( $view['message'] ) : ''; ?></p>
		<?php if ( '' !== $view['thanks'] ) : ?>
			<p><?php echo wp_kses_post( nl2br( $view['thanks'] ) ); ?></p>
		<?php endif; ?>
		<p class="mesa-form__next">
			<a class="mesa-form__follow" href="<?php echo esc_url( $view['follow'] ); ?>"<?php echo '' === $view['follow'] ? ' hidden' : ''; ?>><?php esc_html_e( 'Follow your request', 'mesa-help-desk' ); ?></a>
			<a class="mesa-form__again" href="<?php echo esc_url( $view['page'] . '#' . $mesa_anchor ); ?>"><?php esc_html_e( 'Write another message', 'mesa-help-desk' ); ?></a>
		</p>
	</div>
	<form action="<?php echo esc_url( $view['post_to'] ); ?>" method="post" enctype="multipart/form-data"<?php echo $view['done'] ? ' hidden' : ''; ?>>
		<?php if ( $view['unplugged'] ) : ?>
			<p class="mesa-form__alert"><?php esc_html_e( 'Only you see this: the form has nowhere to put messages yet. Add a mailbox under Help Desk, Settings.', 'mesa-help-desk' ); ?></p>
		<?php endif; ?>
		<?php if ( '' !== $view['intro'] ) : ?>
			<p class="mesa-form__intro"><?php echo wp_kses_post( nl2br( $view['intro'] ) ); ?></p>
		<?php endif; ?>
		<p class="mesa-form__alert" role="alert" tabindex="-1"<?php echo $view['done'] || '' === $view['message'] ? ' hidden' : ''; ?>><?php echo $view['done'] ? '' : esc_html( $view['message'] ); ?></p>
		<?php
		$mesa_person = ( 'no' === $view['ask_name'] ? '' : $mesa_print->own( 'name', __( 'Your name', 'mesa-help-desk' ), 'type="text" maxlength="190" autocomplete="name"', 'required' !== $view['ask_name'] ) )
			. $mesa_print->own( 'email', __( 'Your e-mail address', 'mesa-help-desk' ), 'type="email" maxlength="190" autocomplete="email" inputmode="email" dir="ltr"' );
		if ( $view['known'] ) :
			?>
			<details class="mesa-form__who"<?php echo isset( $view['errors']['email'] ) || isset( $view['errors']['name'] ) ? ' open' : ''; ?>>
				<summary>
					<?php
					/* translators: 1: name, 2: e-mail address */
					echo esc_html( sprintf( __( 'From %1$s, %2$s', 'mesa-help-desk' ), $view['values']['name'], $view['values']['email'] ) );
					?>
					<span class="mesa-form__change"><?php esc_html_e( 'Change', 'mesa-help-desk' ); ?></span>
				</summary>
				<div class="mesa-form__person"><?php echo $mesa_person; ?></div>
			</details>
		<?php else : ?>
			<div class="mesa-form__person"><?php echo $mesa_person; ?></div>
			<?php
		endif;
		echo $mesa_print->own( 'subject', __( 'What is it about?', 'mesa-help-desk' ), 'type="text" maxlength="300" autocomplete="off"' );
		if ( 'no' !== $view['ask_order'] ) {
			echo $mesa_print->own( 'order', __( 'Order number', 'mesa-help-desk' ), 'type="text" maxlength="60" autocomplete="off"', 'required' !== $view['ask_order'] );
		}
		foreach ( $mesa_known as $mesa_ask ) {
			echo $mesa_print->custom( $mesa_ask['asked'], $mesa_ask['field'], $mesa_known );
		}
		echo $mesa_print->own( 'message', __( 'Your message', 'mesa-help-desk' ), 'textarea' );
		if ( $view['max_file'] > 0 ) :
			?>
			<div class="mesa-form__field" data-field="files">
				<label for="<?php echo esc_attr( "$mesa_anchor-files" ); ?>"><?php esc_html_e( 'Files', 'mesa-help-desk' ); ?> <span class="mesa-form__optional"><?php esc_html_e( '(optional)', 'mesa-help-desk' ); ?></span></label>
				<input type="file" multiple id="<?php echo esc_attr( "$mesa_anchor-files" ); ?>" name="files[]" aria-describedby="<?php echo esc_attr( "$mesa_anchor-files-hint $mesa_anchor-files-error" ); ?>">
				<p class="mesa-form__hint" id="<?php echo esc_attr( "$mesa_anchor-files-hint" ); ?>">
					<?php
					/* translators: 1: number of files, 2: size such as "10 MB" */
					echo esc_html( sprintf( _n( 'A screenshot or a photo often says it best. %1$s file, up to %2$s.', 'A screenshot or a photo often says it best. Up to %1$s files, %2$s each.', $view['max_files'], 'mesa-help-desk' ), number_format_i18n( $view['max_files'] ), size_format( $view['max_file'] ) ) );
					?>
				</p>
				<ul class="mesa-form__files" hidden></ul>
				<p class="mesa-form__error" id="<?php echo esc_attr( "$mesa_anchor-files-error" ); ?>"<?php echo isset( $view['errors']['files'] ) ? '' : ' hidden'; ?>><?php echo esc_html( $view['errors']['files'] ?? '' ); ?></p>
			</div>
		<?php endif; ?>
		<div class="mesa-form__trap" aria-hidden="true"><label><?php esc_html_e( 'Leave this field empty', 'mesa-help-desk' ); ?> <input type="text" name="website" tabindex="-1" autocomplete="off"></label></div>
		<input type="hidden" name="form" value="<?php echo esc_attr( $view['token'] ); ?>">
		<input type="hidden" name="page" value="<?php echo esc_url( $view['page'] ); ?>">
		<input type="hidden" name="anchor" value="<?php echo esc_attr( $mesa_anchor ); ?>">
		<div class="mesa-form__send">
			<div class="wp-block-button"><button type="<?php echo $view['preview'] ? 'button' : 'submit'; ?>" class="wp-block-button__link wp-element-button"><?php echo esc_html( $view['button'] ); ?></button></div>
			<span class="mesa-form__status" role="status"></span>
		</div>
	</form>
</div>
