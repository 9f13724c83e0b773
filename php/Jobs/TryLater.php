<?php
/**
 * A job failed for now.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

defined( 'ABSPATH' ) || exit;

/**
 * Thrown by a Handler; the message is shown to people once there are no tries left.
 */
final class TryLater extends \RuntimeException {}
