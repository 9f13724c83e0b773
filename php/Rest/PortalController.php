<?php
/**
 * What a customer's page asks for.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Data\Files\BlobStore;
use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Data\Visitors\PortalStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\TicketStatus;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Files, and whether there is news, by addresses that the page of somebody holds who may see them. They end after an
 * hour or two; who the caller is does not matter.
 */
final class PortalController {
	/** How long the page may ask for news. Seconds. */
	private const NEWS_LIFETIME = 6 * HOUR_IN_SECONDS;

	/**
	 * Takes what it reads.
	 *
	 * @param AttachmentStore $attachments Attachments.
	 * @param MessageStore    $messages    Messages.
	 * @param TicketStore     $tickets     Tickets.
	 * @param BlobStore       $blobs       Files.
	 * @param PortalStore     $store       Knows of news.
	 */
	public function __construct(
		private readonly AttachmentStore $attachments,
		private readonly MessageStore $messages,
		private readonly TicketStore $tickets,
		private readonly BlobStore $blobs,
		private readonly PortalStore $store
	) {}

	/**
	 * The address of a file, for somebody who may see it now.
	 *
	 * @param int  $attachment_id The attachment.
	 * @param bool $download      To be saved rather than shown.
	 */
	public static function file_url( int $attachment_id, bool $download ): string {
		// The same for all of an hour, so that the browser's cache knows the URL again.
		return self::signed( 'getPortalFile', "mesa/v1/portal/files/$attachment_id", $attachment_id, ( intdiv( time(), HOUR_IN_SECONDS ) + 2 ) * HOUR_IN_SECONDS ) . ( $download ? '&download=1' : '' );
	}

	/**
	 * The address that tells whether there is news on a ticket.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public static function news_url( int $ticket_id ): string {
		return self::signed( 'getPortalNews', "mesa/v1/portal/tickets/$ticket_id/news", $ticket_id, time() + self::NEWS_LIFETIME );
	}

	/**
	 * A file: getPortalFile.
	 *
	 * @param WP_REST_Request $request The request.
	 * @throws Refusal 404 when it is gone, or not for customers any more.
	 */
	public function file( WP_REST_Request $request ): WP_REST_Response {
		$file    = $this->attachments->find( (int) $request['id'] ) ?? throw Refusal::not_found();
		$message = $this->messages->find( $file['message_id'] );
		$ticket  = $this->tickets->find( $file['ticket_id'] );
		if ( null === $message || 'note' === $message['kind'] || null === $ticket || TicketStatus::TRASH === $ticket['status'] || ! $this->blobs->has( $file['sha256'] ) ) {
			throw Refusal::not_found();
		}
		return FileBody::file( $this->blobs->path( $file['sha256'] ), $file['filename'], $file['content_type'], (bool) $request['download'] );
	}

	/**
	 * Whether there is news: getPortalNews.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return WP_REST_Response A "portal-news", or 304 without a body (RFC 9110 section 13.1.2).
	 * @throws Refusal 404 when the ticket is gone.
	 */
	public function news( WP_REST_Request $request ): WP_REST_Response {
		$mark = $this->store->mark( (int) $request['id'] );
		if ( '' === $mark ) {
			throw Refusal::not_found();
		}
		$is_same  = trim( (string) $request->get_header( 'if_none_match' ) ) === "\"$mark\"";
		$response = new WP_REST_Response( $is_same ? null : array( 'mark' => $mark ), $is_same ? 304 : 200 );
		$response->header( 'ETag', "\"$mark\"" );
		$response->header( 'Cache-Control', 'private, no-cache' );
		return $response;
	}

	/**
	 * A signed address.
	 *
	 * @param string $operation Operation of the contract.
	 * @param string $path      Below the REST root.
	 * @param int    $id        What it is about.
	 * @param int    $expires   Unix time.
	 */
	private static function signed( string $operation, string $path, int $id, int $expires ): string {
		$query = array(
			'expires'   => $expires,
			'signature' => Signature::of( $operation, array( 'id' => $id, 'expires' => $expires ) ),
		);
		return add_query_arg( $query, rest_url( $path ) );
	}
}
