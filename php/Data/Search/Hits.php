<?php
/**
 * What a search has found.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

defined( 'ABSPATH' ) || exit;

/**
 * A set of tickets, whatever their number: words over a million tickets are joined by a few operations on strings.
 */
final class Hits {
	/**
	 * Takes the segments.
	 *
	 * @param array<int, string> $segments Sets as Bits has them, by segment; none is empty.
	 */
	public function __construct( private readonly array $segments = array() ) {}

	/**
	 * These tickets.
	 *
	 * @param list<int> $ids Any order.
	 */
	public static function of( array $ids ): self {
		$numbers = array();
		sort( $ids );
		foreach ( $ids as $id ) {
			$numbers[ $id >> Bits::SHIFT ][ $id & Bits::MASK ] = 0;
		}
		return new self( array_map( static fn( array $some ): string => Bits::of( array_keys( $some ) ), $numbers ) );
	}

	/**
	 * How many tickets.
	 */
	public function count(): int {
		return array_sum( array_map( Bits::count( ... ), $this->segments ) );
	}

	/**
	 * Whether there is none.
	 */
	public function is_empty(): bool {
		return ! $this->segments;
	}

	/**
	 * The lowest and the highest ticket there can be among them, by their segments.
	 *
	 * @return array{int, int} For hits that are not empty.
	 */
	public function bounds(): array {
		$segments = array_keys( $this->segments );
		return array( min( $segments ) << Bits::SHIFT, ( ( max( $segments ) + 1 ) << Bits::SHIFT ) - 1 );
	}

	/**
	 * The tickets, ascending. For few.
	 *
	 * @return list<int>
	 */
	public function ids(): array {
		$ids      = array();
		$segments = $this->segments;
		ksort( $segments );
		foreach ( $segments as $segment => $set ) {
			foreach ( Bits::numbers( $set ) as $number ) {
				$ids[] = ( $segment << Bits::SHIFT ) | $number;
			}
		}
		return $ids;
	}

	/**
	 * Those of some tickets that are among them, in the order given.
	 *
	 * @param list<int> $ids Tickets.
	 * @return list<int>
	 */
	public function among( array $ids ): array {
		$found = array();
		$maps  = array();
		foreach ( $ids as $id ) {
			$segment = $id >> Bits::SHIFT;
			if ( ! isset( $this->segments[ $segment ] ) ) {
				continue;
			}
			$map = $maps[ $segment ] ??= Bits::bitmap( $this->segments[ $segment ] );
			if ( ord( $map[ ( $id & Bits::MASK ) >> 3 ] ) >> ( $id & 7 ) & 1 ) {
				$found[] = $id;
			}
		}
		return $found;
	}

	/**
	 * What is in both.
	 *
	 * @param self $other More.
	 */
	public function both( self $other ): self {
		$segments = array();
		foreach ( array_intersect_key( $this->segments, $other->segments ) as $segment => $set ) {
			$segments[ $segment ] = Bits::both( $set, $other->segments[ $segment ] );
		}
		return new self( array_filter( $segments, static fn( string $set ): bool => '' !== $set ) );
	}

	/**
	 * What is in either.
	 *
	 * @param self $other More.
	 */
	public function either( self $other ): self {
		$segments = $this->segments + $other->segments;
		foreach ( array_intersect_key( $this->segments, $other->segments ) as $segment => $set ) {
			$segments[ $segment ] = Bits::either( $set, $other->segments[ $segment ] );
		}
		return new self( $segments );
	}

	/**
	 * What is here and not there.
	 *
	 * @param self $other What to leave out.
	 */
	public function without( self $other ): self {
		$segments = $this->segments;
		foreach ( array_intersect_key( $segments, $other->segments ) as $segment => $set ) {
			$segments[ $segment ] = Bits::without( $set, $other->segments[ $segment ] );
		}
		return new self( array_filter( $segments, static fn( string $set ): bool => '' !== $set ) );
	}

	/**
	 * Every number up to one: what "-word" is taken from.
	 *
	 * @param int $last The highest ticket id.
	 */
	public static function everything( int $last ): self {
		return new self( array_fill( 0, ( $last >> Bits::SHIFT ) + 1, str_repeat( "\xff", Bits::BYTES ) ) );
	}
}
