<?php
/**
 * Writing a phone call down.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Calls;

use Mesa\Actions\Replies\ComposeReply;
use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Messages\CallStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\People\CustomerStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\PhoneNumber;
use Mesa\Domain\PlainText;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;
use Mesa\Domain\TicketStatus;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * A call on a ticket that is there. Nothing is sent; the customer has been spoken to, so that nobody keeps them waiting.
 */
final class LogCall {
	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db        The database.
	 * @param TicketStore   $tickets   Tickets.
	 * @param MessageStore  $messages  Messages.
	 * @param CustomerStore $customers Customers.
	 * @param CallStore     $calls     Calls.
	 * @param Recorder      $recorder  The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly CustomerStore $customers,
		private readonly CallStore $calls,
		private readonly Recorder $recorder
	) {}

	/**
	 * Writes it down. A second call with the same client_key gives the first one's message.
	 *
	 * @param int                  $ticket_id The ticket; the caller has made sure that the agent may see it.
	 * @param int                  $user_id   The agent.
	 * @param array<string, mixed> $input     As in the contract's "call-input".
	 * @return int The message's id.
	 * @throws Refusal 400; 404; 409 for a signpost.
	 */
	public function log( int $ticket_id, int $user_id, array $input ): int {
		$before = $this->messages->find_by_client_key( $user_id, $input['client_key'] );
		if ( null !== $before ) {
			return $before['id'];
		}
		$phone = self::number( (string) ( $input['phone'] ?? '' ), 'phone' );
		$html  = ComposeReply::clean( $input['html'] );
		try {
			return $this->db->transaction( fn(): int => $this->store( $ticket_id, $user_id, $html, $phone, $input ) );
		} catch ( DataException $error ) {
			return $this->messages->find_by_client_key( $user_id, $input['client_key'] )['id'] ?? throw $error;
		}
	}

	/**
	 * A phone number in one line.
	 *
	 * @param string $phone As somebody typed it.
	 * @param string $field The field's name in the contract.
	 * @return string May be empty.
	 * @throws Refusal 400 when it is none.
	 */
	public static function number( string $phone, string $field ): string {
		$phone = Text::line( $phone );
		if ( '' !== $phone && '' === PhoneNumber::digits( $phone ) ) {
			throw Refusal::invalid( $field, __( 'This is no phone number. Write it with digits, such as +34 600 111 222.', 'mesa-help-desk' ) );
		}
		return $phone;
	}

	/**
	 * What a message says that is a call, for the search too.
	 *
	 * @param string $phone The number; may be empty.
	 */
	public static function subject( string $phone ): string {
		/* translators: %s: a phone number */
		return '' === $phone ? __( 'Phone call', 'mesa-help-desk' ) : sprintf( __( 'Phone call, %s', 'mesa-help-desk' ), $phone );
	}

	/**
	 * Stores it, in a transaction.
	 *
	 * @param int                  $ticket_id The ticket.
	 * @param int                  $user_id   The agent.
	 * @param string               $html      Clean.
	 * @param string               $phone     The number; may be empty.
	 * @param array<string, mixed> $input     As in log().
	 * @throws Refusal As log().
	 */
	private function store( int $ticket_id, int $user_id, string $html, string $phone, array $input ): int {
		$ticket = $this->tickets->lock( $ticket_id ) ?? throw Refusal::not_found();
		if ( TicketStatus::MERGED === $ticket['status'] ) {
			throw Refusal::merged( $ticket );
		}
		$customer = $this->customers->find( $ticket['customer_id'] );
		$text     = PlainText::from_html( $html );
		$is_ours  = 'out' === $input['direction'];
		$user     = get_userdata( $user_id );
		$id       = $this->messages->insert(
			array(
				'ticket_id'    => $ticket_id,
				'mailbox_id'   => $ticket['mailbox_id'],
				'kind'         => $is_ours ? 'reply' : 'customer',
				'channel'      => 'phone',
				'author_id'    => $user_id,
				'customer_id'  => $ticket['customer_id'],
				'from_address' => $is_ours ? (string) ( $user->user_email ?? '' ) : $ticket['customer_email'],
				'from_name'    => $is_ours ? (string) ( $user->display_name ?? '' ) : ( $customer['name'] ?? $ticket['customer_name'] ),
				'recipients'   => (string) wp_json_encode( array_fill_keys( array( 'to', 'cc', 'bcc', 'reply_to' ), array() ) ),
				'subject'      => self::subject( $phone ),
				'visible_text' => $text,
				'visible_html' => $html,
				'body_text'    => $text,
				'body_html'    => $html,
				'state'        => $is_ours ? 'saved' : 'received',
				'client_key'   => $input['client_key'],
				'created_at'   => Time::now(),
			)
		);
		$this->calls->add( $id, $input['direction'], $input['seconds'], $phone );
		if ( '' !== $phone ) {
			$this->calls->keep_number( $ticket['customer_id'], $phone );
		}
		$this->tickets->update(
			$ticket_id,
			array(
				'message_count' => $ticket['message_count'] + 1,
				'preview'       => Text::line( Text::clip( $text, 2000 ) ),
				'updated_at'    => max( $ticket['updated_at'], Time::now() ),
				'waiting_since' => null,
			),
			$ticket
		);
		$this->recorder->record( $ticket_id, 'call_logged', $user_id, array( 'message_id' => $id, 'direction' => $input['direction'], 'seconds' => $input['seconds'] ) );
		return $id;
	}
}
