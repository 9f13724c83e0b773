<?php
/**
 * Automatic mail that was stopped, in words.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Automatic;

use Mesa\Data\Mail\BreakerStore;
use Mesa\Data\Mail\MailboxStore;

defined( 'ABSPATH' ) || exit;

/**
 * Tells the screens and Site Health which breakers have tripped. It is read only where somebody looks at it.
 */
final class StoppedMail {
	/**
	 * Takes what it looks at.
	 *
	 * @param BreakerStore $breakers  The breakers.
	 * @param MailboxStore $mailboxes Their mailboxes' names.
	 * @param \Closure     $screen    Gives a screen's URL by its name.
	 */
	public function __construct( private readonly BreakerStore $breakers, private readonly MailboxStore $mailboxes, private readonly \Closure $screen ) {}

	/**
	 * What was stopped, as in the contract's "alarm".
	 *
	 * @return list<array{key: string, title: string, detail: string, mailbox_id: int, url: string}>
	 */
	public function alarms(): array {
		$alarms = array();
		foreach ( $this->breakers->all() as $breaker ) {
			$mailbox = $this->mailboxes->find( $breaker['mailbox_id'] );
			if ( null === $mailbox ) {
				continue;
			}
			$title = AutomaticMail::ANSWER === $breaker['kind']
				/* translators: %s: name of a mailbox */
				? __( 'Automatic answers from "%s" were stopped', 'mesa-help-desk' )
				/* translators: %s: name of a mailbox */
				: __( 'Mails to your team about tickets in "%s" were stopped', 'mesa-help-desk' );
			$alarms[] = array(
				'key'        => "stopped-{$mailbox['id']}-{$breaker['kind']}-" . strtotime( $breaker['tripped_at'] ),
				'title'      => sprintf( $title, $mailbox['name'] ),
				'detail'     => __( 'Far more of them than usual would have left within an hour. No mail was lost. Look at the newest tickets, then switch them on again in the mailbox\'s settings.', 'mesa-help-desk' ),
				'mailbox_id' => $mailbox['id'],
				'url'        => ( $this->screen )( 'settings' ) . "&section={$mailbox['id']}",
			);
		}
		return $alarms;
	}
}
