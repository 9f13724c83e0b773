<?php
/**
 * What a poller could not hand over.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Letters;

use Mesa\Data\Db;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Mail\DeadLetterStore;
use Mesa\Domain\DeadLetterRules;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps book of mails that fail, so that none is lost and none is tried for ever. A mail that is given up stays on the mail
 * server as it is.
 */
final class ReportLetters {
	/**
	 * Takes what it works with.
	 *
	 * @param Db              $db      The database.
	 * @param DeadLetterStore $letters The letters.
	 * @param BlobStore       $blobs   Files.
	 */
	public function __construct( private readonly Db $db, private readonly DeadLetterStore $letters, private readonly BlobStore $blobs ) {}

	/**
	 * Takes the report.
	 *
	 * @param int                        $mailbox_id The mailbox.
	 * @param list<array<string, mixed>> $failed     As in the contract's "letter-report".
	 * @param list<int>                  $delivered  Ids of letters that have arrived.
	 */
	public function report( int $mailbox_id, array $failed, array $delivered ): void {
		foreach ( $failed as $mail ) {
			$this->failed( $mailbox_id, $mail );
		}
		foreach ( $delivered as $id ) {
			$letter = $this->letters->find( (int) $id );
			if ( null !== $letter && $letter['mailbox_id'] === $mailbox_id ) {
				$this->letters->delete( $letter['id'] );
				$this->forget_source( $letter['raw_sha256'] );
			}
		}
	}

	/**
	 * Notes one failure.
	 *
	 * @param int                  $mailbox_id The mailbox.
	 * @param array<string, mixed> $mail       What failed.
	 */
	private function failed( int $mailbox_id, array $mail ): void {
		$ident = DeadLetterRules::ident( $mailbox_id, $mail['folder'], $mail['uidvalidity'], $mail['uid'], $mail['key'] );
		$this->db->transaction(
			function () use ( $mailbox_id, $mail, $ident ): void {
				$known   = $this->letters->lock( $ident );
				$raw     = '' !== $mail['raw_sha256'] && $this->blobs->has( $mail['raw_sha256'] ) ? $mail['raw_sha256'] : '';
				$columns = array_filter(
					array(
						'message_key'  => $mail['key'],
						'from_address' => $mail['from']['address'],
						'from_name'    => $mail['from']['name'],
						'subject'      => $mail['subject'],
						'size'         => $mail['size'],
						'raw_sha256'   => $raw,
					)
				) + array(
					'reason'    => $mail['reason'],
					'permanent' => (int) $mail['permanent'],
					'last_at'   => Time::now(),
				);
				$first = Time::unix( $known['first_at'] ?? Time::now() );
				$tries = ( $known['attempts'] ?? 0 ) + 1;
				$among = $this->letters->counts( $mailbox_id )['trying'] + ( null === $known ? 1 : 0 );
				// What a person wanted tried again, or what waits for one, needs no second round of tries.
				$gone             = in_array( $known['state'] ?? '', array( DeadLetterRules::DEAD, DeadLetterRules::RETRYING ), true );
				$dead             = $gone || ( 0 === $mail['uid'] ) || DeadLetterRules::is_dead( $mail['permanent'], $tries, time() - $first, $among );
				$columns['state'] = $dead ? DeadLetterRules::DEAD : DeadLetterRules::TRYING;
				if ( null !== $known ) {
					$this->letters->update( $known['id'], $columns + array( 'attempts' => $tries ) );
					$id = $known['id'];
				} else {
					$id = $this->letters->insert(
						$columns + array(
							'ident'       => $ident,
							'mailbox_id'  => $mailbox_id,
							'folder'      => $mail['folder'],
							'uidvalidity' => $mail['uidvalidity'],
							'uid'         => $mail['uid'],
							'subject'     => '',
							'received_at' => Time::sql( Time::parse( $mail['received_at'] ) ?? time() ),
							'first_at'    => Time::now(),
						)
					);
				}
				$this->letters->delete_twins( $mailbox_id, $mail['key'], $mail['folder'], $mail['uidvalidity'] );
				if ( $dead && DeadLetterRules::TRYING === ( $known['state'] ?? DeadLetterRules::TRYING ) ) {
					$this->db->after_commit(
						/**
						 * Fires when a mail could not be taken in and is given up: it is on the list in the settings now.
						 *
						 * @param int    $id         Its number there.
						 * @param int    $mailbox_id The mailbox.
						 * @param string $reason     Why.
						 */
						static fn() => do_action( 'mesa_mail_given_up', $id, $mailbox_id, $mail['reason'] )
					);
				}
			}
		);
	}

	/**
	 * Deletes a source that nothing else needs.
	 *
	 * @param string $sha256 Its hash, or empty.
	 */
	private function forget_source( string $sha256 ): void {
		if ( '' !== $sha256 ) {
			$this->blobs->delete( $sha256 );
		}
	}
}
