<?php
/**
 * What became of a mail.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

defined( 'ABSPATH' ) || exit;

/**
 * The answer of one try.
 */
final class Outcome {
	/** The server has taken it. */
	public const SENT = 'sent';
	/** The server has taken it for some recipients and refused the others. */
	public const PARTLY = 'partly';
	/** Certainly not sent; another try can help. */
	public const LATER = 'later';
	/** Certainly not sent, and another try cannot help. */
	public const REFUSED = 'refused';
	/** The server had the whole mail and never said whether it took it. */
	public const UNKNOWN = 'unknown';

	/**
	 * Takes the verdict.
	 *
	 * @param string $verdict One of the constants.
	 * @param string $words   For people, with the server's own words; empty when sent.
	 * @param bool   $login   Whether it was the login that the server refused.
	 */
	public function __construct( public readonly string $verdict, public readonly string $words = '', public readonly bool $login = false ) {}
}
