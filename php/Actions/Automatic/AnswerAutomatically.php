<?php
/**
 * "We have your message."
 *
 * @package Mesa
 */

namespace Mesa\Actions\Automatic;

use Mesa\Actions\Replies\ComposeReply;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Mail\AutoAnswerStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\AnswerTemplate;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\MayAnswer;
use Mesa\Domain\MessageId;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Answers a new ticket by itself, once, where its mailbox is set to. In two steps: with the ticket, in its transaction,
 * a job is queued when the message may be answered at all; the job asks AutomaticMail and puts the answer into the same
 * queue as an agent's reply. The answer is a message of kind "reply" with `automatic` set; it counts as no answer to
 * the customer: they go on waiting.
 */
final class AnswerAutomatically {
	/** The queue's name for the second step; the job's subject is the ticket. */
	public const JOB = 'automatic_answer';

	/**
	 * Takes what it works with.
	 *
	 * @param Db               $db           The database.
	 * @param AutoAnswerStore  $answers      What each mailbox answers.
	 * @param AutomaticMail    $guard        Counts, and says no.
	 * @param MailboxStore     $mailboxes    Who it comes from.
	 * @param TicketStore      $tickets      Tickets.
	 * @param MessageStore     $messages     Messages.
	 * @param ParticipantStore $participants Who is written to takes part.
	 * @param JobStore         $jobs         The queue.
	 * @param MessageId        $ids          Our Message-IDs.
	 * @param Recorder         $recorder     The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly AutoAnswerStore $answers,
		private readonly AutomaticMail $guard,
		private readonly MailboxStore $mailboxes,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly ParticipantStore $participants,
		private readonly JobStore $jobs,
		private readonly MessageId $ids,
		private readonly Recorder $recorder
	) {}

	/**
	 * The first step, in the transaction that makes the ticket.
	 *
	 * @param IncomingMessage $message    What came.
	 * @param int             $ticket_id  The new ticket.
	 * @param int             $message_id The message's row.
	 */
	public function consider( IncomingMessage $message, int $ticket_id, int $message_id ): void {
		$set = $this->answers->find( $message->mailbox_id );
		if ( null === $set || ! $set['enabled'] || ( 'form' === $message->channel && ! $set['to_forms'] ) ) {
			return;
		}
		$own = $this->mailboxes->own_addresses();
		if ( ! MayAnswer::to( $message, $own, time() ) ) {
			return;
		}
		$recipient = MayAnswer::recipient( $message, $own );
		/**
		 * Filters whether a new ticket gets an automatic answer. Loops and caps are watched whatever this says.
		 *
		 * @param bool            $answer    Default true.
		 * @param int             $ticket_id The ticket.
		 * @param IncomingMessage $message   What came.
		 */
		if ( null === $this->guard->never( AutomaticMail::ANSWER, $recipient['address'] ) && apply_filters( 'mesa_answer_automatically', true, $ticket_id, $message ) ) {
			$this->jobs->add( self::JOB, $ticket_id, array( 'message_id' => $message_id, 'to' => $recipient ), time() );
		}
	}

	/**
	 * The second step. Running it again does nothing.
	 *
	 * @param int                                  $ticket_id  The ticket.
	 * @param int                                  $message_id What is answered.
	 * @param array{address: string, name: string} $recipient  To whom.
	 */
	public function answer( int $ticket_id, int $message_id, array $recipient ): void {
		$ticket  = $this->tickets->find( $ticket_id );
		$asked   = $this->messages->find( $message_id );
		$set     = null === $ticket ? null : $this->answers->find( $ticket['mailbox_id'] );
		$mailbox = null === $ticket ? null : $this->mailboxes->find( $ticket['mailbox_id'] );
		if ( null === $asked || null === $mailbox || null === $set || ! $set['enabled'] || ! $mailbox['active'] || ! TicketStatus::is_live( $ticket['status'] ) ) {
			return;
		}
		// Somebody was quicker, by hand or in another process; or the queue stood still so long that it would only confuse.
		if ( $this->messages->has_reply( $ticket_id ) || Time::unix( $asked['created_at'] ) < time() - DAY_IN_SECONDS ) {
			return;
		}
		$why = $this->guard->take( $mailbox['id'], AutomaticMail::ANSWER, $recipient['address'] );
		if ( null !== $why ) {
			$this->recorder->record( $ticket_id, 'automatic_answer_withheld', 0, array( 'reason' => $why ) );
			return;
		}
		try {
			$this->db->transaction( fn() => $this->store( $ticket_id, $asked, $recipient, $mailbox, $set ) );
		} catch ( DataException $error ) {
			// Another process has stored it a moment earlier: its unique key has won.
			if ( null === $this->messages->find_by_client_key( 0, self::key( $ticket_id ) ) ) {
				throw $error;
			}
		}
	}

