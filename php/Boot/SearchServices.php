<?php
/**
 * Wiring of the ticket search.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Data\Search\BulkIndexer;
use Mesa\Data\Search\Conditions;
use Mesa\Data\Search\Documents;
use Mesa\Data\Search\Folding;
use Mesa\Data\Search\Matching;
use Mesa\Data\Search\Pending;
use Mesa\Data\Search\Postings;
use Mesa\Data\Search\SortingConditions;
use Mesa\Data\Search\TicketFinder;
use Mesa\Data\Tickets\FolderWalk;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for the index of tickets.
 */
trait SearchServices {
	/** Words that the index does not have yet. */
	public function search_pending(): Pending {
		return $this->once(
			Pending::class,
			function () {
				$pending = new Pending( $this->db() );
				// Somebody waits for their answer, maybe behind what an import has left.
				$pending->on_gone( fn() => $this->search_folding()->forget_gone( 1 ) );
				return $pending;
			}
		);
	}

	/** The index. */
	public function search_postings(): Postings {
		return $this->once( Postings::class, fn() => new Postings( $this->db() ) );
	}

	/** Carries new words into the index. */
	public function search_folding(): Folding {
		return $this->once( Folding::class, fn() => new Folding( $this->db(), $this->search_postings(), $this->search_pending(), new Documents( $this->db() ) ) );
	}

	/** The search. */
	public function ticket_finder(): TicketFinder {
		return $this->once(
			TicketFinder::class,
			function () {
				$conditions = new Conditions( $this->db(), $this->tag_store(), new SortingConditions( $this->sorting() ) );
				return new TicketFinder( $this->db(), new FolderWalk( $this->db() ), new Matching( $this->db(), $this->search_postings(), $this->search_pending(), $conditions ), $conditions, $this->rank_store() );
			}
		);
	}

	/** Makes the index of many tickets. */
	public function search_bulk(): BulkIndexer {
		return $this->once( BulkIndexer::class, fn() => new BulkIndexer( new Documents( $this->db() ), $this->search_postings(), $this->search_pending() ) );
	}
}
