<?php
/**
 * The job that sends a reply.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Actions\Replies\HoldReplies;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;
use Mesa\Jobs\Outgoing\Delivery;
use Mesa\Jobs\Outgoing\Outcome;
use Mesa\Jobs\Outgoing\ReplyComposer;

defined( 'ABSPATH' ) || exit;

/**
 * Life of a reply here: queued (or scheduled) → sending → sent, or back to where it was with the reason (another try comes), or failed
 * (no try is left), or unknown (nobody knows; a person decides). The job's subject is the message.
 */
final class SendReply implements Handler {
	public const TYPE = 'send_reply';

	/** States in which a reply waits to leave; one that is held back waits for a person. */
	private const WAITS = array( 'queued', 'scheduled' );

	/** So many tries wait for all recipients together; after that those who can be reached get the mail. */
	private const PATIENT_TRIES = 2;

	/** An automatic answer is put off so many times, some twenty minutes in all; "We have your message" is of no use tomorrow. */
	private const AUTOMATIC_TRIES = 3;

	/**
	 * The state that each reply had when it was taken on.
	 *
	 * @var array<int, string>
	 */
	private array $was = array();

	/**
	 * Takes what it needs.
	 *
	 * @param MessageStore  $messages  The replies.
	 * @param HoldReplies   $hold      Holds back what should not leave any more.
	 * @param MailboxStore  $mailboxes Where they leave.
	 * @param ReplyComposer $composer  Makes the mail.
	 * @param Delivery      $delivery  Sends it.
	 * @param Recorder      $recorder  Keeps the history.
	 */
	public function __construct(
		private readonly MessageStore $messages,
		private readonly HoldReplies $hold,
		private readonly MailboxStore $mailboxes,
		private readonly ReplyComposer $composer,
		private readonly Delivery $delivery,
		private readonly Recorder $recorder
	) {}

	/**
	 * Sends it.
	 *
	 * @param array<string, mixed> $job A Job.
	 * @throws TryLater When the server puts it off.
	 * @throws GiveUp   When the server refuses it.
	 */
	public function run( array $job ): void {
		$message = $this->messages->find( $job['subject_id'] );
		if ( null === $message || ! in_array( $message['state'], self::WAITS, true ) ) {
			return;
		}
		if ( 'scheduled' === $message['state'] && $this->hold->in_a_ticket_put_away( $message ) ) {
			return;
		}
		$this->was[ $message['id'] ] = $message['state'];

		$mailbox = $this->mailboxes->find( $message['mailbox_id'] );
		if ( null === $mailbox ) {
			throw new GiveUp( __( 'The mailbox that this reply should leave from does not exist any more.', 'mesa-help-desk' ) );
		}
		try {
			$secret = $this->delivery->secret( $mailbox );
		} catch ( GiveUp | TryLater $error ) {
			if ( null === $message['automatic'] || ( $error instanceof TryLater && $job['attempts'] < self::AUTOMATIC_TRIES ) ) {
				throw $error;
			}
			// An automatic answer that comes late, or for which somebody has to do something, helps nobody.
			$this->messages->change_state( $message['id'], self::WAITS, 'failed', array( 'error' => $error->getMessage() ) );
			return;
		}
		$mail   = $this->composer->compose( $message, $mailbox );
		// Committed before the first byte leaves: if this process dies from here on, the reply is found as "sending".
		if ( ! $this->messages->change_state( $message['id'], self::WAITS, 'sending', array( 'error' => null ) ) ) {
			return;
		}
		$ready   = $job['attempts'] > 0 ? $mail->with_sender() : $mail;
		$patient = $job['attempts'] < self::PATIENT_TRIES;
		$outcome = $this->delivery->send( $ready, $mailbox, $secret, $patient );
		if ( Outcome::REFUSED === $outcome->verdict && $mail->null_sender && null !== $mailbox['outgoing'] ) {
			// Some servers let nobody but themselves send without an envelope sender.
			$outcome = $this->delivery->send( $mail->with_sender(), $mailbox, $secret, true );
		}
		if ( null !== $message['automatic'] && ( Outcome::REFUSED === $outcome->verdict || ( Outcome::LATER === $outcome->verdict && $job['attempts'] >= self::AUTOMATIC_TRIES ) ) ) {
			// Shown in the thread, but no failed job: nobody has to do anything about it.
			$this->messages->change_state( $message['id'], array( 'sending', 'unknown' ), 'failed', array( 'error' => $outcome->words ) );
			return;
		}
		$this->settle( $message, $outcome );
	}

