<?php
/**
 * A customer's message as a row.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Incoming;

use Mesa\Access\Agents;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\SenderListStore;
use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\People\CustomerStore;
use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\MessageId;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * What a new ticket and a further message have in common: who wrote, the message itself, its files, who takes part.
 */
final class StoreIncoming {
	/**
	 * Takes what it works with.
	 *
	 * @param MessageStore     $messages     Messages.
	 * @param AttachmentStore  $attachments  Attachments.
	 * @param CustomerStore    $customers    Customers.
	 * @param ParticipantStore $participants Participants.
	 * @param MailboxStore     $mailboxes    Knows our own addresses.
	 * @param SenderListStore  $senders      Knows who is blocked.
	 */
	public function __construct(
		private readonly MessageStore $messages,
		private readonly AttachmentStore $attachments,
		private readonly CustomerStore $customers,
		private readonly ParticipantStore $participants,
		private readonly MailboxStore $mailboxes,
		private readonly SenderListStore $senders
	) {}

	/**
	 * Who really wrote: contact forms of other plugins send from the site's own address and put the visitor into Reply-To.
	 *
	 * @param IncomingMessage $message The message.
	 * @return array{address: string, name: string}
	 */
	public function sender( IncomingMessage $message ): array {
		if ( $this->is_ours( $message->from['address'] ) ) {
			foreach ( $message->reply_to as $address ) {
				if ( '' !== $address['address'] && ! $this->is_ours( $address['address'] ) ) {
					return $address;
				}
			}
		}
		return $message->from;
	}

	/**
	 * Whether somebody on the other side wrote this by hand, so that they wait for an answer.
	 *
	 * @param IncomingMessage $message The message.
	 */
	public function is_waiting( IncomingMessage $message ): bool {
		return null === $message->automatic && ! self::is_settled( $message ) && ! $this->is_ours( $this->sender( $message )['address'] ) && ! $this->is_blocked( $message );
	}

	/**
	 * Whether somebody has blocked the sender: what they write is stored, and bothers nobody.
	 *
	 * @param IncomingMessage $message The message.
	 */
	public function is_blocked( IncomingMessage $message ): bool {
		return null !== $this->senders->find( SenderListStore::BLOCKED, $this->sender( $message )['address'] );
	}

	/**
	 * Whether a mail was imported from so long ago that nobody can be waiting for an answer: it is kept and can be found,
	 * but is nobody's work.
	 *
	 * @param IncomingMessage $message The message.
	 */
	public static function is_settled( IncomingMessage $message ): bool {
		/**
		 * Filters after how many days a mail that was in the mailbox before it was connected arrives closed.
		 *
		 * @param int $days Default 30.
		 */
		return $message->is_old() && $message->is_settled( time(), DAY_IN_SECONDS * (int) apply_filters( 'mesa_old_mail_closed_after', 30 ) );
	}

	/**
	 * Whether a message comes from somebody in the team, who waits for nothing.
	 *
	 * @param IncomingMessage $message The message.
	 */
	public function is_from_team( IncomingMessage $message ): bool {
		return Agents::has_address( $this->sender( $message )['address'] );
	}

	/**
	 * Whether an address is one of our mailboxes'.
	 *
	 * @param string $address The address.
	 */
	public function is_ours( string $address ): bool {
		return $this->mailboxes->is_own( $address );
	}

	/**
	 * The customer who wrote; made when unknown. Call it in a transaction.
	 *
	 * @param IncomingMessage $message The message.
	 */
	public function customer( IncomingMessage $message ): int {
		if ( $message->customer_id > 0 ) {
			return $message->customer_id;
		}
		$sender = $this->sender( $message );
		return $this->customers->of( $sender['address'], $sender['name'], fn(): int => $this->customers->user_of( $sender['address'] ), $message->created_at() );
	}

