<?php
/**
 * Mails that come back from agents.
 *
 * @package Mesa
 */

namespace Mesa\Actions\AgentMail;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Replies\AddReply;
use Mesa\Actions\Replies\ComposeReply;
use Mesa\Data\People\NotificationStore;
use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\AgentCommands;
use Mesa\Domain\AgentRefusal;
use Mesa\Domain\AgentToken;
use Mesa\Domain\AgentWords;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\MessageId;
use Mesa\Domain\PlainText;
use Mesa\Domain\Refusal;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * An agent's answer to a notification goes to the customer as that agent's reply, when it is proven (docs/adr/0015): it
 * carries our signature over this ticket and this agent, comes from the agent's address, nothing that the mail server
 * knows speaks against it, and the agent may still answer. Everything else is kept for the team, goes to nobody, and the
 * agent is told why.
 */
final class TakeAgentMail {
	/**
	 * Takes what it works with.
	 *
	 * @param AgentToken        $tokens        Our signatures.
	 * @param TicketStore       $tickets       Tickets.
	 * @param ParticipantStore  $participants  Who takes part.
	 * @param TicketPolicy      $policy        Who may see what.
	 * @param AddReply          $reply         Answers.
	 * @param ComposeReply      $compose       Knows who is in copy.
	 * @param KeepAgentMail     $keep          Keeps what is not passed on.
	 * @param NotificationStore $notifications Whose address does not work.
	 * @param Recorder          $recorder      The history.
	 * @param RunCommands       $commands      Does what the first lines ask for.
	 */
	public function __construct(
		private readonly AgentToken $tokens,
		private readonly TicketStore $tickets,
		private readonly ParticipantStore $participants,
		private readonly TicketPolicy $policy,
		private readonly AddReply $reply,
		private readonly ComposeReply $compose,
		private readonly KeepAgentMail $keep,
		private readonly NotificationStore $notifications,
		private readonly Recorder $recorder,
		private readonly RunCommands $commands
	) {}

	/**
	 * Takes a mail in, when it has to do with a notification. Call it in a transaction.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return array{result: string, ticket_id: int, message_id: int|null}|null Null when it is an ordinary mail.
	 */
	public function take( IncomingMessage $message ): ?array {
		$proof = $this->proof( $message );
		if ( null === $proof ) {
			return null;
		}
		if ( false === $proof ) {
			return $this->keep->forged( self::plain( $message ) );
		}
		$named    = $this->tickets->lock( $proof['ticket_id'] );
		$ticket   = $this->tickets->lock_end_of_way( $named );
		$is_agent = $this->is_from( $message, $proof['user_id'] );
		if ( null !== $message->automatic && 'list' !== $message->automatic ) {
			return null === $ticket ? null : $this->automatic( $message, $ticket, $proof['user_id'] );
		}
		if ( ! $is_agent && null !== $ticket && $this->participants->has( $ticket['id'], $ticket['customer_id'], $message->from['address'] ) ) {
			// Somebody on the ticket whom the agent had in copy: they answer for themselves.
			return null;
		}
		$words = $this->refusal( $message, $ticket, $proof, $is_agent ) ?? AgentWords::of( $message );
		if ( $words instanceof AgentRefusal || null === $ticket ) {
			return $this->keep->refused( self::plain( $message ), $ticket, $proof['user_id'], $words instanceof AgentRefusal ? $words : AgentRefusal::Gone );
		}
		$commands = AgentCommands::read( PlainText::from_html( $words ), time(), wp_timezone() );
		if ( null !== $commands?->wrong ) {
			return $this->keep->refused( self::plain( $message ), $ticket, $proof['user_id'], AgentRefusal::Command, $commands->wrong . ' ' . self::known_commands() );
		}
		if ( null !== $named && $named['customer_id'] !== $ticket['customer_id'] ) {
			// Merged since: whom the agent meant is not whom an answer would go to now.
			return $this->keep->refused( self::plain( $message ), $ticket, $proof['user_id'], AgentRefusal::Other, Refusal::merged( $named )->getMessage() );
		}
		try {
			return $this->answer( $message, $ticket, $proof['user_id'], $words, $commands );
		} catch ( Refusal $refusal ) {
			return $this->keep->refused( self::plain( $message ), $ticket, $proof['user_id'], null === $commands ? AgentRefusal::Other : AgentRefusal::Command, $refusal->getMessage() );
		}
	}

	/**
	 * The ticket whose notification has come back to us as it was sent, for example since the agent's mailbox passes
	 * everything on.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return int 0 when it is none.
	 */
	public function own_notification( IncomingMessage $message ): int {
		$found = $this->tokens->find( array(), array( $message->message_id ) );
		return is_array( $found ) ? $found['ticket_id'] : 0;
	}

	/**
	 * The same mail with our mailboxes' plain addresses in place of the signed ones, which nobody else may get to know.
	 *
	 * @param IncomingMessage $message The mail.
	 */
	public static function plain( IncomingMessage $message ): IncomingMessage {
		$plain = static fn( array $addresses ): array => array_map( static fn( array $one ): array => array( 'address' => AgentToken::plain_address( $one['address'] ) ?? $one['address'] ) + $one, $addresses );
		return $message->with( array( 'to' => $plain( $message->to ), 'cc' => $plain( $message->cc ), 'reply_to' => $plain( $message->reply_to ) ) );
	}

