<?php
/**
 * Taking in many mails.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Incoming;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\People\CustomerStore;
use Mesa\Data\Tickets\FollowerStore;
use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\MessageId;

defined( 'ABSPATH' ) || exit;

/**
 * Takes mails in as IngestMessage does, some of them in one transaction: what is asked for each is asked for all of them
 * at once, and what has to be written once for each transaction is written once for all.
 *
 * @phpstan-import-type Result from IngestMessage
 */
final class IngestMessages {
	/** Mails in one transaction. The tickets that they belong to are locked until its end, for some 50 ms. */
	private const TOGETHER = 25;
	private const BEHIND   = 'A mail before it has to come again first.';

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db        The database.
	 * @param IngestMessage $one       Takes in one mail.
	 * @param MessageStore  $messages  Messages.
	 * @param CustomerStore $customers Customers.
	 * @param ParticipantStore $participants Who takes part in a ticket.
	 * @param TicketStore   $tickets   Tickets.
	 * @param FollowerStore $followers Who follows a ticket.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly IngestMessage $one,
		private readonly MessageStore $messages,
		private readonly CustomerStore $customers,
		private readonly ParticipantStore $participants,
		private readonly TicketStore $tickets,
		private readonly FollowerStore $followers
	) {}

	/**
	 * Takes mails in, in order. Once one of them has to come again, so have all behind it: they may be answers to it, and
	 * would open tickets of their own.
	 *
	 * @param list<IncomingMessage> $messages The mails, each with its message_key.
	 * @param float                 $ends     When the time for them is used up (microtime); what is left then is asked for again.
	 * @param list<Result>          $before   What became of the mails before them.
	 * @return list<Result> One for each mail.
	 */
	public function ingest( array $messages, float $ends, array $before = array() ): array {
		$results = array();
		$stuck   = self::is_stuck( $before );
		foreach ( self::groups( $messages ) as $group ) {
			$some    = $stuck || microtime( true ) >= $ends
				? self::all_later( $group, $stuck ? self::BEHIND : 'The time for one request was used up.' )
				: $this->group( $group );
			$stuck   = $stuck || self::is_stuck( $some );
			$results = array( ...$results, ...$some );
		}
		return $results;
	}

	/**
	 * Whether a mail has to come again.
	 *
	 * @param list<Result> $results Results.
	 */
	private static function is_stuck( array $results ): bool {
		return in_array( 'retry', array_column( $results, 'result' ), true );
	}

	/**
	 * Asks for mails again.
	 *
	 * @param list<IncomingMessage> $messages The mails.
	 * @param string                $reason   Why.
	 * @return list<Result>
	 */
	private static function all_later( array $messages, string $reason ): array {
		return array_fill( 0, count( $messages ), IngestMessage::later( $reason ) );
	}

	/**
	 * Cuts the mails into groups. Two copies of one mail are never in the same: whether the second is one is found out by
	 * looking at the first.
	 *
	 * @param list<IncomingMessage> $messages The mails.
	 * @return list<list<IncomingMessage>>
	 */
	private static function groups( array $messages ): array {
		$groups = array();
		$group  = array();
		$names  = array();
		foreach ( $messages as $message ) {
			$own = array_filter( array( (string) $message->message_key, MessageId::hash( $message->message_id ) ) );
			if ( count( $group ) >= self::TOGETHER || array_intersect_key( array_flip( $own ), $names ) ) {
				$groups[] = $group;
				$group    = array();
				$names    = array();
			}
			$group[] = $message;
			$names  += array_flip( $own );
		}
		return $group ? array( ...$groups, $group ) : $groups;
	}

	/**
	 * Takes in a group. Where the database refuses one of them, each goes for itself, so that only that one is told so.
	 *
	 * @param list<IncomingMessage> $group The mails.
	 * @return list<Result>
	 */
	private function group( array $group ): array {
		try {
			$tickets = $this->read_ahead( $group );
			$results = array_map( $this->one->settled( ... ), $group );
			$again   = array_search( 'retry', array_map( static fn( ?array $result ): ?string => $result['result'] ?? null, $results ), true );
			$end     = false === $again ? count( $group ) : $again;
			$new     = array_filter( $group, static fn( int $at ): bool => $at < $end && null === $results[ $at ], ARRAY_FILTER_USE_KEY );
			$results = ( $new ? $this->store( $new, $tickets ) : array() ) + array_slice( $results, 0, $end + 1 ) + self::all_later( $group, self::BEHIND );
			ksort( $results );
			return $results;
		} catch ( DataException $error ) {
			$this->forget();
			// When the database has been asked often enough for the moment, asking for each mail would only take longer.
			return $error->is_passing() ? self::all_later( $group, $error->getMessage() ) : $this->one_by_one( $group );
		} finally {
			$this->forget();
		}
	}

	/**
	 * Takes each mail in for itself.
	 *
	 * @param list<IncomingMessage> $group The mails.
	 * @return list<Result>
	 */
	private function one_by_one( array $group ): array {
		$results = array();
		foreach ( $group as $message ) {
			$results[] = self::is_stuck( $results ) ? IngestMessage::later( self::BEHIND ) : $this->one->ingest( $message );
		}
		return $results;
	}

	/**
	 * Stores new mails in one transaction.
	 *
	 * @param array<int, IncomingMessage> $messages The mails.
	 * @param list<int>                   $tickets  The tickets that they may belong to.
	 * @return array<int, Result> With the same keys.
	 */
	private function store( array $messages, array $tickets ): array {
		$tries  = 0;
		$stored = $this->db->transaction(
			function () use ( $messages, $tickets, &$tries ): array {
				if ( $tries++ > 0 ) {
					// What the first try wrote and remembered was undone.
					$this->forget();
				}
				// First of all that happens after the commit: whoever listens there asks the database, not us.
				$this->db->after_commit( $this->forget( ... ) );
				try {
					// In one order, so that two requests seldom wait for each other. Tickets that are found otherwise than by
					// the messages they name (a token, a report's recipient, an agent's signature) are locked as their mails
					// come: a deadlock over those is undone by the database and tried again.
					$this->tickets->lock_ahead( $tickets );
					return array_map( $this->one->store( ... ), $messages );
				} finally {
					// Rows are as good as their locks, and those may end by a failure, too.
					$this->tickets->forget();
				}
			}
		);
		return array_filter( array_map( $this->one->missing( ... ), $messages ) ) + $stored;
	}

	/**
	 * Asks at once for what will be asked for each mail.
	 *
	 * @param list<IncomingMessage> $group The mails.
	 * @return list<int> The tickets of all messages that they name.
	 */
	private function read_ahead( array $group ): array {
		$keys      = array();
		$ids       = array();
		$addresses = array();
		foreach ( $group as $message ) {
			$keys[] = (string) $message->message_key;
			array_push( $ids, $message->message_id, ...MessageId::all( array( ...$message->in_reply_to, ...$message->references ) ) );
			array_push( $addresses, $message->from['address'], ...array_column( $message->reply_to, 'address' ) );
		}
		$tickets = $this->messages->read_ahead( $keys, $ids );
		$this->participants->read_ahead( $tickets, $addresses );
		$this->followers->read_ahead( $tickets );
		$this->customers->read_ahead( $addresses );
		return $tickets;
	}

	/**
	 * Forgets what was asked beforehand.
	 */
	private function forget(): void {
		$this->messages->forget();
		$this->customers->forget();
		$this->participants->forget();
		$this->tickets->forget();
		$this->followers->forget();
	}
}
