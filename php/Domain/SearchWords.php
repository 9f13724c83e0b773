<?php
/**
 * What a text can be found by.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Takes texts apart into the terms of the ticket search: the same for what is stored and for what is looked for.
 *
 * A term is a word without accents and letter case, in ASCII: other letters stand as "~" and the hex of their UTF-8, so that no
 * collation takes two terms for one. Words of one character, digits and the commonest words are terms like any other. Scripts
 * without spaces (Chinese, Japanese, Thai …), and Korean, whose endings stick to the words, give each character and each pair of
 * neighbours. Words joined by "-", "_", ".", "@" or an apostrophe are also one term together: "wi-fi" is found by "wifi".
 */
final class SearchWords {
	/** Longer terms are cut and end in a hash of the whole; with a field's prefix they fit into 64 characters. */
	private const LONGEST = 60;
	/** Longer compounds are found by their parts. Bytes. */
	private const LONGEST_COMPOUND = 48;
	/** So many raw words with other than ASCII letters are remembered with their terms. */
	private const REMEMBERED = 20_000;

	/** Terms that stand for pairs of words begin so; there are so many of them. */
	private const PAIR  = 'p.';
	private const PAIRS = 65_536;

	private const UPPER    = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
	private const LOWER    = 'abcdefghijklmnopqrstuvwxyz';
	private const JOINERS  = array( '-', '_', '.', '@', "'" );
	private const COMPOUND = '/(?<![a-z0-9\x80-\xff])[a-z0-9\x80-\xff]++(?:[-_.@\'][a-z0-9\x80-\xff]++)++/i';
	private const UNSPACED = '\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Hangul}';
	/** Soft hyphens and other marks that nobody sees, vowel points of Arabic and Hebrew, tatweel. */
	private const UNSEEN = '/[\x{AD}\x{200B}-\x{200F}\x{2060}\x{FEFF}\x{640}\x{64B}-\x{65F}\x{670}\x{591}-\x{5C7}]+/u';
	/** Apostrophes and hyphens outside ASCII. */
	private const TYPESET = array(
		"\u{2019}" => "'",
		"\u{2018}" => "'",
		"\u{2010}" => '-',
		"\u{2011}" => '-',
	);

	/** ASCII's separators as spaces, its capitals as small letters; filled once. */
	private static string $from = '';
	private static string $to   = '';

	/**
	 * Terms of raw words with other than ASCII letters.
	 *
	 * @var array<string, array<string|int, int>>
	 */
	private static array $memory = array();

	/**
	 * Words of raw words with other than ASCII letters.
	 *
	 * @var array<string, list<string>>
	 */
	private static array $sequences = array();

	/**
	 * The terms of a text, each once, as keys. PHP makes whole numbers of digits: cast the keys back.
	 *
	 * @param string $text UTF-8.
	 * @return array<string|int, int>
	 */
	public static function terms( string $text ): array {
		if ( '' === self::$from ) {
			self::fill_map();
		}
		$ascii = ! preg_match( '/[\x80-\xff]/', $text );
		$text  = $ascii ? $text : self::plain( $text );
		$line  = strtr( $text, self::$from, self::$to );
		$terms = array_flip( explode( ' ', $line ) );
		unset( $terms[''] );
		if ( preg_match_all( self::COMPOUND, $text, $found ) ) {
			foreach ( $found[0] as $compound ) {
				if ( strlen( $compound ) <= self::LONGEST_COMPOUND ) {
					$terms[ str_replace( self::JOINERS, '', strtr( $compound, self::UPPER, self::LOWER ) ) ] = 0;
				}
			}
		}
		if ( ! $ascii ) {
			foreach ( preg_grep( '/[\x80-\xff]/', array_keys( $terms ) ) as $raw ) {
				unset( $terms[ $raw ] );
				$terms += self::$memory[ $raw ] ?? self::remember( (string) $raw );
			}
		}
		if ( preg_match( '/[a-z0-9]{' . ( self::LONGEST + 1 ) . '}/', $line ) ) {
			foreach ( preg_grep( '/^[a-z0-9]{' . ( self::LONGEST + 1 ) . '}/', array_keys( $terms ) ) as $raw ) {
				unset( $terms[ $raw ] );
				$terms[ self::term( (string) $raw ) ] = 0;
			}
		}
		return $terms;
	}

