<?php
/**
 * Mail in over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Checks\TakeInCheck;
use Mesa\Actions\Incoming\IngestMessages;
use Mesa\Data\Files\BlobPacks;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Takes batches of mails from the poller; each mail has its own result.
 */
final class IngestController {
	/** After so many seconds the rest of a batch is asked for again, before the web server gives up. */
	private const BUDGET = 20.0;
	/** Pollers that read from standard input share a mailbox with anybody: no lease. */
	private const PIPE = 'pipe:';

	/**
	 * Takes what it works with.
	 *
	 * @param MailboxStore   $mailboxes Knows who holds the lease.
	 * @param BlobStore      $blobs     Files.
	 * @param BlobPacks      $packs     Many small files at once.
	 * @param IngestMessages $ingest    Takes mails in.
	 * @param TakeInCheck    $checks    Recognises mail that we sent to ourselves.
	 */
	public function __construct( private readonly MailboxStore $mailboxes, private readonly BlobStore $blobs, private readonly BlobPacks $packs, private readonly IngestMessages $ingest, private readonly TakeInCheck $checks ) {}

	/**
	 * Takes a batch: ingest.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{results: list<array<string, mixed>>} An "ingest-results".
	 * @throws Refusal 404 for an unknown mailbox, 409 mesa_lease_lost when somebody else reads it.
	 */
	public function ingest( WP_REST_Request $request ): array {
		$mailbox_id = (int) $request['mailbox_id'];
		$owner      = (string) $request['owner'];
		$mailbox    = $this->mailboxes->find( $mailbox_id ) ?? throw Refusal::not_found();
		if ( ! str_starts_with( $owner, self::PIPE ) && ! $this->mailboxes->holds_lease( $mailbox_id, $owner ) ) {
			throw Refusal::conflict( 'mesa_lease_lost', __( 'Another poller reads this mailbox now.', 'mesa-help-desk' ) );
		}
		$this->keep_files( $request );
		$since   = Time::unix( $mailbox['connected_at'] );
		$mails   = array_map( static fn( array $mail ): IncomingMessage => IncomingMessage::from_contract( $mail, $mailbox_id, $since ), $request['messages'] );
		$checks  = array_map( static fn( array $mail ): ?array => $mail['check'] ?? null, $request['messages'] );
		$results = $this->take_in( $mails, $checks, str_starts_with( $owner, self::PIPE ) );
		if ( array_intersect( array( 'created', 'appended' ), array_column( $results, 'result' ) ) ) {
			$this->mailboxes->note_mail( $mailbox_id );
		}
		$results = array_map( static fn( array $mail, array $result ): array => array( 'key' => $mail['key'] ) + $result, $request['messages'], $results );
		return array( 'results' => IngestBatch::in_order( $request, $results ) );
	}

	/**
	 * Takes mails in, in order. One that we sent to ourselves has its own way, outside of any transaction.
	 *
	 * @param list<IncomingMessage>           $mails  The mails.
	 * @param list<array<string, mixed>|null> $checks What the poller says of our own mail; null: it does not look like one.
	 * @param bool                            $piped  They came through standard input.
	 * @return list<array{result: string, ticket_id: int|null, message_id: int|null, reason: string|null}>
	 */
	private function take_in( array $mails, array $checks, bool $piped ): array {
		$ends    = microtime( true ) + self::BUDGET;
		$results = array();
		$open    = array();
		foreach ( $mails as $at => $mail ) {
			$own = TakeInCheck::may_be( $mail, $checks[ $at ] ) ? $this->checks->take( $mail, $checks[ $at ], $piped ) : null;
			if ( null === $own ) {
				$open[] = $mail;
				continue;
			}
			$results = array( ...$results, ...$this->ingest->ingest( $open, $ends, $results ), $own );
			$open    = array();
		}
		return array( ...$results, ...$this->ingest->ingest( $open, $ends, $results ) );
	}

	/**
	 * Stores the small blobs that came along, each as a file named by its hash or many in a pack. One whose content is not what its name says is left out: its mail is then
	 * asked for again.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	private function keep_files( WP_REST_Request $request ): void {
		$packs = array();
		foreach ( $request->get_file_params() as $sha256 => $file ) {
			$sha256 = (string) $sha256;
			if ( preg_match( '/^pack-\d+$/', $sha256 ) && UPLOAD_ERR_OK === ( $file['error'] ?? null ) && is_uploaded_file( $file['tmp_name'] ) ) {
				// phpcs:ignore WordPress.WP.AlternativeFunctions -- As below.
				$packs[] = fopen( $file['tmp_name'], 'rb' );
				continue;
			}
			if ( ! preg_match( '/^[0-9a-f]{64}$/', $sha256 ) || UPLOAD_ERR_OK !== ( $file['error'] ?? null ) || $this->blobs->has( $sha256 ) ) {
				continue;
			}
			// phpcs:ignore WordPress.WP.AlternativeFunctions -- A stream, since the file may be larger than memory.
			$stream = is_uploaded_file( $file['tmp_name'] ) ? fopen( $file['tmp_name'], 'rb' ) : false;
			if ( false !== $stream ) {
				$this->blobs->put_stream( $stream, $sha256 );
			}
		}
		$this->packs->keep( array_values( array_filter( $packs ) ) );
	}
}
