<?php
/**
 * Looks for what customers ask again and again.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Insight;

use Mesa\Data\Knowledge\IdeaStore;
use Mesa\Data\Knowledge\IdeaTextStore;
use Mesa\Data\Site\JobStore;
use Mesa\Domain\Clusters;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the newest solved tickets in small steps, keeps their terms, and groups them together with searches that found
 * nothing. A ticket that was read once is not read again, so that a desk of a hundred thousand costs no more than its
 * newest thousands. What was dismissed is recognised when it comes again.
 */
final class FindIdeas {
	public const JOB = 'find_ideas';
	/** The newest solved tickets that are looked at. */
	public const SAMPLE = 4_000;
	/** Tickets of one step. */
	private const STEP = 100;
	/** Searches and articles that are looked at. */
	private const SEARCHES = 1_000;
	private const ARTICLES = 2_000;
	/** Groups that are kept. */
	private const IDEAS = 40;
	/** A group is the same as before when its centre is so near. */
	private const SAME = 0.55;
	/** An article seems to be about it already. */
	private const ABOUT = 0.28;

	/**
	 * Takes what it works with.
	 *
	 * @param IdeaStore     $store    The groups.
	 * @param IdeaTextStore $texts    The texts.
	 * @param JobStore      $jobs     The queue.
	 * @param \Closure      $terms    Gives a text's terms: ( string $title, string $text, list<string> $names ) => Terms.
	 * @param \Closure      $articles Gives articles: ( int $limit ) => iterable of id => array{0: title, 1: text}.
	 */
	public function __construct( private readonly IdeaStore $store, private readonly IdeaTextStore $texts, private readonly JobStore $jobs, private readonly \Closure $terms, private readonly \Closure $articles ) {}

	/**
	 * Begins, unless it is under way. What is not done in the given time, a job does.
	 *
	 * @param float $seconds That somebody waits.
	 */
	public function start( float $seconds = 0.0 ): void {
		$state = $this->store->state();
		if ( 'reading' !== $state['state'] ) {
			$this->store->save_state( array( 'state' => 'reading', 'run' => $state['run'] + 1, 'read' => 0, 'at_time' => '', 'at_id' => 0 ) + $state );
		}
		$this->jobs->cancel( self::JOB, 0 );
		$ends = microtime( true ) + $seconds;
		do {
			$more = $seconds <= 0 || $this->step();
		} while ( $more && microtime( true ) < $ends );
		if ( $more ) {
			$this->jobs->add( self::JOB, 0, array(), time() );
		}
	}

	/**
	 * Ends a look that cannot be finished; what the one before it has found stays.
	 */
	public function give_up(): void {
		$state = $this->store->state();
		if ( 'reading' === $state['state'] ) {
			$this->store->save_state( array( 'state' => null === $state['ran_at'] ? 'never' : 'ready' ) + $state );
		}
	}

	/**
	 * Does a step.
	 *
	 * @return bool Whether there is more to do.
	 */
	public function step(): bool {
		$state = $this->store->state();
		if ( 'reading' !== $state['state'] ) {
			return false;
		}
		$tickets = $this->texts->solved( $state['at_time'], $state['at_id'], self::STEP );
		if ( $tickets ) {
			$this->read( $tickets, $state['run'] );
			$last             = $tickets[ count( $tickets ) - 1 ];
			$state['read']   += count( $tickets );
			$state['at_time'] = $last['updated_at'];
			$state['at_id']   = $last['id'];
			$this->store->save_state( $state );
		}
		if ( count( $tickets ) === self::STEP && $state['read'] < self::SAMPLE ) {
			return true;
		}
		$this->read_others( $state['run'] );
		$this->texts->sweep( $state['run'] );
		$this->group( $state['run'] );
		$this->store->save_state( array( 'state' => 'ready', 'ran_at' => Time::now() ) + $state );
		return false;
	}

	/**
	 * Keeps the terms of tickets that are new.
	 *
	 * @param non-empty-list<array<string, mixed>> $tickets As IdeaTextStore::solved() gives them.
	 * @param int                                  $run     This run.
	 */
	private function read( array $tickets, int $run ): void {
		$known = $this->texts->seen( 'ticket', array_column( $tickets, 'id' ), $run );
		$new   = array_values( array_filter( $tickets, static fn( array $ticket ): bool => ! isset( $known[ $ticket['id'] ] ) ) );
		if ( ! $new ) {
			return;
		}
		$words = $this->texts->first_words( array_column( $new, 'id' ) );
		foreach ( $new as $ticket ) {
			$terms = isset( $words[ $ticket['id'] ] ) ? ( $this->terms )( (string) preg_replace( '/^\s*(?:(?:re|fwd?|aw|wg|rv)\s*:\s*)+/i', '', $ticket['subject'] ), $words[ $ticket['id'] ], array( $ticket['customer_name'] ) ) : array();
			$this->texts->put( 'ticket', $ticket['id'], $run, $terms );
		}
	}

