<?php
/**
 * What agents are told of.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Kinds of notifications, and the ways in which they reach somebody.
 */
final class NotificationKind {
	/** A colleague mentioned the agent in a note. */
	public const MENTIONED = 'mentioned';
	/** Somebody else assigned a ticket to the agent. */
	public const ASSIGNED = 'assigned';
	/** The customer answered on a ticket of the agent's. */
	public const ANSWERED = 'answered';
	/** Something was written on a ticket that the agent follows, or by a colleague on one of theirs. */
	public const FOLLOWED = 'followed';
	/** A new ticket that nobody has. */
	public const UNASSIGNED = 'unassigned';
	/** A reply that the agent wrote did not go out, came back, or was held. */
	public const FAILED = 'failed';
	/** A ticket of the agent's has woken up. */
	public const WOKE = 'woke';
	/** An answer that the agent sent by mail was not passed on. Nobody can choose not to hear of it. */
	public const REFUSED = 'refused';

	/** Nothing at all. */
	public const NONE = 'none';
	/** In the list of notifications alone. */
	public const INBOX = 'inbox';
	/** There, and in a mail with others now and then. */
	public const DIGEST = 'digest';
	/** There, and by a mail at once. */
	public const MAIL = 'mail';

	/** How each kind that one can choose reaches somebody who has not chosen. */
	public const DEFAULTS = array(
		self::MENTIONED  => self::MAIL,
		self::ASSIGNED   => self::MAIL,
		self::ANSWERED   => self::MAIL,
		self::FOLLOWED   => self::INBOX,
		self::UNASSIGNED => self::NONE,
		self::FAILED     => self::INBOX,
		self::WOKE       => self::INBOX,
	);

	/** Kinds whose mail can be answered: the answer goes to the customer. One about a note must not: it would be meant for the team. */
	public const ANSWERABLE = array( self::ASSIGNED, self::ANSWERED, self::UNASSIGNED );
}
