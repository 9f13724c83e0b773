<?php
/**
 * The list of a customer's tickets.
 *
 * @package Mesa
 */

use Mesa\Blocks\PortalWords;

defined( 'ABSPATH' ) || exit;

$mesa_names = array(
	'all'    => __( 'All', 'mesa-help-desk' ),
	'open'   => _x( 'Open', 'requests of a customer', 'mesa-help-desk' ),
	'closed' => _x( 'Closed', 'requests of a customer', 'mesa-help-desk' ),
);
?>
<div class="mesa-tickets__head">
	<h<?php echo (int) $view['level']; ?>><?php esc_html_e( 'Your requests', 'mesa-help-desk' ); ?></h<?php echo (int) $view['level']; ?>>
	<?php if ( '' !== $view['new_url'] ) : ?>
		<a class="wp-element-button" href="<?php echo esc_url( $view['new_url'] ); ?>"><?php esc_html_e( 'Write a new request', 'mesa-help-desk' ); ?></a>
	<?php endif; ?>
</div>
<?php if ( $view['whole'] ) : ?>
	<div class="mesa-tickets__bar">
		<nav aria-label="<?php esc_attr_e( 'Which requests', 'mesa-help-desk' ); ?>">
			<?php foreach ( $view['states'] as $mesa_state => $mesa_address ) : ?>
				<a href="<?php echo esc_url( $mesa_address ); ?>"<?php echo $mesa_state === $view['state'] ? ' aria-current="page"' : ''; ?>><?php echo esc_html( $mesa_names[ $mesa_state ] ); ?></a>
			<?php endforeach; ?>
		</nav>
		<form role="search" method="get" action="<?php echo esc_url( strtok( $view['page'], '?#' ) ); ?>">
			<?php foreach ( $view['parameters'] as $mesa_name => $mesa_value ) : ?>
				<input type="hidden" name="<?php echo esc_attr( $mesa_name ); ?>" value="<?php echo esc_attr( $mesa_value ); ?>">
			<?php endforeach; ?>
			<?php if ( 'all' !== $view['state'] ) : ?>
				<input type="hidden" name="mesa_state" value="<?php echo esc_attr( $view['state'] ); ?>">
			<?php endif; ?>
			<input type="search" name="mesa_find" maxlength="200" dir="auto" value="<?php echo esc_attr( $view['find'] ); ?>" placeholder="<?php esc_attr_e( 'Search in your requests', 'mesa-help-desk' ); ?>" aria-label="<?php esc_attr_e( 'Search in your requests', 'mesa-help-desk' ); ?>">
			<button type="submit"><?php esc_html_e( 'Search', 'mesa-help-desk' ); ?></button>
		</form>
	</div>
<?php endif; ?>
<?php if ( ! $view['items'] ) : ?>
	<p>
		<?php
		if ( '' !== $view['find'] ) {
			/* translators: %s: what somebody searched for */
			echo esc_html( sprintf( __( 'None of your requests has “%s” in it.', 'mesa-help-desk' ), $view['find'] ) );
		} else {
			esc_html_e( 'Nothing here yet. When you write to us, you find it here.', 'mesa-help-desk' );
		}
		?>
	</p>
<?php else : ?>
	<ul class="mesa-tickets__list">
		<?php foreach ( $view['items'] as $mesa_ticket ) : ?>
			<li>
				<a href="<?php echo esc_url( $mesa_ticket['url'] ); ?>"><bdi><?php echo esc_html( '' === $mesa_ticket['subject'] ? __( '(no subject)', 'mesa-help-desk' ) : $mesa_ticket['subject'] ); ?></bdi></a>
				<span class="mesa-tickets__state" data-state="<?php echo esc_attr( $mesa_ticket['state'] ); ?>"><?php echo esc_html( PortalWords::state( $mesa_ticket['state'] ) ); ?></span>
				<span class="mesa-tickets__quiet">#<?php echo esc_html( (string) $mesa_ticket['id'] ); ?> · <time datetime="<?php echo esc_attr( gmdate( 'c', $mesa_ticket['at'] ) ); ?>"><?php echo esc_html( (string) wp_date( get_option( 'date_format' ), $mesa_ticket['at'] ) ); ?></time></span>
			</li>
		<?php endforeach; ?>
	</ul>
<?php endif; ?>
<?php if ( '' !== $view['less'] || '' !== $view['more'] ) : ?>
	<nav class="mesa-tickets__row" aria-label="<?php esc_attr_e( 'Pages', 'mesa-help-desk' ); ?>">
		<?php if ( '' !== $view['less'] ) : ?>
			<a href="<?php echo esc_url( $view['less'] ); ?>"><?php esc_html_e( 'Newer', 'mesa-help-desk' ); ?></a>
		<?php endif; ?>
		<?php if ( '' !== $view['more'] ) : ?>
			<a href="<?php echo esc_url( $view['more'] ); ?>"><?php esc_html_e( 'Older', 'mesa-help-desk' ); ?></a>
		<?php endif; ?>
	</nav>
<?php endif; ?>
<?php if ( ! $view['whole'] ) : ?>
	<form method="post" action="<?php echo esc_url( $view['post_to'] ); ?>" data-mesa-portal class="mesa-tickets__field">
		<input type="hidden" name="page" value="<?php echo esc_attr( $view['page'] ); ?>">
		<input type="hidden" name="do" value="link">
		<label for="mesa-tickets-email"><?php esc_html_e( 'More of them? We send a link to all requests of your address.', 'mesa-help-desk' ); ?></label>
		<p class="mesa-tickets__row">
			<input type="email" id="mesa-tickets-email" name="email" required autocomplete="email" maxlength="254" dir="auto" value="<?php echo esc_attr( $view['account'] ); ?>">
			<button type="submit" class="wp-element-button"><?php esc_html_e( 'Send me a link', 'mesa-help-desk' ); ?></button>
		</p>
	</form>
<?php endif; ?>
