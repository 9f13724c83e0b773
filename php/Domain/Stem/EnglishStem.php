<?php
/**
 * Stems of English words.
 *
 * @package Mesa
 */

namespace Mesa\Domain\Stem;

defined( 'ABSPATH' ) || exit;

/**
 * Snowball's English stemmer ("Porter2"): "connection", "connected" → "connect". For folded words, so apostrophes,
 * which it begins with, are gone already.
 *
 * @see https://snowballstem.org/algorithms/english/stemmer.html
 */
final class EnglishStem {
	/** Words that the rules would get wrong. */
	private const SPECIAL = array(
		'skis'   => 'ski',
		'skies'  => 'sky',
		'dying'  => 'die',
		'lying'  => 'lie',
		'tying'  => 'tie',
		'idly'   => 'idl',
		'gently' => 'gentl',
		'ugly'   => 'ugli',
		'early'  => 'earli',
		'only'   => 'onli',
		'singly' => 'singl',
		'sky'    => 'sky',
		'news'   => 'news',
		'howe'   => 'howe',
		'atlas'  => 'atlas',
		'cosmos' => 'cosmos',
		'bias'   => 'bias',
		'andes'  => 'andes',
	);
	/** Words that step 1a leaves done. */
	private const DONE = array( 'inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed' );
	/** Step 2: ending => what takes its place when it lies in R1; the longest that fits counts. */
	private const STEP_2 = array(
		'ational' => 'ate',
		'fulness' => 'ful',
		'iveness' => 'ive',
		'ization' => 'ize',
		'ousness' => 'ous',
		'biliti'  => 'ble',
		'lessli'  => 'less',
		'tional'  => 'tion',
		'alism'   => 'al',
		'aliti'   => 'al',
		'ation'   => 'ate',
		'entli'   => 'ent',
		'fulli'   => 'ful',
		'iviti'   => 'ive',
		'ousli'   => 'ous',
		'abli'    => 'able',
		'alli'    => 'al',
		'anci'    => 'ance',
		'ator'    => 'ate',
		'enci'    => 'ence',
		'izer'    => 'ize',
		'bli'     => 'ble',
		'ogi'     => 'og',
		'li'      => '',
	);
	/** Step 3, as step 2. */
	private const STEP_3 = array(
		'ational' => 'ate',
		'tional'  => 'tion',
		'alize'   => 'al',
		'ative'   => '',
		'icate'   => 'ic',
		'iciti'   => 'ic',
		'ical'    => 'ic',
		'ness'    => '',
		'ful'     => '',
	);
	/** Step 4: endings that go when they lie in R2. */
	private const STEP_4 = array( 'ement', 'ance', 'ence', 'able', 'ible', 'ment', 'ant', 'ent', 'ism', 'ate', 'iti', 'ous', 'ive', 'ize', 'ion', 'al', 'er', 'ic' );

	/**
	 * The stem.
	 *
	 * @param string $word Folded, letters a to z.
	 */
	public static function of( string $word ): string {
		if ( strlen( $word ) <= 2 ) {
			return $word;
		}
		if ( isset( self::SPECIAL[ $word ] ) ) {
			return self::SPECIAL[ $word ];
		}
		// A "y" that is a consonant is written "Y" until the end.
		$word = (string) preg_replace( '/^y|(?<=[aeiouy])y/', 'Y', $word );
		list( $first, $second ) = self::regions( $word );
		$word = self::step_1a( $word );
		if ( ! in_array( $word, self::DONE, true ) ) {
			$word = self::step_1b( $word, $first );
			$word = (string) preg_replace( '/(?<=.[^aeiouy])[yY]$/', 'i', $word );
			$word = self::replace( $word, self::STEP_2, $first, $second );
			$word = self::replace( $word, self::STEP_3, $first, $second );
			$word = self::step_4( $word, $second );
			$word = self::step_5( $word, $first, $second );
		}
		return strtolower( $word );
	}

	/**
	 * Where the regions R1 and R2 begin.
	 *
	 * @param string $word The word.
	 * @return array{int, int}
	 */
	private static function regions( string $word ): array {
		$length = strlen( $word );
		$first  = preg_match( '/^(?:gener|commun|arsen|past|univers|later|emerg|organ)/', $word, $found ) || preg_match( '/[aeiouy][^aeiouy]/', $word, $found, PREG_OFFSET_CAPTURE )
			? ( is_array( $found[0] ) ? $found[0][1] + 2 : strlen( $found[0] ) )
			: $length;
		$second = $first < $length && preg_match( '/[aeiouy][^aeiouy]/', $word, $found, PREG_OFFSET_CAPTURE, $first ) ? $found[0][1] + 2 : $length;
		return array( $first, $second );
	}

