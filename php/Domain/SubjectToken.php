<?php
/**
 * The ticket number in a subject.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Marks subjects as "[#1042-k3x9qz]", for mail programs that lose In-Reply-To and mail services that replace Message-IDs.
 *
 * Short enough to be guessed with patience, therefore only ever believed together with a sender who takes part in the ticket.
 */
final class SubjectToken {
	private const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
	private const LENGTH   = 6;

	/**
	 * Takes the key.
	 *
	 * @param string $secret Of this site.
	 */
	public function __construct( private readonly string $secret ) {}

	/**
	 * The token of a ticket, brackets included.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function of( int $ticket_id ): string {
		return sprintf( '[#%d-%s]', $ticket_id, $this->sign( $ticket_id ) );
	}

	/**
	 * A subject that carries the ticket's token, once.
	 *
	 * @param string $subject   The subject.
	 * @param int    $ticket_id The ticket.
	 */
	public function tag( string $subject, int $ticket_id ): string {
		$token = $this->of( $ticket_id );
		return str_contains( $subject, $token ) ? $subject : trim( self::strip( $subject ) . ' ' . $token );
	}

	/**
	 * The ticket whose token a subject carries.
	 *
	 * @param string $subject A subject.
	 * @return int Ticket id; 0 when there is no token or it is not ours.
	 */
	public function find( string $subject ): int {
		preg_match_all( '/\[#(\d{1,18})-([0-9a-z]{' . self::LENGTH . '})\]/i', $subject, $found, PREG_SET_ORDER );
		foreach ( array_reverse( $found ) as list( , $ticket_id, $signature ) ) {
			if ( hash_equals( $this->sign( (int) $ticket_id ), strtolower( $signature ) ) ) {
				return (int) $ticket_id;
			}
		}
		return 0;
	}

	/**
	 * A subject without tokens, for showing.
	 *
	 * @param string $subject A subject.
	 */
	public static function strip( string $subject ): string {
		return trim( (string) preg_replace( '/\s*\[#\d{1,18}-[0-9a-z]{' . self::LENGTH . '}\]\s*/i', ' ', $subject ) );
	}

	/**
	 * The signature, in letters that are hard to confuse.
	 *
	 * @param int $ticket_id The ticket.
	 */
	private function sign( int $ticket_id ): string {
		$bytes = hash_hmac( 'sha256', "subject|$ticket_id", $this->secret, true );
		$text  = '';
		for ( $i = 0; $i < self::LENGTH; $i++ ) {
			$text .= self::ALPHABET[ ord( $bytes[ $i ] ) % strlen( self::ALPHABET ) ];
		}
		return $text;
	}
}