	/**
	 * Which words stand side by side in a text, as keys: each pair of neighbours is one of PAIRS terms. Few tickets have all
	 * the pairs of a phrase without having the phrase, even one of the commonest words.
	 *
	 * @param string $text UTF-8.
	 * @return array<string, int>
	 */
	public static function pairs( string $text ): array {
		$numbers = array();
		$before  = '';
		foreach ( self::sequence( $text ) as $word ) {
			// A word of a script without spaces may be looked for by a part of it, which has other neighbours.
			if ( $word[0] > "\x7f" && self::is_unspaced( $word ) ) {
				$before = '';
				continue;
			}
			if ( '' !== $before ) {
				$numbers[ crc32( "$before $word" ) & self::PAIRS - 1 ] = 0;
			}
			$before = $word;
		}
		$pairs = array();
		foreach ( $numbers as $number => $zero ) {
			$pairs[ self::PAIR . $number ] = $zero;
		}
		return $pairs;
	}

	/**
	 * The words of a text in order, letters of scripts without spaces parted from others. What a phrase is made of.
	 *
	 * @param string $text UTF-8.
	 * @return list<string> Folded; not yet terms.
	 */
	public static function sequence( string $text ): array {
		if ( '' === self::$from ) {
			self::fill_map();
		}
		$words = array();
		foreach ( explode( ' ', strtr( self::plain( $text ), self::$from, self::$to ) ) as $raw ) {
			if ( ctype_alnum( $raw ) ) {
				$words[] = $raw;
			} elseif ( '' !== $raw ) {
				array_push( $words, ...( self::$sequences[ $raw ] ?? self::remember_sequence( $raw ) ) );
			}
		}
		return $words;
	}

	/**
	 * A text with apostrophes and hyphens of ASCII. To look for one is quicker than to replace none.
	 *
	 * @param string $text UTF-8.
	 */
	private static function plain( string $text ): string {
		return str_contains( $text, "\xe2\x80" ) ? strtr( $text, self::TYPESET ) : $text;
	}

	/**
	 * The words of a raw word with other than ASCII letters.
	 *
	 * @param string $text Text between two ASCII separators.
	 * @return list<string>
	 */
	private static function folded( string $text ): array {
		$folded = $text;
		if ( preg_match( '/[\x80-\xff]/', $folded ) ) {
			$folded = Fold::fold( preg_replace( self::UNSEEN, '', $folded ) ?? $folded );
			// Fold takes letters apart: Korean syllables and Japanese letters belong together.
			$folded = class_exists( \Normalizer::class ) ? (string) \Normalizer::normalize( $folded, \Normalizer::FORM_C ) : $folded;
			$folded = str_replace( 'ς', 'σ', $folded );
		} else {
			$folded = strtr( $folded, self::UPPER, self::LOWER );
		}
		// Possessive as COMPOUND is: a run of many thousand letters would use up PCRE's stack.
		if ( ! preg_match_all( '/[' . self::UNSPACED . '][' . self::UNSPACED . '\p{M}]*+|(?:(?![' . self::UNSPACED . '])[\p{L}\p{N}\p{M}])++/u', $folded, $found ) ) {
			// Not UTF-8, or nothing to find.
			preg_match_all( '/[a-z0-9]+/', $folded, $found );
		}
		return $found[0];
	}

	/**
	 * Words as one line, in which a phrase is looked for by str_contains(): a space on each side of a word, none inside a
	 * script without spaces.
	 *
	 * @param list<string> $words As sequence() gives them.
	 */
	public static function line( array $words ): string {
		return $words ? ' ' . implode( ' ', $words ) . ' ' : '';
	}

