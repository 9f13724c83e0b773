<?php
/**
 * What has to be put right now and then.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Upkeep;

use Mesa\Data\Files\BlobPacks;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Tickets\PresenceStore;
use Mesa\Events\Pulse;

defined( 'ABSPATH' ) || exit;

/**
 * Mends what a process left behind that died between two steps.
 */
final class TidyUp {
	/**
	 * Takes what it works with.
	 *
	 * @param Pulse     $pulse May be behind the database.
	 * @param BlobStore $blobs May have half-written files.
	 * @param BlobPacks $packs May hold what is not on the disk otherwise.
	 * @param PresenceStore $presence Names people who have long left.
	 */
	public function __construct( private readonly Pulse $pulse, private readonly BlobStore $blobs, private readonly BlobPacks $packs, private readonly PresenceStore $presence ) {}

	/**
	 * Does it; every minute is not too often.
	 */
	public function run(): void {
		$this->pulse->sync();
		$this->blobs->sweep();
		$this->packs->sweep();
		$this->presence->sweep();
	}
}
