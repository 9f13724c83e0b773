<?php
/**
 * A step did not work.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\MailServer;

defined( 'ABSPATH' ) || exit;

/**
 * The message is what to tell the person.
 */
final class ProbeFailure extends \RuntimeException {}
