<?php
/**
 * A job failed for good.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

defined( 'ABSPATH' ) || exit;

/**
 * Thrown by a Handler; the message is shown to people.
 */
final class GiveUp extends \RuntimeException {}
