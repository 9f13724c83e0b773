<?php
/**
 * Wiring of tags.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Tags\ChangeTag;
use Mesa\Data\Sorting\TagStore;
use Mesa\Jobs\FollowTag;
use Mesa\Rest\TagsController;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for tags.
 */
trait TagServices {
	/** Tags. */
	public function tag_store(): TagStore {
		return $this->once( TagStore::class, fn() => new TagStore( $this->db() ) );
	}

	/** Renames, merges, deletes tags. */
	public function change_tag(): ChangeTag {
		return $this->once( ChangeTag::class, fn() => new ChangeTag( $this->db(), $this->tag_store(), $this->job_store() ) );
	}

	/**
	 * The handlers of this part's jobs.
	 *
	 * @return array<string, \Closure(): \Mesa\Jobs\Handler>
	 */
	private function tag_handlers(): array {
		return array( ChangeTag::JOB => fn() => new FollowTag( $this->change_tag(), $this->job_store() ) );
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function tag_controller( string $class_name ): ?object {
		return TagsController::class === $class_name ? new TagsController( $this->tag_store(), $this->change_tag() ) : null;
	}
}
