<?php
/**
 * /dead-letters
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Letters\SettleLetter;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Mail\DeadLetterStore;
use Mesa\Domain\PollerWords;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Mails that could not be taken in, for the person who looks after the mailboxes.
 */
final class DeadLettersController {
	/**
	 * Takes what it needs.
	 *
	 * @param DeadLetterStore $letters The letters.
	 * @param SettleLetter    $settle  Decides about one.
	 * @param BlobStore       $blobs   Their sources.
	 */
	public function __construct( private readonly DeadLetterStore $letters, private readonly SettleLetter $settle, private readonly BlobStore $blobs ) {}

	/**
	 * Operation listDeadLetters.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "dead-letter-list".
	 */
	public function index( WP_REST_Request $request ): array {
		$page          = $this->letters->page( $request['before'], $request['per_page'] );
		$page['items'] = array_map( self::letter( ... ), $page['items'] );
		return $page;
	}

	/**
	 * Operation retryDeadLetter.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "dead-letter".
	 */
	public function retry( WP_REST_Request $request ): array {
		return self::letter( $this->settle->retry( (int) $request['id'] ) );
	}

	/**
	 * Operation dismissDeadLetter.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function dismiss( WP_REST_Request $request ): WP_REST_Response {
		$this->settle->dismiss( (int) $request['id'] );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation getDeadLetterSource.
	 *
	 * @param WP_REST_Request $request The request.
	 * @throws Refusal 404.
	 */
	public function raw( WP_REST_Request $request ): WP_REST_Response {
		$letter = $this->letters->find( (int) $request['id'] ) ?? throw Refusal::not_found();
		if ( '' === $letter['raw_sha256'] || ! $this->blobs->has( $letter['raw_sha256'] ) ) {
			throw Refusal::not_found();
		}
		return FileBody::mail_source( $this->blobs->path( $letter['raw_sha256'] ), 'mail-' . $letter['id'] );
	}

	/**
	 * The contract's "dead-letter".
	 *
	 * @param array<string, mixed> $letter As DeadLetterStore gives it.
	 * @return array<string, mixed>
	 */
	private static function letter( array $letter ): array {
		return array(
			'id'          => $letter['id'],
			'mailbox_id'  => $letter['mailbox_id'],
			'folder'      => $letter['folder'],
			'uid'         => $letter['uid'],
			'from'        => array(
				'address' => $letter['from_address'],
				'name'    => $letter['from_name'],
			),
			'subject'     => $letter['subject'],
			'size'        => $letter['size'],
			'received_at' => Time::iso( $letter['received_at'] ),
			'reason'      => PollerWords::said( $letter['reason'] ),
			'state'       => $letter['state'],
			'attempts'    => $letter['attempts'],
			'has_raw'     => '' !== $letter['raw_sha256'],
			'first_at'    => Time::iso( $letter['first_at'] ),
			'last_at'     => Time::iso( $letter['last_at'] ),
		);
	}
}
