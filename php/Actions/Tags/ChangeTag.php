<?php
/**
 * Changing the tags that there are.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Tags;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Sorting\TagStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Tag;

defined( 'ABSPATH' ) || exit;

/**
 * Renames, merges and deletes tags. What is seen changes at once; a tag that many tickets have is taken off them by a job.
 */
final class ChangeTag {
	/** The queue's name for what is left to do; the subject is the tag. */
	public const JOB = 'follow_tag';
	/** Tickets in one transaction. */
	private const BATCH = 500;
	/** Tickets that follow before the request is answered. */
	private const AT_ONCE = 2_000;

	/**
	 * Takes what it works with.
	 *
	 * @param Db       $db   The database.
	 * @param TagStore $tags Tags.
	 * @param JobStore $jobs The queue.
	 */
	public function __construct( private readonly Db $db, private readonly TagStore $tags, private readonly JobStore $jobs ) {}

	/**
	 * Calls a tag something else.
	 *
	 * @param int    $id   The tag.
	 * @param string $name The new name.
	 * @return array{id: int, name: string} The tag.
	 * @throws Refusal 404; 400 for a wrong name; 409 mesa_tag_exists when another tag has it.
	 */
	public function rename( int $id, string $name ): array {
		$this->db->use_primary();
		$tag   = $this->tags->find( $id ) ?? throw Refusal::not_found();
		$name  = Tag::name( $name, 'name' );
		$taken = $this->tags->by_slug( array( Tag::slug( $name ) ) )[ Tag::slug( $name ) ]['id'] ?? $id;
		if ( $taken !== $id ) {
			throw self::exists();
		}
		try {
			$this->tags->rename( $id, $name );
		} catch ( DataException $error ) {
			// Somebody has made the other one this very moment, or a tag of that name is still on its way into this one.
			throw array() === $this->tags->by_slug( array( Tag::slug( $name ) ) ) ? $error : self::exists();
		}
		return array( 'name' => $name ) + $tag;
	}

	/**
	 * Gives a tag's tickets another tag instead.
	 *
	 * @param int $id   The tag that goes.
	 * @param int $into The tag that stays.
	 * @return array{id: int, name: string} The tag that stays.
	 * @throws Refusal 404; 400 when there is no such tag to merge it into.
	 */
	public function merge( int $id, int $into ): array {
		$this->db->use_primary();
		$this->tags->find( $id ) ?? throw Refusal::not_found();
		$stays = $id === $into ? null : $this->tags->find( $into );
		if ( null === $stays ) {
			throw Refusal::invalid( 'into', __( 'Choose another tag that these tickets shall get.', 'mesa-help-desk' ) );
		}
		$this->leave( $id, $into );
		return $stays;
	}

	/**
	 * Takes a tag off all tickets.
	 *
	 * @param int $id The tag.
	 * @throws Refusal 404.
	 */
	public function delete( int $id ): void {
		$this->db->use_primary();
		$this->tags->find( $id ) ?? throw Refusal::not_found();
		$this->leave( $id, 0 );
	}

	/**
	 * Lets the tickets of a tag that has vanished follow it.
	 *
	 * @param int $id      The tag.
	 * @param int $tickets At most so many.
	 * @return bool Whether more are left.
	 */
	public function follow( int $id, int $tickets ): bool {
		for ( $done = 0; $done < $tickets; $done += self::BATCH ) {
			if ( ! $this->tags->follow( $id, self::BATCH ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Lets a tag vanish.
	 *
	 * @param int $id   The tag.
	 * @param int $into Which tag its tickets get; 0 for none.
	 * @throws Refusal 404 when one of the two has vanished meanwhile.
	 */
	private function leave( int $id, int $into ): void {
		// The job lies there before anything has moved: whatever dies, somebody finishes it.
		$this->db->transaction(
			function () use ( $id, $into ): void {
				if ( ! $this->tags->leave( $id, $into ) ) {
					throw Refusal::not_found();
				}
				$this->jobs->renew( self::JOB, $id, array(), time() + 60 );
			}
		);
		if ( ! $this->follow( $id, self::AT_ONCE ) ) {
			$this->jobs->cancel( self::JOB, $id );
		}
	}

	/**
	 * The name is another tag's.
	 */
	private static function exists(): Refusal {
		return Refusal::conflict( 'mesa_tag_exists', __( 'There is a tag with this name already. You can merge the two.', 'mesa-help-desk' ) );
	}
}
