<?php
/**
 * Files over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Upkeep\StoreFile;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\Refusal;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Takes files in and gives them out.
 */
final class FilesController {
	/** What agents may attach when nobody says otherwise: more than most mail servers take. */
	private const MOST_BYTES = 25 * MB_IN_BYTES;

	/**
	 * Takes what it works with.
	 *
	 * @param AttachmentStore $attachments Attachments.
	 * @param MessageStore    $messages    Messages.
	 * @param BlobStore       $blobs       Files.
	 * @param StoreFile       $store       Keeps files.
	 * @param TicketPolicy    $policy      Who may see what.
	 */
	public function __construct(
		private readonly AttachmentStore $attachments,
		private readonly MessageStore $messages,
		private readonly BlobStore $blobs,
		private readonly StoreFile $store,
		private readonly TicketPolicy $policy
	) {}

	/**
	 * An attachment by its signed URL: getAttachment. Whoever it was signed for must still be allowed to see the ticket.
	 *
	 * @param WP_REST_Request $request The request.
	 * @throws Refusal 404.
	 */
	public function attachment( WP_REST_Request $request ): WP_REST_Response {
		$file = $this->attachments->find( (int) $request['id'] ) ?? throw Refusal::not_found();
		$this->policy->visible( $file['ticket_id'], (int) $request['user'] );
		$this->require_blob( $file['sha256'] );
		return FileBody::file( $this->blobs->path( $file['sha256'] ), $file['filename'], $file['content_type'], (bool) $request['download'] );
	}

	/**
	 * A mail's source: getRawMessage.
	 *
	 * @param WP_REST_Request $request The request.
	 * @throws Refusal 404.
	 */
	public function raw( WP_REST_Request $request ): WP_REST_Response {
		$message = $this->messages->find( (int) $request['id'] ) ?? throw Refusal::not_found();
		$this->policy->visible( $message['ticket_id'], get_current_user_id() );
		if ( $message['raw_expired'] ) {
			throw Refusal::because( 'mesa_raw_expired', __( 'The original of this mail is no longer kept.', 'mesa-help-desk' ), 404 );
		}
		if ( '' === $message['raw_sha256'] ) {
			throw Refusal::not_found();
		}
		$this->require_blob( $message['raw_sha256'] );
		return FileBody::mail_source( $this->blobs->path( $message['raw_sha256'] ), 'message-' . $message['id'] );
	}

	/**
	 * An agent's file: uploadFile.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{sha256: string, size: int, filename: string, content_type: string, proof: string} A "stored-file".
	 * @throws Refusal When it is too large or not complete.
	 */
	public function upload( WP_REST_Request $request ): array {
		/**
		 * Filters how large a file may be that an agent attaches.
		 *
		 * @param int $bytes Default 25 MB.
		 */
		$limit  = (int) apply_filters( 'mesa_max_file_bytes', self::MOST_BYTES );
		$stored = $this->store->store_stream( RequestBody::stream( $request ), (string) $request['filename'], (string) $request['content_type'], $limit );
		$length = RequestBody::announced( $request );
		if ( null !== $length && $length !== $stored['size'] ) {
			$this->blobs->delete( $stored['sha256'] );
			throw Refusal::because( 'mesa_incomplete', __( 'The file did not arrive completely. It may be larger than this server allows.', 'mesa-help-desk' ) );
		}
		return $stored + array( 'proof' => Signature::of_file( $stored['sha256'], get_current_user_id() ) );
	}

	/**
	 * A picture of somebody's own draft: previewFile.
	 *
	 * @param WP_REST_Request $request The request.
	 * @throws Refusal 404 without the proof that the caller has had this file before.
	 */
	public function preview( WP_REST_Request $request ): WP_REST_Response {
		$sha256 = (string) $request['sha256'];
		if ( ! hash_equals( Signature::of_file( $sha256, get_current_user_id() ), (string) $request['proof'] ) ) {
			throw Refusal::not_found();
		}
		$this->require_blob( $sha256 );
		return FileBody::file( $this->blobs->path( $sha256 ), 'picture', 'application/octet-stream', true );
	}

	/**
	 * Which blobs the poller has to send: findMissingBlobs.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<string>
	 */
	public function missing( WP_REST_Request $request ): array {
		return $this->blobs->missing( $request['sha256'] );
	}

	/**
	 * A blob from the poller: putBlob.
	 *
	 * @param WP_REST_Request $request The request.
	 * @throws Refusal When its hash is another one.
	 */
	public function put( WP_REST_Request $request ): WP_REST_Response {
		$expected = (string) $request['sha256'];
		if ( $this->blobs->put_stream( RequestBody::stream( $request ), $expected )['sha256'] !== $expected ) {
			throw Refusal::because( 'mesa_hash_mismatch', __( 'The file is not the one that was announced: its hash differs.', 'mesa-help-desk' ) );
		}
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Makes sure that a file is there.
	 *
	 * @param string $sha256 Its hash.
	 * @throws Refusal 404, in words for the site's owner.
	 */
	private function require_blob( string $sha256 ): void {
		if ( ! $this->blobs->has( $sha256 ) ) {
			throw Refusal::because( 'mesa_file_missing', __( 'This file is not on the server any more. Was the files folder moved, or left out of a backup?', 'mesa-help-desk' ), 404 );
		}
	}
}
