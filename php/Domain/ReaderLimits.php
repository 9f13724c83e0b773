<?php
/**
 * Several settings of who may read an article, as one.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * An article is kept for some people by itself and by its topics, and all of that has to hold. Where a topic goes, or stays
 * behind on another site, one setting takes the place of all. It never lets somebody read who could not before; where no
 * setting says the same, it lets fewer.
 *
 * @see docs/visibility.md
 */
final class ReaderLimits {
	private const EVERYBODY = array( 'kind' => 'public', 'roles' => array() );
	/** Nobody but those who edit articles. */
	private const NOBODY = array( 'kind' => 'roles', 'roles' => array() );

	/**
	 * One setting for all.
	 *
	 * @param list<array{kind: string, roles: list<string>}> $all  What has to hold; '' and "public" for everybody.
	 * @param list<string>                                   $team Slugs of the roles whose people answer tickets.
	 * @return array{kind: string, roles: list<string>} Kind: public, customers, roles or internal.
	 */
	public static function together( array $all, array $team ): array {
		$kinds = array_values( array_unique( array_diff( array_column( $all, 'kind' ), array( '', 'public' ) ) ) );
		if ( ! $kinds ) {
			return self::EVERYBODY;
		}
		if ( array_diff( $kinds, array( 'customers', 'roles', 'internal' ) ) ) {
			return self::NOBODY;
		}
		if ( ! in_array( 'roles', $kinds, true ) ) {
			return array( 'kind' => in_array( 'internal', $kinds, true ) ? 'internal' : 'customers', 'roles' => array() );
		}
		$lists = array_column( array_filter( $all, static fn( array $one ): bool => 'roles' === $one['kind'] ), 'roles' );
		if ( count( $kinds ) > 1 ) {
			// The team may read what is for customers; of the others only WooCommerce's role says that they are some.
			$lists[] = in_array( 'internal', $kinds, true ) ? $team : array( ...$team, 'customer' );
		}
		return array( 'kind' => 'roles', 'roles' => array_values( array_unique( array_intersect( ...$lists ) ) ) );
	}
}
