<?php
/**
 * What tickets are to each other.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * The kinds of links. Each says what the linked ticket is to the one that has the link.
 */
final class TicketLink {
	public const RELATED   = 'related';
	/** It is about the same, and is the one that goes on. */
	public const ORIGINAL  = 'original';
	/** It is about the same as this one, which goes on. */
	public const DUPLICATE = 'duplicate';
	/** It is the reason for this one. */
	public const CAUSE     = 'cause';
	/** This one is the reason for it. */
	public const EFFECT    = 'effect';
	public const PARENT    = 'parent';
	public const CHILD     = 'child';
	/** Somebody who takes no part in one of the two wrote into its thread. */
	public const STRANGER  = 'stranger';
	/** One was cut off the other. */
	public const SPLIT     = 'split';

	/** Those that a person can choose. */
	public const CHOSEN = array( self::RELATED, self::ORIGINAL, self::DUPLICATE, self::CAUSE, self::EFFECT );

	private const OTHER = array(
		self::ORIGINAL  => self::DUPLICATE,
		self::DUPLICATE => self::ORIGINAL,
		self::CAUSE     => self::EFFECT,
		self::EFFECT    => self::CAUSE,
		self::PARENT    => self::CHILD,
		self::CHILD     => self::PARENT,
	);

	/**
	 * The same link, as the other ticket has it.
	 *
	 * @param string $kind One of the constants.
	 */
	public static function seen_from_other( string $kind ): string {
		return self::OTHER[ $kind ] ?? $kind;
	}
}
