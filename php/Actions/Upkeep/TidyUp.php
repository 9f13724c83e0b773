<?php
/**
 * What has to be put right now and then.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Upkeep;

use Mesa\Data\Files\BlobPacks;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Knowledge\KbImportStore;
use Mesa\Data\Tickets\PresenceStore;
use Mesa\Events\Pulse;

defined( 'ABSPATH' ) || exit;

/**
 * Mends what a process left behind that died between two steps.
 */
final class TidyUp {
	/** Seconds that the file of an import stays: so long one can look at it or run it again without sending it again. */
	public const IMPORT_FILES = 30 * DAY_IN_SECONDS;

	/**
	 * Takes what it works with.
	 *
	 * @param Pulse     $pulse May be behind the database.
	 * @param BlobStore $blobs May have half-written files.
	 * @param BlobPacks $packs May hold what is not on the disk otherwise.
	 * @param PresenceStore $presence Names people who have long left.
	 * @param KbImportStore $imports  Their files are large.
	 */
	public function __construct( private readonly Pulse $pulse, private readonly BlobStore $blobs, private readonly BlobPacks $packs, private readonly PresenceStore $presence, private readonly KbImportStore $imports ) {}

	/**
	 * Does it; every minute is not too often.
	 */
	public function run(): void {
		$this->pulse->sync();
		$this->blobs->sweep();
		$this->packs->sweep();
		$this->presence->sweep();
		$this->forget_import_files();
	}

	/**
	 * Files of imports that nobody comes back to. What an import has made can be taken back without its file.
	 */
	private function forget_import_files(): void {
		foreach ( $this->imports->forget_files( time() - self::IMPORT_FILES, 20 ) as $sha256 ) {
			$this->blobs->delete( $sha256 );
		}
	}
}
