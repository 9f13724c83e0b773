<?php
/**
 * /mailboxes/{id}/automatic-answer
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Automatic\AutomaticMail;
use Mesa\Actions\Automatic\SaveAutoAnswer;
use Mesa\Data\Mail\BreakerStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * What a mailbox answers by itself, and the breaker of its automatic mail.
 */
final class AutoAnswerController {
	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore   $mailboxes The mailboxes.
	 * @param SaveAutoAnswer $save      Reads, changes and previews.
	 * @param BreakerStore   $breakers  What was stopped.
	 * @param AutomaticMail  $guard     Switches it on again.
	 */
	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly SaveAutoAnswer $save,
		private readonly BreakerStore $breakers,
		private readonly AutomaticMail $guard
	) {}

	/**
	 * Operation getAutoAnswer.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function show( WP_REST_Request $request ): array {
		return $this->answer( $this->mailbox( $request )['id'] );
	}

	/**
	 * Operation updateAutoAnswer.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function update( WP_REST_Request $request ): array {
		$id = $this->mailbox( $request )['id'];
		$this->save->change( $id, self::input( $request ) );
		return $this->answer( $id );
	}

	/**
	 * Operation previewAutoAnswer.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function preview( WP_REST_Request $request ): array {
		$mailbox = $this->mailbox( $request );
		return array( 'from' => array( 'address' => $mailbox['address'], 'name' => $mailbox['name'] ) ) + $this->save->preview( $mailbox, self::input( $request ) );
	}

	/**
	 * Operation restartAutomaticMail.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function restart( WP_REST_Request $request ): array {
		$id = $this->mailbox( $request )['id'];
		$this->guard->reset( $id, (string) $request['kind'] );
		return $this->answer( $id );
	}

	/**
	 * The mailbox that the path names.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 * @throws Refusal When it does not exist.
	 */
	private function mailbox( WP_REST_Request $request ): array {
		return $this->mailboxes->find( (int) $request['id'] ) ?? throw Refusal::not_found();
	}

	/**
	 * The fields that were sent.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	private static function input( WP_REST_Request $request ): array {
		$input = array();
		foreach ( array( 'enabled', 'to_forms', 'subject', 'text' ) as $name ) {
			if ( isset( $request[ $name ] ) ) {
				$input[ $name ] = $request[ $name ];
			}
		}
		return $input;
	}

	/**
	 * A mailbox's automatic answer as the contract has it.
	 *
	 * @param int $id The mailbox.
	 * @return array<string, mixed>
	 */
	private function answer( int $id ): array {
		$stopped = array_filter( $this->breakers->all(), static fn( array $breaker ): bool => $breaker['mailbox_id'] === $id );
		return $this->save->current( $id ) + array(
			'stopped' => array_values(
				array_map(
					static fn( array $breaker ): array => array(
						'kind'       => $breaker['kind'],
						'stopped_at' => Time::iso( $breaker['tripped_at'] ),
					),
					$stopped
				)
			),
		);
	}
}
