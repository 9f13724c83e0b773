<?php
/**
 * /poller/messages and what pollers tell of mails that fail
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Incoming\RereadMessage;
use Mesa\Actions\Letters\ReportLetters;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Mail\DeadLetterStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\RawMailStore;
use Mesa\Domain\Reading;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Mails that could not be taken in, and mails that are read again.
 */
final class PollerMailController {
	/** Bytes of bodies in one answer. */
	private const PAGE_BYTES = 2 * MB_IN_BYTES;

	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore    $mailboxes   The mailboxes.
	 * @param DeadLetterStore $letters     Mails that could not be taken in.
	 * @param ReportLetters   $report      Keeps book of them.
	 * @param RawMailStore    $raw         Finds original mails.
	 * @param AttachmentStore $attachments Files.
	 * @param BlobStore       $blobs       Their content.
	 * @param RereadMessage   $reread      Stores a new reading.
	 */
	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly DeadLetterStore $letters,
		private readonly ReportLetters $report,
		private readonly RawMailStore $raw,
		private readonly AttachmentStore $attachments,
		private readonly BlobStore $blobs,
		private readonly RereadMessage $reread
	) {}

	/**
	 * Operation reportLetters. Whoever reads the mailbox without its lease any more may still tell: it only adds.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array<string, mixed>> Each a "poller-letter".
	 * @throws Refusal 404.
	 */
	public function report( WP_REST_Request $request ): array {
		$mailbox = $this->mailboxes->find( (int) $request['id'] ) ?? throw Refusal::not_found();
		$this->report->report( $mailbox['id'], $request['failed'], $request['delivered'] );
		return self::letters( $this->letters->of_mailbox( $mailbox['id'] ) );
	}

	/**
	 * Letters as pollers need them.
	 *
	 * @param list<array<string, mixed>> $letters As DeadLetterStore gives them.
	 * @return list<array<string, mixed>> Each a "poller-letter".
	 */
	public static function letters( array $letters ): array {
		return array_map(
			static fn( array $letter ): array => array(
				'id'          => $letter['id'],
				'folder'      => $letter['folder'],
				'uidvalidity' => $letter['uidvalidity'],
				'uid'         => $letter['uid'],
				'key'         => $letter['message_key'],
				'received_at' => Time::iso( $letter['received_at'] ),
				'raw_sha256'  => $letter['raw_sha256'],
				'state'       => $letter['state'],
			),
			$letters
		);
	}

	/**
	 * Operation listRawMessages.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "raw-message-list".
	 */
	public function index( WP_REST_Request $request ): array {
		$since   = isset( $request['since'] ) ? Time::parse( $request['since'] ) : null;
		$where   = array( (int) $request['after'], (int) ( $request['mailbox_id'] ?? 0 ), null === $since ? '' : Time::sql( $since ) );
		$page    = $this->raw->page( ...array( ...$where, (int) $request['per_page'], self::PAGE_BYTES ) );
		$files   = $this->attachments->of_messages( array_column( $page['items'], 'id' ) );
		$present = static function ( array $message ) use ( $files ): array {
			$reading = Reading::of( $message, $files[ $message['id'] ] ?? array() );
			return array(
				'id'          => $message['id'],
				'ticket_id'   => $message['ticket_id'],
				'mailbox_id'  => $message['mailbox_id'],
				'received_at' => Time::iso( $message['created_at'] ),
				'raw_sha256'  => $message['raw_sha256'],
				'from_address' => $message['from_address'],
				'stamp'       => Reading::stamp( $reading ),
			) + $reading;
		};
		return array(
			'items'      => array_map( $present, $page['items'] ),
			'total'      => $request['count'] ? $this->raw->count( ...$where ) : 0,
			'next_after' => $page['next_after'],
		);
	}

	/**
	 * Operation rereadMessage.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{changed: list<string>}
	 */
	public function reread( WP_REST_Request $request ): array {
		$reading = array( 'attachments' => $request['attachments'] );
		foreach ( array_keys( Reading::COLUMNS ) as $field ) {
			$reading[ $field ] = $request[ $field ];
		}
		return array( 'changed' => $this->reread->reread( (int) $request['id'], (string) $request['stamp'], $reading ) );
	}

	/**
	 * Operation getRawSource: original mails only, so that this login opens no other file.
	 *
	 * @param WP_REST_Request $request The request.
	 * @throws Refusal 404.
	 */
	public function source( WP_REST_Request $request ): WP_REST_Response {
		$sha256 = (string) $request['sha256'];
		if ( ! $this->raw->is_original( $sha256 ) || ! $this->blobs->has( $sha256 ) ) {
			throw Refusal::not_found();
		}
		return FileBody::file( $this->blobs->path( $sha256 ), 'mail.eml.gz', 'application/gzip', true );
	}
}
