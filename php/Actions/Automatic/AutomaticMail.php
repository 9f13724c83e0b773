<?php
/**
 * The guard of automatic mail.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Automatic;

use Mesa\Access\Agents;
use Mesa\Data\Db;
use Mesa\Data\Mail\BreakerStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\SenderListStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Visitors\RateLimitStore;
use Mesa\Domain\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Every mail that Mesa sends without a person pressing a button asks here first: automatic answers to customers,
 * notifications to agents. It knows whom such mail must never reach, counts per recipient and per mailbox, and switches
 * a mailbox's automatic mail off when too much would leave (RFC 3834 section 2; docs/adr/0013). All of it is in the
 * database, so it holds for any number of pollers and PHP workers at once and survives their end.
 *
 *     $why = $guard->take( $mailbox_id, AutomaticMail::NOTIFICATION, $agent_address );
 *     if ( null !== $why ) { … leave it, and say why … }
 *
 * Ask in a job, just before sending, and not inside a transaction: a rollback would forget the count. A "no" never drops
 * the mail that gave rise to it.
 */
final class AutomaticMail {
	/** To a customer: "We have your message". */
	public const ANSWER = 'answer';
	/** To an agent: "A customer has replied". */
	public const NOTIFICATION = 'notification';

	/** It would go to one of our own mailboxes. */
	public const OWN = 'own';
	/** It would answer somebody in the team. */
	public const TEAM = 'team';
	/** The recipient is blocked. */
	public const BLOCKED = 'blocked';
	/** The recipient has complained about our mail. */
	public const QUIET = 'quiet';
	/** The recipient has had enough of them lately. */
	public const SENDER = 'sender';
	/** The mailbox's breaker has tripped. */
	public const BREAKER = 'breaker';

	/** Job that tells the site's owner that a breaker has tripped; its subject is the mailbox. */
	public const ALARM = 'automatic_mail_alarm';

	/** Per recipient and hour, per recipient and day, per mailbox and hour. */
	private const LIMITS = array(
		self::ANSWER       => array( 'hour' => 3, 'day' => 10, 'mailbox_hour' => 100 ),
		self::NOTIFICATION => array( 'hour' => 60, 'day' => 300, 'mailbox_hour' => 600 ),
	);

	/**
	 * Takes what it works with.
	 *
	 * @param Db              $db        The database.
	 * @param MailboxStore    $mailboxes Knows our own addresses.
	 * @param RateLimitStore  $rates     Counts.
	 * @param BreakerStore    $breakers  Remembers.
	 * @param SenderListStore $senders   Who gets none.
	 * @param JobStore        $jobs      The queue, for the alarm.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly MailboxStore $mailboxes,
		private readonly RateLimitStore $rates,
		private readonly BreakerStore $breakers,
		private readonly SenderListStore $senders,
		private readonly JobStore $jobs
	) {}

	/**
	 * Asks for one automatic mail, and counts it.
	 *
	 * @param int    $mailbox_id The mailbox that it would leave from.
	 * @param string $kind       ANSWER or NOTIFICATION.
	 * @param string $recipient  To whom.
	 * @return string|null Null: send it. Else why not: one of the constants.
	 */
	public function take( int $mailbox_id, string $kind, string $recipient ): ?string {
		$never = $this->never( $kind, $recipient );
		if ( null !== $never ) {
			return $never;
		}
		if ( $this->breakers->has_tripped( $mailbox_id, $kind ) ) {
			return self::BREAKER;
		}
		$limits = $this->limits( $kind, $mailbox_id );
		$now    = time();
		// Both are counted, whatever the first says: who goes on writing goes on being too much.
		$hour = $this->rates->rate( self::bucket( $kind, $recipient, 'h' ), HOUR_IN_SECONDS, $now );
		$day  = $this->rates->rate( self::bucket( $kind, $recipient, 'd' ), DAY_IN_SECONDS, $now );
		if ( $hour > $limits['hour'] || $day > $limits['day'] ) {
			return self::SENDER;
		}
		if ( $this->rates->rate( self::mailbox_bucket( $mailbox_id, $kind ), HOUR_IN_SECONDS, $now ) > $limits['mailbox_hour'] ) {
			$this->trip( $mailbox_id, $kind );
			return self::BREAKER;
		}
		return null;
	}

