<?php
/**
 * Operators as SQL.
 *
 * @package Mesa
 */

namespace Mesa\Data\Search;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Data\Sorting\TagStore;
use Mesa\Data\Sorting\TeamFolder;
use Mesa\Data\Tickets\SmallFolders;
use Mesa\Domain\Fold;
use Mesa\Domain\SearchPiece;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Turns what is not a matter of words into conditions on the tickets table, which stands as `t` in the statement. Each is
 * asked of tickets that are known by their ids: none is what a statement finds its rows by.
 *
 * @phpstan-type Condition array{sql: string, args: list<string|int>}
 */
final class Conditions {
	/**
	 * Takes what it works with.
	 *
	 * @param Db       $db   The database.
	 * @param TagStore $tags Knows tags by name.
	 * @param SortingConditions $sorting Answers for types, teams, statuses and custom fields.
	 */
	public function __construct( private readonly Db $db, private readonly TagStore $tags, public readonly SortingConditions $sorting ) {}

	/**
	 * One piece.
	 *
	 * @param SearchPiece $piece   Not words.
	 * @param int         $user_id Who asks.
	 * @return Condition
	 */
	public function of( SearchPiece $piece, int $user_id ): array {
		$condition = match ( $piece->kind ) {
			'status'     => self::make( 't.status = %s', $piece->value ),
			'unread'     => self::make( 't.last_incoming_id > COALESCE((SELECT r.message_id FROM {ticket_reads} r WHERE r.user_id = %d AND r.ticket_id = t.id), 0)', $user_id ),
			'attachment' => self::make( 't.has_attachments = 1' ),
			'priority'   => self::make( 't.priority = %s', $piece->value ),
			'unanswered' => self::make( 't.waiting_since IS NOT NULL' ),
			'assignee'   => self::one_of( 't.assignee_id', $this->people( $piece->value, $user_id ) ),
			'mailbox'    => self::one_of( 't.mailbox_id', $this->mailboxes( $piece->value ) ),
			'tag'        => $this->tagged( $piece->value ),
			'date'       => self::between( $piece->value ),
			default      => in_array( $piece->kind, SortingConditions::KINDS, true ) ? $this->sorting->of( $piece ) : throw new \LogicException( esc_html( "No condition for {$piece->kind}." ) ),
		};
		return $piece->negated ? array( 'sql' => "NOT ({$condition['sql']})" ) + $condition : $condition;
	}

	/**
	 * A folder, for tickets that are known by their ids.
	 *
	 * @param array{folder: string, mailbox_id: int} $filter  As FolderWalk takes it.
	 * @param int                                    $user_id Who asks.
	 * @return Condition
	 */
	public static function folder( array $filter, int $user_id ): array {
		$condition = SmallFolders::includes( $filter['folder'] ) ? SmallFolders::condition( $filter['folder'], $user_id ) : match ( $filter['folder'] ) {
			'mine'       => self::make( 't.status = %s AND t.assignee_id = %d', TicketStatus::OPEN, $user_id ),
			'unassigned' => self::make( 't.status = %s AND t.assignee_id = 0', TicketStatus::OPEN ),
			'all'        => self::one_of( 't.status', TicketStatus::NORMAL ),
			'team'       => TeamFolder::condition( $filter['team_id'] ?? 0 ),
			default      => self::make( 't.status = %s', $filter['folder'] ),
		};
		return $filter['mailbox_id'] > 0 ? self::all( array( $condition, self::make( 't.mailbox_id = %d', $filter['mailbox_id'] ) ) ) : $condition;
	}

	/**
	 * Several that have to hold.
	 *
	 * @param list<Condition> $conditions The conditions.
	 * @param string          $word       AND or OR.
	 * @return Condition Empty SQL where there are none.
	 */
	public static function all( array $conditions, string $word = 'AND' ): array {
		return array(
			'sql'  => 1 === count( $conditions ) ? $conditions[0]['sql'] : implode( " $word ", array_map( static fn( array $one ): string => "({$one['sql']})", $conditions ) ),
			'args' => array_merge( array(), ...array_column( $conditions, 'args' ) ),
		);
	}

