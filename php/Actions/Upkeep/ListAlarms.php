<?php
/**
 * What somebody has to look at.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Upkeep;

use Mesa\Actions\Checks\WatchSilence;
use Mesa\Data\Mail\CheckStore;
use Mesa\Data\Mail\MailboxStore;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers what is wrong with mail, for the screens.
 */
final class ListAlarms {
	/**
	 * Takes what it looks at.
	 *
	 * @param MailboxStore $mailboxes The mailboxes.
	 * @param CheckStore   $checks    Their checks.
	 * @param WatchSilence $silence   Whether they have gone quiet.
	 * @param \Closure     $screen    Gives a screen's URL by its name.
	 */
	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly CheckStore $checks,
		private readonly WatchSilence $silence,
		private readonly \Closure $screen
	) {}

	/**
	 * The alarms, as in the contract's "alarm".
	 *
	 * @return list<array{key: string, title: string, detail: string, mailbox_id: int, url: string}>
	 */
	public function all(): array {
		$alarms = array();
		$silent = $this->silence->silent();
		foreach ( $this->mailboxes->all() as $mailbox ) {
			if ( ! $mailbox['active'] ) {
				continue;
			}
			$failed = $this->failed_check( $mailbox['id'] );
			if ( null !== $failed ) {
				/* translators: %s: name of a mailbox */
				$alarms[] = $this->alarm( "check-{$mailbox['id']}-{$failed['id']}", sprintf( __( 'Something is wrong with the mail of "%s"', 'mesa-help-desk' ), $mailbox['name'] ), $failed['detail'], $mailbox['id'] );
			}
			if ( isset( $silent[ $mailbox['id'] ] ) ) {
				/* translators: %s: name of a mailbox */
				$alarms[] = $this->alarm( "silence-{$mailbox['id']}", sprintf( __( 'It is unusually quiet in "%s"', 'mesa-help-desk' ), $mailbox['name'] ), WatchSilence::words( $silent[ $mailbox['id'] ] ), $mailbox['id'] );
			}
		}
		/**
		 * Filters what Mesa's screens ask somebody to look at.
		 *
		 * @param list<array{key: string, title: string, detail: string, mailbox_id: int, url: string}> $alarms Text, not HTML; `key` stays the same as long as the same thing is wrong.
		 */
		return array_values( (array) apply_filters( 'mesa_alarms', $alarms ) );
	}

	/**
	 * A mailbox's last check, when it has failed. The daily one has to fail twice: a single mail may be late.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @return array<string, mixed>|null The check.
	 */
	public function failed_check( int $mailbox_id ): ?array {
		$ended = array_values( array_filter( $this->checks->newest( $mailbox_id, 3 ), static fn( array $check ): bool => 'open' !== $check['state'] ) );
		if ( 'failed' !== ( $ended[0]['state'] ?? '' ) ) {
			return null;
		}
		return 'daily' !== $ended[0]['source'] || 'failed' === ( $ended[1]['state'] ?? '' ) ? $ended[0] : null;
	}

	/**
	 * One alarm.
	 *
	 * @param string $key        The same as long as the same thing is wrong.
	 * @param string $title      One line.
	 * @param string $detail     More.
	 * @param int    $mailbox_id The mailbox.
	 * @return array{key: string, title: string, detail: string, mailbox_id: int, url: string}
	 */
	private function alarm( string $key, string $title, string $detail, int $mailbox_id ): array {
		return array(
			'key'        => $key,
			'title'      => $title,
			'detail'     => $detail,
			'mailbox_id' => $mailbox_id,
			'url'        => ( $this->screen )( 'settings' ) . "&section=$mailbox_id",
		);
	}
}
