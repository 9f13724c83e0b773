<?php
/**
 * Our own mail coming home.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Checks;

use Mesa\Actions\Incoming\IngestMessage;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Mail\CheckStore;
use Mesa\Domain\CheckToken;
use Mesa\Domain\IncomingMessage;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Recognises the mail of a check by our own signature and lets it become a ticket for the length of a transaction, which
 * is undone. Whatever only looks like such a mail is ordinary mail, so nobody can make a mail vanish.
 */
final class TakeInCheck {
	/** A mail that turns up later is no check's any more (seconds). */
	private const RECENT = 7 * DAY_IN_SECONDS;

	/**
	 * Takes what it works with.
	 *
	 * @param CheckStore    $checks The checks.
	 * @param CheckToken    $tokens Knows our signature.
	 * @param IngestMessage $ingest Makes the ticket.
	 * @param BlobStore     $blobs  Has the mail's source.
	 * @param FinishCheck   $finish Ends the check.
	 */
	public function __construct(
		private readonly CheckStore $checks,
		private readonly CheckToken $tokens,
		private readonly IngestMessage $ingest,
		private readonly BlobStore $blobs,
		private readonly FinishCheck $finish
	) {}

	/**
	 * Whether it is worth asking. Some services drop headers that they do not know, others give a mail a new Message-ID.
	 *
	 * @param IncomingMessage           $message The mail.
	 * @param array<string, mixed>|null $said    What the poller says of it.
	 */
	public static function may_be( IncomingMessage $message, ?array $said ): bool {
		return null !== $said || str_starts_with( $message->message_id, '<mesa-check.' );
	}

	/**
	 * Takes it in. Not inside a transaction.
	 *
	 * @param IncomingMessage                                                                 $message The mail.
	 * @param array{token: string, seen_ms: int, fetched_ms: int, now_ms: int}|null $said    What the poller says of it, by its own clock.
	 * @param bool                                                                            $piped   There is no mailbox that it has to be deleted from.
	 * @return array{result: string, ticket_id: int|null, message_id: int|null, reason: string|null}|null Null: it is ordinary mail.
	 */
	public function take( IncomingMessage $message, ?array $said, bool $piped ): ?array {
		$token = $this->tokens->parse( $said['token'] ?? '', $message->message_id );
		$check = null === $token ? null : $this->checks->find( $token['id'] );
		if ( null === $check || ! hash_equals( $check['nonce'], $token['nonce'] ) ) {
			return null;
		}
		$is_known = null !== $check['message_key'];
		if ( ! $is_known && Time::unix( $check['created_at'] ) < time() - self::RECENT ) {
			return null;
		}
		if ( ! $this->checks->use_up( $check['id'], (string) $message->message_key ) ) {
			return null;
		}
		if ( null === $check['ticket_ms'] ) {
			$stored = $this->ingest->rehearse( $message );
			if ( 'retry' === $stored['result'] ) {
				return $stored;
			}
			$this->blobs->delete( $message->raw_sha256 );
			if ( 'created' !== $stored['result'] && 'appended' !== $stored['result'] ) {
				$this->finish->fail( $check['id'], 'database', (string) $stored['reason'] );
			}
			$this->stamp( $check['id'], $message, $said );
		} else {
			$this->blobs->delete( $message->raw_sha256 );
		}
		if ( $piped ) {
			$this->finish->report( $check['id'], array( 'cleaned' => true, 'broken' => '', 'detail' => '', 'quota_used' => null, 'quota_limit' => null, 'warnings' => array() ) );
		}
		return array(
			'result'     => 'check',
			'ticket_id'  => null,
			'message_id' => null,
			'reason'     => null,
		);
	}

	/**
	 * Writes down when it passed each leg. The poller's clock may be another than ours.
	 *
	 * @param int                                                                   $id      The check.
	 * @param IncomingMessage                                                       $message The mail.
	 * @param array{token: string, seen_ms: int, fetched_ms: int, now_ms: int}|null $said    As in take().
	 */
	private function stamp( int $id, IncomingMessage $message, ?array $said ): void {
		$now    = CheckStore::now_ms();
		$stamps = array( 'ticket_ms' => $now );
		if ( null !== $message->received_at ) {
			$stamps['arrived_ms'] = $message->received_at * 1000;
		}
		if ( null !== $said ) {
			$ahead                = $said['now_ms'] - $now;
			$stamps['seen_ms']    = max( 0, min( $now, $said['seen_ms'] - $ahead ) );
			$stamps['fetched_ms'] = max( $stamps['seen_ms'], min( $now, $said['fetched_ms'] - $ahead ) );
			$this->checks->note( $id, array( 'clock_ms' => $ahead ) );
		}
		$this->checks->stamp( $id, $stamps );
	}
}
