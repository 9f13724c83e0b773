<?php
/**
 * Wiring of the search log and what is read from it.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Insight\NoteSearch;
use Mesa\Data\SearchLogStore;
use Mesa\Rest\SearchLogController;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for insight.
 */
trait InsightServices {
	/** What visitors look for. */
	public function search_log(): SearchLogStore {
		return $this->once( SearchLogStore::class, fn() => new SearchLogStore( $this->db() ) );
	}

	/** Counts a search. */
	public function note_search(): NoteSearch {
		return $this->once( NoteSearch::class, fn() => new NoteSearch( $this->search_log(), $this->rate_limit_store() ) );
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function insight_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			SearchLogController::class => new SearchLogController( $this->note_search() ),
			default                    => null,
		};
	}
}
