<?php
/**
 * Proof that a mail answers a notification.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * What a notification to an agent carries and the agent's answer brings back: the ticket, the agent, until when it holds,
 * and a signature. It stands twice in each notification, since neither place comes back from everywhere:
 *
 * - in the address to answer to, `support+m-u5-2-ls9-….@shop.example` (subaddressing, RFC 5233): for mail services that
 *   replace Message-IDs;
 * - in the Message-ID, `<mesa-n.m-u5-2-ls9-….job@shop.example>`, which mail programs put into In-Reply-To and References:
 *   for mail servers that know no subaddresses.
 *
 * Lower-case letters and digits only, since some mail systems change an address's case.
 */
final class AgentToken {
	/** How long an answer is taken. Seconds. */
	public const LIFETIME = 60 * DAY_IN_SECONDS;

	private const PATTERN = 'm-([0-9a-z]{1,12})-([0-9a-z]{1,12})-([0-9a-z]{1,6})-([0-9a-f]{20})';
	/** RFC 5321 section 4.5.3.1.1. */
	private const LONGEST_LOCAL_PART = 64;

	/**
	 * Takes the key.
	 *
	 * @param string $secret Of this site.
	 */
	public function __construct( private readonly string $secret ) {}

	/**
	 * The token.
	 *
	 * @param int $ticket_id The ticket.
	 * @param int $user_id   The agent.
	 * @param int $until     Unix time; counted in whole days.
	 */
	public function make( int $ticket_id, int $user_id, int $until ): string {
		$body = sprintf( 'm-%s-%s-%s', base_convert( (string) $ticket_id, 10, 36 ), base_convert( (string) $user_id, 10, 36 ), base_convert( (string) intdiv( $until, DAY_IN_SECONDS ), 10, 36 ) );
		return $body . '-' . $this->sign( $body );
	}

	/**
	 * The address that an answer shall go to.
	 *
	 * @param string $mailbox The mailbox's address.
	 * @param string $token   As make() gives it.
	 * @return string|null Null when it would be too long, or the mailbox is a subaddress itself.
	 */
	public static function address( string $mailbox, string $token ): ?string {
		$at    = (int) strrpos( $mailbox, '@' );
		$local = substr( $mailbox, 0, $at );
		if ( 0 === $at || str_contains( $local, '+' ) || str_contains( $local, '"' ) || strlen( $local ) + 1 + strlen( $token ) > self::LONGEST_LOCAL_PART ) {
			return null;
		}
		return $local . '+' . $token . substr( $mailbox, $at );
	}

	/**
	 * A notification's Message-ID.
	 *
	 * @param string $token  As make() gives it.
	 * @param string $unique What makes it this notification; letters, digits, dots.
	 * @param string $domain Of the mailbox's address.
	 * @return string With angle brackets.
	 */
	public static function message_id( string $token, string $unique, string $domain ): string {
		$domain = (string) preg_replace( '/[^A-Za-z0-9.-]/', '', $domain );
		return sprintf( '<mesa-n.%s.%s@%s>', $token, $unique, '' === $domain ? 'mesa.invalid' : $domain );
	}

	/**
	 * Whether an address is one of those made by address(), signed or not.
	 *
	 * @param string $address The address.
	 * @return string|null The address without the token; null when there is none in it.
	 */
	public static function plain_address( string $address ): ?string {
		$plain = preg_replace( '/\+' . self::PATTERN . '(?=@)/i', '', $address, 1, $found );
		return 1 === $found ? (string) $plain : null;
	}

	/**
	 * Looks for a token.
	 *
	 * @param list<string> $addresses   Where the mail went.
	 * @param list<string> $message_ids What it answers, nearest first.
	 * @return array{ticket_id: int, user_id: int, until: int, token: string}|null|false Null when there is none; false when there are only some that we did not make.
	 */
	public function find( array $addresses, array $message_ids ): array|null|false {
		$seen = null;
		foreach ( array( array( '/\+' . self::PATTERN . '@/i', $addresses ), array( '/(?<![A-Za-z0-9.])mesa-n\.' . self::PATTERN . '\./i', $message_ids ) ) as list( $pattern, $values ) ) {
			foreach ( $values as $value ) {
				if ( ! preg_match( $pattern, $value, $found ) ) {
					continue;
				}
				$known = $this->read( $found );
				if ( null !== $known ) {
					return $known;
				}
				$seen = false;
			}
		}
		return $seen;
	}

	/**
	 * Checks a signature.
	 *
	 * @param array<int, string> $found Ticket, user, day, signature in 1 to 4.
	 * @return array{ticket_id: int, user_id: int, until: int, token: string}|null
	 */
	private function read( array $found ): ?array {
		list( , $ticket, $user, $day, $signature ) = array_map( strtolower( ... ), $found );

		$body = "m-$ticket-$user-$day";
		if ( ! hash_equals( $this->sign( $body ), $signature ) ) {
			return null;
		}
		return array(
			'ticket_id' => (int) base_convert( $ticket, 36, 10 ),
			'user_id'   => (int) base_convert( $user, 36, 10 ),
			// The day itself still counts.
			'until'     => ( (int) base_convert( $day, 36, 10 ) + 1 ) * DAY_IN_SECONDS,
			'token'     => "$body-$signature",
		);
	}

	/**
	 * The signature: 80 bits.
	 *
	 * @param string $body What is signed.
	 */
	private function sign( string $body ): string {
		return substr( hash_hmac( 'sha256', "agent|$body", $this->secret ), 0, 20 );
	}
}
