<?php
/**
 * Wiring of what visitors see of articles.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Knowledge\VoteOnArticle;
use Mesa\Data\ArticleVoteStore;
use Mesa\Data\DailySaltStore;
use Mesa\Rest\VotesController;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for article pages, their order and readers' answers.
 */
trait ArticleServices {
	/** What readers say about articles. */
	public function article_vote_store(): ArticleVoteStore {
		return $this->once( ArticleVoteStore::class, fn() => new ArticleVoteStore( $this->db() ) );
	}

	/** Tells visitors apart for a day. */
	public function daily_salt_store(): DailySaltStore {
		return $this->once( DailySaltStore::class, fn() => new DailySaltStore( $this->db() ) );
	}

	/** Takes what readers say. */
	public function vote_on_article(): VoteOnArticle {
		return $this->once( VoteOnArticle::class, fn() => new VoteOnArticle( $this->article_vote_store(), $this->daily_salt_store(), $this->rate_limit_store() ) );
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function article_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			VotesController::class => new VotesController( $this->vote_on_article() ),
			default                => null,
		};
	}
}
