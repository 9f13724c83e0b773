<?php
/**
 * A ticket that an agent opens.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

use Mesa\Access\MailboxPolicy;
use Mesa\Actions\Replies\ComposeReply;
use Mesa\Data\CustomerStore;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\MailboxStore;
use Mesa\Data\MessageStore;
use Mesa\Data\TicketStore;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\PlainText;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Logs a call, takes what another program hands over, or writes first to a customer.
 */
final class OpenTicket {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db        The database.
	 * @param TicketStore   $tickets   Tickets.
	 * @param MessageStore  $messages  Messages.
	 * @param CustomerStore $customers Customers.
	 * @param MailboxStore  $mailboxes Mailboxes.
	 * @param CreateTicket  $create    Makes tickets of what customers said.
	 * @param ComposeReply  $compose   Stores and queues what is sent.
	 * @param Recorder      $recorder  The history.
	 * @param MailboxPolicy $policy    Who may see which mailbox.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly CustomerStore $customers,
		private readonly MailboxStore $mailboxes,
		private readonly CreateTicket $create,
		private readonly ComposeReply $compose,
		private readonly Recorder $recorder,
		private readonly MailboxPolicy $policy
	) {}

	/**
	 * Opens it. A second call with the same client_key gives the first one's ticket.
	 *
	 * @param array<string, mixed> $input   As in the contract's "ticket-input".
	 * @param int                  $user_id The agent.
	 * @return int The ticket's id.
	 * @throws Refusal 400 for a wrong field.
	 */
	public function open( array $input, int $user_id ): int {
		$before = $this->messages->find_by_client_key( $user_id, $input['client_key'] );
		if ( null !== $before ) {
			return $before['ticket_id'];
		}
		if ( null === $this->mailboxes->find( $input['mailbox_id'] ) || ! $this->policy->can_view( $input['mailbox_id'], $user_id ) ) {
			throw Refusal::invalid( 'mailbox_id', __( 'There is no such mailbox.', 'mesa-help-desk' ) );
		}
		if ( '' === Text::line( $input['subject'] ) ) {
			throw Refusal::invalid( 'subject', __( 'Please write a subject.', 'mesa-help-desk' ) );
		}
		$input['html'] = ComposeReply::clean( $input['html'] );
		try {
			return 'email' === $input['channel'] ? $this->write( $input, $user_id ) : $this->log( $input, $user_id );
		} catch ( DataException $error ) {
			// A double click: the other request has won by the unique key.
			return $this->messages->find_by_client_key( $user_id, $input['client_key'] )['ticket_id'] ?? throw $error;
		}
	}

	/**
	 * Takes down what a customer said.
	 *
	 * @param array<string, mixed> $input   As in open().
	 * @param int                  $user_id The agent.
	 */
	private function log( array $input, int $user_id ): int {
		$message = new IncomingMessage(
			mailbox_id: $input['mailbox_id'],
			channel: $input['channel'],
			from: array(
				'address' => $input['customer_email'],
				'name'    => $input['customer_name'] ?? '',
			),
			subject: $input['subject'],
			text: PlainText::from_html( $input['html'] ),
			html: $input['html'],
			client_key: $input['client_key'],
			may_auto_respond: false
		);
		// Who took the call has the ticket; what another program hands over goes to everybody.
		return $this->create->from_incoming( $message, 0, $user_id, 'phone' === $input['channel'] ? $user_id : 0 );
	}

	/**
	 * Writes first to a customer.
	 *
	 * @param array<string, mixed> $input   As in open().
	 * @param int                  $user_id The agent.
	 */
	private function write( array $input, int $user_id ): int {
		return $this->db->transaction(
			function () use ( $input, $user_id ): int {
				$now         = Time::now();
				$address     = trim( $input['customer_email'] );
				$user        = get_user_by( 'email', $address );
				$customer_id = $this->customers->of( $address, $input['customer_name'] ?? '', false === $user ? 0 : $user->ID, $now );
				$customer    = array(
					'address' => $address,
					'name'    => Text::line( $input['customer_name'] ?? '' ),
				);
				$ticket_id   = $this->tickets->insert(
					TicketStatus::columns( TicketStatus::PENDING ) + array(
						'mailbox_id'     => $input['mailbox_id'],
						'customer_id'    => $customer_id,
						'assignee_id'    => $user_id,
						'subject'        => $input['subject'],
						'preview'        => Text::line( Text::clip( PlainText::from_html( $input['html'] ), 2000 ) ),
						'channel'        => 'email',
						'customer_name'  => $customer['name'],
						'customer_email' => $address,
						'message_count'  => 1,
						'created_at'     => $now,
						'updated_at'     => $now,
					)
				);
				$ticket      = $this->tickets->find( $ticket_id ) ?? throw Refusal::not_found();
				$message_id  = $this->compose->store(
					$ticket,
					$user_id,
					array(
						'html'       => $input['html'],
						'subject'    => $ticket['subject'],
						'client_key' => $input['client_key'],
						'recipients' => array(
							'to'  => array( $customer ),
							'cc'  => array(),
							'bcc' => array(),
						),
						'files'      => array(),
					),
					array()
				);
				$this->recorder->record( $ticket_id, 'ticket_created', $user_id, array( 'channel' => 'email', 'message_id' => $message_id ) );
				$this->recorder->record( $ticket_id, 'assigned', $user_id, array( 'from' => null, 'to' => $user_id ) );
				return $ticket_id;
			}
		);
	}
}
