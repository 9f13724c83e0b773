<?php
/**
 * Notifications in words.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * One sentence for each kind, in the language that is set: for the list, the digest and single mails.
 */
final class NotificationWords {
	/**
	 * What happened.
	 *
	 * @param string $kind     One of NotificationKind's.
	 * @param string $actor    Name of the agent who did it; empty for nobody.
	 * @param string $what     Kind of the message that it is about: customer, reply, note; empty for none.
	 * @param string $customer Name or address of the customer.
	 * @param int    $number   The ticket.
	 * @param int    $others   How many more tickets.
	 */
	public static function of( string $kind, string $actor, string $what, string $customer, int $number, int $others = 0 ): string {
		return match ( $kind ) {
			NotificationKind::MENTIONED  => '' === $actor
				/* translators: %d: ticket number */
				? sprintf( __( 'You were mentioned on ticket #%d.', 'mesa-help-desk' ), $number )
				/* translators: 1: name of an agent, 2: ticket number */
				: sprintf( __( '%1$s mentioned you on ticket #%2$d.', 'mesa-help-desk' ), $actor, $number ),
			NotificationKind::ASSIGNED   => self::assigned( $actor, $number, $others ),
			/* translators: 1: the customer's name or address, 2: ticket number */
			NotificationKind::ANSWERED   => sprintf( __( '%1$s answered on ticket #%2$d.', 'mesa-help-desk' ), $customer, $number ),
			NotificationKind::FOLLOWED   => self::followed( $actor, $what, $customer, $number ),
			/* translators: 1: ticket number, 2: the customer's name or address */
			NotificationKind::UNASSIGNED => sprintf( __( 'New ticket #%1$d from %2$s. Nobody has it yet.', 'mesa-help-desk' ), $number, $customer ),
			/* translators: %d: ticket number */
			NotificationKind::FAILED     => sprintf( __( 'Your reply on ticket #%d did not reach the customer.', 'mesa-help-desk' ), $number ),
			/* translators: %d: ticket number */
			NotificationKind::WOKE       => sprintf( __( 'Ticket #%d is back from its snooze.', 'mesa-help-desk' ), $number ),
			/* translators: %d: ticket number */
			default                      => sprintf( __( 'Your answer by mail on ticket #%d was not sent to the customer.', 'mesa-help-desk' ), $number ),
		};
	}

	/**
	 * Tickets were given to the agent.
	 *
	 * @param string $actor  As in of().
	 * @param int    $number As in of().
	 * @param int    $others As in of().
	 */
	private static function assigned( string $actor, int $number, int $others ): string {
		if ( $others > 0 ) {
			return '' === $actor
				/* translators: 1: ticket number, 2: how many more tickets */
				? sprintf( _n( 'Ticket #%1$d and %2$d more were assigned to you.', 'Ticket #%1$d and %2$d more were assigned to you.', $others, 'mesa-help-desk' ), $number, $others )
				/* translators: 1: name of an agent, 2: ticket number, 3: how many more tickets */
				: sprintf( _n( '%1$s assigned ticket #%2$d and %3$d more to you.', '%1$s assigned ticket #%2$d and %3$d more to you.', $others, 'mesa-help-desk' ), $actor, $number, $others );
		}
		return '' === $actor
			/* translators: %d: ticket number */
			? sprintf( __( 'Ticket #%d was assigned to you.', 'mesa-help-desk' ), $number )
			/* translators: 1: name of an agent, 2: ticket number */
			: sprintf( __( '%1$s assigned ticket #%2$d to you.', 'mesa-help-desk' ), $actor, $number );
	}

	/**
	 * Something was written on a ticket that the agent follows.
	 *
	 * @param string $actor    As in of().
	 * @param string $what     As in of().
	 * @param string $customer As in of().
	 * @param int    $number   As in of().
	 */
	private static function followed( string $actor, string $what, string $customer, int $number ): string {
		return match ( true ) {
			/* translators: 1: the customer's name or address, 2: ticket number */
			'customer' === $what => sprintf( __( '%1$s answered on ticket #%2$d.', 'mesa-help-desk' ), $customer, $number ),
			/* translators: 1: name of an agent, 2: ticket number */
			'reply' === $what    => sprintf( __( '%1$s replied on ticket #%2$d.', 'mesa-help-desk' ), $actor, $number ),
			/* translators: %d: ticket number */
			'note' === $what && '' === $actor => sprintf( __( 'A note was added to ticket #%d.', 'mesa-help-desk' ), $number ),
			/* translators: 1: name of an agent, 2: ticket number */
			'note' === $what     => sprintf( __( '%1$s added a note to ticket #%2$d.', 'mesa-help-desk' ), $actor, $number ),
			/* translators: 1: name of an agent, 2: ticket number */
			default              => sprintf( __( '%1$s added you as a follower of ticket #%2$d.', 'mesa-help-desk' ), $actor, $number ),
		};
	}
}
