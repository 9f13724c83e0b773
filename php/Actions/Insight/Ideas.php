<?php
/**
 * Articles to write next.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Insight;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Articles\AnswerDraft;
use Mesa\Actions\Articles\WriteArticle;
use Mesa\Data\Knowledge\IdeaStore;
use Mesa\Data\Knowledge\IdeaTextStore;
use Mesa\Domain\Clusters;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * What customers ask again and again, as one person may know it: title, words and numbers come from tickets that this
 * person sees. Makes drafts of it.
 */
final class Ideas {
	/** Tickets and searches that make it worth an article. */
	private const LEAST = 3;
	/** Tickets whose answers are looked at for a draft, the nearest. */
	private const ANSWERS = 15;
	/** Tickets that are read for the words of an idea, where a person does not see all of them. */
	private const READ = 100;
	/** What being about the same counts beside being long, for an answer. */
	private const ABOUT = 150.0;

	/**
	 * Takes what it works with.
	 *
	 * @param IdeaStore     $store  The groups.
	 * @param IdeaTextStore $texts  What they are made of.
	 * @param TicketPolicy  $policy Who sees which tickets.
	 * @param WriteArticle  $write  Makes drafts.
	 * @param \Closure      $terms  As FindIdeas takes it.
	 */
	public function __construct( private readonly IdeaStore $store, private readonly IdeaTextStore $texts, private readonly TicketPolicy $policy, private readonly WriteArticle $write, private readonly \Closure $terms ) {}

	/**
	 * The ideas, the most wanted first.
	 *
	 * @param int  $user_id   For whom.
	 * @param bool $dismissed Those that were dismissed instead.
	 * @param int  $now       Unix time.
	 * @return list<array<string, mixed>> Each an "article-idea" with article_id and draft_id instead of links.
	 */
	public function all( int $user_id, bool $dismissed, int $now ): array {
		$ideas = array_filter( $this->store->ideas(), static fn( array $idea ): bool => $idea['dismissed'] === $dismissed );
		if ( ! $ideas ) {
			return array();
		}
		$scope     = $this->policy->scope( $user_id );
		$tickets   = $this->store->tickets( array_keys( $ideas ), $scope );
		$questions = $this->store->questions( array_keys( $ideas ) );
		$nearest   = array();
		foreach ( $tickets as $of ) {
			array_push( $nearest, ...array_column( array_slice( $of, 0, self::ANSWERS ), 'id' ) );
		}
		$answered = array_flip( $this->texts->answered( $nearest ) );
		// Whoever does not see every ticket needs the texts of those that they see: of all groups at once.
		$seen  = array_map( static fn( array $of ): array => array_column( array_slice( $of, 0, self::READ ), 'id' ), $tickets );
		$texts = $scope->is_everything() ? array() : $this->texts->texts_of( array_merge( ...array_values( $seen ) ) );
		$found = array();
		foreach ( $ideas as $id => $idea ) {
			$of    = $tickets[ $id ] ?? array();
			$asked = $questions[ $id ] ?? array();
			if ( count( $of ) + count( $asked ) < self::LEAST ) {
				continue;
			}
			// Words of tickets that this person does not see are not told either.
			$words   = $scope->is_everything() ? $idea['words'] : FindIdeas::words( array_intersect_key( $texts, array_flip( $seen[ $id ] ?? array() ) ), $idea['centre'] );
			$found[] = array(
				'id'         => $id,
				'title'      => self::title( $of, $asked, $words ),
				'words'      => $words,
				'tickets'    => count( $of ),
				'searches'   => (int) array_sum( array_column( $asked, 'searches' ) ),
				'recent'     => self::between( $of, $now - 30 * DAY_IN_SECONDS, $now + DAY_IN_SECONDS ),
				'earlier'    => self::between( $of, $now - 60 * DAY_IN_SECONDS, $now - 30 * DAY_IN_SECONDS ),
				'questions'  => array_slice( array_column( $asked, 'question' ), 0, 5 ),
				'examples'   => array_map( static fn( array $ticket ): array => array( 'ticket_id' => $ticket['id'], 'subject' => $ticket['subject'] ), array_slice( $of, 0, 5 ) ),
				'article_id' => $idea['article_id'],
				'has_answer' => (bool) array_filter( array_slice( $of, 0, self::ANSWERS ), static fn( array $ticket ): bool => isset( $answered[ $ticket['id'] ] ) ),
				'draft_id'   => $idea['draft_id'],
				'dismissed'  => $idea['dismissed'],
			);
		}
		usort( $found, static fn( array $one, array $other ): int => self::wanted( $other ) <=> self::wanted( $one ) );
		return $found;
	}

	/**
	 * Dismisses one, or brings it back.
	 *
	 * @param int  $id        The idea.
	 * @param bool $dismissed Which.
	 * @param int  $user_id   Who does.
	 * @throws Refusal 404 when there is no such idea for this person.
	 */
	public function dismiss( int $id, bool $dismissed, int $user_id ): void {
		$this->known_to( $id, $user_id );
		$this->store->update( $id, array( 'dismissed' => $dismissed ) );
	}

