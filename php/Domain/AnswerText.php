<?php
/**
 * An answer without what is only said to one person.
 *
 * @package Mesa
 */

namespace Mesa\Domain;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the greeting and the farewell off an answer, so that what is left can be an article. Works on
 * blocks, whichever program wrote the HTML that they were made of.
 */
final class AnswerText {
	private const GREETING = '/^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hola|buen[oa]s(?: d[ií]as| tardes| noches)?|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?|hallo|guten (?:tag|morgen|abend)|liebe[r]?|sehr geehrte[r]?|bonjour|bonsoir|cher|ch[eè]re|ciao|buongiorno|ol[aá]|bom dia|boa tarde)\b/iu';
	private const THANKS   = '/^(?:thank you|thanks|many thanks|gracias|muchas gracias|danke|vielen dank|merci|grazie|obrigad[oa])\b[^.!?]{0,40}\b(?:for|por|f[uü]r|pour|per|de)\b[^.!?]{0,80}[.!]\s*/iu';
	private const FAREWELL = '/^(?:(?:kind|best|warm|many)?\s*regards|best(?: wishes)?|cheers|thanks(?: again)?|thank you|many thanks|yours(?: sincerely| truly)?|sincerely|have a (?:nice|good|great|lovely)|all the best|(?:un |muchos )?(?:cordial )?saludos?|atentamente|gracias|muchas gracias|que tengas?|un abrazo|mit freundlichen|viele gr[uü][sß]|gru[sß]|lg|mfg|cordialement|bien [aà] vous|bonne journ[eé]e|cordiali saluti|saluti|atenciosamente|abra[cç]os?)\b/iu';
	/** A farewell is not longer (characters). */
	private const SHORT = 90;
	/** Lines that a farewell and a signature take together. */
	private const SIGNATURE = 5;

	/**
	 * The blocks of an answer that say something.
	 *
	 * @param list<string> $blocks As HtmlBlocks::list() gives them.
	 * @param list<string> $names  Of whoever has written it.
	 * @return list<string>
	 */
	public static function blocks( array $blocks, array $names ): array {
		if ( $blocks && 1 === preg_match( self::GREETING, self::plain( $blocks[0] ) ) ) {
			$blocks[0] = self::with_words( $blocks[0], self::after_greeting( ... ) );
			$blocks    = self::filled( $blocks );
			// "Hello Ana," and then a sentence that went on from there.
			$blocks = $blocks ? array( self::with_words( $blocks[0], self::capital( ... ) ), ...array_slice( $blocks, 1 ) ) : array();
		}
		if ( $blocks && 1 === preg_match( self::THANKS, self::plain( $blocks[0] ) ) ) {
			$blocks[0] = self::with_words( $blocks[0], self::without_sentence( ... ) );
			$blocks    = self::filled( $blocks );
		}
		// "Kind regards", and below it a name, a company, a telephone number.
		for ( $at = max( 1, count( $blocks ) - self::SIGNATURE ), $end = count( $blocks ); $at < $end; $at++ ) {
			$after = self::plain( implode( ' ', array_slice( $blocks, $at + 1 ) ) );
			if ( self::is_farewell( self::plain( $blocks[ $at ] ), $names ) && mb_strlen( $after ) <= 2 * self::SHORT ) {
				$blocks = array_slice( $blocks, 0, $at );
				break;
			}
		}
		while ( $blocks ) {
			$last   = count( $blocks ) - 1;
			$before = $blocks[ $last ];
			$blocks[ $last ] = self::with_words( $before, static fn( string $words ): string => self::without_farewell( $words, $names ) );
			$changed = $blocks[ $last ] !== $before;
			$count   = count( $blocks );
			$blocks  = self::filled( $blocks );
			if ( ! $changed || count( $blocks ) === $count ) {
				break;
			}
		}
		return $blocks;
	}

	/**
	 * How much an answer explains: long ones with steps do, questions and "you are welcome" do not.
	 *
	 * @param string $html Its blocks.
	 */
	public static function worth( string $html ): float {
		$text  = self::plain( $html );
		$words = str_word_count( $text ) + substr_count( $text, ' ' ) / 2;
		return min( 200.0, $words ) + 30 * min( 1, preg_match_all( '/<(?:ol|ul)\b/i', $html ) ) + 5 * min( 6, preg_match_all( '/<li\b/i', $html ) ) - 15 * substr_count( $text, '?' );
	}

