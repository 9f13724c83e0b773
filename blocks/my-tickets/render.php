<?php
/**
 * My tickets.
 *
 * @package Mesa
 *
 * @var array<string, mixed> $view See Mesa\Blocks\MyTicketsView.
 */

defined( 'ABSPATH' ) || exit;

$mesa_attributes = array(
	'class'      => 'mesa-tickets',
	'id'         => 'mesa-tickets',
	'data-words' => (string) wp_json_encode( $view['words'] ),
	'data-news'  => $view['news'],
	'data-mark'  => $view['mark'],
);
?>
<div <?php echo get_block_wrapper_attributes( $mesa_attributes ); ?>>
	<p class="mesa-tickets__notice" data-tone="<?php echo esc_attr( $view['notice']['tone'] ); ?>" role="status" tabindex="-1"<?php echo '' === $view['notice']['message'] ? ' hidden' : ''; ?>><?php echo esc_html( $view['notice']['message'] ); ?></p>
	<?php require dirname( MESA_FILE ) . '/php/Blocks/templates/portal-' . $view['template'] . '.php'; ?>
	<?php if ( $view['signed_in'] && 'confirm' !== $view['template'] ) : ?>
		<form method="post" action="<?php echo esc_url( $view['post_to'] ); ?>" class="mesa-tickets__leave">
			<input type="hidden" name="page" value="<?php echo esc_attr( $view['page'] ); ?>">
			<input type="hidden" name="check" value="<?php echo esc_attr( $view['check'] ); ?>">
			<button type="submit" name="do" value="leave"><?php esc_html_e( 'Sign out on this device', 'mesa-help-desk' ); ?></button>
		</form>
	<?php endif; ?>
</div>
