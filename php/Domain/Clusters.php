<?php
/**
 * Texts that are about the same.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Groups texts by the words that they share: each is a vector of its words, weighted by how rare they are (TF-IDF); each
 * joins the group whose centre it is nearest to (cosine), or begins one. Groups that turn out to be about the same are put
 * together, and everything is sorted once more among those that are left. No outside service, no randomness: the same texts
 * give the same groups. Time and memory grow with the number of texts and not with its square.
 *
 * @phpstan-type Vector array<string, float>
 * @phpstan-type Group array{members: array<int|string, float>, centre: Vector}
 */
final class Clusters {
	/** Words of a text and of a centre that count. */
	private const WORDS  = 30;
	private const CENTRE = 60;
	/** How near a text is to its group (cosine): at first, when groups are put together, at the end. */
	private const JOIN  = 0.26;
	private const MERGE = 0.32;
	private const STAY  = 0.2;
	/** The members of a group are this near to its centre on average; what is not is a heap. */
	private const TIGHT = 0.27;
	/** Rounds of sorting among the groups that are left. */
	private const ROUNDS = 4;

	/**
	 * How telling words are.
	 *
	 * @param list<array<string, float|int>> $texts Each: word => how often.
	 * @return array<string, float> Weights of words that stand in two texts at least, and not in a third of all.
	 */
	public static function weights( array $texts ): array {
		$in = array();
		foreach ( $texts as $words ) {
			foreach ( $words as $word => $_ ) {
				$in[ $word ] = ( $in[ $word ] ?? 0 ) + 1;
			}
		}
		$number  = max( 1, count( $texts ) );
		$most    = $number < 20 ? $number : $number / 3;
		$weights = array();
		foreach ( $in as $word => $count ) {
			if ( $count > 1 && $count <= $most ) {
				$weights[ $word ] = log( 1 + $number / $count );
			}
		}
		return $weights;
	}

	/**
	 * A text as a vector of length 1.
	 *
	 * @param array<string, float|int> $words   Word => how often.
	 * @param array<string, float>     $weights As weights() gives them.
	 * @return Vector
	 */
	public static function vector( array $words, array $weights ): array {
		$vector = array();
		foreach ( $words as $word => $times ) {
			if ( isset( $weights[ $word ] ) ) {
				$vector[ $word ] = ( 1 + log( (float) $times ) ) * $weights[ $word ];
			}
		}
		return self::unit( $vector, self::WORDS );
	}

	/**
	 * How near two vectors of length 1 are: 0 to 1.
	 *
	 * @param Vector $one   A vector.
	 * @param Vector $other Another.
	 */
	public static function nearness( array $one, array $other ): float {
		$sum = 0.0;
		foreach ( $one as $word => $weight ) {
			$sum += $weight * ( $other[ $word ] ?? 0.0 );
		}
		return $sum;
	}

	/**
	 * The groups.
	 *
	 * @param array<int|string, Vector> $vectors By the texts' names.
	 * @param int                       $least   Members of a group, at least.
	 * @return list<Group> The largest first; members by nearness.
	 */
	public static function of( array $vectors, int $least = 3 ): array {
		$centres = self::merged( self::led( $vectors, $least ) );
		$groups  = array();
		// The last round sorts, and puts nothing together any more.
		for ( $round = 0; $round < self::ROUNDS; $round++ ) {
			$groups  = self::sorted( $vectors, $centres, $least );
			$centres = self::merged( array_column( $groups, 'centre' ) );
		}
		$groups = array_values( array_filter( $groups, static fn( array $group ): bool => array_sum( $group['members'] ) / count( $group['members'] ) >= self::TIGHT ) );
		usort( $groups, static fn( array $one, array $other ): int => count( $other['members'] ) <=> count( $one['members'] ) );
		return $groups;
	}

