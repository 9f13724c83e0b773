<?php
/**
 * What each agent was told.
 *
 * @package Mesa
 */

namespace Mesa\Data\People;

use Mesa\Data\Db;
use Mesa\Data\Row;
use Mesa\Data\Site\Ageing;
use Mesa\Domain\Cursor;
use Mesa\Domain\MailboxScope;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * The notifications in the inbox, and which of them a digest has still to tell. What may be seen is decided when they are
 * read: a row holds no words of the ticket.
 */
final class NotificationList {
	/** Waits for the next digest. */
	private const DUE = 'due';
	/** More unread ones than these are not counted. */
	private const MOST_COUNTED = 100;
	/** Where a row leads to: a message may have moved to another ticket since. */
	private const JOINS = 'LEFT JOIN {messages} m ON m.id = n.message_id JOIN {tickets} t ON t.id = COALESCE(m.ticket_id, n.ticket_id)';

	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * Adds one, at the end of the transaction.
	 *
	 * @param int    $user_id    To whom.
	 * @param string $kind       One of NotificationKind's.
	 * @param int    $ticket_id  The ticket.
	 * @param int    $message_id What it leads to; 0 for the ticket itself.
	 * @param int    $actor_id   Who did it; 0 for the customer or the system.
	 * @param int    $others     How many more tickets it is about.
	 * @param bool   $digest     Whether a digest shall tell of it.
	 */
	public function add( int $user_id, string $kind, int $ticket_id, int $message_id, int $actor_id, int $others, bool $digest ): void {
		$this->db->insert_later(
			'notifications',
			array(
				'user_id'    => $user_id,
				'kind'       => $kind,
				'ticket_id'  => $ticket_id,
				'message_id' => $message_id,
				'actor_id'   => $actor_id,
				'others'     => $others,
				'digest'     => $digest ? self::DUE : '',
				'created_at' => Time::now(),
			)
		);
	}

	/**
	 * A page, newest first.
	 *
	 * @param int          $user_id Whose.
	 * @param MailboxScope $scope   What they may see now.
	 * @param bool         $unread  Only what is unread.
	 * @param Cursor|null  $after   Where to go on.
	 * @param int          $limit   At most so many.
	 * @return array{rows: list<array<string, mixed>>, next: Cursor|null} Each with `ticket_id` as it is now, `subject`, `customer_name`, `customer_email`, `from_name`, `message_kind`, `words`, `mailbox_id`, `assignee_id`, `status`.
	 */
	public function page( int $user_id, MailboxScope $scope, bool $unread, ?Cursor $after, int $limit ): array {
		$where = 'n.user_id = %d' . ( $unread ? ' AND n.read_at IS NULL' : '' );
		$args  = array( $user_id );
		if ( null !== $after ) {
			$where .= ' AND n.created_at <= %s AND (n.created_at < %s OR n.id < %d)';
			array_push( $args, $after->time, $after->time, $after->id );
		}
		$rows = array_map( self::typed( ... ), $this->db->rows( $this->select( $where, $scope, 'ORDER BY n.created_at DESC, n.id DESC LIMIT %d', $unread ? 'unread' : 'newest' ), ...array( ...$args, $limit + 1 ) ) );
		$more = count( $rows ) > $limit;
		$rows = array_slice( $rows, 0, $limit );
		$last = end( $rows );
		return array(
			'rows' => $rows,
			'next' => $more && $last ? new Cursor( 'newest', $last['created_at'], $last['id'] ) : null,
		);
	}

	/**
	 * How many are unread that somebody may see now.
	 *
	 * @param int          $user_id Whose.
	 * @param MailboxScope $scope   What they may see now.
	 * @return int At most MOST_COUNTED.
	 */
	public function unread( int $user_id, MailboxScope $scope ): int {
		return (int) $this->db->value( 'SELECT COUNT(*) FROM (SELECT n.id FROM {notifications} n ' . self::JOINS . ' WHERE n.user_id = %d AND n.read_at IS NULL' . self::seen( $scope ) . ' LIMIT %d) u', $user_id, self::MOST_COUNTED );
	}

