<?php
/**
 * Personal data erasure.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\Privacy;

use Mesa\Actions\Threads\SeparateTicket;
use Mesa\Data\Mail\SenderListStore;
use Mesa\Data\People\PersonStore;
use Mesa\Data\People\RecipientStore;
use Mesa\Data\Search\Folding;
use Mesa\Data\Tickets\RatingStore;
use Mesa\Domain\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes a person's tickets with their mails and files, empties what that person wrote on other people's tickets, and
 * takes them out of To and Cc of others' messages (Tools → Erase Personal Data).
 *
 * @see https://developer.wordpress.org/plugins/privacy/adding-the-personal-data-eraser-to-your-plugin/
 */
final class Eraser {
	private const PER_PAGE = 20;

	/**
	 * Takes what it erases from.
	 *
	 * @param PersonStore     $people  The person's data.
	 * @param SeparateTicket  $merged  Takes others' tickets out of the person's.
	 * @param SenderListStore $senders Who is blocked, and who gets no automatic mail.
	 * @param Folding         $index   Takes the person's words out of the search.
	 * @param RatingStore     $ratings What the person has rated.
	 * @param RecipientStore  $recipients Whom others' messages went to.
	 */
	public function __construct( private readonly PersonStore $people, private readonly SeparateTicket $merged, private readonly SenderListStore $senders, private readonly Folding $index, private readonly RatingStore $ratings, private readonly RecipientStore $recipients ) {}

	/**
	 * One step. Each call erases what comes next, so the page's number does not matter.
	 *
	 * @param string $address The person's mail address.
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
	 */
	public function erase( string $address ): array {
		$tickets   = $this->people->tickets( $address, self::PER_PAGE );
		$elsewhere = $tickets ? array() : $this->people->messages_elsewhere( $address, self::PER_PAGE );
		foreach ( $tickets as $ticket_id ) {
			$this->merged->release( $ticket_id );
			$this->people->delete_ticket( $ticket_id );
		}
		foreach ( $elsewhere as $message_id ) {
			$this->people->blank_message( $message_id, __( 'Erased person', 'mesa-help-desk' ), __( 'This message was erased on request.', 'mesa-help-desk' ) );
		}
		// However long it takes: who is told that a person is erased shall be able to rely on it.
		$this->index->forget_gone( INF );
		$done = ! $tickets && count( $elsewhere ) < self::PER_PAGE;
		if ( $done ) {
			$rated   = $this->ratings->forget( $address );
			$named   = $this->recipients->forget( $address );
			$removed = $rated > 0 || $named > 0 || $this->people->delete_letters( $address ) > 0 || null !== $this->people->customer( $address );
			$this->people->forget( $address );
		}
		return array(
			'items_removed'  => $tickets || $elsewhere || ( $removed ?? false ),
			'items_retained' => $done && array() !== $this->kept( $address ),
			'messages'       => $done ? $this->kept( $address ) : array(),
			'done'           => $done,
		);
	}

	/**
	 * What stays on purpose: a wish to get no more mail, or a block, would be forgotten with the address.
	 *
	 * @param string $address The person's mail address.
	 * @return list<string> In words.
	 */
	private function kept( string $address ): array {
		$key   = EmailAddress::key( $address );
		$words = array();
		if ( ( $this->senders->find( SenderListStore::QUIET, $address )['pattern'] ?? '' ) === $key ) {
			$words[] = __( 'The address itself is kept on the list of those who get no automatic mail, because they have complained about one.', 'mesa-help-desk' );
		}
		if ( ( $this->senders->find( SenderListStore::BLOCKED, $address )['pattern'] ?? '' ) === $key ) {
			$words[] = __( 'The address itself is kept on the list of blocked senders. You can take it off in the help desk\'s settings.', 'mesa-help-desk' );
		}
		return $words;
	}
}