	/**
	 * Keeps the terms of searches without an answer, and of articles.
	 *
	 * @param int $run This run.
	 */
	private function read_others( int $run ): void {
		foreach ( $this->texts->empty_searches( self::SEARCHES ) as $id => $search ) {
			$this->texts->put( 'search', $id, $run, ( $this->terms )( $search['question'], '', array() ) );
		}
		foreach ( ( $this->articles )( self::ARTICLES ) as $id => list( $title, $text ) ) {
			$this->texts->put( 'article', $id, $run, ( $this->terms )( $title, $text, array() ) );
		}
	}

	/**
	 * Groups all texts.
	 *
	 * @param int $run This run.
	 */
	private function group( int $run ): void {
		$texts    = $this->texts->texts();
		$asked    = array_filter( $texts, static fn( string $name ): bool => ! str_starts_with( $name, 'article ' ), ARRAY_FILTER_USE_KEY );
		$counts   = array_map( static fn( array $terms ): array => array_map( static fn( array $term ): int => $term[0], $terms ), $texts );
		$weights  = Clusters::weights( array_values( array_intersect_key( $counts, $asked ) ) );
		$vectors  = array_map( static fn( array $words ): array => Clusters::vector( $words, $weights ), $counts );
		$articles = array_diff_key( $vectors, $asked );
		$before   = $this->store->ideas();
		$groups   = array();
		foreach ( array_slice( Clusters::of( array_intersect_key( $vectors, $asked ) ), 0, self::IDEAS ) as $group ) {
			$id = self::nearest( $group['centre'], array_map( static fn( array $idea ): array => $idea['centre'], $before ), self::SAME );
			unset( $before[ $id ] );
			$groups[] = array(
				'id'         => $id,
				'words'      => self::words( array_intersect_key( $texts, $group['members'] ), $group['centre'] ),
				'centre'     => array_map( static fn( float $weight ): float => round( $weight, 4 ), $group['centre'] ),
				'article_id' => (int) substr( (string) self::nearest_name( $group['centre'], $articles ), 8 ),
				'members'    => $group['members'],
			);
		}
		$this->store->replace( $run, $groups );
	}

	/**
	 * The words that most texts of a group have in common, as people write them.
	 *
	 * @param array<int|string, array<string, array{0: int, 1: string}>> $texts  Terms.
	 * @param array<string, float>                                       $centre Of the group.
	 * @return list<string> Five at most.
	 */
	public static function words( array $texts, array $centre ): array {
		arsort( $centre );
		$words = array();
		foreach ( array_keys( array_slice( $centre, 0, 12, true ) ) as $stem ) {
			$forms = array();
			foreach ( $texts as $terms ) {
				if ( isset( $terms[ $stem ] ) ) {
					$forms[ $terms[ $stem ][1] ] = ( $forms[ $terms[ $stem ][1] ] ?? 0 ) + 1;
				}
			}
			// Nobody's own word: a third of the texts has it, and three of them.
			if ( array_sum( $forms ) >= max( 3, count( $texts ) / 5 ) ) {
				arsort( $forms );
				$words[] = (string) array_key_first( $forms );
			}
		}
		return array_slice( $words, 0, 5 );
	}

	/**
	 * The number of the vector that is nearest.
	 *
	 * @param array<string, float>             $centre  A vector.
	 * @param array<int, array<string, float>> $vectors Others.
	 * @param float                            $least   How near it has to be.
	 * @return int 0 for none.
	 */
	private static function nearest( array $centre, array $vectors, float $least ): int {
		$best = 0;
		foreach ( $vectors as $id => $vector ) {
			$nearness = Clusters::nearness( $centre, $vector );
			if ( $nearness >= $least ) {
				$least = $nearness;
				$best  = $id;
			}
		}
		return $best;
	}

	/**
	 * The name of the article that is nearest.
	 *
	 * @param array<string, float>                $centre   A vector.
	 * @param array<string, array<string, float>> $articles By "article id".
	 */
	private static function nearest_name( array $centre, array $articles ): ?string {
		$names  = array_keys( $articles );
		$number = self::nearest( $centre, array_combine( range( 1, max( 1, count( $articles ) ) ), $articles ? array_values( $articles ) : array( array() ) ), self::ABOUT );
		return $number > 0 ? $names[ $number - 1 ] : null;
	}
}
