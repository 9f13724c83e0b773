<?php
/**
 * A place in a list.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * The last row that a page has shown, so that the next page begins behind it whatever has come in on top.
 */
final class Cursor {
	/**
	 * Makes one.
	 *
	 * @param string $part  Which part of the list: one of FolderWalk's, or best (of a search by relevance).
	 * @param string $time  UTC datetime by which the part is ordered.
	 * @param int    $id    The last row's id, which decides where times are equal.
	 * @param string $group Of best: tickets of equal relevance.
	 */
	public function __construct( public readonly string $part, public readonly string $time, public readonly int $id, public readonly string $group = '' ) {}

	/**
	 * As text for the client, who does not look into it.
	 */
	public function __toString(): string {
		return sprintf( '%s.%s.%d', $this->part, Time::unix( $this->time ), $this->id ) . ( '' === $this->group ? '' : ".$this->group" );
	}

	/**
	 * Reads one back.
	 *
	 * @param string       $text  What the client sent.
	 * @param list<string> $parts Parts that this list has.
	 * @throws Refusal When it is none of ours.
	 */
	public static function parse( string $text, array $parts ): self {
		if ( ! preg_match( '/^(newest|created|waiting|rest|important|usual|usual-rest|low|best)\.(\d{1,12})\.(\d{1,18})(?:\.(g\d{0,8}))?$/', $text, $found ) || ! in_array( $found[1], $parts, true ) ) {
			throw Refusal::invalid( 'cursor', __( 'This is not a place in this list. Load the list from its beginning.', 'mesa-help-desk' ) );
		}
		return new self( $found[1], Time::sql( (int) $found[2] ), (int) $found[3], $found[4] ?? '' );
	}
}
