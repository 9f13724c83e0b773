<?php
/**
 * Mails that were given up, as an alarm.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Letters;

use Mesa\Data\Mail\DeadLetterStore;

defined( 'ABSPATH' ) || exit;

/**
 * One alarm while mails wait for a person that could not be taken in.
 */
final class LetterAlarms {
	/**
	 * Takes what it looks at.
	 *
	 * @param DeadLetterStore $letters The letters.
	 * @param \Closure        $screen  Gives a screen's URL by its name.
	 */
	public function __construct( private readonly DeadLetterStore $letters, private readonly \Closure $screen ) {}

	/**
	 * The alarm, as in the contract's "alarm"; none when every mail has arrived.
	 *
	 * @return list<array{key: string, title: string, detail: string, mailbox_id: int, url: string}>
	 */
	public function alarms(): array {
		$dead = $this->letters->counts()['dead'];
		if ( 0 === $dead ) {
			return array();
		}
		$last = $this->letters->last_dead();
		return array(
			array(
				// Another mail is another reason to look.
				'key'        => 'letters-' . ( $last['id'] ?? 0 ),
				/* translators: %d: number of mails */
				'title'      => sprintf( _n( '%d mail could not be taken in', '%d mails could not be taken in', $dead, 'mesa-help-desk' ), $dead ),
				'detail'     => $last['reason'] ?? '',
				'mailbox_id' => 0,
				'url'        => ( $this->screen )( 'settings' ) . '&section=failed',
			),
		);
	}
}
