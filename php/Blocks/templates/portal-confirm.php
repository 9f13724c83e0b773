<?php
/**
 * A link from a mail, before anybody has pressed the button: programs that look into mails open links too.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

?>
<h<?php echo (int) $view['level']; ?>>
	<?php
	/* translators: %d: number of a ticket */
	echo esc_html( $view['number'] > 0 ? sprintf( __( 'Your request #%d', 'mesa-help-desk' ), $view['number'] ) : __( 'Your requests', 'mesa-help-desk' ) );
	?>
</h<?php echo (int) $view['level']; ?>>
<form method="post" action="<?php echo esc_url( $view['post_to'] ); ?>">
	<input type="hidden" name="page" value="<?php echo esc_attr( $view['page'] ); ?>">
	<input type="hidden" name="do" value="enter">
	<input type="hidden" name="link" value="<?php echo esc_attr( $view['link'] ); ?>">
	<input type="hidden" name="from" value="<?php echo esc_attr( $view['from'] ); ?>">
	<p>
		<?php
		/* translators: %s: a mail address of which most letters are hidden */
		echo esc_html( sprintf( __( 'This link belongs to %s.', 'mesa-help-desk' ), $view['who'] ) );
		?>
	</p>
	<p><button type="submit" class="wp-element-button"><?php echo $view['number'] > 0 ? esc_html__( 'Show my request', 'mesa-help-desk' ) : esc_html__( 'Show my requests', 'mesa-help-desk' ); ?></button></p>
	<p class="mesa-tickets__quiet"><?php esc_html_e( 'You stay signed in on this device. Sign out below your requests when others use it too.', 'mesa-help-desk' ); ?></p>
</form>
