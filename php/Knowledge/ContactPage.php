<?php
/**
 * Where visitors write to.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the page that has a ticket form, once; a page that is saved makes it look again.
 */
final class ContactPage {
	private const OPTION = 'mesa_contact_page';

	/**
	 * Its address.
	 *
	 * @return string '' when no page has a form.
	 */
	public static function url(): string {
		$id = get_option( self::OPTION, null );
		if ( null === $id ) {
			$id = self::look();
			update_option( self::OPTION, $id, true );
		}
		$url = (int) $id > 0 && 'publish' === get_post_status( (int) $id ) ? (string) get_permalink( (int) $id ) : '';
		/**
		 * Filters where visitors are led who did not find their answer.
		 *
		 * @param string $url A page with a form; '' when none was found.
		 */
		return (string) apply_filters( 'mesa_contact_url', $url );
	}

	/**
	 * Looks again the next time.
	 */
	public static function forget(): void {
		delete_option( self::OPTION );
	}

	/**
	 * The oldest published page with a form.
	 *
	 * @return int Post id; 0 for none.
	 */
	private static function look(): int {
		foreach ( array( '<!-- wp:mesa/ticket-form', '[mesa_form' ) as $mark ) {
			$found = get_posts(
				array(
					'post_type'      => 'page',
					'post_status'    => 'publish',
					's'              => $mark,
					'search_columns' => array( 'post_content' ),
					'sentence'       => true,
					'numberposts'    => 1,
					'orderby'        => 'ID',
					'order'          => 'ASC',
					'fields'         => 'ids',
				)
			);
			if ( $found ) {
				return (int) $found[0];
			}
		}
		return 0;
	}
}
