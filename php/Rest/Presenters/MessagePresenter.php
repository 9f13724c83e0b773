<?php
/**
 * Messages in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\CallStore;
use Mesa\Domain\PollerWords;
use Mesa\Domain\Time;
use Mesa\Rest\Signature;

defined( 'ABSPATH' ) || exit;

/**
 * Messages with their attachments, in the contract's shape.
 */
final class MessagePresenter {
	/**
	 * Takes what it works with.
	 *
	 * @param PersonPresenter $people      Authors.
	 * @param AttachmentStore $attachments Attachments.
	 * @param CallStore       $calls       Phone calls.
	 */
	public function __construct( private readonly PersonPresenter $people, private readonly AttachmentStore $attachments, private readonly CallStore $calls ) {}

	/**
	 * Messages as lists have them, without their whole bodies.
	 *
	 * @param list<array<string, mixed>> $rows    As MessageStore gives them.
	 * @param int                        $user_id The reader, for whom the files' URLs are signed.
	 * @return list<array<string, mixed>> Each a "message".
	 */
	public function many( array $rows, int $user_id ): array {
		$this->people->preload( array_column( $rows, 'author_id' ) );
		$files = $this->attachments->of_messages( array_column( $rows, 'id' ) );
		$calls = $this->calls->of_messages( array_column( array_filter( $rows, static fn( array $row ): bool => 'phone' === $row['channel'] ), 'id' ) );
		return array_map( fn( array $row ): array => array( 'call' => $this->call( $row, $calls[ $row['id'] ] ?? null ) ) + $this->message( $row, $files[ $row['id'] ] ?? array(), $user_id ), $rows );
	}

	/**
	 * What is known of a call.
	 *
	 * @param array<string, mixed>      $row  The message.
	 * @param array<string, mixed>|null $call As CallStore gives it.
	 * @return array{direction: string, seconds: int, phone: string, agent: array<string, mixed>|null}|null Null for what was no call.
	 */
	private function call( array $row, ?array $call ): ?array {
		return null === $call ? null : array(
			'direction' => $call['direction'],
			'seconds'   => $call['seconds'],
			'phone'     => $call['phone'],
			'agent'     => $this->people->present( $row['author_id'] ),
		);
	}

	/**
	 * One message with its whole body.
	 *
	 * @param array<string, mixed> $row     As MessageStore::find() gives it.
	 * @param int                  $user_id The reader.
	 * @return array<string, mixed> A "message".
	 */
	public function whole( array $row, int $user_id ): array {
		$message         = $this->many( array( $row ), $user_id )[0];
		$message['text'] = $row['body_text'];
		$message['html'] = '' === $row['body_html'] ? null : $row['body_html'];
		return $message;
	}

	/**
	 * A message.
	 *
	 * @param array<string, mixed>       $row     The row.
	 * @param list<array<string, mixed>> $files   Its attachments.
	 * @param int                        $user_id The reader.
	 * @return array<string, mixed>
	 */
	private function message( array $row, array $files, int $user_id ): array {
		$recipients = (array) json_decode( $row['recipients'], true );
		return array(
			'id'           => $row['id'],
			'ticket_id'    => $row['ticket_id'],
			'kind'         => $row['kind'],
			'channel'      => $row['channel'],
			'author'       => 'customer' === $row['kind'] ? null : $this->people->present( $row['author_id'] ),
			'from'         => array(
				'address' => $row['from_address'],
				'name'    => $row['from_name'],
			),
			'to'           => $recipients['to'] ?? array(),
			'cc'           => $recipients['cc'] ?? array(),
			'bcc'          => $recipients['bcc'] ?? array(),
			'subject'      => $row['subject'],
			'visible_text' => $row['visible_text'],
			'visible_html' => $row['visible_html'],
			'has_more'     => $row['has_more'],
			'text'         => null,
			'html'         => null,
			'forwarded'    => 'forward' === $row['quotes'],
			'automatic'    => $row['automatic'],
			'state'        => $row['state'],
			'error'        => PollerWords::said( $row['error'] ),
			'send_at'      => Time::iso( $row['send_at'] ),
			'sent_at'      => Time::iso( $row['sent_at'] ),
			'created_at'   => Time::iso( $row['created_at'] ),
			'has_raw'      => '' !== $row['raw_sha256'] && ! $row['raw_expired'],
			'raw_expired'  => $row['raw_expired'],
			'attachments'  => array_map( fn( array $file ): array => self::attachment( $file, $user_id ), $files ),
		);
	}

	/**
	 * An attachment with a URL that works for this reader, for one to two hours.
	 *
	 * @param array<string, mixed> $file    As AttachmentStore gives it.
	 * @param int                  $user_id The reader.
	 * @return array<string, mixed> An "attachment".
	 */
	private static function attachment( array $file, int $user_id ): array {
		$values = array(
			'id'      => $file['id'],
			'user'    => $user_id,
			// The same for all of an hour, so that the browser's cache knows the URL again.
			'expires' => ( intdiv( time(), HOUR_IN_SECONDS ) + 2 ) * HOUR_IN_SECONDS,
		);
		$query  = array(
			'user'      => $values['user'],
			'expires'   => $values['expires'],
			'signature' => Signature::of( 'getAttachment', $values ),
		);
		return array(
			'id'           => $file['id'],
			'filename'     => $file['filename'],
			'content_type' => $file['content_type'],
			'size'         => $file['size'],
			'sha256'       => $file['sha256'],
			'proof'        => Signature::of_file( $file['sha256'], $user_id ),
			'inline'       => $file['is_inline'],
			'content_id'   => $file['content_id'],
			'url'          => add_query_arg( $query, rest_url( 'mesa/v1/attachments/' . $file['id'] ) ),
		);
	}
}
