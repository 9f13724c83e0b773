<?php
/**
 * The job that mails a digest.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\AgentMail\NotifyAgents;
use Mesa\Actions\Automatic\AutomaticMail;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\People\NotificationList;
use Mesa\Data\People\NotificationStore;
use Mesa\Jobs\Outgoing\Delivery;
use Mesa\Jobs\Outgoing\DigestComposer;
use Mesa\Jobs\Outgoing\Outcome;

defined( 'ABSPATH' ) || exit;

/**
 * Sends one mail with all that waits for one agent. Each notification is taken right before the mail leaves and put back
 * only when the server has said no: whatever dies in between, nothing is mailed twice, and all of it is in the agent's
 * list anyway.
 */
final class NotifyDigest implements Handler {
	/** So many are named; the others are counted. */
	private const NAMED = 50;
	/** What a server puts off again and again is left to the next digest. */
	private const TRIES = 5;

	/**
	 * Takes what it needs.
	 *
	 * @param NotificationList  $list          What each agent was told.
	 * @param NotificationStore $notifications What each agent wants.
	 * @param NotifyAgents      $agents        Queues the next one, and knows who may know what.
	 * @param MailboxStore      $mailboxes     Where it leaves.
	 * @param AutomaticMail     $guard         Keeps automatic mail within bounds.
	 * @param DigestComposer    $composer      Makes the mail.
	 * @param Delivery          $delivery      Sends it.
	 */
	public function __construct(
		private readonly NotificationList $list,
		private readonly NotificationStore $notifications,
		private readonly NotifyAgents $agents,
		private readonly MailboxStore $mailboxes,
		private readonly AutomaticMail $guard,
		private readonly DigestComposer $composer,
		private readonly Delivery $delivery
	) {}

	/**
	 * Sends it.
	 *
	 * @param array<string, mixed> $job A Job.
	 * @throws TryLater When the server puts it off.
	 */
	public function run( array $job ): void {
		$user = get_userdata( $job['subject_id'] );
		if ( false === $user || ! is_email( $user->user_email ) || ! user_can( $user, 'mesa_view_tickets' ) || ! $this->list->has_due( $user->ID ) ) {
			return;
		}
		$now  = time();
		$last = $this->notifications->last_digest( $user->ID );
		$due  = $this->notifications->times( $user->ID );
		// A runner may be late: then the next digest would come too soon after this one.
		$at = $last > 0 ? max( $due->next_loud( $now ), min( $due->next_digest( $last ), $due->next_digest( $now ) ) ) : $due->next_loud( $now );
		if ( $at > $now ) {
			$this->agents->want_digest( $user->ID, $at );
			return;
		}
		$this->send( $job, $user );
	}

	/**
	 * Takes what waits and sends it.
	 *
	 * @param array<string, mixed> $job  A Job.
	 * @param \WP_User             $user To whom.
	 * @throws TryLater When the server puts it off.
	 * @throws \Throwable What nobody expected, before anything was sent.
	 */
	private function send( array $job, \WP_User $user ): void {
		$claim = substr( $job['claim'], 0, 40 );
		$taken = $this->list->take_due( $user->ID, $this->agents->may_know_of( $user->ID ), $claim, self::NAMED );
		if ( ! $taken['rows'] ) {
			return;
		}
		$last    = $this->notifications->last_digest( $user->ID );
		$mailbox = $this->mailboxes->find( $taken['rows'][0]['mailbox_id'] );
		if ( null === $mailbox ) {
			return;
		}
		if ( null !== $this->guard->take( $mailbox['id'], AutomaticMail::NOTIFICATION, $user->user_email ) ) {
			// Enough has been sent there for now.
			$this->list->give_back( $user->ID, $claim );
			$this->agents->want_digest( $user->ID, time() + HOUR_IN_SECONDS );
			return;
		}
		$this->notifications->set_last_digest( $user->ID, time() );
		try {
			$mail   = $this->composer->compose( $user, $taken['rows'], $taken['total'], $mailbox, $job['id'] );
			$secret = $this->delivery->secret( $mailbox );
		} catch ( GiveUp $error ) {
			$this->notifications->set_bounced( $user->ID, $error->getMessage() );
			return;
		} catch ( \Throwable $error ) {
			// Nothing has left yet: a token that cannot be renewed just now, or a bug.
			$this->list->give_back( $user->ID, $claim );
			$this->notifications->set_last_digest( $user->ID, $last );
			throw $error;
		}
		try {
			$outcome = $this->delivery->send( $mail, $mailbox, $secret, false );
		} catch ( GiveUp $error ) {
			$outcome = new Outcome( Outcome::REFUSED, $error->getMessage() );
		} catch ( TryLater $error ) {
			// The login was refused, and no other can be had just now: nothing has left.
			$outcome = new Outcome( Outcome::LATER, $error->getMessage() );
		}
		if ( Outcome::LATER === $outcome->verdict && $job['attempts'] + 1 < self::TRIES ) {
			$this->list->give_back( $user->ID, $claim );
			$this->notifications->set_last_digest( $user->ID, 0 );
			throw new TryLater( $outcome->words );
		}
		$came_back = in_array( $outcome->verdict, array( Outcome::LATER, Outcome::REFUSED ), true );
		$this->notifications->set_bounced( $user->ID, $came_back ? $outcome->words : null );
	}

	/**
	 * What was taken stays taken: it may have been sent. What came later is sent.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function abandoned( array $job ): bool {
		return true;
	}

	/**
	 * Nobody waits for a word about it.
	 *
	 * @param array<string, mixed> $job    A Job.
	 * @param string               $error  Why.
	 * @param int                  $run_at When, as Unix time.
	 */
	public function postponed( array $job, string $error, int $run_at ): void {}

	/**
	 * Only for what nobody expected, such as a bug. The list has it all.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {}
}
