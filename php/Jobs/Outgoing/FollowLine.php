<?php
/**
 * The line that leads to the ticket's page.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use Mesa\Domain\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Ends a mail to a customer with the way to their ticket on the site. The link gives its holder a right, so it stands in
 * mails to one person alone; in mails to several there is the page's address, where each of them signs in.
 */
final class FollowLine {
	/**
	 * Takes what makes links.
	 *
	 * @param \Closure(): bool              $is_wanted Whether the site's owner wants the line.
	 * @param \Closure(int, string): string $link      The link for one person, by ticket and address; empty for somebody who takes no part in it.
	 * @param \Closure(int): string         $page      The ticket's page for somebody who signs in.
	 */
	public function __construct( private readonly \Closure $is_wanted, private readonly \Closure $link, private readonly \Closure $page ) {}

	/**
	 * Where the line leads.
	 *
	 * @param array<string, mixed>            $message The reply.
	 * @param list<array{address: string}>    $people  Everybody who gets it.
	 * @return string Empty for no line.
	 */
	public function address( array $message, array $people ): string {
		$keys = EmailAddress::keys( $people );
		// What is passed on goes to somebody who has no ticket here.
		if ( ! $keys || 'forward' === $message['quotes'] || ! ( $this->is_wanted )() ) {
			return '';
		}
		return 1 === count( $keys ) ? ( $this->link )( (int) $message['ticket_id'], $people[0]['address'] ) : ( $this->page )( (int) $message['ticket_id'] );
	}

	/**
	 * The line in the HTML part.
	 *
	 * @param string $address As address() gives it.
	 */
	public static function html( string $address ): string {
		return '' === $address ? '' : '<div dir="auto" style="margin-top:1.5em;font-size:13px;color:#50575e"><a href="' . esc_url( $address ) . '" style="color:#50575e">' . esc_html__( 'Follow this request on our site', 'mesa-help-desk' ) . '</a></div>';
	}

	/**
	 * The line in the text part.
	 *
	 * @param string $address As address() gives it.
	 */
	public static function text( string $address ): string {
		return '' === $address ? '' : "\n\n" . __( 'Follow this request on our site:', 'mesa-help-desk' ) . "\n" . $address;
	}
}