	/**
	 * Stores the answer and queues its sending, in a transaction.
	 *
	 * @param int                                  $ticket_id The ticket.
	 * @param array<string, mixed>                 $asked     The customer's message.
	 * @param array{address: string, name: string} $recipient To whom.
	 * @param array<string, mixed>                 $mailbox   From whom.
	 * @param array<string, mixed>                 $set       The mailbox's automatic answer.
	 */
	private function store( int $ticket_id, array $asked, array $recipient, array $mailbox, array $set ): void {
		$ticket = $this->tickets->lock( $ticket_id );
		if ( null === $ticket ) {
			return;
		}
		list( $subject, $text ) = self::words( $set, $ticket, $recipient, $mailbox );
		$html                   = AnswerTemplate::html( $text );
		$now                    = time();
		$id                     = $this->messages->insert(
			array(
				'ticket_id'     => $ticket_id,
				'mailbox_id'    => $mailbox['id'],
				'kind'          => 'reply',
				'channel'       => 'email',
				'customer_id'   => $ticket['customer_id'],
				'from_address'  => $mailbox['address'],
				'from_name'     => $mailbox['name'],
				'recipients'    => (string) wp_json_encode( array( 'to' => array( $recipient ), 'cc' => array(), 'bcc' => array(), 'reply_to' => array() ) ),
				'subject'       => $subject,
				'in_reply_to'   => $asked['message_id'],
				'reference_ids' => implode( ' ', MessageId::all( array( '' === $asked['reference_ids'] ? $asked['in_reply_to'] : $asked['reference_ids'], $asked['message_id'] ) ) ),
				'visible_text'  => $text,
				'visible_html'  => $html,
				'body_text'     => $text,
				'body_html'     => $html,
				'automatic'     => 'auto-reply',
				'state'         => 'queued',
				'client_key'    => self::key( $ticket_id ),
				'send_at'       => Time::sql( $now ),
				'created_at'    => Time::sql( $now ),
			)
		);
		$this->messages->update( $id, array( 'message_id' => $this->ids->make( $ticket_id, $id, EmailAddress::domain( $mailbox['address'] ) ) ) );
		$this->participants->add( $ticket_id, array( $recipient['address'] ), $this->mailboxes->own_addresses() );
		$this->tickets->update( $ticket_id, array( 'message_count' => $ticket['message_count'] + 1 ) );
		$this->jobs->add( ComposeReply::JOB, $id, array(), $now );
		$this->recorder->record( $ticket_id, 'automatic_answer', 0, array( 'message_id' => $id ) );
	}

	/**
	 * Subject and text, in the site's language whoever's request this is.
	 *
	 * @param array<string, mixed>                 $set       The templates.
	 * @param array<string, mixed>                 $ticket    The ticket.
	 * @param array{address: string, name: string} $recipient To whom.
	 * @param array<string, mixed>                 $mailbox   From whom.
	 * @return array{0: string, 1: string}
	 */
	private static function words( array $set, array $ticket, array $recipient, array $mailbox ): array {
		$values = array(
			'customer_name' => '' === $recipient['name'] ? $ticket['customer_name'] : $recipient['name'],
			'ticket_id'     => (string) $ticket['id'],
			'subject'       => $ticket['subject'],
			'mailbox_name'  => $mailbox['name'],
		);
		return array( AnswerTemplate::subject( $set['subject'], $values ), AnswerTemplate::fill( $set['body'], $values ) );
	}

	/**
	 * What makes it the only one of its ticket; messages of the same author must not share it.
	 *
	 * @param int $ticket_id The ticket.
	 */
	private static function key( int $ticket_id ): string {
		return "automatic-answer-$ticket_id";
	}
}
