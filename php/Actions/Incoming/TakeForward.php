<?php
/**
 * Mails that an agent passes on.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Incoming;

use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\Text;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * A customer wrote to an agent's own address, and the agent forwards it to the mailbox: the ticket belongs to the customer,
 * and the agent's words above become a note. Anybody may write an agent's address into From, so nothing that could do harm
 * comes of it, whatever the mail server knows: the history says in whose name it was passed on, and no automatic answer leaves.
 */
final class TakeForward {
	/** "Fwd:" in the languages that the poller knows (src/poller/interpret/forwarded.ts has the same list). */
	private const PREFIX = '/^(?:\s*(?:fwd?|wg|tr|rv|i|enc|doorst|pd|vb|vs|vl|inoltra|πρθ|пересл|転送|转发|轉寄|전달|إعادة توجيه)\s*[:：]\s*)+/iu';

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param MessageStore  $messages Messages.
	 * @param StoreIncoming $incoming Knows our own addresses.
	 * @param Recorder      $recorder The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly MessageStore $messages,
		private readonly StoreIncoming $incoming,
		private readonly Recorder $recorder
	) {}

	/**
	 * The forwarded mail as if its first sender had written to the mailbox.
	 *
	 * @param IncomingMessage $message The mail.
	 * @return IncomingMessage|null Null when nobody who may answer tickets passes on somebody else's mail.
	 */
	public function convert( IncomingMessage $message ): ?IncomingMessage {
		$first = $message->forwarded;
		if ( null === $first || null !== $message->automatic || $message->is_disowned() || ! is_email( $first['from']['address'] ) ) {
			return null;
		}
		$agent = get_user_by( 'email', $message->from['address'] );
		if ( false === $agent || ! user_can( $agent, 'mesa_reply' ) || EmailAddress::key( $first['from']['address'] ) === EmailAddress::key( $agent->user_email ) || $this->incoming->is_ours( $first['from']['address'] ) ) {
			return null;
		}
		$subject = trim( (string) preg_replace( self::PREFIX, '', $message->subject ) );
		return $message->with(
			array(
				'from'             => $first['from'],
				'reply_to'         => array(),
				'subject'          => '' === $first['subject'] ? $subject : $first['subject'],
				'text'             => $first['text'],
				'html'             => $first['html'],
				'visible_text'     => $first['text'],
				'visible_html'     => $first['html'],
				'message_id'       => '' === $first['message_id'] ? $message->message_id : $first['message_id'],
				'may_auto_respond' => false,
				'forwarded_by'     => $agent->ID,
			)
		);
	}

	/**
	 * Writes down who passed it on, and what they said. Call it in the transaction that stores the forwarded mail.
	 *
	 * @param IncomingMessage $message    The mail as it came.
	 * @param int             $user_id    In whose name.
	 * @param int             $ticket_id  Where it went.
	 * @param int             $message_id The forwarded mail there.
	 */
	public function note( IncomingMessage $message, int $user_id, int $ticket_id, int $message_id ): void {
		$this->db->transaction(
			function () use ( $message, $user_id, $ticket_id, $message_id ): void {
				$first = $message->forwarded ?? array( 'date' => null, 'comment' => '' );
				if ( null !== $first['date'] ) {
					$this->messages->update( $message_id, array( 'sent_at' => Time::sql( min( Time::parse( $first['date'] ) ?? time(), time() ) ) ) );
				}
				$words = trim( $first['comment'] );
				if ( '' !== $words ) {
					$this->messages->insert(
						array(
							'ticket_id'    => $ticket_id,
							'mailbox_id'   => $message->mailbox_id,
							'kind'         => 'note',
							'channel'      => 'email',
							// No author: that the mail is theirs is not proven.
							'from_address' => $message->from['address'],
							'from_name'    => $message->from['name'],
							'recipients'   => (string) wp_json_encode( array_fill_keys( array( 'to', 'cc', 'bcc', 'reply_to' ), array() ) ),
							'subject'      => Text::line( $message->subject ),
							'visible_text' => $words,
							'body_text'    => $words,
							'state'        => 'saved',
							'created_at'   => $message->created_at(),
						)
					);
				}
				$this->recorder->record( $ticket_id, 'mail_forwarded', 0, array( 'message_id' => $message_id, 'user_id' => $user_id, 'address' => $message->from['address'] ) );
			}
		);
	}
}
