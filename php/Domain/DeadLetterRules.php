<?php
/**
 * When a mail that cannot be taken in is given up.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * A mail is tried again by itself as long as that may help. Then it becomes a dead letter: on the list in the settings, where a
 * person decides, and no longer in the way of the mailbox's cursor.
 */
final class DeadLetterRules {
	/** The poller tries it again by itself. */
	public const TRYING = 'trying';
	/** Given up. */
	public const DEAD = 'dead';
	/** Somebody asked for another try. */
	public const RETRYING = 'retrying';

	/** Tries, and seconds since the first, after which a mail is given up that is refused as it is. */
	private const REFUSED = array( 3, 300 );
	/** Likewise for a mail that fails for a reason that may pass. */
	private const FAILING = array( 8, 1800 );
	/** When so many mails of a mailbox fail at once, it is not the mails' fault: a plugin, a firewall, a full disk. */
	private const MANY = 25;

	/** Seconds after which one that was given up for a reason that may pass is tried once more, and for how long that goes on. */
	public const REST  = 6 * 3600;
	public const WAKES = 7 * 86400;

	/**
	 * Whether to give up.
	 *
	 * @param bool $permanent Whether the same was refused as it is.
	 * @param int  $attempts  How often it has been tried.
	 * @param int  $age       Seconds since the first try.
	 * @param int  $failing   How many mails of this mailbox are being tried again, this one included.
	 */
	public static function is_dead( bool $permanent, int $attempts, int $age, int $failing ): bool {
		if ( $failing > self::MANY ) {
			return false;
		}
		list( $tries, $seconds ) = $permanent ? self::REFUSED : self::FAILING;
		return $attempts >= $tries && $age >= $seconds;
	}

	/**
	 * What makes a mail of a mailbox the same mail the next time.
	 *
	 * @param int    $mailbox_id  The mailbox.
	 * @param string $folder      Its folder.
	 * @param string $uidvalidity The folder's UIDVALIDITY.
	 * @param int    $uid         The mail's UID; 0 when it was piped in.
	 * @param string $key         Its message key, for one that was piped in.
	 * @return string A SHA-256.
	 */
	public static function ident( int $mailbox_id, string $folder, string $uidvalidity, int $uid, string $key ): string {
		return hash( 'sha256', implode( "\n", $uid > 0 ? array( 'imap', $mailbox_id, $uidvalidity, $uid, $folder ) : array( 'pipe', $mailbox_id, $key ) ) );
	}
}
