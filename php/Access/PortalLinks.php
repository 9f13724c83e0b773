<?php
/**
 * Addresses of the customers' pages.
 *
 * @package Mesa
 */

namespace Mesa\Access;

defined( 'ABSPATH' ) || exit;

/**
 * Links that lead a customer to a ticket. Whoever follows one is asked to press a button before it does anything, so that
 * programs that look into mails do not sign anybody in.
 */
final class PortalLinks {
	/** Parameter that carries a token. */
	public const TOKEN = 'mesa_link';
	/** Parameter that names a ticket. */
	public const TICKET = 'mesa_ticket';
	/** Parameter that names the place where the link was asked for. */
	public const FROM = 'mesa_from';

	/**
	 * Takes what it works with.
	 *
	 * @param PortalToken        $tokens Signs.
	 * @param \Closure(): string $page   Gives the address of the page "My tickets".
	 */
	public function __construct( private readonly PortalToken $tokens, private readonly \Closure $page ) {}

	/**
	 * The page on which customers find their tickets.
	 */
	public function page(): string {
		return ( $this->page )();
	}

	/**
	 * The link for a mail that goes to one person alone: with it they read, answer, close and rate this one ticket.
	 *
	 * @param int    $ticket_id The ticket.
	 * @param string $address   Theirs; they take part in the ticket.
	 */
	public function to_ticket( int $ticket_id, string $address ): string {
		return $this->with( $this->tokens->make( PortalToken::TICKET, $ticket_id, $address, time() ) );
	}

	/**
	 * The link for the page that a form shows after it was sent. Nobody has proven there that the address is theirs: it
	 * shows what they wrote and how far it is, and our answers only once they come from a mail.
	 *
	 * @param int    $ticket_id The ticket.
	 * @param string $address   As they wrote it.
	 */
	public function to_written( int $ticket_id, string $address ): string {
		return $this->with( $this->tokens->make( PortalToken::WRITER, $ticket_id, $address, time() ) );
	}

	/**
	 * The link for a mail that somebody asked for: all tickets of that address, for an hour.
	 *
	 * @param int    $ticket_id Any ticket in which the address takes part.
	 * @param string $address   The address that the mail goes to.
	 * @param string $place     Where it was asked for, as PortalPlaces names it; '' for this page.
	 */
	public function to_all( int $ticket_id, string $address, string $place = '' ): string {
		return $this->with( $this->tokens->make( PortalToken::ADDRESS, $ticket_id, $address, time() ), $place );
	}

	/**
	 * A ticket's page for somebody who is signed in; everybody else is asked to sign in there. For mails to several people.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function plain( int $ticket_id ): string {
		return add_query_arg( self::TICKET, $ticket_id, $this->page() );
	}

	/**
	 * The page with a token.
	 *
	 * @param string $token The token.
	 * @param string $place Where it leads back to; '' for this page.
	 */
	private function with( string $token, string $place = '' ): string {
		return add_query_arg( ( '' === $place ? array() : array( self::FROM => $place ) ) + array( self::TOKEN => $token ), $this->page() );
	}
}
