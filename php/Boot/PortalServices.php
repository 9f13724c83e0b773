<?php
/**
 * Wiring of the customers' pages.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Access\PortalLinks;
use Mesa\Access\PortalPage;
use Mesa\Access\PortalToken;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for customers who follow their tickets.
 */
trait PortalServices {
	/** Proof that a customer may read a ticket. */
	public function portal_tokens(): PortalToken {
		return $this->once( PortalToken::class, static fn() => new PortalToken( wp_salt( 'auth' ) . 'mesa-portal', (int) get_option( PortalToken::GENERATION ) ) );
	}

	/** Links for customers. */
	public function portal_links(): PortalLinks {
		return $this->once( PortalLinks::class, fn() => new PortalLinks( $this->portal_tokens(), PortalPage::url( ... ) ) );
	}
}
