<?php
/**
 * A ticket that an agent opens.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tickets;

use Mesa\Access\MailboxPolicy;
use Mesa\Actions\Calls\LogCall;
use Mesa\Actions\Replies\ComposeReply;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\CallStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\People\CustomerStore;
use Mesa\Data\Tickets\TicketQuery;
use Mesa\Data\Tickets\TicketStore;
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
	 * @param CallStore     $calls     Phone calls.
	 * @param TicketQuery   $query     Knows whose tickets there are.
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
		private readonly MailboxPolicy $policy,
		private readonly CallStore $calls,
		private readonly TicketQuery $query
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
		$input['customer_email'] = trim( (string) ( $input['customer_email'] ?? '' ) );
		$this->require_customer( $input, $user_id );
		$input['html'] = ComposeReply::clean( $input['html'] );
		try {
			return 'email' === $input['channel'] ? $this->write( $input, $user_id ) : $this->log( $input, $user_id );
		} catch ( DataException $error ) {
			// A double click: the other request has won by the unique key.
			return $this->messages->find_by_client_key( $user_id, $input['client_key'] )['ticket_id'] ?? throw $error;
		}
	}

	/**
	 * Makes sure that somebody can tell who it is about.
	 *
	 * @param array<string, mixed> $input   As in open().
	 * @param int                  $user_id The agent.
	 * @throws Refusal 400 that names the field.
	 */
	private function require_customer( array $input, int $user_id ): void {
		if ( '' !== $input['customer_email'] && ! is_email( $input['customer_email'] ) ) {
			throw Refusal::invalid( 'customer_email', __( 'This is no mail address.', 'mesa-help-desk' ) );
		}
		$is_call = 'phone' === $input['channel'];
		if ( ! $is_call && '' === $input['customer_email'] ) {
			throw Refusal::invalid( 'customer_email', __( 'Please write the customer’s mail address.', 'mesa-help-desk' ) );
		}
		if ( isset( $input['customer_id'] ) ) {
			$scope = $this->policy->scope( $user_id );
			if ( ! $scope->is_everything() && ! $this->query->has_of_customer( $input['customer_id'], $scope ) || null === $this->customers->find( $input['customer_id'] ) ) {
				throw Refusal::invalid( 'customer_id', __( 'There is no such customer.', 'mesa-help-desk' ) );
			}
			return;
		}
		LogCall::number( (string) ( $input['customer_phone'] ?? '' ), 'customer_phone' );
		if ( $is_call && '' === $input['customer_email'] . Text::line( $input['customer_name'] ?? '' ) . Text::line( $input['customer_phone'] ?? '' ) ) {
			throw Refusal::invalid( 'customer_name', __( 'Say who it was: a name, a number or a mail address.', 'mesa-help-desk' ) );
		}
	}

	/**
	 * Who is known by a phone number, among the customers that exist for somebody: a number must not tell a name and an
	 * address of a mailbox that they may not see.
	 *
	 * @param string $phone   The number.
	 * @param int    $user_id Who asks.
	 * @return int The customer; 0 when nobody is known.
	 */
	private function caller( string $phone, int $user_id ): int {
		$scope = $this->policy->scope( $user_id );
		foreach ( $this->calls->customers_of( $phone ) as $customer_id ) {
			if ( $scope->is_everything() || $this->query->has_of_customer( $customer_id, $scope ) ) {
				return $customer_id;
			}
		}
		return 0;
	}

	/**
	 * Takes down what a customer said.
	 *
	 * @param array<string, mixed> $input   As in open().
	 * @param int                  $user_id The agent.
	 */
	private function log( array $input, int $user_id ): int {
		$phone    = Text::line( (string) ( $input['customer_phone'] ?? '' ) );
		$known    = $input['customer_id'] ?? ( '' === $input['customer_email'] ? $this->caller( $phone, $user_id ) : 0 );
		$customer = $known > 0 ? $this->customers->find( $known ) : null;
		$name     = Text::line( (string) ( $input['customer_name'] ?? '' ) );
		$message  = new IncomingMessage(
			mailbox_id: $input['mailbox_id'],
			channel: $input['channel'],
			from: array(
				'address' => '' !== $input['customer_email'] ? $input['customer_email'] : ( $customer['emails'][0] ?? '' ),
				'name'    => '' !== $name ? $name : ( $customer['name'] ?? $phone ),
			),
			subject: $input['subject'],
			text: PlainText::from_html( $input['html'] ),
			html: $input['html'],
			client_key: $input['client_key'],
			may_auto_respond: false,
			customer_id: null === $customer ? 0 : $known
		);
		$is_call  = 'phone' === $input['channel'];
		return $this->db->transaction(
			function () use ( $message, $input, $user_id, $phone, $is_call ): int {
				// Who took the call has the ticket; what another program hands over goes to everybody.
				$ticket_id = $this->create->from_incoming( $message, 0, $user_id, $is_call ? $user_id : 0 );
				$ticket    = $this->tickets->find( $ticket_id );
				$stored    = $is_call ? $this->messages->find_by_client_key( $user_id, $input['client_key'] ) : null;
				if ( null !== $stored && null !== $ticket ) {
					$this->calls->add( $stored['id'], $input['call']['direction'] ?? 'in', $input['call']['seconds'] ?? 0, $phone );
					$this->calls->keep_number( $ticket['customer_id'], $phone );
					if ( '' !== $phone ) {
						// So that the number is found by the search.
						$this->messages->update( $stored['id'], array( 'subject' => LogCall::subject( $phone ) ) );
					}
				}
				return $ticket_id;
			}
		);
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
