<?php
/**
 * "Who can read this" in wp-admin's own forms.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * A choice and the roles, for quick edit, bulk edit and topics; and the words for what is set.
 */
final class ReadersForm {
	public const FIELD       = 'mesa_readers';
	public const FIELD_ROLES = 'mesa_readers_roles';

	/**
	 * The choices.
	 *
	 * @return array<string, string> Kind => words.
	 */
	public static function choices(): array {
		return array(
			Visibility::EVERYBODY => __( 'Everybody', 'mesa-help-desk' ),
			Visibility::CUSTOMERS => __( 'Customers', 'mesa-help-desk' ),
			Visibility::ROLES     => __( 'People with certain roles', 'mesa-help-desk' ),
			Visibility::INTERNAL  => __( 'Your team only', 'mesa-help-desk' ),
		);
	}

	/**
	 * What is set, in words.
	 *
	 * @param string       $kind  A kind.
	 * @param list<string> $roles Slugs.
	 */
	public static function words( string $kind, array $roles ): string {
		if ( Visibility::ROLES !== $kind ) {
			return self::choices()[ $kind ] ?? self::choices()[ Visibility::INTERNAL ];
		}
		$names = array_column( ArticleEditor::roles(), 'name', 'slug' );
		$named = array_map( static fn( string $role ): string => $names[ $role ] ?? $role, $roles );
		return $named ? implode( ', ', $named ) : __( 'No role chosen', 'mesa-help-desk' );
	}

	/**
	 * Prints the fields.
	 *
	 * @param string       $kind    What is set; '' for "as it is".
	 * @param list<string> $roles   Slugs that are set.
	 * @param bool         $is_bulk Offers "as it is".
	 */
	public static function print_fields( string $kind, array $roles, bool $is_bulk ): void {
		// Quick edit copies the fields: no ids.
		printf( '<span class="mesa-readers"><label><span class="screen-reader-text">%s</span><select name="%s">', esc_html__( 'Who can read this', 'mesa-help-desk' ), esc_attr( self::FIELD ) );
		if ( $is_bulk ) {
			echo '<option value="">' . esc_html__( '— Leave as it is —', 'mesa-help-desk' ) . '</option>';
		}
		foreach ( self::choices() as $value => $words ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $value ), selected( $value, $kind, false ), esc_html( $words ) );
		}
		echo '</select></label><span class="mesa-readers__roles" role="group" aria-label="' . esc_attr__( 'Roles', 'mesa-help-desk' ) . '">';
		foreach ( ArticleEditor::roles() as $role ) {
			printf( '<label><input type="checkbox" name="%s[]" value="%s"%s> <span>%s</span></label>', esc_attr( self::FIELD_ROLES ), esc_attr( $role['slug'] ), checked( in_array( $role['slug'], $roles, true ), true, false ), esc_html( $role['name'] ) );
		}
		echo '</span></span>';
	}

	/**
	 * What was sent. The caller has looked at nonce and capability.
	 *
	 * @return array{kind: string, roles: list<string>}|null Null when nothing is to be changed.
	 */
	public static function sent(): ?array {
		// phpcs:disable WordPress.Security.NonceVerification -- The callers' business.
		$kind = isset( $_REQUEST[ self::FIELD ] ) && is_string( $_REQUEST[ self::FIELD ] ) ? sanitize_key( $_REQUEST[ self::FIELD ] ) : '';
		$sent = isset( $_REQUEST[ self::FIELD_ROLES ] ) && is_array( $_REQUEST[ self::FIELD_ROLES ] ) ? array_map( 'sanitize_key', array_filter( wp_unslash( $_REQUEST[ self::FIELD_ROLES ] ), 'is_string' ) ) : array(); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- Each is, by sanitize_key().
		// phpcs:enable
		return in_array( $kind, Visibility::KINDS, true ) ? array(
			'kind'  => $kind,
			'roles' => array_values( $sent ),
		) : null;
	}

	/**
	 * Prints what shows the roles only when they are asked for, and what fills in the row of quick edit.
	 */
	public static function print_script(): void {
		?>
		<style>
			.mesa-readers__roles { display: none; max-height: 9.5em; overflow: auto; margin-block-start: 4px; }
			.mesa-readers:has(option[value="roles"]:checked) .mesa-readers__roles { display: block; }
			.mesa-readers .mesa-readers__roles label { display: block; margin: 4px 2px; line-height: 1.4; }
		</style>
		<script>
			document.addEventListener( 'click', function ( event ) {
				var row = event.target.closest( '.editinline' ) && event.target.closest( 'tr' );
				var id = row && row.id.replace( /^\D+/, '' );
				var saved = id && document.querySelector( '#inline_' + id + ' .mesa_readers' );
				if ( ! saved ) {
					return;
				}
				// WordPress makes the row of fields in its own listener.
				setTimeout( function () {
					var fields = document.querySelector( '#edit-' + id + ' .mesa-readers' );
					var roles = saved.getAttribute( 'data-roles' ).split( ' ' );
					fields.querySelector( 'select' ).value = saved.textContent;
					fields.querySelectorAll( 'input' ).forEach( function ( box ) {
						box.checked = roles.indexOf( box.value ) >= 0;
					} );
				} );
			} );
		</script>
		<?php
	}
}