	/**
	 * A paragraph with other words; other blocks stay as they are.
	 *
	 * @param string                   $block  A block.
	 * @param \Closure(string): string $change Gets and gives what stands in the paragraph.
	 */
	private static function with_words( string $block, \Closure $change ): string {
		return (string) preg_replace_callback( '#^(<!-- wp:paragraph -->\n<p>)(.*)(</p>\n<!-- /wp:paragraph -->)$#su', static fn( array $found ): string => $found[1] . $change( $found[2] ) . $found[3], $block );
	}

	/**
	 * Blocks that are not empty.
	 *
	 * @param list<string> $blocks Blocks.
	 * @return list<string>
	 */
	private static function filled( array $blocks ): array {
		return array_values( array_filter( $blocks, static fn( string $block ): bool => '' !== self::plain( $block ) || str_contains( $block, '<img' ) || str_contains( $block, '<hr' ) ) );
	}

	/**
	 * What follows a greeting in the same paragraph.
	 *
	 * @param string $words HTML.
	 */
	private static function after_greeting( string $words ): string {
		$rest = preg_match( '#^.{0,80}?(?:<br\s*/?>|[,!:]\s+(?=\S)|[.]\s+)(.*)$#isu', $words, $found ) ? trim( $found[1] ) : '';
		if ( '' === $rest && mb_strlen( self::plain( $words ) ) > self::SHORT ) {
			return $words;
		}
		return self::capital( (string) preg_replace( '#^(?:<br\s*/?>\s*)+#i', '', $rest ) );
	}

	/**
	 * A paragraph without its first sentence.
	 *
	 * @param string $words HTML.
	 */
	private static function without_sentence( string $words ): string {
		$rest = preg_match( '#^[^.!?<]*[.!]\s*(.*)$#su', $words, $found ) ? trim( $found[1] ) : $words;
		return self::capital( (string) preg_replace( '#^(?:<br\s*/?>\s*)+#i', '', $rest ) );
	}

	/**
	 * A paragraph without the lines at its end that only say good-bye.
	 *
	 * @param string       $words HTML.
	 * @param list<string> $names Of whoever has written it.
	 */
	private static function without_farewell( string $words, array $names ): string {
		$lines = preg_split( '#<br\s*/?>#i', $words ) ?: array();
		for ( $at = max( 0, count( $lines ) - self::SIGNATURE ), $end = count( $lines ); $at < $end; $at++ ) {
			if ( self::is_farewell( self::plain( $lines[ $at ] ), $names ) && mb_strlen( self::plain( implode( ' ', array_slice( $lines, $at + 1 ) ) ) ) <= 2 * self::SHORT ) {
				$lines = array_slice( $lines, 0, $at );
				break;
			}
		}
		return trim( implode( '<br>', $lines ) );
	}

	/**
	 * Whether a last paragraph only says good-bye, or is a name.
	 *
	 * @param string       $text  Plain.
	 * @param list<string> $names Of whoever has written it.
	 */
	private static function is_farewell( string $text, array $names ): bool {
		if ( mb_strlen( $text ) > self::SHORT ) {
			return false;
		}
		$bare = trim( $text, " \t\n.,!-–—" );
		foreach ( $names as $name ) {
			$first = (string) strtok( $name, ' ' );
			if ( '' !== $name && ( 0 === strcasecmp( $bare, $name ) || 0 === strcasecmp( $bare, $first ) ) ) {
				return true;
			}
		}
		return '' === $bare || 1 === preg_match( self::FAREWELL, $text );
	}

	/**
	 * A text with a capital at its beginning.
	 *
	 * @param string $html Begins with a letter or a tag.
	 */
	private static function capital( string $html ): string {
		return (string) preg_replace_callback( '/^((?:<[^>]*>|\s)*)(\p{Ll})/u', static fn( array $found ): string => $found[1] . mb_strtoupper( $found[2] ), $html );
	}

	/**
	 * Its text on one line.
	 *
	 * @param string $html HTML.
	 */
	private static function plain( string $html ): string {
		return trim( (string) preg_replace( '/\s+/u', ' ', html_entity_decode( wp_strip_all_tags( str_replace( '<', ' <', $html ) ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ) );
	}
}