	/**
	 * The signature that a mail brings back.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return array{ticket_id: int, user_id: int, until: int, token: string}|null|false As AgentToken::find() gives it.
	 */
	private function proof( IncomingMessage $message ): array|null|false {
		$addresses = array_merge( array_column( $message->to, 'address' ), array_column( $message->cc, 'address' ), $message->delivered_to );
		$ids       = MessageId::all( array( $message->bounce['original_message_id'] ?? '', ...$message->in_reply_to, ...array_reverse( $message->references ) ) );
		return $this->tokens->find( $addresses, $ids );
	}

	/**
	 * Why a mail is not the agent's answer.
	 *
	 * @param IncomingMessage           $message  The mail.
	 * @param array<string, mixed>|null $ticket   Its ticket.
	 * @param array{ticket_id: int, user_id: int, until: int, token: string} $proof Its signature.
	 * @param bool                      $is_agent Whether it comes from the agent's address.
	 * @return AgentRefusal|null Null when it is.
	 */
	private function refusal( IncomingMessage $message, ?array $ticket, array $proof, bool $is_agent ): ?AgentRefusal {
		return match ( true ) {
			! $is_agent                               => AgentRefusal::Sender,
			$message->is_disowned()                   => AgentRefusal::Unverified,
			null === $ticket                          => AgentRefusal::Gone,
			! user_can( $proof['user_id'], 'mesa_reply' ) || ! $this->policy->can_view( $ticket, $proof['user_id'] ) => AgentRefusal::Right,
			$proof['until'] < time()                  => AgentRefusal::Expired,
			null !== $message->forwarded              => AgentRefusal::Forward,
			default                                   => null,
		};
	}

	/**
	 * Whether a mail comes from a user's address.
	 *
	 * @param IncomingMessage $message The mail.
	 * @param int             $user_id The user.
	 */
	private function is_from( IncomingMessage $message, int $user_id ): bool {
		$user = get_userdata( $user_id );
		$key  = EmailAddress::key( $message->from['address'] );
		return false !== $user && '' !== $key && EmailAddress::key( $user->user_email ) === $key;
	}

	/**
	 * Sends the words to the customer. The undo time is none: nobody sits at a screen to use it.
	 *
	 * @param IncomingMessage      $message The mail.
	 * @param array<string, mixed> $ticket  Its ticket.
	 * @param int                  $user_id The agent.
	 * @param string               $words   HTML.
	 * @param AgentCommands|null   $commands What its first lines ask for besides.
	 * @return array{result: string, ticket_id: int, message_id: int}
	 * @throws Refusal As AddReply does.
	 */
	private function answer( IncomingMessage $message, array $ticket, int $user_id, string $words, ?AgentCommands $commands ): array {
		$copies = array_column( $this->compose->copies( $ticket ), 'address' );
		$input  = array(
			'client_key'   => (string) $message->message_key,
			'cc'           => $copies,
			'files'        => AgentWords::files( $message ),
			'undo_seconds' => 0,
			'columns'      => array(
				'message_key' => $message->message_key,
				'raw_sha256'  => $message->raw_sha256,
			),
		);
		$html   = '' === $words ? '<p>' . esc_html__( 'Please see the attached files.', 'mesa-help-desk' ) . '</p>' : $words;
		$id     = null === $commands
			? $this->reply->add( $ticket['id'], $user_id, array( 'html' => $html ) + $input )
			: $this->commands->run( $commands, $ticket, $user_id, AgentWords::below( $words, $commands ), $input );
		$this->keep->participants( self::plain( $message ), $ticket['id'], $user_id );
		return array(
			'result'     => 'appended',
			'ticket_id'  => $ticket['id'],
			'message_id' => $id,
		);
	}

	/**
	 * Which commands there are.
	 */
	private static function known_commands(): string {
		/* translators: %s: a list of commands */
		return sprintf( __( 'These are known: %s.', 'mesa-help-desk' ), AgentCommands::help() );
	}

	/**
	 * An out-of-office, a receipt or a delivery report about a notification: kept in the history, shown to no customer, and
	 * no noise for anybody.
	 *
	 * @param IncomingMessage      $message The mail.
	 * @param array<string, mixed> $ticket  Its ticket.
	 * @param int                  $user_id To whom the notification went.
	 * @return array{result: string, ticket_id: int, message_id: int}
	 */
	private function automatic( IncomingMessage $message, array $ticket, int $user_id ): array {
		$id = $this->keep->note( self::plain( $message ), $ticket, null );
		if ( null === $message->bounce ) {
			$this->recorder->record( $ticket['id'], 'automatic_mail', 0, array( 'message_id' => $id, 'automatic' => $message->automatic ) );
		} elseif ( $message->bounce['permanent'] ) {
			$error = trim( '' === $message->bounce['diagnostic'] ? $message->bounce['status'] : $message->bounce['diagnostic'] );
			$this->notifications->set_bounced( $user_id, '' === $error ? __( 'The mail came back.', 'mesa-help-desk' ) : $error );
			$this->recorder->record( $ticket['id'], 'notification_failed', 0, array( 'message_id' => $id, 'user_id' => $user_id, 'error' => $error ) );
		}
		return array(
			'result'     => 'appended',
			'ticket_id'  => $ticket['id'],
			'message_id' => $id,
		);
	}
}
