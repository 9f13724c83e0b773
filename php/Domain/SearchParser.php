<?php
/**
 * What somebody typed into the search box.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Reads words, "phrases", operators, "-" for not and OR between neighbours. All of it has to hold, of what OR joins one.
 *
 * What looks like an operator and is none counts as words: a search is never refused, except for a date that is none.
 * The operators are listed in docs/search.md and, for the search box, in src/core/search/operators.ts.
 */
final class SearchParser {
	/** More pieces make a search slower, not better; the rest is not looked at. */
	private const MOST = 30;

	/** Operators that look for words in one place. */
	private const FIELDS = array(
		'from'    => SearchDocument::CUSTOMER,
		'to'      => SearchDocument::RECIPIENT,
		'subject' => SearchDocument::SUBJECT,
	);

	/** What stands behind "is:" and "has:", as [kind, value]. */
	private const FLAGS = array(
		'is:unassigned'   => array( 'assignee', 'nobody' ),
		'is:mine'         => array( 'assignee', 'me' ),
		'is:unread'       => array( 'unread', '' ),
		'is:unanswered'   => array( 'unanswered', '' ),
		'has:attachment'  => array( 'attachment', '' ),
		'has:attachments' => array( 'attachment', '' ),
		'has:file'        => array( 'attachment', '' ),
	);

	/** What stands behind "priority:". */
	private const PRIORITIES = array( 'urgent', 'high', 'normal', 'low' );

	/** Operators whose value names something. */
	private const NAMES = array( 'tag', 'assignee', 'mailbox', 'type', 'team' );
	private const DATES = array( 'before', 'after', 'on' );

	/**
	 * Takes what dates depend on.
	 *
	 * @param \DateTimeZone $zone Of the days that are meant.
	 * @param int           $now  Unix time, for "today".
	 */
	public function __construct( private readonly \DateTimeZone $zone, private readonly int $now ) {}

	/**
	 * Every operator, for documents and screens.
	 *
	 * @return array<string, list<string>> Operator => its values where they are fixed; else empty.
	 */
	public static function operators(): array {
		$none = array_fill_keys( array( ...array_keys( self::FIELDS ), ...self::NAMES, ...self::DATES ), array() );
		$is   = array_map( static fn( string $flag ): string => substr( $flag, 3 ), preg_grep( '/^is:/', array_keys( self::FLAGS ) ) );
		return $none + array(
			'status' => TicketStatus::ALL,
			'priority' => self::PRIORITIES,
			'is'     => array( ...array_values( $is ), ...TicketStatus::ALL ),
			'has'    => array( 'attachment' ),
		);
	}

	/**
	 * Reads a search.
	 *
	 * @param string $typed What was typed.
	 * @return list<non-empty-list<SearchPiece>> Each has to hold; of several pieces in one, any. Empty when nothing can be looked for.
	 * @throws Refusal When a date is none.
	 */
	public function parse( string $typed ): array {
		// Phones write curly quotes.
		$typed = str_replace( array( '“', '”', '„' ), '"', $typed );
		preg_match_all( '/(?:"[^"]*(?:"|$)|[^\s"]+)+/u', $typed, $found );
		$parts   = array_slice( $found[0] ?? array(), 0, 2 * self::MOST );
		$clauses = array();
		$join    = false;
		foreach ( $parts as $place => $part ) {
			if ( 'OR' === $part ) {
				$join = array() !== $clauses;
				continue;
			}
			$piece = $this->piece( $part, count( $parts ) - 1 === $place );
			if ( null === $piece ) {
				continue;
			}
			if ( $join ) {
				$clauses[ count( $clauses ) - 1 ][] = $piece;
			} elseif ( count( $clauses ) < self::MOST ) {
				$clauses[] = array( $piece );
			}
			$join = false;
		}
		return $clauses;
	}