	/**
	 * Mailboxes by number, address or words of their name.
	 *
	 * @param string $value As typed.
	 * @return list<int>
	 */
	public function mailboxes( string $value ): array {
		$ids = array();
		foreach ( $this->db->rows( 'SELECT id, name, address FROM {mailboxes}' ) as $row ) {
			if ( $row['id'] === $value || 0 === strcasecmp( (string) $row['address'], $value ) || self::has_words( (string) $row['name'], $value ) ) {
				$ids[] = (int) $row['id'];
			}
		}
		return $ids;
	}

	/**
	 * People who have tickets, by "me", "nobody", login, address or words of their name.
	 *
	 * @param string $value   As typed.
	 * @param int    $user_id Who asks.
	 * @return list<int> 0 stands for nobody.
	 */
	public function people( string $value, int $user_id ): array {
		if ( 'me' === strtolower( $value ) ) {
			return array( $user_id );
		}
		if ( in_array( strtolower( $value ), array( 'nobody', 'none', 'unassigned' ), true ) ) {
			return array( 0 );
		}
		// A step of the index for each person, however many tickets they have.
		$ids = array_values( array_filter( array_map( 'intval', $this->db->column( 'SELECT DISTINCT assignee_id FROM {tickets} FORCE INDEX (assignee)' ) ) ) );
		cache_users( $ids );
		return array_values(
			array_filter(
				$ids,
				static function ( int $id ) use ( $value ): bool {
					$user = get_userdata( $id );
					return $user && ( 0 === strcasecmp( $user->user_login, $value ) || 0 === strcasecmp( $user->user_email, $value ) || self::has_words( $user->display_name, $value ) );
				}
			)
		);
	}

	/**
	 * A tag, and those that are becoming it.
	 *
	 * @param string $name As typed.
	 * @return list<int>
	 */
	public function tags( string $name ): array {
		return $this->tags->ids( $name );
	}

	/**
	 * Tickets of a tag.
	 *
	 * @param string $name As typed.
	 * @return Condition
	 */
	private function tagged( string $name ): array {
		$ids = $this->tags( $name );
		return $ids ? self::make( 'EXISTS (SELECT 1 FROM {ticket_tags} g WHERE g.ticket_id = t.id AND g.tag_id IN (' . implode( ',', $ids ) . '))' ) : self::make( '0 = 1' );
	}

	/**
	 * Tickets of a time, by the date that lists show: that of the newest message.
	 *
	 * @param string $span "from|to", see SearchPiece.
	 * @return Condition
	 */
	private static function between( string $span ): array {
		list( $from, $to ) = explode( '|', $span );
		$ends              = array();
		if ( '' !== $from ) {
			$ends[] = self::make( 't.updated_at >= %s', $from );
		}
		if ( '' !== $to ) {
			$ends[] = self::make( 't.updated_at < %s', $to );
		}
		return self::all( $ends );
	}

	/**
	 * One of several values.
	 *
	 * @param string           $column The column.
	 * @param list<string|int> $values May be empty: then nothing fits.
	 * @return Condition
	 */
	private static function one_of( string $column, array $values ): array {
		return $values ? self::make( "$column IN (" . Row::marks( $values, is_int( $values[0] ) ? '%d' : '%s' ) . ')', ...$values ) : self::make( '0 = 1' );
	}

	/**
	 * A condition.
	 *
	 * @param string     $sql     With placeholders.
	 * @param string|int ...$args Values.
	 * @return Condition
	 */
	private static function make( string $sql, string|int ...$args ): array {
		return array(
			'sql'  => $sql,
			'args' => array_values( $args ),
		);
	}

	/**
	 * Whether a name has all words of another, in any order; the last one may be unfinished.
	 *
	 * @param string $name   A name.
	 * @param string $wanted Words of it.
	 */
	private static function has_words( string $name, string $wanted ): bool {
		$line  = Fold::line( $name );
		$words = Fold::words( $wanted );
		foreach ( $words as $word ) {
			if ( ! str_contains( $line, " $word" ) ) {
				return false;
			}
		}
		return array() !== $words;
	}
}
