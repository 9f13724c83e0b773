<?php
/**
 * What takes a change of a ticket back.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Bulk;

use Mesa\Domain\Tag;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Compares what a ticket was, what the change made of it, and what it is now, all as "ticket-before": only what is still as
 * the change left it goes back. What somebody has decided since stays.
 */
final class TakeBack {
	/** Fields that stand for themselves. */
	private const PLAIN = array( 'assignee_id', 'team_id', 'type_id', 'priority', 'mailbox_id', 'locked' );
	/** Fields that belong together. */
	private const STATUS = array( 'status', 'status_id', 'snoozed_until' );

	/**
	 * The patch that takes it back.
	 *
	 * @param array<string, mixed> $before What it was.
	 * @param array<string, mixed> $after  What the change made of it.
	 * @param array<string, mixed> $now    What it is.
	 * @return array{patch: array<string, mixed>, is_whole: bool} Whether all of it can go back; an empty patch when nothing can.
	 */
	public static function of( array $before, array $after, array $now ): array {
		$patch    = array();
		$is_whole = true;
		$status   = array_flip( self::STATUS );
		if ( array_intersect_key( $before, $status ) != array_intersect_key( $after, $status ) ) { // phpcs:ignore Universal.Operators.StrictComparisons -- The order of the keys does not matter.
			if ( array_intersect_key( $now, $status ) == array_intersect_key( $after, $status ) ) { // phpcs:ignore Universal.Operators.StrictComparisons -- As above.
				$patch += self::status( $before );
			} else {
				$is_whole = false;
			}
		}
		foreach ( self::PLAIN as $field ) {
			if ( ( $before[ $field ] ?? null ) !== ( $after[ $field ] ?? null ) ) {
				if ( ( $now[ $field ] ?? null ) === ( $after[ $field ] ?? null ) ) {
					$patch[ $field ] = $before[ $field ] ?? null;
				} else {
					$is_whole = false;
				}
			}
		}
		return array(
			'patch'    => $patch + self::tags( $before['tags'], $after['tags'], $now['tags'] ) + self::fields( $before['fields'] ?? array(), $after['fields'] ?? array(), $now['fields'] ?? array(), $is_whole ),
			'is_whole' => $is_whole,
		);
	}

	/**
	 * Its status again. A time to wake up that has passed meanwhile: it is awake.
	 *
	 * @param array<string, mixed> $before What it was.
	 * @return array<string, mixed>
	 */
	private static function status( array $before ): array {
		$until = $before['snoozed_until'] ?? null;
		if ( TicketStatus::SNOOZED === $before['status'] && null !== $until && (int) Time::parse( (string) $until ) <= time() ) {
			return array( 'status' => TicketStatus::OPEN );
		}
		return array( 'status' => $before['status'] )
			+ ( ( $before['status_id'] ?? 0 ) > 0 ? array( 'status_id' => $before['status_id'] ) : array() )
			+ ( TicketStatus::SNOOZED === $before['status'] ? array( 'snoozed_until' => $until ) : array() );
	}

	/**
	 * Its tags again: those that the change put on and that are there, off; those that it took off and that are not there, on.
	 *
	 * @param list<string> $before What it had.
	 * @param list<string> $after  What it had then.
	 * @param list<string> $now    What it has.
	 * @return array<string, list<string>>
	 */
	private static function tags( array $before, array $after, array $now ): array {
		$by_slug = static fn( array $names ): array => array_column( array_map( static fn( string $name ): array => array( Tag::slug( $name ), $name ), $names ), 1, 0 );
		list( $before, $after, $now ) = array_map( $by_slug, array( $before, $after, $now ) );
		return array_filter(
			array(
				'remove_tags' => array_values( array_intersect_key( array_diff_key( $after, $before ), $now ) ),
				'add_tags'    => array_values( array_diff_key( array_diff_key( $before, $after ), $now ) ),
			)
		);
	}

	/**
	 * Its own fields again.
	 *
	 * @param list<array{field_id: int, values: list<string>}> $before   What they held.
	 * @param list<array{field_id: int, values: list<string>}> $after    What they held then.
	 * @param list<array{field_id: int, values: list<string>}> $now      What they hold.
	 * @param bool                                             $is_whole Becomes false when one of them cannot go back.
	 * @return array<string, list<array{field_id: int, values: list<string>}>>
	 */
	private static function fields( array $before, array $after, array $now, bool &$is_whole ): array {
		$then   = array_column( $after, 'values', 'field_id' );
		$now    = array_column( $now, 'values', 'field_id' );
		$fields = array();
		foreach ( $before as $field ) {
			$id = $field['field_id'];
			if ( ( $then[ $id ] ?? array() ) === $field['values'] ) {
				continue;
			}
			if ( ( $now[ $id ] ?? array() ) === ( $then[ $id ] ?? array() ) ) {
				$fields[] = $field;
			} else {
				$is_whole = false;
			}
		}
		return $fields ? array( 'fields' => $fields ) : array();
	}
}