	/**
	 * First centres: each text joins the nearest, or is one.
	 *
	 * @param array<int|string, Vector> $vectors The texts.
	 * @param int                       $least   Members of a group, at least.
	 * @return list<Vector>
	 */
	private static function led( array $vectors, int $least ): array {
		$sums  = array();
		$sizes = array();
		$where = array();
		// Texts without a word that counts are about nothing.
		foreach ( array_filter( $vectors ) as $vector ) {
			$near = array();
			foreach ( $vector as $word => $weight ) {
				foreach ( $where[ $word ] ?? array() as $group => $share ) {
					$near[ $group ] = ( $near[ $group ] ?? 0.0 ) + $weight * $share;
				}
			}
			$best = null;
			if ( $near ) {
				arsort( $near );
				$best = (int) array_key_first( $near );
				$best = $near[ $best ] >= self::JOIN ? $best : null;
			}
			$best         ??= count( $sums );
			$sizes[ $best ] = ( $sizes[ $best ] ?? 0 ) + 1;
			foreach ( $vector as $word => $weight ) {
				$sums[ $best ][ $word ] = ( $sums[ $best ][ $word ] ?? 0.0 ) + $weight;
			}
			// A centre that has many members moves little: it is written down again at 1, 2, 3, 4, 6, 8 … members.
			$size = $sizes[ $best ];
			if ( $size <= 4 || 0 === $size % max( 2, intdiv( $size, 4 ) ) ) {
				foreach ( self::unit( $sums[ $best ], self::CENTRE ) as $word => $share ) {
					$where[ $word ][ $best ] = $share;
				}
			}
			$sums[ $best ] ??= array();
		}
		$centres = array();
		foreach ( $sums as $group => $sum ) {
			if ( $sizes[ $group ] >= $least ) {
				$centres[] = self::unit( $sum, self::CENTRE );
			}
		}
		return $centres;
	}

	/**
	 * Centres that are about the same, put together.
	 *
	 * @param list<Vector> $centres Vectors.
	 * @return list<Vector>
	 */
	private static function merged( array $centres ): array {
		$kept = array();
		foreach ( $centres as $centre ) {
			foreach ( $kept as $number => $other ) {
				if ( self::nearness( $centre, $other ) >= self::MERGE ) {
					foreach ( $centre as $word => $weight ) {
						$kept[ $number ][ $word ] = ( $other[ $word ] ?? 0.0 ) + $weight;
					}
					$kept[ $number ] = self::unit( $kept[ $number ], self::CENTRE );
					continue 2;
				}
			}
			$kept[] = $centre;
		}
		return $kept;
	}

	/**
	 * All texts among some centres.
	 *
	 * @param array<int|string, Vector> $vectors The texts.
	 * @param list<Vector>              $centres The centres.
	 * @param int                       $least   Members of a group, at least.
	 * @return list<Group>
	 */
	private static function sorted( array $vectors, array $centres, int $least ): array {
		$where = array();
		foreach ( $centres as $group => $centre ) {
			foreach ( $centre as $word => $share ) {
				$where[ $word ][ $group ] = $share;
			}
		}
		$members = array();
		$sums    = array();
		foreach ( $vectors as $name => $vector ) {
			$near = array();
			foreach ( $vector as $word => $weight ) {
				foreach ( $where[ $word ] ?? array() as $group => $share ) {
					$near[ $group ] = ( $near[ $group ] ?? 0.0 ) + $weight * $share;
				}
			}
			if ( ! $near || max( $near ) < self::STAY ) {
				continue;
			}
			$group                      = (int) array_search( max( $near ), $near, true );
			$members[ $group ][ $name ] = $near[ $group ];
			foreach ( $vector as $word => $weight ) {
				$sums[ $group ][ $word ] = ( $sums[ $group ][ $word ] ?? 0.0 ) + $weight;
			}
		}
		$groups = array();
		foreach ( $members as $group => $of ) {
			if ( count( $of ) >= $least ) {
				arsort( $of );
				$groups[] = array( 'members' => $of, 'centre' => self::unit( $sums[ $group ], self::CENTRE ) );
			}
		}
		return $groups;
	}

	/**
	 * A vector's heaviest words, with length 1.
	 *
	 * @param Vector $vector A vector.
	 * @param int    $most   Words.
	 * @return Vector
	 */
	private static function unit( array $vector, int $most ): array {
		if ( count( $vector ) > $most ) {
			arsort( $vector );
			$vector = array_slice( $vector, 0, $most, true );
		}
		$length = sqrt( array_sum( array_map( static fn( float $weight ): float => $weight * $weight, $vector ) ) );
		return $length > 0 ? array_map( static fn( float $weight ): float => $weight / $length, $vector ) : array();
	}
}
