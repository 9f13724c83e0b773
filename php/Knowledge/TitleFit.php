<?php
/**
 * How well a title fits a question.
 *
 * @package Mesa
 */

namespace Mesa\Knowledge;

use Mesa\Domain\Fold;

defined( 'ABSPATH' ) || exit;

/**
 * Prefers, among articles that have the question's words, those whose title holds the question, has its neighbours side
 * by side, or is covered by it. The browser's twin is src/core/articles/title-fit.ts.
 */
final class TitleFit {
	/** What a title counts more that holds the question as it was asked, and that is the question. */
	private const HOLDS = 1.35;
	private const IS    = 1.6;
	/** What it counts more when all of the question's neighbours are neighbours in it, and when the question has all of its words. */
	private const PAIRS   = 0.6;
	private const COVERED = 0.7;
	/** What a stem has to count for a word of the title to be asked for. */
	private const SURE = 0.5;

	/** Words between spaces; without the last space while the last word is being typed. */
	private readonly string $line;

	/**
	 * Neighbours, as the line.
	 *
	 * @var list<string>
	 */
	private readonly array $pairs;

	/**
	 * Stems that the question surely asks for.
	 *
	 * @var array<string|int, true>
	 */
	private readonly array $stems;

	/**
	 * Prepares a question.
	 *
	 * @param string                                      $question As it was typed.
	 * @param array<string|int, array<string|int, float>> $stems    As Question::stems() gives them.
	 * @param string                                      $language That it seems to be in.
	 */
	public function __construct( string $question, array $stems, private readonly string $language ) {
		$words = Fold::words( $question );
		$end   = preg_match( '/[\s.?!]$/u', $question ) ? ' ' : '';
		$last  = count( $words ) - 1;
		$pairs = array();
		for ( $at = 1; $at <= $last; $at++ ) {
			$pairs[] = " {$words[ $at - 1 ]} {$words[ $at ]}" . ( $at === $last ? $end : ' ' );
		}
		$sure = array();
		foreach ( $stems as $own ) {
			foreach ( $own as $stem => $counts ) {
				if ( $counts >= self::SURE ) {
					$sure[ $stem ] = true;
				}
			}
		}
		$this->line  = ' ' . implode( ' ', $words ) . $end;
		$this->pairs = $pairs;
		$this->stems = $sure;
	}

	/**
	 * What an article counts more for its title.
	 *
	 * @param string $title Plain.
	 * @return float 1 or more.
	 */
	public function of( string $title ): float {
		$words   = Fold::words( $title );
		$line    = ' ' . implode( ' ', $words ) . ' ';
		$whole   = trim( $line ) === trim( $this->line ) ? self::IS : ( str_contains( $line, $this->line ) ? self::HOLDS : 1.0 );
		$pairs   = count( array_filter( $this->pairs, static fn( string $pair ): bool => str_contains( $line, $pair ) ) ) / max( 1, count( $this->pairs ) );
		$telling = array_filter( $words, fn( string $word ): bool => ! Words::has( $word, $this->language ) );
		$covered = count( array_filter( $telling, fn( string $word ): bool => isset( $this->stems[ Words::stem( $word, $this->language ) ] ) ) ) / max( 1, count( $telling ) );
		return $whole * ( 1 + self::PAIRS * $pairs ) * ( 1 + self::COVERED * $covered );
	}
}