	/**
	 * A phrase as line() would have it; open at an end that stands in a script without spaces.
	 *
	 * @param non-empty-list<string> $words As sequence() gives them.
	 */
	public static function needle( array $words ): string {
		$line = self::line( $words );
		$line = self::is_unspaced( $words[0] ) ? substr( $line, 1 ) : $line;
		return self::is_unspaced( $words[ count( $words ) - 1 ] ) ? substr( $line, 0, -1 ) : $line;
	}

	/**
	 * The terms of one word of sequence(): itself, or in a script without spaces the pairs of neighbours.
	 *
	 * @param string $word The word.
	 * @return list<string>
	 */
	public static function terms_of_word( string $word ): array {
		if ( ! self::is_unspaced( $word ) ) {
			return array( self::term( $word ) );
		}
		$letters = self::letters( $word );
		$pairs   = array();
		for ( $i = 1, $n = count( $letters ); $i < $n; $i++ ) {
			$pairs[] = self::term( $letters[ $i - 1 ] . $letters[ $i ] );
		}
		return $pairs ? array_values( array_unique( $pairs ) ) : array( self::term( $word ) );
	}

	/**
	 * The term of a folded word.
	 *
	 * @param string $word The word.
	 */
	public static function term( string $word ): string {
		$term = preg_match( '/[^a-z0-9]/', $word ) ? '~' . bin2hex( $word ) : $word;
		return strlen( $term ) <= self::LONGEST ? $term : substr( $term, 0, self::LONGEST - 11 ) . '~' . substr( md5( $term ), 0, 10 );
	}

	/**
	 * Whether a word of sequence() is of a script without spaces.
	 *
	 * @param string $word The word.
	 */
	public static function is_unspaced( string $word ): bool {
		return ord( $word ) > 127 && preg_match( '/^[' . self::UNSPACED . ']/u', $word );
	}

	/**
	 * The characters of a word of a script without spaces, marks with their letters.
	 *
	 * @param string $word The word.
	 * @return list<string>
	 */
	public static function letters( string $word ): array {
		preg_match_all( '/\P{M}\p{M}*|\p{M}+/u', $word, $found );
		return $found[0];
	}

	/**
	 * The terms of a raw word with other than ASCII letters.
	 *
	 * @param string $raw Text between two ASCII separators.
	 * @return array<string|int, int>
	 */
	private static function remember( string $raw ): array {
		$terms = array();
		foreach ( self::folded( $raw ) as $word ) {
			if ( self::is_unspaced( $word ) ) {
				foreach ( self::letters( $word ) as $letter ) {
					$terms[ self::term( $letter ) ] = 0;
				}
			}
			foreach ( self::terms_of_word( $word ) as $term ) {
				$terms[ $term ] = 0;
			}
		}
		if ( strlen( $raw ) > 2 * self::LONGEST_COMPOUND ) {
			return $terms;
		}
		if ( count( self::$memory ) >= self::REMEMBERED ) {
			self::$memory = array();
		}
		self::$memory[ $raw ] = $terms;
		return $terms;
	}

	/**
	 * The words of a raw word with other than ASCII letters.
	 *
	 * @param string $raw Text between two ASCII separators.
	 * @return list<string>
	 */
	private static function remember_sequence( string $raw ): array {
		$words = self::folded( $raw );
		if ( strlen( $raw ) <= 2 * self::LONGEST_COMPOUND ) {
			if ( count( self::$sequences ) >= self::REMEMBERED ) {
				self::$sequences = array();
			}
			self::$sequences[ $raw ] = $words;
		}
		return $words;
	}

	/**
	 * Prepares what strtr() needs.
	 */
	private static function fill_map(): void {
		for ( $byte = 0; $byte < 128; $byte++ ) {
			$char        = chr( $byte );
			self::$from .= $char;
			self::$to   .= ctype_alnum( $char ) ? strtr( $char, self::UPPER, self::LOWER ) : ' ';
		}
	}
}