	/**
	 * A statement of columns name and value that tells screens whether to ask for the list again; for one answer with others.
	 *
	 * @param int $user_id Whose.
	 * @return array{sql: string, args: list<mixed>} Names "newest" and "unread".
	 */
	public static function signal( int $user_id ): array {
		return array(
			'sql'  => "SELECT 'newest', COALESCE((SELECT id FROM {notifications} WHERE user_id = %d ORDER BY created_at DESC, id DESC LIMIT 1), 0) UNION ALL SELECT 'unread', COUNT(*) FROM (SELECT id FROM {notifications} WHERE user_id = %d AND read_at IS NULL LIMIT %d) u",
			'args' => array( $user_id, $user_id, self::MOST_COUNTED ),
		);
	}

	/**
	 * Marks some as read or unread.
	 *
	 * @param int       $user_id Whose; others' rows are left alone.
	 * @param list<int> $ids     Which.
	 * @param bool      $read    Read, or unread again.
	 */
	public function mark( int $user_id, array $ids, bool $read ): void {
		if ( ! $ids ) {
			return;
		}
		$marks = Row::marks( $ids, '%d' );
		if ( $read ) {
			$this->db->run( "UPDATE {notifications} SET read_at = %s WHERE id IN ($marks) AND user_id = %d AND read_at IS NULL", Time::now(), ...array( ...$ids, $user_id ) );
			return;
		}
		$this->db->run( "UPDATE {notifications} SET read_at = NULL WHERE id IN ($marks) AND user_id = %d", ...array( ...$ids, $user_id ) );
	}

	/**
	 * Marks everything as read that there was at a moment.
	 *
	 * @param int $user_id Whose.
	 * @param int $newest  The newest that the person has seen; what came later stays unread.
	 */
	public function mark_all( int $user_id, int $newest ): void {
		$this->db->run( 'UPDATE {notifications} SET read_at = %s WHERE user_id = %d AND read_at IS NULL AND id <= %d', Time::now(), $user_id, $newest );
	}

	/**
	 * Marks everything about a ticket as read: its reader has it before them.
	 *
	 * @param int $user_id   Whose.
	 * @param int $ticket_id The ticket.
	 */
	public function mark_ticket( int $user_id, int $ticket_id ): void {
		// What was told of tickets before they were merged into this one is told of this one now.
		$ids = array( $ticket_id, ...array_map( 'intval', $this->db->column( "SELECT source_id FROM {ticket_joins} WHERE target_id = %d AND kind = 'merge' AND undone_at IS NULL LIMIT 100", $ticket_id ) ) );
		$this->db->run( 'UPDATE {notifications} SET read_at = %s WHERE user_id = %d AND ticket_id IN (' . Row::marks( $ids, '%d' ) . ') AND read_at IS NULL', Time::now(), $user_id, ...$ids );
	}

	/**
	 * Whether somebody was told of something and has not read it.
	 *
	 * @param int    $user_id    Who.
	 * @param string $kind       One of NotificationKind's.
	 * @param int    $ticket_id  The ticket, as it was then.
	 * @param int    $message_id The message; 0 for none.
	 */
	public function is_unread( int $user_id, string $kind, int $ticket_id, int $message_id ): bool {
		return null !== $this->db->value( 'SELECT id FROM {notifications} WHERE user_id = %d AND ticket_id = %d AND kind = %s AND message_id = %d AND read_at IS NULL LIMIT 1', $user_id, $ticket_id, $kind, $message_id );
	}

	/**
	 * Leaves something that was to be mailed at once to the next digest: it is quiet now.
	 *
	 * @param int    $user_id    Who.
	 * @param string $kind       One of NotificationKind's.
	 * @param int    $ticket_id  The ticket.
	 * @param int    $message_id The message; 0 for none.
	 */
	public function hold( int $user_id, string $kind, int $ticket_id, int $message_id ): void {
		$this->db->run( 'UPDATE {notifications} SET digest = %s WHERE user_id = %d AND ticket_id = %d AND kind = %s AND message_id = %d AND read_at IS NULL', self::DUE, $user_id, $ticket_id, $kind, $message_id );
	}

