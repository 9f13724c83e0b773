<?php
/**
 * Wiring of what visitors see of articles.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Knowledge\VoteOnArticle;
use Mesa\Blocks\ArticleContentsView;
use Mesa\Blocks\ArticleFeedbackView;
use Mesa\Blocks\ArticleListView;
use Mesa\Blocks\ArticleNeighboursView;
use Mesa\Blocks\ArticlePathView;
use Mesa\Blocks\ArticleUpdatedView;
use Mesa\Blocks\ContactLineView;
use Mesa\Blocks\TopicListView;
use Mesa\Blocks\View;
use Mesa\Data\Knowledge\ArticleVoteStore;
use Mesa\Data\Knowledge\RelatedStore;
use Mesa\Data\Visitors\DailySaltStore;
use Mesa\Knowledge\RelatedArticles;
use Mesa\Rest\ShelfController;
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

	/** Finds articles about the same. */
	public function related_articles(): RelatedArticles {
		return $this->once( RelatedArticles::class, fn() => new RelatedArticles( $this->article_index(), new RelatedStore( $this->db() ) ) );
	}

	/**
	 * What shows a block of this part.
	 *
	 * @param string $name Its folder's name.
	 * @return View|null Null when it is another part's.
	 */
	private function article_view( string $name ): ?View {
		return match ( $name ) {
			'topic-list'         => new TopicListView(),
			'article-feedback'   => new ArticleFeedbackView( $this->form_results() ),
			'article-contents'   => new ArticleContentsView(),
			'article-path'       => new ArticlePathView(),
			'article-list'       => new ArticleListView( $this->article_vote_store(), $this->related_articles() ),
			'article-updated'    => new ArticleUpdatedView(),
			'article-neighbours' => new ArticleNeighboursView(),
			'contact-line'       => new ContactLineView(),
			default              => null,
		};
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function article_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			ShelfController::class => new ShelfController(),
			VotesController::class => new VotesController( $this->vote_on_article(), $this->article_vote_store() ),
			default                => null,
		};
	}
}
