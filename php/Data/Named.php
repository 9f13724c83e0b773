<?php
/**
 * Things by name.
 *
 * @package Mesa
 */

namespace Mesa\Data;

use Mesa\Domain\Fold;
use Mesa\Domain\SortingName;

defined( 'ABSPATH' ) || exit;

/**
 * Finds what somebody means who types a name into the search.
 */
final class Named {
	/**
	 * Ids of those that a name stands for: the one that is called so, else those that have all its words.
	 *
	 * @param array<int, array{id: int, name: string}> $things All that there are.
	 * @param string                                   $typed  A number, or a name; letter case and accents make no difference.
	 * @return list<int>
	 */
	public static function ids( array $things, string $typed ): array {
		$slug  = SortingName::slug( $typed );
		$words = Fold::words( $typed );
		if ( '' === $slug ) {
			return array();
		}
		$found = array();
		foreach ( $things as $thing ) {
			if ( SortingName::slug( $thing['name'] ) === $slug || (string) $thing['id'] === $typed ) {
				return array( $thing['id'] );
			}
			$line = Fold::line( $thing['name'] );
			if ( array() === array_filter( $words, static fn( string $word ): bool => ! str_contains( $line, " $word" ) ) ) {
				$found[] = $thing['id'];
			}
		}
		return $found;
	}
}
