<?php
/**
 * What a person decides about a mail that could not be taken in.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Letters;

use Mesa\Data\Files\BlobStore;
use Mesa\Data\Mail\DeadLetterStore;
use Mesa\Domain\DeadLetterRules;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Another try, or off the list. Neither touches the mail on the mail server.
 */
final class SettleLetter {
	/**
	 * Takes what it works with.
	 *
	 * @param DeadLetterStore $letters The letters.
	 * @param BlobStore       $blobs   Files.
	 */
	public function __construct( private readonly DeadLetterStore $letters, private readonly BlobStore $blobs ) {}

	/**
	 * Asks the poller for another try; it takes it on its next pass.
	 *
	 * @param int $id The letter.
	 * @return array<string, mixed> The letter as it is now.
	 * @throws Refusal 404.
	 */
	public function retry( int $id ): array {
		$letter = $this->letters->find( $id ) ?? throw Refusal::not_found();
		$this->letters->update( $id, array( 'state' => DeadLetterRules::RETRYING ) );
		return array( 'state' => DeadLetterRules::RETRYING ) + $letter;
	}

	/**
	 * Takes it off the list. One that the poller still tries by itself comes back when it fails again.
	 *
	 * @param int $id The letter.
	 * @throws Refusal 404.
	 */
	public function dismiss( int $id ): void {
		$letter = $this->letters->find( $id ) ?? throw Refusal::not_found();
		$this->letters->delete( $id );
		$this->forget_source( $letter );
	}

	/**
	 * Forgets those of a mailbox that was removed.
	 *
	 * @param int $mailbox_id The mailbox.
	 */
	public function forget_mailbox( int $mailbox_id ): void {
		do {
			$letters = $this->letters->of_mailbox( $mailbox_id );
			foreach ( $letters as $letter ) {
				$this->letters->delete( $letter['id'] );
				$this->forget_source( $letter );
			}
		} while ( $letters );
	}

	/**
	 * Deletes the copy that is kept of a mail, unless something else needs it.
	 *
	 * @param array<string, mixed> $letter As DeadLetterStore gives it.
	 */
	private function forget_source( array $letter ): void {
		if ( '' !== $letter['raw_sha256'] ) {
			$this->blobs->delete( $letter['raw_sha256'] );
		}
	}
}
