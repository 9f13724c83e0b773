<?php
/**
 * Stems of Spanish words.
 *
 * @package Mesa
 */

namespace Mesa\Domain\Stem;

defined( 'ABSPATH' ) || exit;

/**
 * Snowball's Spanish stemmer for words without accents: "devoluciones" → "devolu", "enviando", "envíos" → "envi".
 *
 * Without accents "-ió" and the "-io" of "envío" are the same letters; the noun wins, and the verb keeps its "i".
 *
 * @see https://snowballstem.org/algorithms/spanish/stemmer.html
 */
final class SpanishStem {
	private const PRONOUN = '/(?<=ando|iendo|uyendo|ar|er|ir)(?:sel[ao]s?|me|se|l[aeo]s?|nos)$/';
	/** Step 1: pattern => where it must lie (1: R1, 2: R2), what takes its place, and what may go before it as well. */
	private const STANDARD = array(
		'(?:amient|imient)os?|anzas?|ic[oa]s?|ismos?|[ai]bles?|istas?|os[oa]s?' => array( 2, '', '' ),
		'ador(?:es|as?)?|acion(?:es)?|antes?|ancias?' => array( 2, '', 'ic' ),
		'logias?'                                     => array( 2, 'log', '' ),
		'ucion(?:es)?'                                => array( 2, 'u', '' ),
		'encias?'                                     => array( 2, 'ente', '' ),
		'amente'                                      => array( 1, '', '(?:at)?iv|os|ic|ad' ),
		'mente'                                       => array( 2, '', 'ante|[ai]ble' ),
		'idad(?:es)?'                                 => array( 2, '', 'abil|ic|iv' ),
		'iv[oa]s?'                                    => array( 2, '', 'at' ),
	);
	private const VERB = '/(?:[aei]ria(?:n|s|is|mos)?|[aei]r(?:an?|as|eis|emos|e)|aba(?:n|s|is|mos)?|[ai]d[ao]s?|ia(?:n|s|is|mos)?|ara(?:n|s|is|mos)?|iera(?:n|s|is|mos)?|[aei]d|ase(?:n|s|is|mos)?|iese(?:n|s|is|mos)?|[ai]ste(?:is)?|an|aron|ieron|ando|iendo|[aei]r|as|is|ais|[ai]mos)$/';

	/**
	 * The stem.
	 *
	 * @param string $word Folded, letters a to z.
	 */
	public static function of( string $word ): string {
		$verbal = self::verbal_region( $word );
		$word   = self::cut( $word, self::PRONOUN, $verbal );
		$shorter = self::standard( $word );
		if ( $shorter === $word ) {
			$shorter = self::cut( $word, '/(?<=u)y(?:a(?:n|s|is|mos)?|en?|es|eron|endo|o)$/', $verbal );
		}
		if ( $shorter === $word ) {
			$shorter = self::verb( $word, $verbal );
		}
		$word    = $shorter;
		$shorter = self::cut( $word, '/(?:os|[ao])$/', $verbal );
		return $shorter === $word ? self::without_e( $word, '/e$/', $verbal ) : $shorter;
	}

	/**
	 * Where the region RV begins.
	 *
	 * @param string $word The word.
	 */
	private static function verbal_region( string $word ): int {
		if ( preg_match( '/^.[^aeiou].*?[aeiou]/', $word, $found ) || preg_match( '/^[aeiou]{2}.*?[^aeiou]/', $word, $found ) ) {
			return strlen( $found[0] );
		}
		return preg_match( '/^[^aeiou][aeiou]./', $word ) ? 3 : strlen( $word );
	}

	/**
	 * The word without an ending that lies in a region.
	 *
	 * @param string $word    The word.
	 * @param string $pattern The ending.
	 * @param int    $from    Where the region begins.
	 */
	private static function cut( string $word, string $pattern, int $from ): string {
		return preg_match( $pattern, $word, $found, PREG_OFFSET_CAPTURE ) && $found[0][1] >= $from ? substr( $word, 0, $found[0][1] ) : $word;
	}

	/**
	 * Step 1: endings of nouns, adjectives and adverbs; the longest that fits counts.
	 *
	 * @param string $word The word.
	 */
	private static function standard( string $word ): string {
		$regions = array( 1 => strlen( $word ), 2 => strlen( $word ) );
		if ( preg_match( '/[aeiou][^aeiou]/', $word, $found, PREG_OFFSET_CAPTURE ) ) {
			$regions[1] = $found[0][1] + 2;
			if ( preg_match( '/[aeiou][^aeiou]/', $word, $found, PREG_OFFSET_CAPTURE, $regions[1] ) ) {
				$regions[2] = $found[0][1] + 2;
			}
		}
		$best = null;
		foreach ( self::STANDARD as $pattern => $rule ) {
			if ( preg_match( "/(?:$pattern)$/", $word, $found ) && strlen( $found[0] ) > ( $best[0] ?? 0 ) ) {
				$best = array( strlen( $found[0] ), $rule );
			}
		}
		if ( null === $best || strlen( $word ) - $best[0] < $regions[ $best[1][0] ] ) {
			return $word;
		}
		list( $length, list( , $instead, $before ) ) = $best;
		$word = substr( $word, 0, -$length ) . $instead;
		return '' === $before ? $word : self::cut( $word, "/(?:$before)$/", $regions[2] );
	}

	/**
	 * Step 2b: endings of verbs.
	 *
	 * @param string $word   The word.
	 * @param int    $verbal Where RV begins.
	 */
	private static function verb( string $word, int $verbal ): string {
		$shorter = self::cut( $word, self::VERB, $verbal );
		return $shorter === $word ? self::without_e( $word, '/(?:emos|eis|en|es)$/', $verbal ) : $shorter;
	}

	/**
	 * An ending that begins with "e", with the "u" that only kept a "g" hard before it.
	 *
	 * @param string $word    The word.
	 * @param string $pattern The ending.
	 * @param int    $verbal  Where RV begins.
	 */
	private static function without_e( string $word, string $pattern, int $verbal ): string {
		$shorter = self::cut( $word, $pattern, $verbal );
		return $shorter !== $word && str_ends_with( $shorter, 'gu' ) && strlen( $shorter ) > $verbal ? substr( $shorter, 0, -1 ) : $shorter;
	}
}
