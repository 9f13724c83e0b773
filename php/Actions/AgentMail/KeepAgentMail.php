<?php
/**
 * Agents' mails that go to nobody.
 *
 * @package Mesa
 */

namespace Mesa\Actions\AgentMail;

use Mesa\Access\Agents;
use Mesa\Actions\Incoming\FindThread;
use Mesa\Actions\Incoming\StoreIncoming;
use Mesa\Actions\Tickets\CreateTicket;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\AgentRefusal;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Nothing is lost that is not passed on: it becomes a note with a warning on its ticket, or, where no ticket can be told,
 * a ticket; and the agent is told.
 */
final class KeepAgentMail {
	/**
	 * Takes what it works with.
	 *
	 * @param TicketStore      $tickets      Tickets.
	 * @param MessageStore     $messages     Messages.
	 * @param MailboxStore     $mailboxes    Our own addresses.
	 * @param ParticipantStore $participants Who takes part.
	 * @param StoreIncoming    $incoming     Stores mails.
	 * @param CreateTicket     $create       Makes tickets.
	 * @param FindThread       $threads      Finds the ticket.
	 * @param NotifyAgents     $agents       Tells the agent.
	 * @param Recorder         $recorder     The history.
	 */
	public function __construct(
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly MailboxStore $mailboxes,
		private readonly ParticipantStore $participants,
		private readonly StoreIncoming $incoming,
		private readonly CreateTicket $create,
		private readonly FindThread $threads,
		private readonly NotifyAgents $agents,
		private readonly Recorder $recorder
	) {}

	/**
	 * Keeps an answer that is not proven, and tells the agent to whom the notification went, whoever sent the answer.
	 *
	 * @param IncomingMessage           $message The mail.
	 * @param array<string, mixed>|null $ticket  Its ticket, or null.
	 * @param int                       $user_id To whom the notification went; 0 for nobody known.
	 * @param AgentRefusal              $why     Why.
	 * @param string                    $detail  More words, translated; may be empty.
	 * @return array{result: string, ticket_id: int, message_id: int|null}
	 */
	public function refused( IncomingMessage $message, ?array $ticket, int $user_id, AgentRefusal $why, string $detail = '' ): array {
		if ( null === $ticket ) {
			$result = 'created';
			$ticket = array( 'id' => $this->create->from_incoming( $message->with( array( 'may_auto_respond' => false ) ) ) );
			$id     = $this->messages->find_by_key( (string) $message->message_key )['id'] ?? null;
		} else {
			$result  = 'appended';
			$columns = array(
				'updated_at'      => max( $ticket['updated_at'], Time::now() ),
				'has_attachments' => $ticket['has_attachments'] || StoreIncoming::has_files( $message ),
			);
			$id      = $this->note( $message, $ticket, trim( $why->words() . ' ' . $detail ) );
			// Somebody believes that the customer has been answered: the team shall see it.
			$this->tickets->update( $ticket['id'], $columns + array( 'last_incoming_id' => $id ) );
		}
		$this->recorder->record( $ticket['id'], 'agent_mail_refused', 0, array( 'message_id' => $id, 'user_id' => $user_id ?: null, 'reason' => $why->value, 'new_ticket' => 'created' === $result ) );
		if ( $user_id > 0 && null !== $id ) {
			$this->agents->refused( $user_id, $ticket['id'], $id, $why->value, $detail );
		}
		return array(
			'result'     => $result,
			'ticket_id'  => $ticket['id'],
			'message_id' => $id,
		);
	}

	/**
	 * A mail to an address that looks like ours and is not: a made-up one, or one from before the site's keys changed.
	 * Only what claims to come from the team could be taken for an answer; everything else is ordinary mail.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return array{result: string, ticket_id: int, message_id: int|null}|null Null for ordinary mail.
	 */
	public function forged( IncomingMessage $message ): ?array {
		if ( null !== $message->automatic || ! Agents::has_address( $message->from['address'] ) ) {
			return null;
		}
		$ticket_id = $this->threads->find( $message )['ticket_id'];
		// The agent whose address it bears is told, at that address: if it is theirs, they believe the customer answered.
		$user    = $message->is_disowned() ? false : get_user_by( 'email', $message->from['address'] );
		$user_id = false === $user ? 0 : $user->ID;
		return $this->refused( $message, $ticket_id > 0 ? $this->tickets->lock( $ticket_id ) : null, $user_id, AgentRefusal::Forged );
	}

	/**
	 * Keeps a mail as a note that only the team sees. It has no author: nobody has proven to be one.
	 *
	 * @param IncomingMessage      $message The mail.
	 * @param array<string, mixed> $ticket  The ticket.
	 * @param string|null          $warning Why it was not passed on.
	 * @return int The note's id.
	 */
	public function note( IncomingMessage $message, array $ticket, ?string $warning ): int {
		return $this->incoming->store( $message, $ticket['id'], 0, 0, array( 'kind' => 'note', 'error' => $warning ) );
	}

	/**
	 * Those whom an agent had in copy of an answer take part from then on; they have the mail already.
	 *
	 * @param IncomingMessage $message   The mail.
	 * @param int             $ticket_id The ticket.
	 * @param int             $user_id   The agent.
	 */
	public function participants( IncomingMessage $message, int $ticket_id, int $user_id ): void {
		$user = get_userdata( $user_id );
		$own  = array_merge( $this->mailboxes->own_addresses(), $user ? array( strtolower( $user->user_email ) ) : array() );
		$this->participants->add( $ticket_id, array_column( array_merge( $message->to, $message->cc ), 'address' ), $own );
	}
}
