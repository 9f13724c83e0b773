<?php
/**
 * Why something asked for was not done.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Thrown by actions and policies; the REST layer turns it into a WP_Error with the same words.
 *
 * Nothing has been changed when it is thrown.
 */
final class Refusal extends \DomainException {
	/**
	 * Use the named constructors.
	 *
	 * @param string               $error_code For machines, for example "mesa_thread_changed".
	 * @param string               $message    For people, translated.
	 * @param int                  $status     The HTTP status that fits.
	 * @param array<string, mixed> $data       More, for example array( 'params' => array( 'email' => '…' ) ).
	 */
	private function __construct(
		public readonly string $error_code,
		string $message,
		public readonly int $status,
		public readonly array $data = array()
	) {
		parent::__construct( $message );
	}

	/**
	 * 400: a field is wrong.
	 *
	 * @param string $field   The field's name in the contract.
	 * @param string $message What is wrong with it.
	 */
	public static function invalid( string $field, string $message ): self {
		return new self( 'rest_invalid_param', $message, 400, array( 'params' => array( $field => $message ) ) );
	}

	/**
	 * 400: several fields are wrong.
	 *
	 * @param non-empty-array<string, string> $messages What is wrong, by the field's name in the contract.
	 */
	public static function invalid_fields( array $messages ): self {
		return new self( 'rest_invalid_param', implode( ' ', $messages ), 400, array( 'params' => $messages ) );
	}

	/**
	 * 404: it does not exist, or the caller may not know that it does.
	 */
	public static function not_found(): self {
		return new self( 'mesa_not_found', __( 'There is nothing here, or not for you.', 'mesa-help-desk' ), 404 );
	}

	/**
	 * 403.
	 */
	public static function forbidden(): self {
		return new self( 'rest_forbidden', __( 'Your role does not allow this.', 'mesa-help-desk' ), 403 );
	}

	/**
	 * 403 for one field of a change.
	 *
	 * @param string $field The field's name in the contract.
	 */
	public static function forbidden_field( string $field ): self {
		/* translators: %s: name of a field, such as "status" */
		$message = sprintf( __( 'Your role does not allow changing "%s" like this.', 'mesa-help-desk' ), $field );
		return new self( 'rest_forbidden', $message, 403, array( 'params' => array( $field => $message ) ) );
	}

	/**
	 * 409: the world has moved on.
	 *
	 * @param string               $error_code For machines.
	 * @param string               $message    For people.
	 * @param array<string, mixed> $data       What has changed.
	 */
	public static function conflict( string $error_code, string $message, array $data = array() ): self {
		return new self( $error_code, $message, 409, $data );
	}

	/**
	 * 409: the ticket is a signpost.
	 *
	 * @param array<string, mixed> $ticket Its row.
	 */
	public static function merged( array $ticket ): self {
		/* translators: 1: number of a ticket, 2: number of the ticket that it was merged into */
		return self::conflict( 'mesa_merged', sprintf( __( 'Ticket #%1$d has been merged into #%2$d.', 'mesa-help-desk' ), $ticket['id'], $ticket['merged_into'] ), array( 'merged_into' => $ticket['merged_into'] ) );
	}

	/**
	 * 429 with Retry-After.
	 *
	 * @param int $seconds When to come back.
	 */
	public static function too_many( int $seconds ): self {
		return new self(
			'mesa_too_many_requests',
			/* translators: %d: number of seconds */
			sprintf( _n( 'Too many requests. Please try again in %d second.', 'Too many requests. Please try again in %d seconds.', $seconds, 'mesa-help-desk' ), $seconds ),
			429,
			array( 'retry_after' => $seconds )
		);
	}

	/**
	 * Any other 4xx.
	 *
	 * @param string $error_code For machines.
	 * @param string $message    For people.
	 * @param int    $status     The HTTP status.
	 */
	public static function because( string $error_code, string $message, int $status = 400 ): self {
		return new self( $error_code, $message, $status );
	}
}
