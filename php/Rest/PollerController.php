<?php
/**
 * /poller
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Data\Mail\DeadLetterStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\PollerStore;
use Mesa\Data\Site\JobStore;
use Mesa\Domain\AccessTokens;
use Mesa\Domain\DeadLetterRules;
use Mesa\Domain\MailboxRules;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use Mesa\Domain\TokenFailure;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * What pollers ask for and report.
 */
final class PollerController {
	/** Blobs up to here travel inside the batch. */
	private const INLINE_BLOB = 512 * KB_IN_BYTES;
	/** Even where PHP would take more: a batch is held in memory. */
	private const MAX_BATCH = 8 * MB_IN_BYTES;
	/** Most files that pollers put into one batch: PHP's own default for max_file_uploads. */
	private const FILES = 20;

	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore $mailboxes The mailboxes.
	 * @param PollerStore  $pollers   Leases and cursors.
	 * @param JobStore     $jobs      The queue.
	 * @param DeadLetterStore $letters Mails that could not be taken in.
	 * @param AccessTokens $tokens    Log in to mail servers.
	 */
	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly PollerStore $pollers,
		private readonly JobStore $jobs,
		private readonly DeadLetterStore $letters,
		private readonly AccessTokens $tokens
	) {}

	/**
	 * Operation getPollerStatus.
	 *
	 * @return array{seen_at: ?string, version: string, jobs_waiting: int, jobs_failed: int, dead_letters: int, letters_trying: int}
	 */
	public function status(): array {
		$seen   = $this->pollers->seen();
		$counts = $this->jobs->counts();
		$letters = $this->letters->counts();
		return array(
			'seen_at'      => null === $seen['at'] ? null : Time::iso( Time::sql( $seen['at'] ) ),
			'version'      => $seen['version'],
			'jobs_waiting' => $counts['waiting'],
			'jobs_failed'  => $counts['failed'],
			'dead_letters' => $letters['dead'],
			'letters_trying' => $letters['trying'],
		);
	}

	/**
	 * Operation getPollerConfig: the only answer that holds passwords.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function config( WP_REST_Request $request ): array {
		$this->pollers->note_seen( (string) $request['version'] );
		$this->letters->wake_passing( DeadLetterRules::REST, DeadLetterRules::WAKES );
		$batch = self::batch_limit();
		return array(
			'mailboxes'         => array_map( $this->mailbox( ... ), array_values( array_filter( $this->mailboxes->all(), static fn( array $mailbox ): bool => $mailbox['active'] ) ) ),
			'own_addresses'     => $this->mailboxes->own_addresses(),
			'inline_blob_limit' => self::inline_limit( $batch ),
			'batch_limit'       => $batch,
		);
	}

	/**
	 * Operation leaseMailbox.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{granted: bool, holder: string, until: string}
	 */
	public function lease( WP_REST_Request $request ): array {
		$lease          = $this->pollers->lease( $this->known( $request ), (string) $request['owner'], (int) $request['ttl'] );
		$lease['until'] = (string) Time::iso( $lease['until'] );
		return $lease;
	}

	/**
	 * Operation releaseMailbox.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function release( WP_REST_Request $request ): WP_REST_Response {
		$this->pollers->release( $this->known( $request ), (string) $request['owner'] );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation saveMailboxState.
	 *
	 * @param WP_REST_Request $request The request.
	 * @throws Refusal When another poller holds the lease.
	 */
	public function state( WP_REST_Request $request ): WP_REST_Response {
		$error = isset( $request['error'] ) ? sanitize_textarea_field( $request['error'] ) : null;
		$since = $request->has_param( 'import_since' ) ? MailboxRules::import_time( $request['import_since'] ) : '';
		if ( ! $this->pollers->save_state( $this->known( $request ), (string) $request['owner'], (string) $request['status'], $error, $request['cursors'], $since, (string) $request['part'] ) ) {
			throw Refusal::conflict( 'mesa_lease_lost', __( 'Another poller reads this mailbox now, or its settings have changed.', 'mesa-help-desk' ) );
		}
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation getMailboxToken.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{access_token: string, expires_at: string}
	 * @throws Refusal When there is none to be had.
	 */
	public function token( WP_REST_Request $request ): array {
		try {
			$token = $this->tokens->token( $this->known( $request ), (string) $request['rejected'] );
		} catch ( TokenFailure $failure ) {
			throw $failure->passing
				? Refusal::because( 'mesa_sign_in_unavailable', $failure->getMessage(), 503 )
				: Refusal::conflict( 'mesa_sign_in_needed', $failure->getMessage() );
		}
		return array(
			'access_token' => $token['token'],
			'expires_at'   => (string) Time::iso( Time::sql( $token['expires_at'] ) ),
		);
	}

	/**
	 * The contract's "poller-mailbox.sign_in".
	 *
	 * @param array<string, mixed> $mailbox As MailboxStore::find() gives it.
	 * @return array{sign_in?: array{connected_at: ?string, access_token: string, expires_at: ?string}}
	 */
	private function sign_in( array $mailbox ): array {
		if ( ! isset( $mailbox['incoming']['auth'] ) ) {
			return array();
		}
		// Nobody is asked here: one provider that does not answer would hold up the settings of all mailboxes.
		$token = $this->tokens->at_hand( $mailbox['id'] );
		return array(
			'sign_in' => array(
				'connected_at' => Time::iso( $mailbox['sign_in']['connected_at'] ),
				'access_token' => $token['token'] ?? '',
				'expires_at'   => null === $token ? null : Time::iso( Time::sql( $token['expires_at'] ) ),
			),
		);
	}

	/**
	 * The mailbox of the request.
	 *
	 * @param WP_REST_Request $request The request.
	 * @throws Refusal When there is none.
	 */
	private function known( WP_REST_Request $request ): int {
		$id = (int) $request['id'];
		if ( null === $this->mailboxes->find( $id ) ) {
			throw Refusal::not_found();
		}
		return $id;
	}

	/**
	 * The contract's "poller-mailbox".
	 *
	 * @param array<string, mixed> $mailbox As MailboxStore::find() gives it.
	 * @return array<string, mixed>
	 */
	private function mailbox( array $mailbox ): array {
		return array(
			'id'                => $mailbox['id'],
			'name'              => $mailbox['name'],
			'address'           => $mailbox['address'],
			'aliases'           => $mailbox['aliases'],
			'incoming'          => $mailbox['incoming'],
			'incoming_password' => $this->mailboxes->secrets( $mailbox['id'] )['incoming'],
			'folders'           => $mailbox['folders'],
			'after_fetch'       => $mailbox['after_fetch'],
			'move_to'           => $mailbox['move_to'],
			'import_since'      => Time::iso( $mailbox['import_since'] ),
			'cursors'           => $this->pollers->cursors( $mailbox['id'] ),
			'letters'           => PollerMailController::letters( $this->letters->of_mailbox( $mailbox['id'] ) ),
		) + $this->sign_in( $mailbox );
	}

	/**
	 * Bytes a file may have to travel inside the batch; 0 where PHP takes fewer files than a batch may bring. It drops the
	 * others without a word, and their mails would be asked for again and again.
	 *
	 * @param int $batch Bytes a batch may have.
	 */
	private static function inline_limit( int $batch ): int {
		if ( ! ini_get( 'file_uploads' ) || (int) ini_get( 'max_file_uploads' ) < self::FILES ) {
			return 0;
		}
		$largest = wp_max_upload_size();
		return (int) min( self::INLINE_BLOB, $batch / 4, $largest > 0 ? $largest : self::INLINE_BLOB );
	}

	/**
	 * Bytes a batch may have: what PHP takes in one POST, with room for headers.
	 */
	private static function batch_limit(): int {
		$post_max = wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) );
		return (int) ( $post_max > 0 ? min( self::MAX_BATCH, $post_max * 0.8 ) : self::MAX_BATCH );
	}
}
