<?php
/**
 * What a reader says about an article.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Knowledge;

use Mesa\Data\Knowledge\ArticleVoteStore;
use Mesa\Data\Visitors\DailySaltStore;
use Mesa\Data\Visitors\RateLimitStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Takes "did this help?", "was it up to date?" and a comment. One answer of a visitor to each article and day; saying
 * it again changes it. Nothing that would name the visitor is kept (docs/adr/0040).
 */
final class VoteOnArticle {
	/** Answers of one visitor … */
	private const LIMIT = 30;
	/** … in so many seconds. */
	private const WINDOW = 600;
	/** Different visitors of a day behind one address whose answers to one article count: browsers can call themselves anything. */
	private const PER_ADDRESS = 5;

	/**
	 * Takes what it works with.
	 *
	 * @param ArticleVoteStore $votes  Keeps them.
	 * @param DailySaltStore   $salts  Tells visitors apart for a day.
	 * @param RateLimitStore   $limits Counts.
	 */
	public function __construct(
		private readonly ArticleVoteStore $votes,
		private readonly DailySaltStore $salts,
		private readonly RateLimitStore $limits
	) {}

	/**
	 * Keeps an answer. Whether the visitor may read the article at all is the caller's business.
	 *
	 * @param int                                                        $article_id The article.
	 * @param array{helpful?: bool, up_to_date?: bool, comment?: string} $said       What was said.
	 * @param string                                                     $visitor    As Visitor::bucket() gives it.
	 * @param string                                                     $browser    What it calls itself; tells people behind one address apart.
	 * @param int                                                        $now        Unix time.
	 * @throws Refusal When it is too much.
	 */
	public function vote( int $article_id, array $said, string $visitor, string $browser, int $now ): void {
		$hits = $this->limits->hit( 'vote:' . $visitor, self::WINDOW, $now );
		if ( $hits['hits'] > self::LIMIT ) {
			throw Refusal::too_many( $hits['retry_after'] );
		}
		if ( isset( $said['comment'] ) ) {
			$said['comment'] = trim( Text::clean( wp_strip_all_tags( $said['comment'] ) ) );
		}
		$name = $this->salts->name_of_the_day( "$visitor|$browser", 'vote', $now );
		if ( ! $this->votes->has( $article_id, $name, $now ) ) {
			// Under a name of this day and article: nobody can tell from the count who read what.
			$all = $this->limits->hit( 'votes:' . $this->salts->name_of_the_day( $visitor, "votes-$article_id", $now ), DAY_IN_SECONDS, $now );
			if ( $all['hits'] > self::PER_ADDRESS ) {
				throw Refusal::too_many( $all['retry_after'] );
			}
		}
		$this->votes->put( $article_id, $name, $said, $now );
		/**
		 * Fires when a reader has said something about an article.
		 *
		 * @param int                                                        $article_id The article.
		 * @param array{helpful?: bool, up_to_date?: bool, comment?: string} $said       What was said now.
		 */
		do_action( 'mesa_article_voted', $article_id, $said );
	}
}
