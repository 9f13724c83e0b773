<?php
/**
 * Where customers ask for a link.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Portal;

use Mesa\Access\PortalPage;

defined( 'ABSPATH' ) || exit;

/**
 * Pages that show customers their tickets beside "My tickets" itself: the tab of a shop's My Account, and pages of the
 * site with the block. A link in a mail leads to "My tickets", which everybody can open, on a phone too where nobody is
 * logged in; once its button is pressed, it leads back to where it was asked for. It carries the place's name and never
 * an address: whatever somebody writes there leads to one of these pages, or nowhere.
 */
final class PortalPlaces {
	/** Name of the tab; a page's is its number. */
	private const TAB = 'account';

	/**
	 * Takes what it asks.
	 *
	 * @param \Closure(): string       $tab   Gives the tab's address; '' without a shop, and to whoever is not logged in.
	 * @param \Closure(\WP_Post): bool $shows Whether a published post shows tickets to whoever asks.
	 */
	public function __construct( private readonly \Closure $tab, private readonly \Closure $shows ) {}

	/**
	 * The name of a place.
	 *
	 * @param string $address A URL as it came, without our parameters.
	 * @return string '' for "My tickets" itself, and for what is no such place.
	 */
	public function name( string $address ): string {
		$tab = ( $this->tab )();
		if ( '' !== $tab && untrailingslashit( $tab ) === untrailingslashit( $address ) ) {
			return self::TAB;
		}
		$id = url_to_postid( $address );
		return PortalPage::chosen() !== $id && '' !== $this->url( (string) $id ) ? (string) $id : '';
	}

	/**
	 * The address of a place.
	 *
	 * @param string $name As name() gave it, or anything.
	 * @return string '' where it cannot be opened by whoever asks, or is none.
	 */
	public function url( string $name ): string {
		if ( self::TAB === $name ) {
			return ( $this->tab )();
		}
		$post = ctype_digit( $name ) && (int) $name > 0 ? get_post( (int) $name ) : null;
		return null !== $post && is_post_publicly_viewable( $post ) && '' === $post->post_password && ( $this->shows )( $post ) ? (string) get_permalink( $post ) : '';
	}
}
