<?php
/**
 * The job that mails an agent.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\AgentMail\NotifyAgents;
use Mesa\Actions\Automatic\AutomaticMail;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\People\NotificationStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\NotificationKind;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;
use Mesa\Jobs\Outgoing\Delivery;
use Mesa\Jobs\Outgoing\NotificationComposer;
use Mesa\Jobs\Outgoing\Outcome;

defined( 'ABSPATH' ) || exit;

/**
 * Sends what NotifyAgents has queued, unless it is no news any more. A runner that dies may cause a second copy, which has
 * the same Message-ID; a notification that never comes would be worse.
 */
final class NotifyAgent implements Handler {
	/** News that is hours old is none any more: with Backoff's waits nearly four hours. */
	private const TRIES = 7;

	/**
	 * Takes what it needs.
	 *
	 * @param TicketStore          $tickets       Tickets.
	 * @param MessageStore         $messages      Messages.
	 * @param MailboxStore         $mailboxes     Where it leaves.
	 * @param NotificationStore    $notifications What each agent wants.
	 * @param NotifyAgents         $agents        Knows what is news to whom.
	 * @param AutomaticMail        $guard         Keeps automatic mail within bounds.
	 * @param NotificationComposer $composer      Makes the mail.
	 * @param Delivery             $delivery      Sends it.
	 * @param Recorder             $recorder      The history.
	 */
	public function __construct(
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly MailboxStore $mailboxes,
		private readonly NotificationStore $notifications,
		private readonly NotifyAgents $agents,
		private readonly AutomaticMail $guard,
		private readonly NotificationComposer $composer,
		private readonly Delivery $delivery,
		private readonly Recorder $recorder
	) {}

	/**
	 * Sends it.
	 *
	 * @param array<string, mixed> $job A Job.
	 * @throws TryLater When the server puts it off.
	 */
	public function run( array $job ): void {
		$payload = $job['payload'];
		$user    = get_userdata( (int) $payload['user_id'] );
		$ticket  = $this->tickets->find( (int) $payload['ticket_id'] );
		$message = $payload['message_id'] > 0 ? $this->messages->find( (int) $payload['message_id'] ) : null;
		if ( false === $user || ! is_email( $user->user_email ) ) {
			return;
		}
		$is_refusal = NotificationKind::REFUSED === $payload['kind'];
		if ( ! $is_refusal ) {
			$ticket = $this->news( $payload, $user, $message );
			if ( null === $ticket || $this->agents->waits( $payload ) ) {
				return;
			}
		}
		if ( $is_refusal && null !== $ticket && ! $this->agents->may_know( $user, $ticket ) ) {
			if ( EmailAddress::key( (string) ( $message['from_address'] ?? '' ) ) !== EmailAddress::key( $user->user_email ) ) {
				return;
			}
			// Their own words may come back to them; of the ticket they learn nothing.
			$ticket = null;
		}
		$mailbox = $this->mailboxes->find( (int) ( $ticket['mailbox_id'] ?? $message['mailbox_id'] ?? 0 ) );
		// Once for all tries: a mail that is put off is still the same mail.
		if ( null === $mailbox || ( 0 === $job['attempts'] && null !== $this->guard->take( $mailbox['id'], AutomaticMail::NOTIFICATION, $user->user_email ) ) ) {
			return;
		}
		if ( null === $message && ! $is_refusal ) {
			$message = $this->messages->last_from_customer( $ticket['id'] );
		}
		$mail = $this->composer->compose( $payload + array( 'id' => $job['id'], 'created' => Time::unix( $job['created_at'] ) ), $user, $ticket, $message, $mailbox );
		try {
			$outcome = $this->delivery->send( $mail, $mailbox, $this->delivery->secret( $mailbox ), false );
		} catch ( GiveUp $error ) {
			$outcome = new Outcome( Outcome::REFUSED, $error->getMessage() );
		}
		if ( Outcome::LATER === $outcome->verdict && $job['attempts'] + 1 < self::TRIES ) {
			throw new TryLater( $outcome->words );
		}
		if ( in_array( $outcome->verdict, array( Outcome::LATER, Outcome::REFUSED ), true ) ) {
			// No failed job: nobody has to do anything about this one mail.
			$this->failed( $payload, $outcome->words );
			return;
		}
		$this->notifications->set_bounced( $user->ID, null );
	}

	/**
	 * The first of the mail's tickets that still is news.
	 *
	 * @param array<string, mixed>      $payload As NotifyAgents writes it.
	 * @param \WP_User                  $user    The agent.
	 * @param array<string, mixed>|null $message What it is about.
	 * @return array<string, mixed>|null Null when there is nothing to tell any more.
	 */
	private function news( array $payload, \WP_User $user, ?array $message ): ?array {
		foreach ( array( $payload['ticket_id'], ...( $payload['others'] ?? array() ) ) as $id ) {
			$ticket = $this->tickets->find( (int) $id );
			if ( null !== $ticket && $this->agents->is_news( $payload, $user, $ticket, $message ) ) {
				return $ticket;
			}
		}
		return null;
	}

	/**
	 * It does not arrive: the ticket tells it, and the agent's own notification page.
	 *
	 * @param array<string, mixed> $payload As NotifyAgents writes it.
	 * @param string               $error   Why.
	 */
	private function failed( array $payload, string $error ): void {
		$this->notifications->set_bounced( (int) $payload['user_id'], $error );
		if ( null !== $this->tickets->find( (int) $payload['ticket_id'] ) ) {
			$this->recorder->record( (int) $payload['ticket_id'], 'notification_failed', 0, array( 'user_id' => (int) $payload['user_id'], 'error' => $error ) );
		}
	}

	/**
	 * The runner died.
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
	 * Only for what nobody expected, such as a bug.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {
		$this->failed( $job['payload'], $error );
	}
}
