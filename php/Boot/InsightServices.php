<?php
/**
 * Wiring of the search log and what is read from it.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Articles\WriteArticle;
use Mesa\Actions\Import\Imports;
use Mesa\Actions\Import\OldPath;
use Mesa\Actions\Insight\FindIdeas;
use Mesa\Actions\Insight\Ideas;
use Mesa\Actions\Insight\NoteSearch;
use Mesa\Data\Knowledge\IdeaStore;
use Mesa\Data\Knowledge\IdeaTextStore;
use Mesa\Data\Knowledge\InsightStore;
use Mesa\Data\Knowledge\KbImportStore;
use Mesa\Data\Knowledge\KbSourceStore;
use Mesa\Data\Knowledge\OtherPlugins;
use Mesa\Data\Knowledge\SearchLogStore;
use Mesa\Domain\Time;
use Mesa\Jobs\Handler;
use Mesa\Jobs\IdeasHandler;
use Mesa\Jobs\ImportHandler;
use Mesa\Knowledge\AllArticles;
use Mesa\Knowledge\ArticleUses;
use Mesa\Knowledge\IdeaTerms;
use Mesa\Knowledge\Insight;
use Mesa\Knowledge\OldAddresses;
use Mesa\Rest\IdeasController;
use Mesa\Rest\ImportsController;
use Mesa\Rest\InsightController;
use Mesa\Rest\SearchLogController;
use Mesa\Rest\SynonymsController;
use Mesa\Rest\TicketArticlesController;

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

	/** Sums of searches, votes and uses. */
	public function insight_store(): InsightStore {
		return $this->once( InsightStore::class, fn() => new InsightStore( $this->db() ) );
	}

	/** Notes articles in answers. */
	public function article_uses(): ArticleUses {
		return $this->once( ArticleUses::class, fn() => new ArticleUses( $this->message_store(), $this->insight_store() ) );
	}

	/** Forgets searches that are too old: thirteen months of sums, three months of what one visitor alone has asked. */
	public function forget_searches(): void {
		$this->search_log()->forget( gmdate( 'Y-m-d', time() - 400 * DAY_IN_SECONDS ), gmdate( 'Y-m-d', time() - 90 * DAY_IN_SECONDS ) );
	}

	/**
	 * Whether the person may see a ticket.
	 *
	 * @param int $ticket_id The ticket.
	 */
	public function may_see_ticket( int $ticket_id ): bool {
		$ticket = $this->ticket_store()->find( $ticket_id );
		return null !== $ticket && $this->ticket_policy()->can_view( $ticket, get_current_user_id() );
	}

	/** Articles from answers. */
	public function write_article(): WriteArticle {
		return $this->once( WriteArticle::class, fn() => new WriteArticle( $this->ticket_policy(), $this->message_store(), $this->recorder() ) );
	}

	/** Texts that are looked at. */
	public function idea_text_store(): IdeaTextStore {
		return $this->once( IdeaTextStore::class, fn() => new IdeaTextStore( $this->db() ) );
	}

	/** The groups that they make. */
	public function idea_store(): IdeaStore {
		return $this->once( IdeaStore::class, fn() => new IdeaStore( $this->db() ) );
	}

	/** Looks for what customers ask again and again. */
	public function find_ideas(): FindIdeas {
		return $this->once( FindIdeas::class, fn() => new FindIdeas( $this->idea_store(), $this->idea_text_store(), $this->job_store(), IdeaTerms::of( ... ), AllArticles::texts( ... ) ) );
	}

	/** Articles to write next. */
	public function ideas(): Ideas {
		return $this->once( Ideas::class, fn() => new Ideas( $this->idea_store(), $this->idea_text_store(), $this->ticket_policy(), $this->write_article(), IdeaTerms::of( ... ) ) );
	}

	/** Looks again once a week, where somebody has looked at all. */
	public function look_for_ideas(): void {
		$state = $this->idea_store()->state();
		if ( null !== $state['ran_at'] && Time::unix( $state['ran_at'] ) < time() - WEEK_IN_SECONDS ) {
			$this->find_ideas()->start();
		}
	}

	/** Imports and their parts. */
	public function kb_import_store(): KbImportStore {
		return $this->once( KbImportStore::class, fn() => new KbImportStore( $this->db() ) );
	}

	/** What was imported, and where old addresses lead. */
	public function kb_source_store(): KbSourceStore {
		return $this->once( KbSourceStore::class, fn() => new KbSourceStore( $this->db() ) );
	}

	/** Articles from elsewhere. */
	public function imports(): Imports {
		return $this->once( Imports::class, fn() => new Imports( $this->kb_import_store(), $this->kb_source_store(), new OtherPlugins( $this->db() ), $this->blob_store(), $this->job_store() ) );
	}

	/**
	 * Leads from an address that an article had elsewhere.
	 *
	 * @param string $address As it was asked for.
	 */
	public function follow_old_address( string $address ): void {
		( new OldAddresses( $this->kb_source_store() ) )->follow( OldPath::of( $address ) );
	}

	/**
	 * The jobs of this part.
	 *
	 * @return array<string, \Closure(): Handler>
	 */
	private function insight_handlers(): array {
		return array(
			FindIdeas::JOB => fn() => new IdeasHandler( $this->find_ideas(), $this->job_store() ),
			Imports::JOB   => fn() => new ImportHandler( $this->imports(), $this->kb_import_store(), $this->kb_source_store(), $this->job_store() ),
		);
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function insight_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			SynonymsController::class  => new SynonymsController(),
			SearchLogController::class => new SearchLogController( $this->note_search() ),
			InsightController::class   => new InsightController( new Insight( $this->insight_store(), $this->article_vote_store(), $this->article_search() ), $this->search_log(), $this->insight_store() ),
			ImportsController::class   => new ImportsController( $this->imports(), $this->kb_import_store(), $this->kb_source_store(), new OtherPlugins( $this->db() ) ),
			IdeasController::class     => new IdeasController( $this->ideas(), $this->find_ideas(), $this->idea_store() ),
			TicketArticlesController::class => new TicketArticlesController( $this->write_article() ),
			default                    => null,
		};
	}
}
