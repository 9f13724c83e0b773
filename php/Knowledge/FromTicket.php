<?php
/**
 * The way back from an article to its ticket.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Shows in the editor of an article which ticket it was made from, to those who may see that ticket.
 */
final class FromTicket {
	/** As Actions\Articles\WriteArticle::TICKET. */
	private const META = '_mesa_from_ticket';

	/**
	 * Adds a box to the editor's side bar; WordPress's action add_meta_boxes_mesa_article.
	 *
	 * @param \WP_Post             $post    The article.
	 * @param \Closure(int): bool  $may_see Whether the person may see a ticket.
	 * @param \Closure(int): string $address The address of a ticket.
	 */
	public static function add_box( \WP_Post $post, \Closure $may_see, \Closure $address ): void {
		$ticket_id = (int) get_post_meta( $post->ID, self::META, true );
		if ( $ticket_id <= 0 || ! $may_see( $ticket_id ) ) {
			return;
		}
		add_meta_box(
			'mesa-from-ticket',
			__( 'Written from a ticket', 'mesa-help-desk' ),
			static function () use ( $ticket_id, $address ): void {
				/* translators: %d: ticket number */
				$words = sprintf( __( 'Ticket #%d', 'mesa-help-desk' ), $ticket_id );
				echo '<p><a href="' . esc_url( $address( $ticket_id ) ) . '">' . esc_html( $words ) . '</a></p><p class="description">' . esc_html__( 'Look at the marked places before you publish: something personal stood there.', 'mesa-help-desk' ) . '</p>';
			},
			null,
			'side'
		);
	}
}
