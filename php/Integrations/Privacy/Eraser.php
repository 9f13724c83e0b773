<?php
/**
 * Personal data erasure.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\Privacy;

use Mesa\Actions\Threads\SeparateTicket;
use Mesa\Data\Mail\SenderListStore;
use Mesa\Data\People\AddressTraces;
use Mesa\Data\People\PersonStore;
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
	/** How far the look through others' messages is, by person; gone when it is through. */
	public const OPTION = 'mesa_erasing';

	private const PER_PAGE = 20;
	/** Of a request, for looking through others' messages. */
	private const SECONDS = 3.0;

	/**
	 * Takes what it erases from.
	 *
	 * @param PersonStore     $people  The person's data.
	 * @param SeparateTicket  $merged  Takes others' tickets out of the person's.
	 * @param SenderListStore $senders Who is blocked, and who gets no automatic mail.
	 * @param Folding         $index   Takes the person's words out of the search.
	 * @param RatingStore     $ratings What the person has rated.
	 * @param AddressTraces   $traces  Where others' data names the person.
	 */
	public function __construct( private readonly PersonStore $people, private readonly SeparateTicket $merged, private readonly SenderListStore $senders, private readonly Folding $index, private readonly RatingStore $ratings, private readonly AddressTraces $traces ) {}

	/**
	 * One step. Each call erases what comes next.
	 *
	 * @param string $address The person's mail address.
	 * @param int    $page    1 begins anew.
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
	 */
	public function erase( string $address, int $page ): array {
		if ( 1 === $page ) {
			self::keep_progress( $address, null );
		}
		$tickets   = $this->people->tickets( $address, self::PER_PAGE );
		$elsewhere = $tickets ? array() : $this->people->messages_elsewhere( $address, self::PER_PAGE );
		foreach ( $tickets as $ticket_id ) {
			$this->merged->release( $ticket_id );
			$this->people->delete_ticket( $ticket_id );
		}
		foreach ( $elsewhere as $message_id ) {
			$this->people->blank_message( $message_id, __( 'Erased person', 'mesa-help-desk' ), __( 'This message was erased on request.', 'mesa-help-desk' ) );
		}
		$removed = $tickets || $elsewhere;
		$done    = false;
		if ( ! $tickets && count( $elsewhere ) < self::PER_PAGE ) {
			$named   = $this->traces->forget( $address, self::progress( $address ), self::SECONDS );
			$removed = $removed || $named['named'] > 0;
			$done    = null === $named['next'];
			self::keep_progress( $address, $named['next'] );
		}
		if ( $done ) {
			$rated   = $this->ratings->forget( $address );
			$removed = $rated > 0 || $this->people->delete_letters( $address ) > 0 || null !== $this->people->customer( $address ) || $removed;
			$this->people->forget( $address );
		}
		// However long it takes: who is told that a person is erased shall be able to rely on it.
		$this->index->forget_gone( INF );
		return array(
			'items_removed'  => $removed,
			'items_retained' => $done && array() !== $this->kept( $address ),
			'messages'       => $done ? $this->kept( $address ) : array(),
			'done'           => $done,
		);
	}

	/**
	 * How far the look through others' messages was.
	 *
	 * @param string $address The person's mail address.
	 * @return int The newest message looked at; 0 for none.
	 */
	private static function progress( string $address ): int {
		return (int) ( ( (array) get_option( self::OPTION, array() ) )[ hash( 'sha256', EmailAddress::key( $address ) ) ] ?? 0 );
	}

	/**
	 * Keeps it for the next step.
	 *
	 * @param string   $address The person's mail address.
	 * @param int|null $upto    The newest message looked at; null when all are.
	 */
	private static function keep_progress( string $address, ?int $upto ): void {
		$all = array_diff_key( (array) get_option( self::OPTION, array() ), array( hash( 'sha256', EmailAddress::key( $address ) ) => 0 ) );
		if ( null !== $upto ) {
			$all[ hash( 'sha256', EmailAddress::key( $address ) ) ] = $upto;
		}
		if ( $all ) {
			update_option( self::OPTION, $all, false );
		} else {
			delete_option( self::OPTION );
		}
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
