<?php
/**
 * The ticket form's HTML. Complete without JavaScript.
 *
 * @package Mesa
 * @var array<string, mixed> $view Values of Mesa\Blocks\TicketFormView.
 */

defined( 'ABSPATH' ) || exit;

$mesa_anchor  = $view['anchor'];
$mesa_context = wp_interactivity_data_wp_context(
	array(
		'done'     => $view['done'],
		'number'   => $view['done'] ? '#' . $view['number'] : '',
		'message'  => $view['done'] ? $view['message'] : '',
		'alert'    => $view['done'] ? '' : $view['message'],
		'errors'   => $view['errors'],
		'invalid'  => array_map( 'boolval', $view['errors'] ),
		'values'   => array_intersect_key( $view['values'], array_flip( array( 'name', 'email', 'subject' ) ) ),
		'sending'  => false,
		'progress' => 0,
		'status'   => '',
		'files'    => array(),
		'hasFiles' => false,
	)
);

/*
 * One field with its label, its error and what ties them together.
 */
$mesa_field = static function ( string $name, string $label, string $control, bool $optional = false ) use ( $view, $mesa_anchor ): void {
	$id    = "$mesa_anchor-$name";
	$error = $view['errors'][ $name ];
	$open  = 'textarea' === $control ? '<textarea rows="6" maxlength="50000"' : "<input $control";
	printf(
		'<div class="mesa-form__field"><label for="%1$s">%2$s%3$s</label>%4$s id="%1$s" name="%5$s"%6$s aria-describedby="%1$s-error" aria-invalid="%7$s" data-wp-bind--aria-invalid="context.invalid.%5$s" data-wp-on--input="actions.edit"%8$s',
		esc_attr( $id ),
		esc_html( $label ),
		$optional ? ' <span class="mesa-form__optional">' . esc_html__( '(optional)', 'mesa-help-desk' ) . '</span>' : '',
		$open, // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Markup from this file.
		esc_attr( $name ),
		$optional ? '' : ' required',
		'' !== $error ? 'true' : 'false',
		'textarea' === $control ? '>' . esc_textarea( $view['values'][ $name ] ) . '</textarea>' : ' value="' . esc_attr( $view['values'][ $name ] ) . '" data-wp-bind--value="context.values.' . esc_attr( $name ) . '">'
	);
	printf(
		'<p class="mesa-form__error" id="%1$s-error" data-wp-bind--hidden="!context.errors.%2$s" data-wp-text="context.errors.%2$s"%3$s>%4$s</p></div>',
		esc_attr( $id ),
		esc_attr( $name ),
		'' === $error ? ' hidden' : '',
		esc_html( $error )
	);
};

