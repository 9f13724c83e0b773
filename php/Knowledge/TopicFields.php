<?php
/**
 * A topic's icon in wp-admin.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Adds the choice of an icon to the pages on which topics are added and edited.
 */
final class TopicFields {
	private const FIELD = 'mesa_topic_icon';

	/**
	 * Hooks it up; in wp-admin only.
	 */
	public static function hook(): void {
		add_action( Topics::TAXONOMY . '_add_form_fields', static fn() => self::on_add() );
		add_action( Topics::TAXONOMY . '_edit_form_fields', static fn( $term ) => $term instanceof \WP_Term && self::on_edit( $term ) );
		foreach ( array( 'created_', 'edited_' ) as $event ) {
			add_action( $event . Topics::TAXONOMY, static fn( $id ) => self::save( (int) $id ) );
		}
	}

	/**
	 * The choice where topics are added.
	 */
	private static function on_add(): void {
		echo '<div class="form-field"><fieldset><legend>' . esc_html__( 'Icon', 'mesa-help-desk' ) . '</legend>';
		self::choices( '' );
		echo '</fieldset></div>';
	}

	/**
	 * The choice where a topic is edited.
	 *
	 * @param \WP_Term $term The topic.
	 */
	private static function on_edit( \WP_Term $term ): bool {
		echo '<tr class="form-field"><th scope="row">' . esc_html__( 'Icon', 'mesa-help-desk' ) . '</th><td><fieldset><legend class="screen-reader-text">' . esc_html__( 'Icon', 'mesa-help-desk' ) . '</legend>';
		self::choices( (string) get_term_meta( $term->term_id, Topics::ICON, true ) );
		echo '</fieldset></td></tr>';
		return true;
	}

	/**
	 * One radio button for each icon, and one for none.
	 *
	 * @param string $chosen An icon's name, '' for none.
	 */
	private static function choices( string $chosen ): void {
		echo '<style>.mesa-icons{display:flex;flex-wrap:wrap;gap:4px}.mesa-icons label{display:inline-flex;padding:7px;border:1px solid #c3c4c7;border-radius:4px;cursor:pointer}.mesa-icons label:has(:checked){border-color:var(--wp-admin-theme-color,#2271b1);box-shadow:0 0 0 1px var(--wp-admin-theme-color,#2271b1)}.mesa-icons label:focus-within{outline:2px solid var(--wp-admin-theme-color,#2271b1);outline-offset:2px}.mesa-icons input{position:absolute;opacity:0}</style><div class="mesa-icons">';
		wp_nonce_field( self::FIELD, self::FIELD . '_nonce', false );
		foreach ( array( '' => __( 'None', 'mesa-help-desk' ) ) + TopicIcons::names() as $name => $label ) {
			printf(
				'<label title="%1$s"><input type="radio" name="%2$s" value="%3$s"%4$s>%5$s<span class="screen-reader-text">%1$s</span></label>',
				esc_attr( $label ),
				esc_attr( self::FIELD ),
				esc_attr( $name ),
				checked( $chosen, $name, false ),
				'' === $name ? '<span aria-hidden="true" style="inline-size:24px;text-align:center">–</span>' : TopicIcons::svg( $name ) // phpcs:ignore WordPress.Security.EscapeOutput -- Our own drawings.
			);
		}
		echo '</div>';
	}

	/**
	 * Keeps the choice.
	 *
	 * @param int $id The topic.
	 */
	private static function save( int $id ): void {
		if ( ! isset( $_POST[ self::FIELD ], $_POST[ self::FIELD . '_nonce' ] ) || ! current_user_can( 'edit_term', $id ) || ! wp_verify_nonce( sanitize_key( $_POST[ self::FIELD . '_nonce' ] ), self::FIELD ) ) {
			return;
		}
		$name = sanitize_key( $_POST[ self::FIELD ] );
		if ( TopicIcons::exists( $name ) ) {
			update_term_meta( $id, Topics::ICON, $name );
		} else {
			delete_term_meta( $id, Topics::ICON );
		}
	}
}
