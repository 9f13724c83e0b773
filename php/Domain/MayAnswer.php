<?php
/**
 * May this message be answered automatically?
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * What speaks against an automatic answer in the message itself (RFC 3834 section 2). What the mail means (automatic,
 * a list, a report) was decided by the poller; here it is held against what this site knows. Counting is AutomaticMail's.
 */
final class MayAnswer {
	/** Later than this an automatic answer would only confuse. Seconds. */
	private const TOO_LATE = DAY_IN_SECONDS;

	/**
	 * Whether an automatic answer is in order.
	 *
	 * @param IncomingMessage $message Of a new ticket.
	 * @param list<string>    $own     Every address of every mailbox of ours.
	 * @param int             $now     Unix time.
	 */
	public static function to( IncomingMessage $message, array $own, int $now ): bool {
		if ( null !== $message->automatic || ! $message->may_auto_respond || null !== $message->bounce || null !== $message->parse_error || $message->spam || $message->forwarded_by > 0 || $message->is_disowned() ) {
			return false;
		}
		if ( $message->is_old() || ( $message->received_at ?? $now ) < $now - self::TOO_LATE || '' === self::recipient( $message, $own )['address'] ) {
			return false;
		}
		return match ( $message->channel ) {
			'email' => self::is_addressed_to( $message, $own ),
			'form'  => true,
			default => false,
		};
	}

	/**
	 * Where an answer goes: to where the sender wants answers, one address only.
	 *
	 * @param IncomingMessage $message The message.
	 * @param list<string>    $own     Our addresses.
	 * @return array{address: string, name: string} Empty address when there is none to write to.
	 */
	public static function recipient( IncomingMessage $message, array $own ): array {
		$ours = array_map( EmailAddress::base( ... ), $own );
		foreach ( array( ...$message->reply_to, $message->from ) as $one ) {
			if ( is_email( $one['address'] ) && ! in_array( EmailAddress::base( $one['address'] ), $ours, true ) ) {
				return $one;
			}
		}
		return array( 'address' => '', 'name' => '' );
	}

	/**
	 * Whether To or Cc name one of our addresses, or an address that the mail was delivered by (an alias that nobody has
	 * entered). Else it is somebody's blind copy, or a list.
	 *
	 * @param IncomingMessage $message The message.
	 * @param list<string>    $own     Our addresses.
	 */
	private static function is_addressed_to( IncomingMessage $message, array $own ): bool {
		$named = array_map( EmailAddress::base( ... ), array_column( array( ...$message->to, ...$message->cc ), 'address' ) );
		$ours  = array_map( EmailAddress::base( ... ), array( ...$own, ...$message->delivered_to ) );
		return array() !== array_intersect( array_filter( $named ), $ours );
	}
}