	/**
	 * The runner died.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function abandoned( array $job ): bool {
		$message = $this->messages->find( $job['subject_id'] );
		if ( null !== $message && 'sending' === $message['state'] ) {
			$this->settle( $message, new Outcome( Outcome::UNKNOWN, __( 'The web server stopped while it was sending this, so nobody knows whether it was sent. Look at the mail server\'s sent mail or ask the customer before you send it again.', 'mesa-help-desk' ) ) );
			return false;
		}
		return null !== $message && in_array( $message['state'], self::WAITS, true );
	}

	/**
	 * Another try comes; the thread shows why it takes so long. One that was scheduled stays so: it is held back when the
	 * customer writes before it leaves.
	 *
	 * @param array<string, mixed> $job    A Job.
	 * @param string               $error  The server's words.
	 * @param int                  $run_at Unix time.
	 */
	public function postponed( array $job, string $error, int $run_at ): void {
		$this->messages->change_state(
			$job['subject_id'],
			array( 'sending', ...self::WAITS ),
			$this->was[ $job['subject_id'] ] ?? 'queued',
			array(
				'error'   => $error,
				'send_at' => Time::sql( $run_at ),
			)
		);
	}

	/**
	 * No try is left.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error The server's words.
	 */
	public function gave_up( array $job, string $error ): void {
		$message = $this->messages->find( $job['subject_id'] );
		if ( null !== $message && $this->messages->change_state( $message['id'], array( 'sending', ...self::WAITS ), 'failed', array( 'error' => $error ) ) ) {
			$this->tell( $message, 'reply_failed', $error );
		}
	}

	/**
	 * Writes the ticket's history. An automatic answer that fails is seen in the thread, and is nobody's work.
	 *
	 * @param array<string, mixed> $message The reply.
	 * @param string               $type    See docs/events.md.
	 * @param string               $error   The server's words.
	 */
	private function tell( array $message, string $type, string $error ): void {
		if ( null === $message['automatic'] ) {
			$this->recorder->record( $message['ticket_id'], $type, 0, array( 'message_id' => $message['id'], 'error' => $error ) );
		}
	}

	/**
	 * Writes down what became of it.
	 *
	 * @param array<string, mixed> $message The reply.
	 * @param Outcome              $outcome Of the try.
	 * @throws TryLater When the server puts it off.
	 * @throws GiveUp   When the server refuses it.
	 */
	private function settle( array $message, Outcome $outcome ): void {
		// "unknown" among them: this process may have been taken for dead while it was only slow, and it knows better.
		$from = array( 'sending', 'unknown' );
		$now  = array( 'sent_at' => Time::now() );
		switch ( $outcome->verdict ) {
			case Outcome::SENT:
				$this->messages->change_state( $message['id'], $from, 'sent', $now + array( 'error' => null ) );
				if ( null !== $message['automatic'] ) {
					return;
				}
				/**
				 * Fires when the mail server has taken a reply that a person wrote.
				 *
				 * @param int $message_id The reply.
				 * @param int $ticket_id  Its ticket.
				 */
				do_action( 'mesa_reply_sent', $message['id'], $message['ticket_id'] );
				return;
			case Outcome::PARTLY:
				$this->messages->change_state( $message['id'], $from, 'bounced', $now + array( 'error' => $outcome->words ) );
				$this->tell( $message, 'reply_bounced', $outcome->words );
				return;
			case Outcome::UNKNOWN:
				$this->messages->change_state( $message['id'], $from, 'unknown', array( 'error' => $outcome->words ) );
				$this->tell( $message, 'reply_unknown', $outcome->words );
				return;
			case Outcome::REFUSED:
				throw new GiveUp( $outcome->words );
			default:
				throw new TryLater( $outcome->words );
		}
	}
}