	/**
	 * Whether an address must not get such mail whatever the counts say.
	 *
	 * @param string $kind      ANSWER or NOTIFICATION.
	 * @param string $recipient To whom.
	 * @return string|null Why; null when nothing speaks against it.
	 */
	public function never( string $kind, string $recipient ): ?string {
		$own = array_map( EmailAddress::base( ... ), $this->mailboxes->own_addresses() );
		return match ( true ) {
			in_array( EmailAddress::base( $recipient ), $own, true ) => self::OWN,
			self::ANSWER === $kind && Agents::has_address( $recipient ) => self::TEAM,
			null !== $this->senders->find( SenderListStore::BLOCKED, $recipient ) => self::BLOCKED,
			self::ANSWER === $kind && null !== $this->senders->find( SenderListStore::QUIET, $recipient ) => self::QUIET,
			default => null,
		};
	}

	/**
	 * Switches a mailbox's automatic mail on again, with a fresh count.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $kind       ANSWER or NOTIFICATION.
	 */
	public function reset( int $mailbox_id, string $kind ): void {
		$this->rates->forget( self::mailbox_bucket( $mailbox_id, $kind ) );
		$this->breakers->reset( $mailbox_id, $kind );
	}

	/**
	 * Switches it off, and has the alarm raised once.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $kind       ANSWER or NOTIFICATION.
	 */
	private function trip( int $mailbox_id, string $kind ): void {
		$first = $this->db->transaction(
			function () use ( $mailbox_id, $kind ): bool {
				$this->breakers->trip( $mailbox_id, $kind );
				if ( ! $this->breakers->claim_alarm( $mailbox_id, $kind ) ) {
					return false;
				}
				$this->jobs->renew( self::ALARM, $mailbox_id, array( 'kind' => $kind ), time() );
				return true;
			}
		);
		if ( $first ) {
			/**
			 * Fires when a mailbox's automatic mail has been switched off because too much of it would have left.
			 *
			 * @param int    $mailbox_id The mailbox.
			 * @param string $kind       "answer" or "notification".
			 */
			do_action( 'mesa_automatic_mail_stopped', $mailbox_id, $kind );
		}
	}

	/**
	 * How much is too much.
	 *
	 * @param string $kind       ANSWER or NOTIFICATION.
	 * @param int    $mailbox_id The mailbox.
	 * @return array{hour: int, day: int, mailbox_hour: int}
	 */
	private function limits( string $kind, int $mailbox_id ): array {
		/**
		 * Filters how many automatic mails may leave.
		 *
		 * @param array{hour: int, day: int, mailbox_hour: int} $limits     To one recipient in an hour and in a day; from the mailbox in an hour.
		 * @param string                                        $kind       "answer" (to customers) or "notification" (to agents).
		 * @param int                                           $mailbox_id The mailbox.
		 */
		return array_map( 'intval', (array) apply_filters( 'mesa_automatic_mail_limits', self::LIMITS[ $kind ], $kind, $mailbox_id ) ) + self::LIMITS[ $kind ];
	}

	/**
	 * The name of a recipient's counter; tells nobody the address.
	 *
	 * @param string $kind      ANSWER or NOTIFICATION.
	 * @param string $recipient To whom.
	 * @param string $window    "h" or "d".
	 */
	private static function bucket( string $kind, string $recipient, string $window ): string {
		return "auto:$kind:$window:" . substr( hash_hmac( 'sha256', EmailAddress::base( $recipient ), wp_salt( 'nonce' ) ), 0, 40 );
	}

	/**
	 * The name of a mailbox's counter.
	 *
	 * @param int    $mailbox_id The mailbox.
	 * @param string $kind       ANSWER or NOTIFICATION.
	 */
	private static function mailbox_bucket( int $mailbox_id, string $kind ): string {
		return "auto:$kind:mailbox:$mailbox_id";
	}
}
