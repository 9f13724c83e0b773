<?php
/**
 * A complaint about our mail.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Incoming;

use Mesa\Data\Mail\SenderListStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\IncomingMessage;

defined( 'ABSPATH' ) || exit;

/**
 * Somebody has pressed "this is spam" on a mail of ours (RFC 5965): from now on they get no automatic mail. What agents
 * write still goes to them. Only an address that our mail went to is marked, so that nobody can silence others.
 */
final class TakeComplaint {
	/**
	 * Takes what it works with.
	 *
	 * @param MessageStore    $messages Messages.
	 * @param SenderListStore $senders  Who gets no automatic mail.
	 */
	public function __construct( private readonly MessageStore $messages, private readonly SenderListStore $senders ) {}

	/**
	 * Marks who complained.
	 *
	 * @param int             $reply_id Our mail that they complained about.
	 * @param IncomingMessage $message  The complaint.
	 */
	public function take( int $reply_id, IncomingMessage $message ): void {
		$reply      = $this->messages->find( $reply_id );
		$recipients = null === $reply ? array() : (array) json_decode( $reply['recipients'], true );
		$keys       = EmailAddress::keys( array_merge( $recipients['to'] ?? array(), $recipients['cc'] ?? array(), $recipients['bcc'] ?? array() ) );
		$told       = EmailAddress::key( $message->complaint['recipient'] ?? '' );
		// Many services leave the recipient out: with a single one there is no doubt.
		$who = in_array( $told, $keys, true ) ? $told : ( '' === $told && 1 === count( $keys ) ? $keys[0] : '' );
		if ( '' !== $who ) {
			$this->senders->add( SenderListStore::QUIET, $who, 0 );
		}
	}
}
