<?php
/**
 * Words that have to stand side by side.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Data\Db;
use Mesa\Domain\SearchDocument;
use Mesa\Domain\SearchPiece;
use Mesa\Domain\SearchWords;

defined( 'ABSPATH' ) || exit;

/**
 * Looks into the texts of tickets that have all words of a phrase.
 */
final class PhraseCheck {
	/** Messages whose texts are in memory at once, when a ticket alone has no more: some have hundreds of long mails. */
	private const AT_ONCE = 60;

	/**
	 * Takes what it works with.
	 *
	 * @param Db       $db       The database.
	 * @param Matching $matching Has loaded the pieces.
	 */
	public function __construct( private readonly Db $db, private readonly Matching $matching ) {}

	/**
	 * Whether a clause can only be decided by the texts.
	 *
	 * @param non-empty-list<SearchPiece> $clause Any of them has to hold.
	 */
	public static function is_for( array $clause ): bool {
		foreach ( $clause as $piece ) {
			if ( ! $piece->is_words() ) {
				// What an operator says of a ticket is not asked twice: such a clause stays as the index answers it.
				return false;
			}
		}
		return array() !== array_filter( $clause, static fn( SearchPiece $piece ): bool => $piece->needs_text() );
	}

	/**
	 * The tickets for which all clauses hold.
	 *
	 * @param list<int>                                  $ids     Tickets, in any order, kept.
	 * @param non-empty-list<non-empty-list<SearchPiece>> $clauses Clauses that is_for() takes.
	 * @return list<int>
	 */
	public function filter( array $ids, array $clauses ): array {
		$sure = array();
		foreach ( array_merge( ...$clauses ) as $piece ) {
			$sure[ spl_object_id( $piece ) ] = array(
				'has'  => array_flip( $this->matching->of_words( $piece )->among( $ids ) ),
				'sure' => array_flip( $piece->needs_text() ? $this->matching->as_one_word( $piece )->among( $ids ) : $this->matching->of_words( $piece )->among( $ids ) ),
			);
		}
		$doubtful = array();
		foreach ( $ids as $id ) {
			foreach ( array_merge( ...$clauses ) as $piece ) {
				$known = $sure[ spl_object_id( $piece ) ];
				if ( isset( $known['has'][ $id ] ) && ! isset( $known['sure'][ $id ] ) ) {
					$doubtful[ $id ][] = $piece;
				}
			}
		}
		foreach ( $doubtful ? $this->texts( array_keys( $doubtful ) ) : array() as $id => $texts ) {
			foreach ( $doubtful[ $id ] as $piece ) {
				if ( self::contains( $texts, $piece ) ) {
					$sure[ spl_object_id( $piece ) ]['sure'][ $id ] = 0;
				}
			}
		}
		$holds = static function ( SearchPiece $piece, int $id ) use ( $sure ): bool {
			$there = isset( $sure[ spl_object_id( $piece ) ]['sure'][ $id ] );
			return $there !== $piece->negated;
		};
		return array_values(
			array_filter(
				$ids,
				static function ( int $id ) use ( $clauses, $holds ): bool {
					foreach ( $clauses as $clause ) {
						if ( ! array_filter( $clause, static fn( SearchPiece $piece ): bool => $holds( $piece, $id ) ) ) {
							return false;
						}
					}
					return true;
				}
			)
		);
	}

	/**
	 * Whether texts have a phrase.
	 *
	 * @param array<string, list<string>> $texts As texts() gives them.
	 * @param SearchPiece                 $piece The phrase.
	 */
	private static function contains( array $texts, SearchPiece $piece ): bool {
		$needle = SearchWords::needle( $piece->words );
		foreach ( '' === $piece->field ? array_merge( array(), ...array_values( array_diff_key( $texts, array( SearchDocument::RECIPIENT => 0 ) ) ) ) : $texts[ $piece->field ] ?? array() as $text ) {
			if ( str_contains( SearchWords::line( SearchWords::sequence( $text ) ), $needle ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The texts of tickets, as Documents reads them for the index; only some tickets' messages at a time.
	 *
	 * @param non-empty-list<int> $ids Tickets.
	 * @return \Generator<int, array<string, list<string>>> By ticket and field; '' for what is in no field.
	 */
	private function texts( array $ids ): \Generator {
		$in    = implode( ',', $ids );
		$files = array();
		foreach ( $this->db->rows( "SELECT ticket_id, filename FROM {attachments} WHERE ticket_id IN ($in)" ) as $row ) {
			$files[ (int) $row['ticket_id'] ][] = (string) $row['filename'];
		}
		$texts    = array();
		$messages = 0;
		foreach ( $this->db->rows( "SELECT id, subject, customer_name, customer_email, message_count FROM {tickets} WHERE id IN ($in)" ) as $row ) {
			if ( $texts && $messages + (int) $row['message_count'] > self::AT_ONCE ) {
				yield from $this->with_messages( $texts );
				$texts    = array();
				$messages = 0;
			}
			$id            = (int) $row['id'];
			$messages     += (int) $row['message_count'];
			$texts[ $id ]  = array(
				SearchDocument::SUBJECT  => array( (string) $row['subject'] ),
				SearchDocument::CUSTOMER => array( $row['customer_name'] . ' ' . $row['customer_email'] ),
				''                       => $files[ $id ] ?? array(),
			);
		}
		if ( $texts ) {
			yield from $this->with_messages( $texts );
		}
	}

	/**
	 * Adds the texts of messages.
	 *
	 * @param non-empty-array<int, array<string, list<string>>> $texts As texts() gives them, without any.
	 * @return array<int, array<string, list<string>>> With them.
	 */
	private function with_messages( array $texts ): array {
		foreach ( $this->db->rows( 'SELECT ' . Documents::MESSAGE . ' FROM {messages} WHERE ticket_id IN (' . implode( ',', array_keys( $texts ) ) . ')' ) as $row ) {
			$ticket = &$texts[ (int) $row['ticket_id'] ];
			array_push( $ticket[''], (string) $row['subject'], ...SearchDocument::texts( $row ) );
			if ( 'customer' === $row['kind'] ) {
				$ticket[ SearchDocument::CUSTOMER ][] = $row['from_name'] . ' ' . $row['from_address'];
			}
			$ticket[ SearchDocument::RECIPIENT ][] = SearchDocument::recipients( (string) $row['recipients'] );
			unset( $ticket );
		}
		return $texts;
	}
}