	/**
	 * Takes what a digest has to tell. Each is given once, whoever asks at the same time and whatever dies in between.
	 *
	 * @param int          $user_id Whose.
	 * @param MailboxScope $scope   What they may see now.
	 * @param string       $claim   A name that nobody else uses.
	 * @param int          $limit   At most so many come with their words; the others count.
	 * @return array{rows: list<array<string, mixed>>, total: int} As in page().
	 */
	public function take_due( int $user_id, MailboxScope $scope, string $claim, int $limit ): array {
		$this->db->run( 'UPDATE {notifications} SET digest = %s WHERE user_id = %d AND read_at IS NULL AND digest = %s', $claim, $user_id, self::DUE );
		$rows = $this->db->rows( $this->select( 'n.user_id = %d AND n.read_at IS NULL AND n.digest = %s', $scope, 'ORDER BY n.created_at, n.id LIMIT 1000', 'unread' ), $user_id, $claim );
		return array(
			'rows'  => array_map( self::typed( ... ), array_slice( $rows, 0, $limit ) ),
			'total' => count( $rows ),
		);
	}

	/**
	 * Puts back what a digest could not tell: the mail server has said no, so nobody has got it.
	 *
	 * @param int    $user_id Whose.
	 * @param string $claim   As in take_due().
	 */
	public function give_back( int $user_id, string $claim ): void {
		$this->db->run( 'UPDATE {notifications} SET digest = %s WHERE user_id = %d AND read_at IS NULL AND digest = %s', self::DUE, $user_id, $claim );
	}

	/**
	 * Whether anything waits for a digest.
	 *
	 * @param int $user_id Whose.
	 */
	public function has_due( int $user_id ): bool {
		return null !== $this->db->value( 'SELECT id FROM {notifications} WHERE user_id = %d AND read_at IS NULL AND digest = %s LIMIT 1', $user_id, self::DUE );
	}

	/**
	 * Forgets what is old, in small steps.
	 *
	 * @param int $before Unix time.
	 */
	public function forget_old( int $before ): void {
		Ageing::forget( $this->db, 'notifications', $before );
	}

	/**
	 * Somebody leaves the team.
	 *
	 * @param int $user_id Who.
	 */
	public function forget_user( int $user_id ): void {
		$this->db->delete( 'notifications', array( 'user_id' => $user_id ) );
	}

	/**
	 * Rows with what they are about.
	 *
	 * @param string       $where Conditions.
	 * @param MailboxScope $scope What may be seen.
	 * @param string       $tail  Order and limit.
	 * @param string       $index Where the rows stand in that order: left alone, a database may read all of them and sort.
	 */
	private function select( string $where, MailboxScope $scope, string $tail, string $index ): string {
		return 'SELECT n.id, n.user_id, n.kind, n.message_id, n.actor_id, n.others, n.read_at, n.created_at, t.id AS ticket_id, t.mailbox_id, t.assignee_id, t.status, t.subject, t.customer_name, t.customer_email, m.from_name, m.kind AS message_kind, SUBSTRING(m.visible_text, 1, 300) AS words FROM {notifications} n FORCE INDEX (' . $index . ') '
			. self::JOINS . " WHERE $where AND (m.id IS NULL OR m.state <> 'cancelled')" . self::seen( $scope ) . " $tail";
	}

	/**
	 * A condition for what may be seen.
	 *
	 * @param MailboxScope $scope What may be seen.
	 */
	private static function seen( MailboxScope $scope ): string {
		return $scope->is_everything() ? '' : ' AND ' . $scope->condition( 't.mailbox_id' );
	}

	/**
	 * A row with types.
	 *
	 * @param array<string, string|null> $row As read.
	 * @return array<string, mixed>
	 */
	private static function typed( array $row ): array {
		return Row::typed( $row, array( 'id', 'user_id', 'message_id', 'actor_id', 'others', 'ticket_id', 'mailbox_id', 'assignee_id' ) );
	}
}
