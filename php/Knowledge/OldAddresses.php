<?php
/**
 * Addresses that articles had before they were imported.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\KbSourceStore;

defined( 'ABSPATH' ) || exit;

/**
 * Leads from an old address to the article, for good (301). Asked only where WordPress has found nothing.
 */
final class OldAddresses {
	/**
	 * Takes the addresses.
	 *
	 * @param KbSourceStore $sources The addresses.
	 */
	public function __construct( private readonly KbSourceStore $sources ) {}

	/**
	 * Follows an old address; does nothing when it leads nowhere that this visitor may read.
	 *
	 * @param string $path As OldPath::of() gives it.
	 */
	public function follow( string $path ): void {
		$id = '' === $path || strlen( $path ) > 500 ? 0 : $this->sources->redirect( $path );
		if ( $id > 0 && Visibility::may_read( $id ) && wp_safe_redirect( (string) get_permalink( $id ), 301, 'Mesa' ) ) {
			exit;
		}
	}
}
