<?php
/**
 * Why an agent's answer by mail goes to nobody.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * The reasons, and their words for the agent and for whoever reads the ticket.
 */
enum AgentRefusal: string {
	/** The notification is too old. */
	case Expired = 'expired';
	/** The mail does not come from the agent's address. */
	case Sender = 'sender';
	/** The agent may not answer any more. */
	case Right = 'right';
	/** There is no such ticket any more. */
	case Gone = 'gone';
	/** The address was made up. */
	case Forged = 'forged';
	/** The mail server says that somebody else has sent it. */
	case Unverified = 'unverified';
	/** No word of the agent's own was found. */
	case Empty = 'empty';
	/** The agent's words could not be told from the notification that they answer. */
	case Mixed = 'mixed';
	/** The notification was passed on, not answered. */
	case Forward = 'forward';
	/** It begins with a command that is none, or that cannot be done. */
	case Command = 'command';
	/** The same reasons for which the screen would refuse it. */
	case Other = 'other';

	/**
	 * The reason in words, in the language that is set.
	 */
	public function words(): string {
		return match ( $this ) {
			self::Expired    => __( 'The notification that it answers is too old.', 'mesa-help-desk' ),
			self::Sender     => __( 'It came from another address than the one the notification was sent to.', 'mesa-help-desk' ),
			self::Right      => __( 'The account that the notification was sent to may not answer tickets any more.', 'mesa-help-desk' ),
			self::Gone       => __( 'The ticket does not exist any more.', 'mesa-help-desk' ),
			self::Forged     => __( 'The address it was sent to was not made by this help desk.', 'mesa-help-desk' ),
			self::Unverified => __( 'The mail server could not confirm that it really came from this sender.', 'mesa-help-desk' ),
			self::Empty      => __( 'It holds no words of its own.', 'mesa-help-desk' ),
			self::Mixed      => __( 'The answer could not be told apart from the notification below it. Please write above the quoted text.', 'mesa-help-desk' ),
			self::Forward    => __( 'It passes the notification on instead of answering it.', 'mesa-help-desk' ),
			self::Command    => __( 'One of the commands in its first lines could not be carried out, so nothing was done and nothing was sent.', 'mesa-help-desk' ),
			self::Other      => __( 'It could not be sent as it is.', 'mesa-help-desk' ),
		};
	}
}
