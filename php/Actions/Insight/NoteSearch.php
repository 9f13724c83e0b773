<?php
/**
 * A search of the knowledge base.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Insight;

use Mesa\Data\Knowledge\SearchLogStore;
use Mesa\Data\Visitors\RateLimitStore;
use Mesa\Domain\AskedQuestion;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Counts what was looked for, whether there was an answer, and which one was opened. A visitor who asks the same again is
 * not counted twice. What may tell who asks is never stored (Domain\AskedQuestion).
 */
final class NoteSearch {
	/** Searches of one visitor … */
	private const LIMIT = 60;
	/** … in so many seconds. */
	private const WINDOW = 600;
	/** Questions that nobody had asked before, a day: a program that makes them up fills no table. */
	private const NEW_PER_DAY = 1_000;
	/** Of those, one visitor's. */
	private const NEW_PER_VISITOR = 50;

	/**
	 * Takes what it works with.
	 *
	 * @param SearchLogStore $log    The log.
	 * @param RateLimitStore $limits Counts.
	 */
	public function __construct( private readonly SearchLogStore $log, private readonly RateLimitStore $limits ) {}

	/**
	 * Notes one search.
	 *
	 * @param string $asked   As it was typed.
	 * @param int    $results How many articles were found.
	 * @param int    $opened  The article that was opened; 0 for none.
	 * @param string $place   Where: search, form or server.
	 * @param string $visitor As Visitor::bucket() gives it.
	 * @param int    $now     Unix time.
	 * @param string $before  What the visitor had asked just before without opening anything; '' for nothing.
	 * @throws Refusal 429 when one visitor searches more than people do.
	 */
	public function note( string $asked, int $results, int $opened, string $place, string $visitor, int $now, string $before = '' ): void {
		/**
		 * Filters whether searches are counted at all.
		 *
		 * @param bool $count Default true.
		 */
		$question = apply_filters( 'mesa_count_searches', true ) ? AskedQuestion::clean( $asked ) : '';
		if ( mb_strlen( $question ) < 2 ) {
			return;
		}
		$hits = $this->limits->hit( 'kb:' . $visitor, self::WINDOW, $now );
		if ( $hits['hits'] > self::LIMIT ) {
			throw Refusal::too_many( $hits['retry_after'] );
		}
		$key  = AskedQuestion::key( $question );
		$day  = gmdate( 'Y-m-d', $now );
		$term = $this->log->find( $key ) ?? $this->added( $key, $question, $visitor, $day, $now );
		if ( null === $term ) {
			return;
		}
		// Other for each question, and of 65,536: it cannot tell who asked what else.
		$who     = substr( hash( 'sha256', "$visitor|$key" ), 0, 4 );
		$same    = $who === $term['last_visitor'];
		$again   = $same && $day === $term['last_day'];
		$earlier = $again && $term['last_opened'];
		$is_hit  = $opened > 0 && 'mesa_article' === get_post_type( $opened );
		$this->log->count( $term['id'], $day, $place, $again ? 0 : 1, ! $again && 0 === $results ? 1 : 0, $is_hit && ! $earlier ? 1 : 0 );
		$this->log->note_visitor( $term['id'], $who, ! $same, $day, $is_hit || $earlier );
		if ( $is_hit && ! $earlier ) {
			$this->log->count_click( $term['id'], $opened, $day );
			$this->teach( AskedQuestion::clean( $before ), $key, $opened, $day );
		}
	}

	/**
	 * Notes that what was asked in vain meant the article that other words have found then.
	 *
	 * @param string $question As AskedQuestion::clean() gives it.
	 * @param string $key      Of the question that found it.
	 * @param int    $opened   The article.
	 * @param string $day      Today.
	 */
	private function teach( string $question, string $key, int $opened, string $day ): void {
		$before = AskedQuestion::key( $question );
		$term   = '' === $question || $before === $key ? null : $this->log->find( $before );
		if ( null !== $term ) {
			$this->log->count_click( $term['id'], $opened, $day, true );
		}
	}

	/**
	 * A question that nobody has asked so far.
	 *
	 * @param string $key      Its key.
	 * @param string $question For people.
	 * @param string $visitor  Who asks.
	 * @param string $day      Today.
	 * @param int    $now      Unix time.
	 * @return array{id: int, visitors: int, last_visitor: string, last_day: string, last_opened: bool}|null Null when there are too many.
	 */
	private function added( string $key, string $question, string $visitor, string $day, int $now ): ?array {
		if ( $this->limits->hit( "kb-new:$visitor", DAY_IN_SECONDS, $now )['hits'] > self::NEW_PER_VISITOR ) {
			return null;
		}
		if ( $this->limits->hit( 'kb-new', DAY_IN_SECONDS, $now )['hits'] > self::NEW_PER_DAY || $this->log->size() >= SearchLogStore::MOST_TERMS ) {
			return null;
		}
		$this->log->add( $key, $question, $day );
		return $this->log->find( $key );
	}
}
