<?php
/**
 * Proof that a customer may read a ticket.
 *
 * @package Mesa
 */

namespace Mesa\Access;

use Mesa\Domain\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Signed, expiring words that name one ticket and one person, and say nothing to anybody else: no address stands in them,
 * since addresses of pages end up in logs. Who the person is, is found again among those who take part in the ticket, so
 * whoever is taken off a ticket takes their links with them.
 *
 * What a token is good for is a part of what is signed: a link from a mail cannot be used as a session, nor a session
 * as a link (docs/adr/0043-customers-follow-tickets-by-signed-links.md).
 */
final class PortalToken {
	/** In a mail to a customer: reads, answers, closes and rates one ticket. */
	public const TICKET = 't';
	/** For somebody who has just written a ticket and has proven nothing: their own words and how far it is. */
	public const WRITER = 'w';
	/** In the mail that was asked for: all tickets of one address. The ticket in it only leads to the address. */
	public const ADDRESS = 'a';
	/** What a session that began with one of these is made of. */
	public const SESSIONS = array( self::TICKET => 'x', self::WRITER => 'y', self::ADDRESS => 'z' );

	/** Seconds that a link or a session lasts. */
	private const LIFETIMES = array(
		self::TICKET  => 90 * DAY_IN_SECONDS,
		self::WRITER  => 30 * DAY_IN_SECONDS,
		self::ADDRESS => HOUR_IN_SECONDS,
		'x'           => 30 * DAY_IN_SECONDS,
		'y'           => 7 * DAY_IN_SECONDS,
		'z'           => 30 * DAY_IN_SECONDS,
	);
	private const PATTERN   = '/^([twaxyz])-([0-9a-z]{1,12})-([0-9a-f]{16})-([0-9a-z]{1,8})-([0-9a-f]{32})$/D';

	/**
	 * Takes the key.
	 *
	 * @param string $secret     Of this site.
	 * @param int    $generation Raised, it makes everything void that was made before.
	 */
	public function __construct( private readonly string $secret, private readonly int $generation = 0 ) {}

	/**
	 * A token.
	 *
	 * @param string $kind      What for: TICKET, WRITER, ADDRESS, or one of SESSIONS.
	 * @param int    $ticket_id The ticket.
	 * @param string $address   Whose.
	 * @param int    $now       Unix time; it holds from then on for as long as its kind does.
	 * @return string ASCII letters, digits and "-", less than 90 characters.
	 */
	public function make( string $kind, int $ticket_id, string $address, int $now ): string {
		return $this->for_person( $kind, $ticket_id, $this->person( $address ), $now );
	}

	/**
	 * A token for somebody who is known by another one.
	 *
	 * @param string $kind      As in make().
	 * @param int    $ticket_id The ticket.
	 * @param string $person    As person() or read() gives it.
	 * @param int    $now       Unix time.
	 */
	public function for_person( string $kind, int $ticket_id, string $person, int $now ): string {
		$until = intdiv( $now + self::LIFETIMES[ $kind ], 60 ) + 1;
		$body  = sprintf( '%s-%s-%s-%s', $kind, base_convert( (string) $ticket_id, 10, 36 ), $person, base_convert( (string) $until, 10, 36 ) );
		return "$body-" . $this->sign( $body );
	}

	/**
	 * Reads a token.
	 *
	 * @param string $token As it came.
	 * @param int    $now   Unix time.
	 * @return array{kind: string, ticket_id: int, person: string, until: int}|null Null when it is not ours, has expired, or was made void.
	 */
	public function read( string $token, int $now ): ?array {
		if ( ! preg_match( self::PATTERN, $token, $found ) ) {
			return null;
		}
		list( , $kind, $ticket, $person, $until, $signature ) = $found;

		$ends = (int) base_convert( $until, 36, 10 ) * 60;
		if ( ! hash_equals( $this->sign( "$kind-$ticket-$person-$until" ), $signature ) || $ends < $now ) {
			return null;
		}
		return array(
			'kind'      => $kind,
			'ticket_id' => (int) base_convert( $ticket, 36, 10 ),
			'person'    => $person,
			'until'     => $ends,
		);
	}

	/**
	 * What stands for an address: the same for each spelling of it, and of no use to whoever does not know it.
	 *
	 * @param string $address The address.
	 */
	public function person( string $address ): string {
		return substr( hash_hmac( 'sha256', 'person|' . EmailAddress::key( $address ), $this->secret ), 0, 16 );
	}

	/**
	 * The signature: 128 bits.
	 *
	 * @param string $body What is signed.
	 */
	private function sign( string $body ): string {
		return substr( hash_hmac( 'sha256', "portal|{$this->generation}|$body", $this->secret ), 0, 32 );
	}
}