$mesa_person = static function () use ( $mesa_field, $view ): void {
	if ( $view['ask_name'] ) {
		$mesa_field( 'name', __( 'Your name', 'mesa-help-desk' ), 'type="text" maxlength="190" autocomplete="name"', true );
	}
	$mesa_field( 'email', __( 'Your e-mail address', 'mesa-help-desk' ), 'type="email" maxlength="190" autocomplete="email" inputmode="email" dir="ltr"' );
};
?>
<div <?php echo get_block_wrapper_attributes( array( 'class' => 'mesa-form', 'id' => $mesa_anchor ) ); // phpcs:ignore WordPress.Security.EscapeOutput ?> data-wp-interactive="mesa/ticket-form" <?php echo $mesa_context; // phpcs:ignore WordPress.Security.EscapeOutput ?> data-wp-init="callbacks.start">
	<div class="mesa-form__done" role="status" tabindex="-1" data-wp-bind--hidden="!context.done"<?php echo $view['done'] ? '' : ' hidden'; ?>>
		<p class="mesa-form__number" data-wp-text="context.number"><?php echo $view['done'] ? esc_html( '#' . $view['number'] ) : ''; ?></p>
		<p data-wp-text="context.message"><?php echo $view['done'] ? esc_html( $view['message'] ) : ''; ?></p>
		<?php if ( '' !== $view['thanks'] ) : ?>
			<p><?php echo wp_kses_post( $view['thanks'] ); ?></p>
		<?php endif; ?>
		<p><a href="<?php echo esc_url( $view['page'] . '#' . $mesa_anchor ); ?>" data-wp-on--click="actions.again"><?php esc_html_e( 'Write another message', 'mesa-help-desk' ); ?></a></p>
	</div>
	<form action="<?php echo esc_url( $view['post_to'] ); ?>" method="post" enctype="multipart/form-data" data-wp-on--submit="actions.submit" data-wp-bind--hidden="context.done"<?php echo $view['done'] ? ' hidden' : ''; ?>>
		<?php if ( $view['unplugged'] ) : ?>
			<p class="mesa-form__alert"><?php esc_html_e( 'Only you see this: the form has nowhere to put messages yet. Add a mailbox under Help Desk, Settings.', 'mesa-help-desk' ); ?></p>
		<?php endif; ?>
		<p class="mesa-form__alert" role="alert" tabindex="-1" data-wp-bind--hidden="!context.alert" data-wp-text="context.alert"<?php echo $view['done'] || '' === $view['message'] ? ' hidden' : ''; ?>><?php echo $view['done'] ? '' : esc_html( $view['message'] ); ?></p>
		<?php if ( $view['known'] ) : ?>
			<details class="mesa-form__who"<?php echo '' !== $view['errors']['email'] . $view['errors']['name'] ? ' open' : ''; ?>>
				<summary>
					<?php
					/* translators: 1: name, 2: e-mail address */
					echo esc_html( sprintf( __( 'From %1$s, %2$s', 'mesa-help-desk' ), $view['values']['name'], $view['values']['email'] ) );
					?>
					<span class="mesa-form__change"><?php esc_html_e( 'Change', 'mesa-help-desk' ); ?></span>
				</summary>
				<div class="mesa-form__person"><?php $mesa_person(); ?></div>
			</details>
		<?php else : ?>
			<div class="mesa-form__person"><?php $mesa_person(); ?></div>
		<?php endif; ?>
		<?php
		$mesa_field( 'subject', __( 'What is it about?', 'mesa-help-desk' ), 'type="text" maxlength="300"' );
		$mesa_field( 'message', __( 'Your message', 'mesa-help-desk' ), 'textarea' );
		?>
		<?php if ( $view['max_file'] > 0 ) : ?>
			<div class="mesa-form__field">
				<label for="<?php echo esc_attr( "$mesa_anchor-files" ); ?>"><?php esc_html_e( 'Files', 'mesa-help-desk' ); ?> <span class="mesa-form__optional"><?php esc_html_e( '(optional)', 'mesa-help-desk' ); ?></span></label>
				<input type="file" multiple id="<?php echo esc_attr( "$mesa_anchor-files" ); ?>" name="files[]" aria-describedby="<?php echo esc_attr( "$mesa_anchor-files-hint $mesa_anchor-files-error" ); ?>" data-wp-bind--aria-invalid="context.invalid.files" data-wp-on--change="actions.choose">
				<p class="mesa-form__hint" id="<?php echo esc_attr( "$mesa_anchor-files-hint" ); ?>">
					<?php
					/* translators: %s: size such as "10 MB" */
					echo esc_html( sprintf( __( 'A screenshot or a photo often says it best. Up to %s each.', 'mesa-help-desk' ), size_format( $view['max_file'] ) ) );
					?>
				</p>
				<ul class="mesa-form__files" data-wp-bind--hidden="!context.hasFiles" hidden>
					<template data-wp-each--file="context.files" data-wp-each-key="context.file.key">
						<li>
							<span class="mesa-form__filename" data-wp-text="context.file.name"></span>
							<span class="mesa-form__size" data-wp-text="context.file.size"></span>
							<button type="button" data-wp-bind--aria-label="context.file.remove" data-wp-on--click="actions.remove">×</button>
						</li>
					</template>
				</ul>
				<p class="mesa-form__error" id="<?php echo esc_attr( "$mesa_anchor-files-error" ); ?>" data-wp-bind--hidden="!context.errors.files" data-wp-text="context.errors.files"<?php echo '' === $view['errors']['files'] ? ' hidden' : ''; ?>><?php echo esc_html( $view['errors']['files'] ); ?></p>
			</div>
		<?php endif; ?>
		<div class="mesa-form__trap" aria-hidden="true"><label><?php esc_html_e( 'Leave this field empty', 'mesa-help-desk' ); ?> <input type="text" name="website" tabindex="-1" autocomplete="off"></label></div>
		<input type="hidden" name="form" value="<?php echo esc_attr( $view['token'] ); ?>">
		<input type="hidden" name="page" value="<?php echo esc_url( $view['page'] ); ?>">
		<input type="hidden" name="anchor" value="<?php echo esc_attr( $mesa_anchor ); ?>">
		<div class="mesa-form__send">
			<div class="wp-block-button"><button type="submit" class="wp-block-button__link wp-element-button" data-wp-bind--aria-disabled="context.sending"><?php echo esc_html( $view['button'] ); ?></button></div>
			<progress max="100" value="0" data-wp-bind--hidden="!context.progress" data-wp-bind--value="context.progress" aria-label="<?php esc_attr_e( 'Sending files', 'mesa-help-desk' ); ?>" hidden></progress>
			<span class="mesa-form__status" role="status" data-wp-text="context.status"></span>
		</div>
	</form>
</div>