	/**
	 * One piece.
	 *
	 * @param string $part    As typed.
	 * @param bool   $is_last Whether it is the last one, which may not be finished.
	 * @return SearchPiece|null Null when there is nothing to look for in it.
	 * @throws Refusal When a date is none.
	 */
	private function piece( string $part, bool $is_last ): ?SearchPiece {
		$negated = strlen( $part ) > 1 && '-' === $part[0];
		$part    = $negated ? substr( $part, 1 ) : $part;
		if ( preg_match( '/^#(\d{1,18})$/', $part, $found ) ) {
			return new SearchPiece( SearchPiece::NUMBER, $negated, $found[1], '', array( (string) $found[1] ) );
		}
		if ( preg_match( '/^field\.([^\s:"]+):(.*)$/isu', $part, $found ) ) {
			$value = trim( str_replace( '"', '', $found[2] ) );
			return '' === $value ? null : new SearchPiece( 'field', $negated, $value, $found[1] );
		}
		if ( preg_match( '/^([a-z]+):(.*)$/is', $part, $found ) ) {
			$name  = strtolower( $found[1] );
			$value = trim( str_replace( '"', '', $found[2] ) );
			if ( isset( self::FIELDS[ $name ] ) ) {
				return self::words( $value, $negated, self::FIELDS[ $name ], $is_last && ! str_contains( $found[2], '"' ) );
			}
			if ( in_array( $name, self::NAMES, true ) ) {
				return '' === $value ? null : new SearchPiece( $name, $negated, $value );
			}
			if ( in_array( $name, self::DATES, true ) ) {
				return '' === $value ? null : new SearchPiece( 'date', $negated, $this->date( $name, $value ) );
			}
			$flag = self::flag( $name, strtolower( $value ) );
			if ( null !== $flag ) {
				return new SearchPiece( $flag[0], $negated, $flag[1] );
			}
			if ( 'status' === $name && '' !== $value ) {
				return new SearchPiece( 'status_named', $negated, $value );
			}
			if ( '' === $value && in_array( $name, array( 'is', 'has', 'status', 'priority' ), true ) ) {
				return null;
			}
		}
		return self::words( str_replace( '"', ' ', $part ), $negated, '', $is_last && ! str_contains( $part, '"' ) );
	}

	/**
	 * What status:, is: and has: mean.
	 *
	 * @param string $name  The operator.
	 * @param string $value Its value.
	 * @return array{string, string}|null Kind and value; null when it is none of them.
	 */
	private static function flag( string $name, string $value ): ?array {
		if ( in_array( $name, array( 'is', 'status' ), true ) && in_array( $value, TicketStatus::ALL, true ) ) {
			return array( 'status', $value );
		}
		if ( 'priority' === $name && in_array( $value, self::PRIORITIES, true ) ) {
			return array( 'priority', $value );
		}
		return self::FLAGS[ "$name:$value" ] ?? null;
	}

	/**
	 * Words that stand side by side.
	 *
	 * @param string $text    As typed.
	 * @param bool   $negated Whether they must not.
	 * @param string $field   Where; '' for anywhere.
	 * @param bool   $is_open Whether the last word may be unfinished.
	 */
	private static function words( string $text, bool $negated, string $field, bool $is_open ): ?SearchPiece {
		$words = SearchWords::sequence( $text );
		if ( ! $words ) {
			return null;
		}
		$joined = count( $words ) > 1 && ! preg_match( '/\s/u', trim( $text ) ) && array() === array_filter( $words, SearchWords::is_unspaced( ... ) ) ? implode( '', $words ) : '';
		$open   = $is_open && ! $negated && 1 === count( $words ) && strlen( $words[0] ) >= 3 && ! SearchWords::is_unspaced( $words[0] );
		return new SearchPiece( SearchPiece::WORDS, $negated, $text, $field, $words, $joined, $open );
	}

	/**
	 * The time that a date operator means.
	 *
	 * @param string $name  before, after or on.
	 * @param string $value 2026-11-22, 2026-11, 2026, today or yesterday.
	 * @return string "from|to", see SearchPiece.
	 * @throws Refusal When it is no date.
	 */
	private function date( string $name, string $value ): string {
		$day  = ( new \DateTimeImmutable( '@' . $this->now ) )->setTimezone( $this->zone )->setTime( 0, 0 );
		$next = '+1 day';
		if ( 'yesterday' === strtolower( $value ) ) {
			$day = $day->modify( '-1 day' );
		} elseif ( 'today' !== strtolower( $value ) ) {
			if ( ! preg_match( '/^(\d{4})(?:[-\/.](\d{1,2})(?:[-\/.](\d{1,2}))?)?$/', $value, $found ) || ! checkdate( (int) ( $found[2] ?? 1 ), (int) ( $found[3] ?? 1 ), (int) $found[1] ) || (int) $found[1] < 1971 ) {
				/* translators: 1: an operator of the search, such as "before:", 2: a date as it has to be written */
				throw Refusal::invalid( 'search', sprintf( __( '"%1$s" needs a date such as %2$s.', 'mesa-help-desk' ), "$name:", gmdate( 'Y-m-d', $this->now ) ) );
			}
			$day  = $day->setDate( (int) $found[1], (int) ( $found[2] ?? 1 ), (int) ( $found[3] ?? 1 ) );
			$next = isset( $found[3] ) ? '+1 day' : ( isset( $found[2] ) ? '+1 month' : '+1 year' );
		}
		$from = Time::sql( $day->getTimestamp() );
		$to   = Time::sql( $day->modify( $next )->getTimestamp() );
		return array(
			'before' => "|$from",
			'after'  => "$from|",
			'on'     => "$from|$to",
		)[ $name ];
	}
}