	/**
	 * Makes a draft from the answer that is most about it.
	 *
	 * @param int $id      The idea.
	 * @param int $user_id Who writes.
	 * @return array{id: int, title: string, replaced: int}
	 * @throws Refusal 404 when there is no such idea for this person.
	 */
	public function draft( int $id, int $user_id ): array {
		list( $idea, $of, $questions ) = $this->known_to( $id, $user_id );
		$best = array( 'score' => 0.0, 'ticket' => 0, 'message' => 0 );
		foreach ( array_slice( $of, 0, self::ANSWERS ) as $ticket ) {
			foreach ( $this->write->source( $ticket['id'], $user_id )['answers'] as $answer ) {
				$counts = array_map( static fn( array $term ): int => $term[0], ( $this->terms )( '', wp_strip_all_tags( implode( ' ', $answer['blocks'] ) ), array() ) );
				$score  = $answer['worth'] + self::ABOUT * Clusters::nearness( Clusters::vector( $counts, array_fill_keys( array_keys( $counts ), 1.0 ) ), $idea['centre'] );
				if ( $score > $best['score'] ) {
					$best = array( 'score' => $score, 'ticket' => $ticket['id'], 'message' => $answer['message_id'] );
				}
			}
		}
		$title = self::title( $of, $questions, $idea['words'] );
		$draft = $best['ticket'] > 0 ? $this->write->write( $best['ticket'], $best['message'], $title, $user_id ) : $this->empty_draft( $title, $user_id );
		$this->store->update( $id, array( 'draft_id' => $draft['id'] ) );
		return $draft;
	}

	/**
	 * One idea as a person may know it: all() tells it, with the same words.
	 *
	 * @param int $id      The idea.
	 * @param int $user_id The person.
	 * @return array{array<string, mixed>, list<array<string, mixed>>, list<array{question: string, searches: int}>} The idea with the words of what they see, tickets, searches.
	 * @throws Refusal 404 when there is no such idea for this person.
	 */
	private function known_to( int $id, int $user_id ): array {
		$idea  = $this->store->find( $id ) ?? throw Refusal::not_found();
		$scope = $this->policy->scope( $user_id );
		$of    = $this->store->tickets( array( $id ), $scope )[ $id ] ?? array();
		$asked = $this->store->questions( array( $id ) )[ $id ] ?? array();
		if ( count( $of ) + count( $asked ) < self::LEAST ) {
			throw Refusal::not_found();
		}
		if ( ! $scope->is_everything() ) {
			$idea['words'] = FindIdeas::words( $this->texts->texts_of( array_column( array_slice( $of, 0, self::READ ), 'id' ) ), $idea['centre'] );
		}
		return array( $idea, $of, $asked );
	}

	/**
	 * A draft that has only its title: nobody has answered yet.
	 *
	 * @param string $title   Its title.
	 * @param int    $user_id Who writes.
	 * @return array{id: int, title: string, replaced: int}
	 * @throws Refusal 500.
	 */
	private function empty_draft( string $title, int $user_id ): array {
		$id = wp_insert_post( wp_slash( array( 'post_type' => 'mesa_article', 'post_status' => 'draft', 'post_author' => $user_id, 'post_title' => $title ) ), true );
		if ( is_wp_error( $id ) ) {
			throw Refusal::because( 'mesa_not_saved', $id->get_error_message(), 500 );
		}
		return array( 'id' => $id, 'title' => $title, 'replaced' => 0 );
	}

	/**
	 * What an idea is called: the subject of a ticket that is most about it, else what visitors searched for, else its words.
	 *
	 * @param list<array<string, mixed>>                       $tickets   The nearest first.
	 * @param list<array{question: string, searches: int}>     $questions The most frequent first.
	 * @param list<string>                                     $words     What they have in common.
	 */
	private static function title( array $tickets, array $questions, array $words ): string {
		foreach ( array_slice( $tickets, 0, 10 ) as $ticket ) {
			$title = AnswerDraft::bare( $ticket['subject'], array( $ticket['customer_name'] ) );
			if ( mb_strlen( $title ) >= 10 && substr_count( $title, ' ' ) >= 1 ) {
				return mb_strtoupper( mb_substr( $title, 0, 1 ) ) . mb_substr( $title, 1, 120 );
			}
		}
		$title = (string) ( $questions[0]['question'] ?? implode( ', ', $words ) );
		return mb_strtoupper( mb_substr( $title, 0, 1 ) ) . mb_substr( $title, 1, 120 );
	}

	/**
	 * How many tickets are of a time.
	 *
	 * @param list<array<string, mixed>> $tickets Tickets.
	 * @param int                        $from    Unix time.
	 * @param int                        $until   Unix time.
	 */
	private static function between( array $tickets, int $from, int $until ): int {
		return count(
			array_filter(
				$tickets,
				static function ( array $ticket ) use ( $from, $until ): bool {
					$time = Time::unix( $ticket['created_at'] );
					return $time >= $from && $time < $until;
				}
			)
		);
	}

	/**
	 * How much an article would help: what is asked now counts twice, and half when there seems to be one.
	 *
	 * @param array<string, mixed> $idea As all() gives it.
	 */
	private static function wanted( array $idea ): float {
		return ( $idea['tickets'] + $idea['recent'] + $idea['searches'] ) * ( $idea['article_id'] > 0 ? 0.5 : 1.0 ) * ( $idea['draft_id'] > 0 ? 0.1 : 1.0 );
	}
}