	/**
	 * Stores the message, its attachments and its participants. Call it in a transaction.
	 *
	 * @param IncomingMessage $message     The message.
	 * @param int             $ticket_id   Its ticket.
	 * @param int             $customer_id Who wrote.
	 * @param int             $author_id   The agent who took a call down; 0 for none.
	 * @param array<string, string|int|bool|null> $columns What is different with this one, for example its kind.
	 * @return int The message's id.
	 */
	public function store( IncomingMessage $message, int $ticket_id, int $customer_id, int $author_id = 0, array $columns = array() ): int {
		$visible_text = $message->visible_text ?? $message->text;
		$id           = $this->messages->insert(
			$columns + ( $message->forwarded_by > 0 ? array( 'forwarded_by' => $message->forwarded_by ) : array() ) + array(
				'ticket_id'        => $ticket_id,
				'mailbox_id'       => $message->mailbox_id,
				'kind'             => 'customer',
				'channel'          => $message->channel,
				'author_id'        => $author_id,
				'customer_id'      => $customer_id,
				'from_address'     => $message->from['address'],
				'from_name'        => $message->from['name'],
				'recipients'       => (string) wp_json_encode(
					array(
						'to'       => $message->to,
						'cc'       => $message->cc,
						'bcc'      => array(),
						'reply_to' => $message->reply_to,
					) + ( $message->is_disowned() ? array( 'disowned' => true ) : array() )
				),
				'subject'          => $message->subject,
				'message_id'       => $message->message_id,
				'in_reply_to'      => implode( ' ', MessageId::all( $message->in_reply_to ) ),
				'reference_ids'    => implode( ' ', MessageId::all( $message->references ) ),
				'visible_text'     => $visible_text,
				'visible_html'     => $message->visible_html ?? $message->html,
				'body_text'        => $message->text,
				'body_html'        => $message->html,
				'has_more'         => trim( $visible_text ) !== trim( $message->text ),
				'automatic'        => $message->automatic,
				'may_auto_respond' => $message->may_auto_respond,
				'state'            => 'received',
				'error'            => $message->parse_error,
				'message_key'      => $message->message_key,
				'client_key'       => $message->client_key,
				'raw_sha256'       => $message->raw_sha256,
				'created_at'       => $message->created_at(),
			)
		);
		$this->attachments->add( $ticket_id, $id, $message->attachments );
		// A report joins its ticket whoever sent it: it must not bring anybody in.
		if ( ! in_array( $message->automatic, FindThread::REPORTS, true ) && 'note' !== ( $columns['kind'] ?? '' ) ) {
			$this->take_part( $message, $ticket_id );
		}
		return $id;
	}

	/**
	 * Whoever wrote a mail, and to whom, takes part in its ticket from then on. Not where the mailbox's own server says that
	 * somebody else has written it.
	 *
	 * @param IncomingMessage $message   The message.
	 * @param int             $ticket_id Its ticket.
	 */
	public function take_part( IncomingMessage $message, int $ticket_id ): void {
		if ( $message->is_disowned() ) {
			return;
		}
		$people = array( $message->from, $this->sender( $message ), ...$message->to, ...$message->cc );
		$this->participants->add( $ticket_id, array_column( $people, 'address' ), $this->mailboxes->own_addresses() );
	}

	/**
	 * The line that lists show.
	 *
	 * @param IncomingMessage $message The message.
	 */
	public static function preview( IncomingMessage $message ): string {
		$text = Text::line( Text::clip( $message->visible_text ?? $message->text, 2000 ) );
		if ( '' === $text && null !== $message->parse_error ) {
			return __( 'This mail could not be read as a whole. Its source is attached.', 'mesa-help-desk' );
		}
		return Text::clip( $text, 300 );
	}

	/**
	 * Whether the message has files to show, pictures inside the text aside.
	 *
	 * @param IncomingMessage $message The message.
	 */
	public static function has_files( IncomingMessage $message ): bool {
		return in_array( false, array_column( $message->attachments, 'inline' ), true );
	}
}