	/**
	 * Plurals.
	 *
	 * @param string $word The word.
	 */
	private static function step_1a( string $word ): string {
		if ( str_ends_with( $word, 'sses' ) ) {
			return substr( $word, 0, -2 );
		}
		if ( preg_match( '/ie[ds]$/', $word ) ) {
			return substr( $word, 0, strlen( $word ) > 4 ? -2 : -1 );
		}
		return preg_match( '/[aeiouy].+s$/', $word ) && ! preg_match( '/[us]s$/', $word ) ? substr( $word, 0, -1 ) : $word;
	}

	/**
	 * "-ed" and "-ing".
	 *
	 * @param string $word  The word.
	 * @param int    $first Where R1 begins.
	 */
	private static function step_1b( string $word, int $first ): string {
		if ( preg_match( '/eed(?:ly)?$/', $word, $found ) ) {
			return strlen( $word ) - strlen( $found[0] ) >= $first ? substr( $word, 0, -strlen( $found[0] ) ) . 'ee' : $word;
		}
		if ( ! preg_match( '/^(.*[aeiouy].*?)(?:ed|ing)(?:ly)?$/', $word, $found ) ) {
			return $word;
		}
		$word = $found[1];
		if ( preg_match( '/(?:at|bl|iz)$/', $word ) ) {
			return $word . 'e';
		}
		if ( preg_match( '/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/', $word ) ) {
			return preg_match( '/^[aeo](?:dd|gg|ff|bb|nn|pp|rr|tt|mm)$/', $word ) ? $word : substr( $word, 0, -1 );
		}
		return strlen( $word ) <= $first && self::ends_short( $word ) ? $word . 'e' : $word;
	}

	/**
	 * Whether a word ends in a short syllable: "hop", "past", "at".
	 *
	 * @param string $word The word.
	 */
	private static function ends_short( string $word ): bool {
		return (bool) preg_match( '/[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|^past$/', $word );
	}

	/**
	 * Steps 2 and 3.
	 *
	 * @param string                $word    The word.
	 * @param array<string, string> $endings Longest first.
	 * @param int                   $first   Where R1 begins.
	 * @param int                   $second  Where R2 begins.
	 */
	private static function replace( string $word, array $endings, int $first, int $second ): string {
		foreach ( $endings as $ending => $instead ) {
			if ( ! str_ends_with( $word, $ending ) ) {
				continue;
			}
			$rest = substr( $word, 0, -strlen( $ending ) );
			$fits = strlen( $rest ) >= ( 'ative' === $ending ? $second : $first )
				&& ( 'ogi' !== $ending || str_ends_with( $rest, 'l' ) )
				&& ( 'li' !== $ending || preg_match( '/[cdeghkmnrt]$/', $rest ) );
			return $fits ? $rest . $instead : $word;
		}
		return $word;
	}

	/**
	 * Endings that go.
	 *
	 * @param string $word   The word.
	 * @param int    $second Where R2 begins.
	 */
	private static function step_4( string $word, int $second ): string {
		foreach ( self::STEP_4 as $ending ) {
			if ( str_ends_with( $word, $ending ) ) {
				$rest = substr( $word, 0, -strlen( $ending ) );
				return strlen( $rest ) >= $second && ( 'ion' !== $ending || preg_match( '/[st]$/', $rest ) ) ? $rest : $word;
			}
		}
		return $word;
	}

	/**
	 * A last "e" or "l".
	 *
	 * @param string $word   The word.
	 * @param int    $first  Where R1 begins.
	 * @param int    $second Where R2 begins.
	 */
	private static function step_5( string $word, int $first, int $second ): string {
		$rest = substr( $word, 0, -1 );
		$at   = strlen( $rest );
		if ( str_ends_with( $word, 'e' ) ) {
			return $at >= $second || ( $at >= $first && ! self::ends_short( $rest ) ) ? $rest : $word;
		}
		return str_ends_with( $word, 'll' ) && $at >= $second ? $rest : $word;
	}
}
