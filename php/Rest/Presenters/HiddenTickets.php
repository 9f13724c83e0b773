<?php
/**
 * Numbers of other tickets in a ticket's history.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Domain\MailboxScope;

defined( 'ABSPATH' ) || exit;

/**
 * Takes out of a history which tickets of other mailboxes a ticket was merged into, linked with or split off: a ticket that
 * somebody may not see has no number for them either.
 */
final class HiddenTickets {
	/** Names under which events tell of another ticket; see docs/events.md. */
	private const NAMES = array( 'ticket_id', 'parent_id', 'split_from', 'linked_to' );
	/** Stands for a number, so that a line still reads "merged into #…". */
	private const STAND_IN = '…';

	/**
	 * The history without them. Deleted tickets keep their numbers: they are nobody's any more.
	 *
	 * @template T of array{data: array<string, mixed>}
	 * @param list<T>                                                            $rows  Events, with their data.
	 * @param MailboxScope                                                       $scope What the reader may see.
	 * @param \Closure(list<int>): array<array{id: int, mailbox_id: int, ...}> $find  Gives tickets by their ids.
	 * @return list<T>
	 */
	public static function without( array $rows, MailboxScope $scope, \Closure $find ): array {
		$ids = $scope->is_everything() ? array() : self::named( $rows );
		if ( ! $ids ) {
			return $rows;
		}
		$hidden = array_column( array_filter( $find( $ids ), static fn( array $ticket ): bool => ! $scope->includes( $ticket['mailbox_id'] ) ), 'id', 'id' );
		return array_map(
			static function ( array $row ) use ( $hidden ): array {
				foreach ( self::NAMES as $name ) {
					if ( isset( $row['data'][ $name ], $hidden[ (int) $row['data'][ $name ] ] ) ) {
						$row['data'][ $name ] = self::STAND_IN;
					}
				}
				return $row;
			},
			$rows
		);
	}

	/**
	 * The tickets that a history names.
	 *
	 * @param list<array{data: array<string, mixed>}> $rows Events.
	 * @return list<int>
	 */
	private static function named( array $rows ): array {
		$ids = array();
		foreach ( $rows as $row ) {
			array_push( $ids, ...array_values( array_map( 'intval', array_intersect_key( $row['data'], array_flip( self::NAMES ) ) ) ) );
		}
		return array_values( array_unique( array_filter( $ids ) ) );
	}
}
