<?php
/**
 * What the knowledge base is missing.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Data\Knowledge\ArticleVoteStore;
use Mesa\Data\Knowledge\InsightStore;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers for people who look after articles what visitors looked for in vain, and which articles need work. An article
 * is stale when nobody has changed it for long and people still read it.
 */
final class Insight {
	/** Somebody has read or used an article lately (days). */
	private const ALIVE = 180;
	/** Articles that are said to be out of date by so many readers are stale however young they are. */
	private const OUTDATED = 2;
	/** Questions whose nearest article is looked up: it takes a search each. */
	private const LOOKED_UP = 25;

	/**
	 * Takes what it works with.
	 *
	 * @param InsightStore     $store  The sums.
	 * @param ArticleVoteStore $votes  What readers say.
	 * @param ArticleSearch    $search Finds what is nearest.
	 */
	public function __construct( private readonly InsightStore $store, private readonly ArticleVoteStore $votes, private readonly ArticleSearch $search ) {}

	/**
	 * All of it.
	 *
	 * @param int $days         Length of the period.
	 * @param int $stale_months Articles that were not changed for so long.
	 * @param int $now          Unix time.
	 * @return array<string, mixed> An "insight".
	 */
	public function of( int $days, int $stale_months, int $now ): array {
		$since  = gmdate( 'Y-m-d', $now - ( $days - 1 ) * DAY_IN_SECONDS );
		$before = gmdate( 'Y-m-d', $now - ( 2 * $days - 1 ) * DAY_IN_SECONDS );
		$uses   = $this->store->uses( $since );
		return array( 'days' => $days ) + $this->store->totals( $since ) + array(
			'questions' => array(
				'unanswered' => $this->questions( $this->store->questions( 'unanswered', $since, $before ), true ),
				'unopened'   => $this->questions( $this->store->questions( 'unopened', $since, $before ), true ),
				'top'        => $this->questions( $this->store->questions( 'top', $since, $before ), false ),
			),
			'articles'  => array(
				'bad'   => $this->articles( $this->store->bad(), $uses ),
				'stale' => $this->articles( $this->stale( $stale_months, $now ), $uses ),
				'used'  => $this->articles( array_slice( array_keys( $uses ), 0, InsightStore::MOST ), $uses ),
			),
			'comments'  => $this->comments(),
		);
	}

	/**
	 * Questions as the contract has them.
	 *
	 * @param list<array<string, mixed>> $questions As the store gives them.
	 * @param bool                       $look_up   Whether the nearest article is searched for where nobody has opened one.
	 * @return list<array<string, mixed>>
	 */
	private function questions( array $questions, bool $look_up ): array {
		$items = array();
		foreach ( $questions as $number => $question ) {
			$nearest = $question['article_id'];
			if ( 0 === $nearest && $look_up && $number < self::LOOKED_UP ) {
				$nearest = (int) ( $this->search->find( $question['question'], 1 )[0]['id'] ?? 0 );
			}
			unset( $question['article_id'] );
			$items[] = $question + array( 'nearest' => ArticleLine::of( $nearest ) );
		}
		return $items;
	}

	/**
	 * Articles that are old or said to be, and in use.
	 *
	 * @param int $months Not changed for so long.
	 * @param int $now    Unix time.
	 * @return list<int> Post ids.
	 */
	private function stale( int $months, int $now ): array {
		$alive = $this->store->alive( gmdate( 'Y-m-d', $now - self::ALIVE * DAY_IN_SECONDS ) );
		if ( ! $alive ) {
			return array();
		}
		_prime_post_caches( $alive, false, false );
		$limit = $now - $months * MONTH_IN_SECONDS;
		$votes = $this->votes->counts( $alive );
		$age   = array();
		foreach ( $alive as $id ) {
			$post    = get_post( $id );
			$changed = $post instanceof \WP_Post ? Time::unix( $post->post_modified_gmt ) : 0;
			if ( $post instanceof \WP_Post && 'publish' === $post->post_status && ( $changed < $limit || $votes[ $id ]['outdated'] >= self::OUTDATED && $votes[ $id ]['outdated'] > $votes[ $id ]['up_to_date'] ) ) {
				$age[ $id ] = $changed - $votes[ $id ]['outdated'] * YEAR_IN_SECONDS;
			}
		}
		asort( $age );
		return array_slice( array_keys( $age ), 0, InsightStore::MOST );
	}

	/**
	 * Articles as the contract has them.
	 *
	 * @param list<int>       $ids  Post ids.
	 * @param array<int, int> $uses Answers by article.
	 * @return list<array<string, mixed>>
	 */
	private function articles( array $ids, array $uses ): array {
		if ( ! $ids ) {
			return array();
		}
		_prime_post_caches( $ids, true, false );
		$votes  = $this->votes->counts( $ids );
		$opened = $this->store->opened( $ids );
		$items  = array();
		foreach ( $ids as $id ) {
			$line = ArticleLine::of( $id );
			if ( null === $line ) {
				continue;
			}
			$topics  = get_the_terms( $id, Topics::TAXONOMY );
			$items[] = $line + array(
				'topic'      => is_array( $topics ) && $topics ? wp_specialchars_decode( $topics[0]->name, ENT_QUOTES ) : '',
				'updated_at' => (string) Time::iso( (string) get_post_field( 'post_modified_gmt', $id, 'raw' ) ),
				'helpful'    => max( 0, $votes[ $id ]['helpful'] ),
				'unhelpful'  => max( 0, $votes[ $id ]['unhelpful'] ),
				'outdated'   => max( 0, $votes[ $id ]['outdated'] ),
				'opened'     => $opened[ $id ] ?? 0,
				'used'       => $uses[ $id ] ?? 0,
			);
		}
		return $items;
	}

	/**
	 * Comments as the contract has them.
	 *
	 * @return list<array<string, mixed>>
	 */
	private function comments(): array {
		$items = array();
		foreach ( $this->store->comments() as $comment ) {
			$line = ArticleLine::of( $comment['article_id'] );
			if ( null !== $line ) {
				unset( $comment['article_id'] );
				$items[] = array( 'article' => $line, 'created_at' => (string) Time::iso( $comment['created_at'] ) ) + $comment;
			}
		}
		return $items;
	}
}
