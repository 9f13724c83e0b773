<?php
/**
 * The best match first.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Domain\SearchDocument;
use Mesa\Domain\SearchPiece;

defined( 'ABSPATH' ) || exit;

/**
 * Parts what was found into groups of equal relevance. A word counts by where it stands (in the subject three times what it
 * counts in a text, in the customer's name or address twice) and by how rare it is. Within a group the newest comes first.
 *
 * So a page of the best matches is a page of the newest of a group: it costs the same, and has a cursor.
 */
final class Ranking {
	/** Words that decide, the rarest; with each the groups become up to four times as many. */
	private const WORDS = 4;
	/** What a word counts in each place. */
	private const SUBJECT  = 3;
	private const CUSTOMER = 2;
	private const TEXT     = 1;

	/** Fields that have to be known for bare words; see Matching::load(). */
	public const FIELDS = array( SearchDocument::SUBJECT, SearchDocument::CUSTOMER );

	/**
	 * Takes the index's answers.
	 *
	 * @param Matching $matching Has loaded the pieces.
	 */
	public function __construct( private readonly Matching $matching ) {}

	/**
	 * The groups, best first.
	 *
	 * @param Hits                                   $found   What was found.
	 * @param list<non-empty-list<SearchPiece>>      $clauses What was looked for.
	 * @return array<string, Hits> By a name that is the same for the next page; none is empty.
	 */
	public function groups( Hits $found, array $clauses ): array {
		$groups = array( '' => array( 'hits' => $found, 'score' => 0.0 ) );
		foreach ( $this->words( $clauses ) as $word ) {
			$next = array();
			foreach ( $groups as $name => $group ) {
				$rest = $group['hits'];
				foreach ( $word['places'] as $points => $hits ) {
					$here = $rest->both( $hits );
					if ( ! $here->is_empty() ) {
						$rest                    = $rest->without( $here );
						$next[ $name . $points ] = array( 'hits' => $here, 'score' => $group['score'] + $points * $word['weight'] );
					}
				}
				if ( ! $rest->is_empty() ) {
					$next[ $name . '0' ] = array( 'hits' => $rest, 'score' => $group['score'] );
				}
			}
			$groups = $next;
		}
		uksort( $groups, static fn( string|int $one, string|int $other ): int => array( $groups[ $other ]['score'], (string) $other ) <=> array( $groups[ $one ]['score'], (string) $one ) );
		return array_column( array_map( static fn( string|int $name, array $group ): array => array( "g$name", $group['hits'] ), array_keys( $groups ), $groups ), 1, 0 );
	}

	/**
	 * The words that decide, with the places where each stands.
	 *
	 * @param list<non-empty-list<SearchPiece>> $clauses What was looked for.
	 * @return list<array{weight: float, places: array<int, Hits>}> The rarest first; places by their points, the best first.
	 */
	private function words( array $clauses ): array {
		$words = array();
		foreach ( array_merge( array(), ...$clauses ) as $piece ) {
			if ( ! $piece->is_words() || $piece->negated || '' !== $piece->field ) {
				continue;
			}
			$all     = $this->matching->of_words( $piece );
			$words[] = array(
				'weight' => log( 1 + ( 1 + $this->matching->last() ) / ( 1 + $all->count() ) ),
				'places' => array(
					self::SUBJECT  => $this->matching->of_words( $piece, SearchDocument::SUBJECT ),
					self::CUSTOMER => $this->matching->of_words( $piece, SearchDocument::CUSTOMER ),
					self::TEXT     => $all,
				),
			);
		}
		usort( $words, static fn( array $one, array $other ): int => $other['weight'] <=> $one['weight'] );
		return array_slice( $words, 0, self::WORDS );
	}
}
