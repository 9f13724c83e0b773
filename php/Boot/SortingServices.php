<?php
/**
 * Wiring of what tickets are sorted by.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Sorting\FollowSorting;
use Mesa\Actions\Sorting\SaveField;
use Mesa\Actions\Sorting\SaveStatus;
use Mesa\Actions\Sorting\SaveTeam;
use Mesa\Data\Sorting\FieldStore;
use Mesa\Data\Sorting\FieldValueStore;
use Mesa\Data\Sorting\LabelStore;
use Mesa\Data\Sorting\Sorting;
use Mesa\Data\Sorting\StatusStore;
use Mesa\Data\Sorting\TeamStore;
use Mesa\Data\Sorting\TypeStore;
use Mesa\Jobs\FollowSortingHandler;
use Mesa\Rest\DeskController;
use Mesa\Rest\Presenters\DeskPresenter;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for types, fields, statuses, priorities and teams.
 */
trait SortingServices {
	/** The stores of all of them. */
	public function sorting(): Sorting {
		return $this->once(
			Sorting::class,
			function (): Sorting {
				$labels = new LabelStore();
				return new Sorting( new TypeStore( $this->db() ), new FieldStore( $this->db() ), new FieldValueStore( $this->db() ), new StatusStore( $this->db(), $labels ), $this->team_store(), $labels );
			}
		);
	}

	/** Teams. */
	public function team_store(): TeamStore {
		return $this->once( TeamStore::class, fn() => new TeamStore( $this->db() ) );
	}

	/**
	 * What the screens show tickets by.
	 *
	 * @param int $user_id For whom.
	 * @return array<string, mixed> A "desk".
	 */
	public function desk( int $user_id ): array {
		return DeskPresenter::desk( $this->sorting(), $this->mailbox_policy()->scope( $user_id ) );
	}

	/** Makes, changes and deletes teams. */
	public function save_team(): SaveTeam {
		return $this->once( SaveTeam::class, fn() => new SaveTeam( $this->db(), $this->team_store(), $this->mailbox_member_store(), $this->mailbox_policy(), $this->job_store(), $this->sequence_store() ) );
	}

	/**
	 * The handlers of this part's jobs.
	 *
	 * @return array<string, \Closure(): \Mesa\Jobs\Handler>
	 */
	private function sorting_handlers(): array {
		$follow = fn() => new FollowSortingHandler( new FollowSorting( $this->db(), $this->ticket_store(), $this->sorting()->statuses, $this->team_store() ), $this->job_store() );
		return array(
			FollowSorting::STATUS => $follow,
			FollowSorting::TEAM   => $follow,
		);
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function sorting_controller( string $class_name ): ?object {
		if ( DeskController::class !== $class_name ) {
			return null;
		}
		$sorting = $this->sorting();
		return new DeskController( $sorting, new SaveField( $this->db(), $sorting->fields ), new SaveStatus( $this->db(), $sorting->statuses, $this->job_store() ), $this->save_team(), $this->mailbox_policy() );
	}
}
